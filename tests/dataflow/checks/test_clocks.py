"""R31: within how long a breach is told, alone and in a chain."""

from typing import Any

import pytest

from dataflow.checks.cascade import Cascade, summed
from dataflow.checks.case import Engaged
from dataflow.checks.clocks import breach_clock
from dataflow.checks.judging import findings
from dataflow.checks.rule import rules
from registry.records.actor import Engagement
from registry.records.duration import Duration
from registry.records.text import Text
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts


def clocks(host: str | None = None, cellar: str | None = None, **changes: Any) -> dict[str, Any]:
    def clock(value: str | None) -> Any:
        return {} if value is None else value

    return {
        "third_parties": {
            "host": {"engagements": {"hosting": {"breach_clock": clock(host)}}},
            "cellar": {"engagements": {"copies": {"breach_clock": clock(cellar), **changes}}},
        }
    }


def found_in(**changes: Any) -> list[tuple[str, str]]:
    return [
        (each.verdict, each.subject) for each in breach_clock(varied("R31-good", clocks(**changes)), GDPR)
    ]


CHAIN = ("gap", "cellar/copies > host/hosting")


def test_r31_seventy_two_hours_together() -> None:
    assert list(breach_clock(shipped("R31-good"), GDPR)) == []


def test_r31_seventy_three_hours_together_and_a_clock_that_is_missing() -> None:
    found = list(breach_clock(shipped("R31-bad"), GDPR))
    assert verdicts(found) == [
        ("gap", "mailer/letters", "unknown", None),
        ("gap", "cellar/copies > host/hosting", "main", None),
    ]
    assert spoken("R31", found) == [
        (
            "The time within which Mailwell must tell Acme of a breach is not documented (“letters”). A processor tells"
            " “without undue delay”, in no number of hours; agreeing on a limit is good contractual practice."
        ),
        (
            "Chain Cellar → Hostly → Acme: the time limits for notifying add up to 73 hours, beyond 72 hours. No"
            " article gives a processor a number of hours, and the time towards the authority only runs once the"
            " controller is aware of the breach; but limits this long sit ill with “without undue delay”. Good"
            " contractual practice."
        ),
    ]
    assert [each.actors for each in found] == [("mailer", "acme"), ("cellar", "host", "acme")]
    assert [each.entry for each in found] == [
        ("third_parties", "mailer", "engagements", "letters"),
        ("third_parties", "cellar", "engagements", "copies"),
    ]
    assert found[1].data_sets == ("account",)


@pytest.mark.parametrize(
    ("host", "cellar", "wanted"),
    [
        ("PT48H", "PT24H1S", [CHAIN]),
        ("P3D", "PT0S", []),
        ("PT73H", "PT1H", [("gap", "host/hosting")]),  # told once, where it is too long
        ("PT1H", "PT73H", [CHAIN]),
        ("P1M", "PT1H", [("gap", "host/hosting")]),
        (None, "PT73H", [("gap", "host/hosting"), CHAIN]),
        (None, "PT1H", [("gap", "host/hosting")]),
        ("PT48H", None, [("gap", "cellar/copies")]),
        ("PT73H", None, [("gap", "cellar/copies"), ("gap", "host/hosting")]),
    ],
)
def test_r31_the_sum_along_the_chain(host: str | None, cellar: str | None, wanted: list[Any]) -> None:
    assert found_in(host=host, cellar=cellar) == wanted


def test_r31_only_those_who_share_data_make_a_chain() -> None:
    other = {"from": "host.racks", "carries": "time_spent@logs"}
    sets = {"data_sets": {"logs": {"label": "Logs", "fields": ["time_spent"]}}}
    case = varied("R31-good", {**sets, **clocks("PT48H", "PT48H", receives=[other])})
    assert list(breach_clock(case, GDPR)) == []


def test_r31_where_nobody_says_what_data_it_is_the_chain_is_assumed() -> None:
    case = varied("R31-good", clocks("PT48H", "PT48H", receives=...))
    assert [each.subject for each in breach_clock(case, GDPR)] == ["cellar/copies > host/hosting"]


@pytest.mark.parametrize("role", ["independent_controller", "controller", "undetermined", "recipient"])
def test_r31_only_processors_have_a_clock(role: str) -> None:
    assert found_in(host="PT48H", cellar=None, role=role) == []


def test_r31_clocks_of_several_units_add_up() -> None:
    parts = [Duration(1, 2, 3, 4, 5, 6, 7), Duration(10, 20, 30, 40, 50, 60, 70)]
    assert summed(parts) == Duration(11, 22, 33, 44, 55, 66, 77)
    assert summed([]) == Duration()


