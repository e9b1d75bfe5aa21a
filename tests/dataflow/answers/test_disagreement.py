"""Disagreement: what is stated in several ways for the same days, in answers, on pages of actors and by the check."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import permutations
from pkgutil import iter_modules
from typing import Any, get_args, get_origin

import pytest

import registry.records
from dataflow.answers.answer import Contradiction
from dataflow.answers.profile import profile
from dataflow.answers.trace import trace
from dataflow.changes.comparing import compare
from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from dataflow.words import profile_paragraphs
from dataflow.words.doubts import disagreement
from dataflow.words.headline import headline
from dataflow.words.speech import Speech
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.stated import Stated
from tests.dataflow.acme import acme
from tests.dataflow.checks.registries import merged
from tests.dataflow.strategies import DAY

BOTH: list[dict[str, str]] = [{"value": "DE", "cite": "policy L1"}, {"value": "US", "cite": "list L2"}]
ROLES: list[dict[str, str]] = [
    {"value": "processor", "cite": "policy L3"},
    {"value": "independent_controller", "cite": "list L4"},
]


ACCOUNT = {"label": "Account", "fields": ["phone_number"]}


def shop(**parts: Any) -> Registry:
    """A shop whose host has a vault of its own."""
    flow = {"from": "site", "carries": "account", "kind": "host", "cite": "policy L5"}
    data: dict[str, Any] = {
        "documents": {name: {"title": name.title()} for name in ("policy", "list")},
        "organisation": {
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "regimes": {"gdpr": {"applies": "confirmed"}},
            "places": {"site": {"label": "Site"}},
            "collects": [{"from": "customer", "to": "site", "carries": "account", "cite": "policy L1"}],
        },
        "third_parties": {
            "host": {
                "name": "Host",
                "recipients": "listed",
                "places": {"disks": {"label": "Disks"}},
                "engagements": {"hosting": {"role": "processor", "receives": [flow]}},
            },
            "vault": {
                "name": "Vault",
                "recipients": "none",
                "places": {"tapes": {"label": "Tapes"}},
                "engagements": {
                    "copies": {
                        "by": "host",
                        "role": "sub_processor",
                        "receives": [{**flow, "from": "host.disks"}],
                    }
                },
            },
        },
    }
    return acme(**merged(data, parts))


def host(**parts: Any) -> Registry:
    return shop(third_parties={"host": parts})


def engaged(**parts: Any) -> Registry:
    return host(engagements={"hosting": parts})


def found(registry: Registry) -> tuple[Contradiction, ...]:
    return trace(build(registry, DAY), "phone_number").contradictions


def judged(registry: Registry) -> list[Finding]:
    return [each for each in findings(build(registry, DAY)) if each.check == "R33"]


def told(registry: Registry, actor: str) -> list[str]:
    """What the page of an actor says of contradictions."""
    paragraphs = profile_paragraphs(profile(build(registry, DAY), actor), "en")
    return [line for each in paragraphs if each.kind == "contradictions" for line in each.lines]


STATED_TWICE: list[tuple[str, Registry, str]] = [
    ("seat_disagrees", host(country=BOTH), "host:seat"),
    ("country_disagrees", host(places={"disks": {"country": BOTH}}), "host.disks:country"),
    ("role_disagrees", engaged(role=ROLES), "host/hosting"),
    ("own_role_disagrees", shop(data_sets={"account": {**ACCOUNT, "role": ROLES}}), "account:own"),
    ("recipients_denied", host(recipients={"value": "none", "cite": "policy L9"}), "host:recipients"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "registry", "subject"), STATED_TWICE)
def test_it_is_told_in_the_answer_on_the_page_and_by_the_check_with_both_sources(
    kind: str, registry: Registry, subject: str
) -> None:
    (contradiction,) = found(registry)
    (finding,) = judged(registry)
    who = "acme" if kind == "own_role_disagrees" else "host"
    assert contradiction.kind == kind
    assert len({(each.document, each.line) for each in contradiction.citations}) == 2
    assert contradiction.hops
    assert (finding.verdict, finding.id.split("#")[0]) == ("gap", f"R33:gdpr:{subject}")
    (line,) = told(registry, who)
    for said in (disagreement(contradiction, Speech("en")), disagreement(contradiction, Speech("fr")), line):
        for cited in contradiction.citations:
            assert f"{cited.title}" in said
            assert re.search(rf"\b(line|ligne) {cited.line}\b", said)


def test_nothing_is_stated_twice_in_the_shop_itself() -> None:
    assert found(shop()) == ()
    assert judged(shop()) == []
    assert told(shop(), "host") == []


def series() -> Iterator[tuple[str, str]]:
    """Every attribute of the model that is a series of stated values, by record and name."""
    for module in iter_modules(registry.records.__path__):
        for name, record in inspect.getmembers(
            import_module(f"registry.records.{module.name}"), inspect.isclass
        ):
            if issubclass(record, Record) and record.__module__.startswith("registry.records"):
                for key, held in record.model_fields.items():
                    inner = [part for part in get_args(held.annotation) if inspect.isclass(part)]
                    if get_origin(held.annotation) is tuple and any(
                        issubclass(part, Stated) for part in inner
                    ):
                        yield name, key


def test_every_series_of_the_model_is_several_at_once_in_order_or_a_contradiction() -> None:
    several = {("Place", "country"), ("ShortForm", "hosting"), ("Activity", "origin")}
    single = {
        ("Actor", "country"): "seat_disagrees",
        ("Organisation", "country"): "seat_disagrees",
        ("Engagement", "role"): "role_disagrees",
        ("DataSet", "role"): "own_role_disagrees",
    }
    in_order = {("Flow", "mechanism")}  # each for when those before it do not hold
    assert set(series()) == several | in_order | single.keys()
    assert set(single.values()) < {kind for kind, _, _ in STATED_TWICE}


@pytest.mark.parametrize(
    "values",
    [["DE", "US"], [{"value": "DE", "cite": "list L1"}, {"value": "US", "cite": "list L1"}], ["DE", BOTH[1]]],
)
def test_countries_that_one_source_names_are_no_contradiction(values: list[Any]) -> None:
    registry = host(places={"disks": {"country": values}})
    assert found(registry) == ()
    assert trace(build(registry, DAY), "phone_number").stop("host.disks").country.ids == ("DE", "US")


def test_a_role_that_statements_disagree_about_settles_nothing_and_is_shown_as_one_or_the_other() -> None:
    for order in permutations(ROLES):
        graph = build(engaged(role=list(order)), DAY)
        (hop,) = [hop for hop in trace(graph, "phone_number").hops if hop.target == "host.disks"]
        assert (hop.role.value, hop.role.disputed) == (None, True)
        said = headline(trace(graph, "phone_number"), "en")
        assert "(recipient acting as independent controller or processor, the statements disagree)" in said
        found = {
            each.check: each.message.en
            for each in findings(graph)
            if each.id.split(":")[2].startswith("host/")
        }
        assert "“hosting”. The statements disagree" in str(found["R12"])


def test_a_role_that_began_later_supersedes_the_one_before_it() -> None:
    registry = engaged(role=[ROLES[0], {**ROLES[1], "valid_from": "2026-01-01"}])
    assert found(registry) == ()


def test_two_sources_of_one_role_are_one_role_read_in_both() -> None:
    registry = engaged(role=[ROLES[0], {**ROLES[0], "cite": "list L9"}])
    assert found(registry) == ()
    (hop,) = [hop for hop in trace(build(registry, DAY), "phone_number").hops if hop.target == "host.disks"]
    assert (hop.role.value, len(hop.role.citations)) == ("processor", 2)


def test_diff_tells_what_came_into_dispute_and_what_was_settled() -> None:
    before, after = build(engaged(role=ROLES), DAY), build(shop(), DAY)
    for one, two in ((before, after), (after, before)):
        (change,) = [each for each in compare(one, two).changes if each.kind == "role"]
        assert {None, change.before, change.after} > {None}
    other = build(engaged(role=[ROLES[0], {"value": "joint_controller"}]), DAY)
    assert [each.kind for each in compare(before, other).changes if each.matter is None] == ["role"]


def test_the_profile_does_not_say_none_beside_a_provider_without_saying_that_they_contradict() -> None:
    known = profile(build(host(recipients="none"), DAY), "host").recipients
    assert known.label is not None
    assert known.label.en == "none, but the registry describes the contrary: Vault"
    assert known.label.fr == "aucun, mais le registre décrit le contraire\u00a0: Vault"


def test_the_organisation_that_says_it_passes_nothing_on_is_contradicted_too() -> None:
    registry = shop(organisation={"recipients": {"value": "none", "cite": "policy L9"}})
    (contradiction,) = found(registry)
    assert (contradiction.who.en, [each.en for each in contradiction.others]) == ("Acme", ["Host"])


def test_a_list_of_recipients_with_a_group_in_it_may_not_name_them_all() -> None:
    registry = shop(third_parties={"vault": {"collective": True}})
    (finding,) = judged(registry)
    assert (finding.verdict, finding.id.split("#")[0]) == ("undetermined", "R33:gdpr:host:collective")
    assert found(registry) == ()
    assert (
        judged(shop(third_parties={"vault": {"collective": True}, "host": {"recipients": "unknown"}})) == []
    )
