"""Touching: which findings stand beside an answer, and which on an actor's page."""

from typing import Any

import pytest

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.checks.touching import about_actor, touching, with_findings
from dataflow.words.paragraphs import paragraphs
from registry.records.text import LANGS, text
from tests.dataflow.checks.registries import shipped, varied
from tests.dataflow.exports.examples import finding

NOTHING: dict[str, Any] = {"fields": (), "actors": (), "data_sets": (), "hops": (), "entry": ()}
COLLECTED = "organisation/collects/0000:person:customer>acme.shop"
WATCHED = "third_parties/night_watch/engagements/watch/receives/0000:host.racks>night_watch.desk"


def answer() -> Answer:
    """Where the phone number goes: customer, Acme's shop, Hostly. Nightwatch gets the name only."""
    return trace(shipped("R05-bad").graph, "phone_number")


def touched(**parts: Any) -> bool:
    """Whether a finding that names these parts and nothing else touches the answer."""
    return touching([finding(**{**NOTHING, **parts})], answer()) != ()


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({"hops": (COLLECTED,)}, True),
        ({"hops": (WATCHED,)}, False),
        ({"hops": (WATCHED, COLLECTED)}, True),
        ({"hops": (COLLECTED,), "fields": ("phone_number",)}, True),
        ({"hops": (COLLECTED,), "fields": ("full_name",)}, False),  # a path that both fields share
        ({"hops": (COLLECTED,), "fields": ("full_name", "phone_number")}, True),
        # A path that the same field of two data sets shares.
        ({"hops": (COLLECTED,), "fields": ("phone_number",), "data_sets": ("elsewhere",)}, False),
        ({"hops": (COLLECTED,), "data_sets": ("orders",), "actors": ("night_watch",)}, True),
    ],
)
def test_a_finding_about_hops(parts: dict[str, Any], wanted: bool) -> None:
    assert touched(**parts) is wanted


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({"fields": ("phone_number",)}, True),
        ({"fields": ("full_name",)}, False),
        ({"fields": ("full_name", "phone_number")}, True),
        ({"fields": ("phone_number",), "data_sets": ("account",)}, True),
        ({"fields": ("phone_number",), "data_sets": ("orders", "account")}, True),
        ({"fields": ("phone_number",), "data_sets": ("orders",)}, False),
        ({"fields": ("full_name",), "data_sets": ("account",)}, False),
        ({"fields": ("phone_number",), "actors": ("host",)}, True),
        ({"fields": ("phone_number",), "actors": ("night_watch",)}, False),
        ({"fields": ("phone_number",), "actors": ("night_watch", "host")}, True),
        ({"data_sets": ("account",)}, True),
        ({"data_sets": ("orders",)}, False),
        ({"data_sets": ("orders", "account")}, True),
        ({"data_sets": ("account",), "actors": ("acme",)}, True),
        ({"data_sets": ("account",), "actors": ("night_watch",)}, False),
        # Other fields than the answer's are not touched even where the engagement is the answer's.
        ({"fields": ("full_name",), "entry": ("third_parties", "host", "engagements", "hosting")}, False),
    ],
)
def test_a_finding_about_data(parts: dict[str, Any], wanted: bool) -> None:
    assert touched(**parts) is wanted


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (("third_parties", "host", "engagements", "hosting"), True),
        (("third_parties", "host", "engagements", "hosting", "contract", 0), True),
        (("third_parties", "host", "engagements", "host"), False),
        (("third_parties", "night_watch", "engagements", "watch"), False),
        (("third_parties", "host"), False),
        (("organisation",), False),
        ((), False),
    ],
)
def test_a_finding_about_an_engagement(entry: tuple[str | int, ...], wanted: bool) -> None:
    assert touched(entry=entry) is wanted
    assert touched(entry=entry, actors=("night_watch",)) is wanted


def test_an_engagement_whose_data_nobody_has_stated() -> None:
    changes = {"third_parties": {"host": {"engagements": {"hosting": {"receives": ...}}}}}
    asked = trace(varied("R05-bad", changes).graph, "phone_number")
    assert any(hop.key.startswith("third_parties/host/engagements/hosting:") for hop in asked.hops)
    entry = ("third_parties", "host", "engagements", "hosting")
    assert touching([finding(**{**NOTHING, "entry": entry})], asked)


def test_a_finding_about_an_actor_alone_is_told_on_its_page() -> None:
    alone = finding(**{**NOTHING, "actors": ("host",)})
    other = finding(**{**NOTHING, "actors": ("acme", "night_watch")})
    assert touching([alone], answer()) == ()
    assert about_actor([alone, other], "host") == (alone,)
    assert about_actor([alone, other], "night_watch") == (other,)
    assert about_actor([alone, other], "bank") == ()


def test_an_answer_takes_what_touches_it_in_the_order_given() -> None:
    about = [finding(**{**NOTHING, "fields": (each,)}) for each in ("phone_number", "full_name")]
    sets = finding(**{**NOTHING, "data_sets": ("account",)})
    asked = answer()
    held = with_findings(asked, [sets, *about])
    assert held.findings == (sets, about[0])
    assert held.model_copy(update={"findings": ()}) == asked


def test_a_violation_that_two_laws_see_alike_is_one_line_with_both() -> None:
    alike: dict[str, Any] = {"check": "R15", "verdict": "violation", "message": text("Cela.", "This.")}
    other = {**alike, "message": text("Ceci.", "That.")}
    gdpr = {"regime": "gdpr", "regime_label": text("RGPD", "GDPR")}
    ci = {"regime": "ci_2013_450", "regime_label": text("Côte d’Ivoire, loi n° 2013-450", "Ivorian law")}
    parts = [{**gdpr, **alike}, {**ci, **other}, {**ci, **alike}]
    found = answer().model_copy(update={"findings": tuple(finding(**each) for each in parts)})
    said = {
        lang: next(each.lines[1:] for each in paragraphs(found, lang) if each.kind == "findings")
        for lang in LANGS
    }
    assert said["en"] == ("R15, violation (GDPR and Ivorian law): This.", "R15, violation: That.")
    assert said["fr"] == (
        "R15, manquement (RGPD\u00a0; Côte d’Ivoire, loi n° 2013-450)\u00a0: Cela.",
        "R15, manquement\u00a0: Ceci.",
    )