def test_r31_a_chain_is_named_in_both_languages() -> None:
    changes = clocks("PT48H", "PT25H")
    changes["third_parties"]["host"]["name"] = {"fr": "Hébergeur", "en": "Hostly"}
    (found,) = breach_clock(varied("R31-good", changes), GDPR)
    path = found.values["path"]
    assert isinstance(path, Text)
    assert (path.fr, path.en) == ("Cellar → Hébergeur → Acme", "Cellar → Hostly → Acme")


@pytest.mark.parametrize(
    ("one", "two", "three", "joined"),
    [
        ("a", "ab", "b", False),  # what the first has does not get further than the second
        ("ab", "a", "b", False),
        ("", "a", "b", False),  # nobody says what the first is about: then it is what the second is about
        ("", "", "b", True),
        ("a", "", "a", True),
        ("a", "", "b", False),
        ("a", "ab", "a", True),
    ],
)
def test_r31_a_chain_is_as_long_as_the_same_data_goes(one: str, two: str, three: str, joined: bool) -> None:
    thirty_hours = Engagement.model_validate({"breach_clock": "PT30H"})
    links = {
        name: Engaged(name, "x", by, thirty_hours, ())
        for name, by in (("one", "two"), ("two", "three"), ("three", "acme"))
    }
    sets = {"one": frozenset(one), "two": frozenset(two), "three": frozenset(three)}
    found = [chain.links for chain in Cascade(links, sets, Duration(hours=72)).too_long()]
    assert found == ([("one", "two", "three")] if joined else [])


@pytest.mark.parametrize("by", ["acme", "cellar"])
def test_r31_one_processor_is_asked_once_by_each_who_engages_it(by: str) -> None:
    """Which engagements lack a clock is said; another party that engages the same processor asks for itself."""
    signed = {"date": "2026-01-01"}
    second = {"label": "Archive", "role": "processor", "by": by, "receives": [], "contract": signed}
    changes = clocks(None, "PT1H")
    changes["third_parties"]["host"]["engagements"]["hosting"]["contract"] = signed
    changes["third_parties"]["host"]["engagements"]["archive"] = second
    changes["third_parties"]["host"]["engagements"]["third"] = {**second, "breach_clock": "PT1H"}
    found = list(breach_clock(varied("R31-good", changes), GDPR))
    said = [each.partition(" documented (")[2].partition(")")[0] for each in spoken("R31", found)]
    if by == "acme":
        assert said == ["“hosting” and “Archive”"]
        assert (found[0].subject, found[0].data_sets) == ("host:acme", ("account",))
    else:
        assert said == ["“hosting”", "“Archive”"]
        assert [each.subject for each in found] == ["host/hosting", "host/archive"]
        assert [each.actors for each in found] == [("host", "acme"), ("host", "cellar")]


def test_r31_it_is_good_practice_and_weighs_low() -> None:
    assert rules()["R31"].severity == "low"
    assert {each.severity for each in breach_clock(shipped("R31-bad"), GDPR)} == {None}


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("processor", [("gap", "cellar/copies", "unknown", None)]),
        ("independent_controller", []),
        ("undetermined", []),
    ],
)
def test_r31_whom_an_independent_controller_has_told_of_breaches_is_its_own_matter(
    role: str, wanted: list[Any]
) -> None:
    changes = clocks("PT1H", None)
    changes["third_parties"]["host"]["engagements"]["hosting"]["role"] = role
    assert verdicts(list(breach_clock(varied("R31-good", changes), GDPR))) == wanted


@pytest.mark.parametrize(
    ("contract", "wanted"),
    [({"date": "2026-01-01"}, ["host:acme"]), (None, ["host/hosting", "host/archive"])],
)
def test_r31_where_the_contract_is_not_on_record_it_is_a_part_of_that_finding(
    contract: Any, wanted: list[str]
) -> None:
    """R10 says of each engagement that its contract is not on record; what stands in it is told there."""
    signed = {"contract": contract} if contract else {}
    changes = clocks(None, "PT1H")
    changes["third_parties"]["host"]["engagements"]["hosting"] |= signed
    changes["third_parties"]["host"]["engagements"]["archive"] = {
        "role": "processor",
        "receives": [],
        **signed,
    }
    case = varied("R31-good", changes)
    assert [each.subject for each in breach_clock(case, GDPR)] == wanted
    found = findings(case.graph)
    alone = [each for each in found if each.check == "R31"]
    within = [also for each in found for also in each.also if also.check == "R31"]
    assert (len(alone), len(within)) == ((1, 0) if contract else (0, 2))
