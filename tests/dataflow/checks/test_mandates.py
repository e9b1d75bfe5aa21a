"""The mandates: which engagements are the organisation's matter, against their definition."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Case, Engaged
from dataflow.checks.mandates import mandates
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.registry import Registry
from tests.dataflow.acme import acme
from tests.dataflow.checks.registries import DAY, shipped, varied
from tests.growth import calls

PROCESSORS = ("processor", "sub_processor")
OPEN = (None, "undetermined")
SETS = ("a", "b", "c")


def registry(*engagements: dict[str, Any]) -> Registry:
    """Parties that engage one another; each of them is there, whoever it is."""
    parties: dict[str, Any] = {f"p{n}": {"name": f"P{n}", "engagements": {}} for n in range(5)}
    own: dict[str, Any] = {}
    for index, each in enumerate(engagements):
        whole = {"receives": [], **{key: value for key, value in each.items() if key != "actor"}}
        held = own if each["actor"] == "acme" else parties[each["actor"]]["engagements"]
        held[f"e{index}"] = whole
    sets = {name: {"label": name, "fields": "full_name"} for name in SETS}
    return acme(
        data_sets=sets,
        third_parties=parties,
        organisation={"id": "acme", "name": "Acme", "recipients": "listed", "engagements": own},
    )


def case_of(made: Registry) -> Case:
    return Case(build(made, DAY), tables())


PARTIES = ("acme", "p0", "p1", "p2", "p3", "p4")
ENGAGEMENT = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(PARTIES),
        "by": st.sampled_from(PARTIES),
        "role": st.sampled_from(
            [*PROCESSORS, *PROCESSORS, "independent_controller", "undetermined", "recipient"]
        ),
        "data_sets": st.lists(st.sampled_from(SETS), max_size=2, unique=True),
    }
).filter(lambda each: each["actor"] != each["by"])


@given(st.lists(ENGAGEMENT, min_size=1, max_size=9))
@settings(max_examples=300)
def test_they_are_what_their_definition_says(drawn: list[dict[str, Any]]) -> None:
    case = case_of(registry(*drawn))
    assert mandates(case) == _by_definition(case)


def _by_definition(case: Case) -> dict[str, str]:
    """Round after round over all pairs: who engages whom for what it may hold, until nothing is added."""
    every, own = case.engagements(), case.registry.organisation.id
    ours = {each.subject: "own" for each in every if own in (each.by, each.actor)}
    sure = _below(case, [each for each in every if each.subject in ours], PROCESSORS)
    standing = dict.fromkeys(sure, "further") | ours
    above = [each for each in every if each.subject in standing and case.role(each) in OPEN]
    perhaps = _below(case, above, (*PROCESSORS, *OPEN))
    return dict.fromkeys(perhaps, "open") | standing


def _below(case: Case, above: list[Engaged], roles: tuple[str | None, ...]) -> set[str]:
    own = case.registry.organisation.id
    named = {each.subject: case.engaged_for[each.subject] or (None,) for each in case.engagements()}
    held = {(each.actor, name) for each in above if case.role(each) in roles for name in named[each.subject]}
    found: set[str] = set()
    while True:
        before = len(held), len(found)
        for (party, name), each in itertools.product(sorted(held, key=str), case.engagements()):
            if each.by != party or party == own:
                continue
            for data_set in named[each.subject]:
                if None in (name, data_set) or name == data_set:
                    found.add(each.subject)
                    if case.role(each) in roles:
                        held.add((each.actor, data_set))
        if (len(held), len(found)) == before:
            return found


PROCESSING, DECIDING = {"role": "processor"}, {"role": "independent_controller"}


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ({"role": "undetermined"}, PROCESSING, "open"),
        ({"role": "undetermined"}, {"role": "undetermined"}, "open"),
        ({"role": "undetermined"}, DECIDING, None),
        (PROCESSING, PROCESSING, "further"),
        (PROCESSING, {"role": "undetermined"}, "open"),
        (PROCESSING, DECIDING, None),
        (DECIDING, PROCESSING, None),
        # Only what is handed down is held below: the second has something else of others too.
        ({**PROCESSING, "data_sets": ["a"]}, {**PROCESSING, "data_sets": ["a", "b"]}, None),
        ({**PROCESSING, "data_sets": ["a", "b"]}, {**PROCESSING, "data_sets": ["a", "b"]}, "further"),
        ({"role": "undetermined", "data_sets": ["a"]}, {**PROCESSING, "data_sets": ["a", "b"]}, None),
    ],
)
def test_what_a_third_party_down_the_chain_is(
    first: dict[str, Any], second: dict[str, Any], wanted: str | None
) -> None:
    case = case_of(
        registry(
            {"actor": "p0", "by": "acme", **first},
            {"actor": "p1", "by": "p0", **second},
            {"actor": "p2", "by": "p1", "role": "processor", "data_sets": ["b"]},
        )
    )
    assert mandates(case).get("p2/e2") == wanted
    assert mandates(case) == _by_definition(case)


def chained(n: int) -> Registry:
    """A chain of processors, each engaged by the one before for several data sets."""
    parties = {
        f"p{i}": {
            "name": f"P{i}",
            "engagements": {
                "e": {
                    "by": f"p{i - 1}" if i else "acme",
                    "role": "processor",
                    "data_sets": list(SETS),
                    "receives": [],
                }
            },
        }
        for i in range(n)
    }
    sets = {name: {"label": name, "fields": "full_name"} for name in SETS}
    organisation = {"id": "acme", "name": "Acme", "recipients": "listed"}
    return acme(data_sets=sets, third_parties=parties, organisation=organisation)


def test_twice_the_chain_takes_twice_the_work() -> None:
    few, many = (build(chained(n), DAY) for n in (40, 80))
    assert calls(lambda: mandates(Case(many, tables()))) <= 2.3 * calls(lambda: mandates(Case(few, tables())))


@pytest.mark.parametrize(
    ("role", "source", "wanted"),
    [
        ("processor", "racks", "further"),
        ("processor", "radar", None),
        ("independent_controller", "racks", None),
        ("undetermined", "racks", "open"),
        ("undetermined", "radar", None),
    ],
)
def test_of_two_roles_of_one_party_only_what_the_processor_holds_is_handed_on_for_us(
    role: str, source: str, wanted: str | None
) -> None:
    """A payment provider processes and, from another place, watches for fraud on its own account."""
    watching = {
        "role": "independent_controller",
        "places": "radar",
        "receives": [{"from": "host.racks", "carries": "account"}],
    }
    hosting = {"role": role, "places": "racks"}
    host = {
        "places": {"radar": {"label": "Radar"}},
        "engagements": {"hosting": hosting, "watching": watching},
    }
    store = {
        "name": "Store",
        "places": {"disk": {"label": "Disk"}},
        "engagements": {
            "copy": {
                "by": "host",
                "role": "processor",
                "receives": [{"from": f"host.{source}", "carries": "account"}],
            }
        },
    }
    case = varied("R10-good", {"third_parties": {"host": host, "store": store}})
    assert mandates(case).get("store/copy") == wanted


def test_what_a_place_of_both_roles_hands_on_may_be_the_processor_s() -> None:
    """One place is filled as processor and as controller: nobody can tell which of the two hands on."""
    watching = {
        "role": "independent_controller",
        "places": "racks",
        "receives": [{"from": "shop", "to": "racks", "carries": "account"}],
    }
    copy = {
        "by": "host",
        "role": "processor",
        "receives": [{"from": "host.racks", "carries": "account"}],
    }
    for roles, wanted in (({}, "further"), ({"hosting": {"role": "independent_controller"}}, None)):
        store = {"name": "Store", "places": {"disk": {"label": "Disk"}}, "engagements": {"copy": copy}}
        host = {"engagements": {"watching": watching, **roles}}
        case = varied("R10-good", {"third_parties": {"host": host, "store": store}})
        assert mandates(case).get("store/copy") == wanted


def test_who_gets_the_data_from_us_for_a_processor_is_below_that_processor() -> None:
    """The places that are asked are those of whoever engages: the shop is Acme’s and says nothing of the host, nor
    does what the bank has at its own."""
    for source in ("shop", "bank.accounts"):
        copy = {"by": "host", "role": "processor", "receives": [{"from": source, "carries": "account"}]}
        store = {"name": "Store", "places": {"disk": {"label": "Disk"}}, "engagements": {"copy": copy}}
        case = varied("R10-good", {"third_parties": {"store": store}})
        assert mandates(case).get("store/copy") == "further"


def test_an_engagement_between_strangers_is_nobody_s_matter_here() -> None:
    """A client of the organisation engages others too; what the organisation is engaged for is its own matter."""
    changes = {
        "organisation": {"engagements": {"service": {"by": "clients", "role": "processor", "receives": []}}},
        "third_parties": {
            "clients": {"name": "Clients"},
            "other": {
                "name": "Other",
                "engagements": {"e": {"by": "clients", "role": "processor", "receives": []}},
            },
        },
    }
    assert mandates(varied("R10-good", changes)).keys() == {"acme/service", "bank/payment", "host/hosting"}


def test_the_shipped_case_has_its_own_two() -> None:
    assert mandates(shipped("R10-good")) == {"bank/payment": "own", "host/hosting": "own"}
