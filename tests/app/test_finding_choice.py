"""The choice of findings: filters, the one that an address names, and the groups by check."""

import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app_pages.finding_choice import chosen, limits_of_open, named, standing_of, waiting, with_words
from dataflow.actions import Deciding, actions, tally
from dataflow.checks.touching import about_actor
from dataflow.exports.selection import Selection, select
from dataflow.facts.finding import Accepted, Finding
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import text
from tests.app.conftest import SMALL

DAY = datetime.date(2026, 11, 22)
ACCEPTED = Accepted(by="DPO", on=DAY, until=DAY, why=text("vu", "seen"))


def finding(name: str, **more: object) -> Finding:
    """A finding with only what these tests look at."""
    values = {
        "id": name,
        "check": name.partition(":")[0],
        "name": name,
        "regime": "gdpr",
        "regime_label": text("RGPD", "GDPR"),
        "applicability": "assumed",
        "verdict": "gap",
        "severity": "high",
        "law": text("art.", "Art."),
        "message": text("message", "message"),
        "fix": text("à faire", "to do"),
    }
    return Finding.model_validate({**values, **more})


A = finding("R10:gdpr:host/hosting#aaaaaa", actors=("host", "us"), severity="critical")
B = finding("R21:gdpr:account#bbbbbb", data_sets=("account",), verdict="undetermined")
C = finding("R10:ci:host/hosting#cccccc", actors=("host",), regime="ci_2013_450", accepted=ACCEPTED)
D = finding("R18:gdpr:account#dddddd", fields=("email_address",), lapsed="expired")
ALL = (A, B, C, D)


@cache
def small() -> Registry:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small.yaml"
        path.write_text(SMALL, encoding="utf-8")
        found = load(path).registry
    assert found is not None
    return found


@pytest.fixture
def registry() -> Registry:
    return small()


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({}, (A, B, C, D)),
        ({"severity": []}, (A, B, C, D)),
        ({"severity": ["critical"]}, (A,)),
        ({"verdict": ["undetermined"]}, (B,)),
        ({"regime": ["ci_2013_450"]}, (C,)),
        ({"actors": ["host"]}, (A, C)),
        ({"actors": ["host"], "regime": ["gdpr"]}, (A,)),
        ({"actors": ["us", "nobody"]}, (A,)),
        ({"sets": ["account"]}, (B,)),
        ({"fields": ["email_address"]}, (B, D)),
        ({"standing": ["accepted"]}, (C,)),
        ({"standing": ["open", "lapsed"]}, (A, B, D)),
    ],
)
def test_filters(registry: Registry, wanted: dict[str, list[str]], left: tuple[Finding, ...]) -> None:
    assert chosen(ALL, wanted, registry) == left


def test_a_finding_is_named_by_its_id_or_by_its_subject_when_its_facts_have_changed() -> None:
    assert named(ALL, A.id) is A
    assert named(ALL, "R10:gdpr:host/hosting#000000") is A
    assert named(ALL, "R10:gdpr:host/hosting") is A
    assert named(ALL, "R99:gdpr:host/hosting") is None


def test_standings() -> None:
    assert [standing_of(each) for each in ALL] == ["open", "open", "accepted", "lapsed"]


def test_what_waits_for_a_fact_is_asked_for_by_its_name_and_limits_nothing_when_it_decides_no_more() -> None:
    fact = Deciding(id="role:us", kind="role", question=text("?", "?"), findings=(B.id, D.id), of=4)
    assert waiting(ALL, fact, ("role:us",)) == (B, D)
    assert (
        waiting(ALL, fact, ("role:host",))
        == waiting(ALL, fact, ())
        == waiting(ALL, None, ("role:us",))
        == ALL
    )


@pytest.mark.parametrize(
    ("words", "left"),
    [("", 3), ("contrat hébergeur", 1), ("CONTRAT HEBERGEUR", 1), ("contr", 1), ("contrat durée", 0), ("r21", 1),
     ("message", 3), ("article", 0)],
)  # fmt: skip
def test_actions_are_found_by_the_beginnings_of_their_words(
    registry: Registry, words: str, left: int
) -> None:
    made = [each.model_copy(update={"actors": ("host",)}) for each in (A, B, D)]
    found = with_words(actions(made, registry), words, "fr")
    assert len(found) == left
    assert with_words(found, words, "fr") == found


@given(
    st.lists(st.sampled_from(ALL), unique_by=lambda each: each.id), st.sampled_from(["host", "us", "nobody"])
)
def test_a_count_leads_to_as_many(every: list[Finding], actor: str) -> None:
    """Home, the page of a third party and `check` count the findings that the page of findings lists for them."""
    registry = small()
    told = tally(every)
    for said, n in told.said:
        wanted = {"verdict": (said,), **limits_of_open(every)}
        assert len(chosen(every, wanted, registry)) == n
    assert tally(select(every, Selection(), registry).shown).said == told.said
    naming = about_actor(every, actor)
    assert naming == select(every, Selection(actor=actor), registry).shown
    wanted = {"actors": (actor,), **limits_of_open(every)}
    if tally(naming).open:
        # Where there is none, no count is told and nothing leads there.
        assert chosen(every, wanted, registry) == tally(naming).open
