"""Judging: the findings in words under each law, where they stand, and the acceptances written for them."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest

from dataflow.checks.case import Found, Regime
from dataflow.checks.judging import _digest, _finding, _severity, findings
from dataflow.checks.rule import rules
from dataflow.facts.finding import (
    SEVERITIES,
    VERDICTS,
    Accepted,
    Applicability,
    Finding,
    Place,
    Severity,
    Verdict,
)
from dataflow.graph.build import build
from dataflow.law import load_tables
from registry.reading.load import load
from registry.records.text import Text, text
from tests.dataflow.checks.registries import CASES, CI, DAY, GDPR, shipped, varied

ONE_DAY = datetime.timedelta(days=1)


def judged(changes: dict[str, Any] | None = None, on: datetime.date = DAY) -> tuple[Finding, ...]:
    """The findings of R12-bad: Acme in Abidjan, its host and its bank, whose roles are open."""
    return findings(varied("R12-bad", changes or {}, on).graph)


def of_the_bank(found: tuple[Finding, ...]) -> Finding:
    """The finding that the bank's role is open."""
    (one,) = [each for each in found if each.id.startswith("R12:gdpr:bank/payment#")]
    return one


def test_a_finding_says_everything_in_both_languages() -> None:
    found = of_the_bank(judged())
    rule = rules()["R12"]
    assert (found.check, found.name, found.regime) == ("R12", "R12_ROLE_UNDETERMINED", "gdpr")
    assert (found.verdict, found.severity, found.applicability) == ("gap", rule.severity, "confirmed")
    assert (found.law, found.fix, found.decides) == (rule.laws["gdpr"], rule.fix, None)
    assert found.message.en == (
        "Role undetermined: Bank, “Payment”. The source leaves it open. “Privacy notice” (lines 4 and 9)."
    )
    assert found.message.fr and "rôle" in found.message.fr and "lignes 4 et 9" in found.message.fr
    assert (found.actors, found.data_sets) == (("bank",), ("account",))
    assert found.entry == ("third_parties", "bank", "engagements", "payment")
    assert (found.place, found.accepted, found.lapsed) == (None, None, None)


def test_a_finding_names_its_fields_and_hops_and_what_would_decide_it() -> None:
    (found,) = [each for each in judged() if each.id.startswith("R04:gdpr:acme>bank/?")]
    assert (found.verdict, found.severity) == ("undetermined", "medium")
    assert found.decides == rules()["R04"].decides["hosting"]
    assert found.fields == ("full_name",)
    assert found.hops == ("third_parties/bank/engagements/payment/receives/0000:acme.shop>bank.accounts",)


def test_what_a_yardstick_says_is_told_as_such_and_nothing_else_is() -> None:
    told = {
        (each.check, each.verdict, each.yardstick)
        for name in ("R39-bad", "R39-open", "R12-bad")
        for each in findings(shipped(name).graph)
    }
    assert ("R39", "gap", True) in told and ("R39", "undetermined", False) in told
    assert {check for check, _, yardstick in told if yardstick} == {"R39"}


@pytest.mark.parametrize("applies", get_args(Applicability))
@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("severity", SEVERITIES)
def test_nothing_weighs_more_than_it_is_known(
    applies: Applicability, verdict: Verdict, severity: Severity
) -> None:
    most: Severity = "medium" if applies == "unknown" else "high" if verdict == "undetermined" else "critical"
    found = Found(verdict, "x", {}, severity=severity)
    weight = _severity(found, rules()["R12"], Regime("gdpr", applies))
    assert SEVERITIES.index(weight) == max(SEVERITIES.index(severity), SEVERITIES.index(most))
    assert _severity(found._replace(severity=None), rules()["R12"], Regime("gdpr", "confirmed")) == (
        rules()["R12"].severity
    )


def test_words_that_differ_by_language_are_told_in_each() -> None:
    case = shipped("R04-bad")
    values: dict[str, Text | str] = {
        "actor": text("Le client", "The customer"),
        "engagement": "x",
        "why": text("Parce que", "Because"),
    }
    found = _finding(case, rules()["R12"], GDPR, Found("gap", "x", values), None)
    assert found.message.fr and "Le client" in found.message.fr
    assert found.message.en and "The customer" in found.message.en
    assert "Parce que" in found.message.fr and "Because" in found.message.en


@pytest.mark.parametrize("applies", ["confirmed", "assumed", "unknown"])
def test_a_law_that_may_apply_is_judged_and_the_finding_says_how_sure_that_is(applies: str) -> None:
    found = judged({"organisation": {"regimes": {"ci_2013_450": {"applies": applies}}}})
    held = {(each.regime, each.applicability) for each in found}
    assert held == {("gdpr", "confirmed"), ("ci_2013_450", applies)}


def test_a_law_that_does_not_apply_is_not_judged() -> None:
    found = judged({"organisation": {"regimes": {"ci_2013_450": {"applies": "not_applicable"}}}})
    assert {each.regime for each in found} == {"gdpr"}


def test_a_check_is_made_under_the_laws_that_have_it_alone() -> None:
    laws = {(each.check, each.regime) for each in judged()}
    assert all(regime in rules()[check].laws for check, regime in laws)
    assert ("R04", "gdpr") in laws and ("R04", CI.id) not in laws
    assert ("R07", CI.id) in laws and ("R07", "gdpr") not in laws


def test_the_gravest_come_first_then_by_number_of_the_check_and_subject() -> None:
    found = judged()
    order = [(SEVERITIES.index(each.severity), int(each.check.removeprefix("R")), each.id) for each in found]
    assert order == sorted(order)
    high = [number for severity, number, _ in order if severity == SEVERITIES.index("high")]
    assert list(dict.fromkeys(high)) == [1, 8, 12, 21, 45], "eight comes before twelve"


def test_file_and_line_of_an_entry() -> None:
    loaded = load(CASES / "R12-bad.yaml")
    assert loaded.registry is not None
    found = of_the_bank(findings(build(loaded.registry, DAY), loaded))
    lines = (CASES / "R12-bad.yaml").read_text(encoding="utf-8").splitlines()
    assert found.place == Place(
        file=loaded.marks[found.entry].file, line=lines.index("      payment:") + 1, column=7
    )


def test_tables_of_ones_own_decide(tmp_path: Path) -> None:
    own = tmp_path / "law.yaml"
    own.write_text(
        "adequacy:\n  - {id: in, country: IN, decision: X, scope: whole, mark: verified, source: OJ}\n",
        encoding="utf-8",
    )
    graph = shipped("R04-bad").graph
    assert "R04" in {each.check for each in findings(graph)}
    assert "R04" not in {each.check for each in findings(graph, using=load_tables(own).tables)}


FACTS = Found(
    "gap",
    "bank/payment",
    {"actor": text("Banque", "Bank"), "why": "unsaid"},
    ("third_parties", "bank"),
    ("full_name",),
    ("bank",),
    ("account",),
    ("hop",),
)


@pytest.mark.parametrize(
    "changes",
    [
        {"verdict": "violation"},
        {"variant": "unsaid"},
        {"fields": ("phone_number",)},
        {"actors": ("host",)},
        {"data_sets": ("visits",)},
        {"hops": ()},
        {"values": {"actor": text("Banque", "Bank"), "why": "said"}},
        {"values": {"actor": text("Banques", "Bank"), "why": "unsaid"}},
        {"values": {"actor": text("Banque", "Bank")}},
        {"values": {"actor": text("Banque", "Bank"), "because": "unsaid"}},
    ],
)
def test_each_fact_of_a_finding_changes_what_follows_the_hash(changes: dict[str, Any]) -> None:
    assert _digest(FACTS._replace(**changes)) != _digest(FACTS)


def test_neither_the_place_nor_the_order_of_the_facts_changes_it() -> None:
    assert len(_digest(FACTS)) == 6
    assert _digest(
        FACTS._replace(entry=("elsewhere",), values=dict(reversed(list(FACTS.values.items()))))
    ) == _digest(FACTS)


# Acceptances


def accepting(
    id_: str, on: datetime.date = DAY, until: datetime.date = DAY, by: str = "A."
) -> dict[str, Any]:
    return {
        "finding": id_, "by": by, "on": str(on), "until": str(until), "why": {"fr": "Attendu.", "en": "Awaited."}
    }  # fmt: skip


def with_acceptances(*accepted: dict[str, Any]) -> tuple[Finding, ...]:
    return judged({"accepted": list(accepted)})


def apart(found: Iterable[Finding]) -> dict[str, Finding]:
    """All but the bank's, each by itself."""
    return {
        part.id: part.model_copy(update={"also": ()})
        for each in found
        for part in each.parts
        if part.id != BANK
    }


BANK = of_the_bank(judged()).id
OTHER_FACTS = f"{BANK.rpartition('#')[0]}#000000"


@pytest.mark.parametrize(
    ("first", "last", "accepted", "lapsed"),
    [
        (0, 0, True, None),
        (-1, 1, True, None),
        (0, 5, True, None),
        (-5, 0, True, None),
        (1, 5, False, None),  # not accepted yet
        (-5, -1, False, "expired"),
    ],
)
def test_a_finding_is_accepted_from_its_first_to_its_last_day(
    first: int, last: int, accepted: bool, lapsed: str | None
) -> None:
    found = with_acceptances(accepting(BANK, DAY + first * ONE_DAY, DAY + last * ONE_DAY))
    bank = of_the_bank(found)
    assert (bank.accepted is not None, bank.lapsed) == (accepted, lapsed)
    assert apart(found) == apart(judged())


def test_an_accepted_finding_says_by_whom_when_until_when_and_why() -> None:
    found = of_the_bank(with_acceptances(accepting(BANK, DAY - ONE_DAY, DAY + ONE_DAY)))
    assert found.accepted == Accepted(
        by="A.", on=DAY - ONE_DAY, until=DAY + ONE_DAY, why=text("Attendu.", "Awaited.")
    )
    assert found.model_copy(update={"accepted": None}) == of_the_bank(judged())


@pytest.mark.parametrize(
    ("written", "accepted", "lapsed"),
    [
        ([accepting(OTHER_FACTS)], None, "changed"),
        ([accepting(OTHER_FACTS, until=DAY - ONE_DAY, on=DAY - ONE_DAY)], None, "changed"),
        ([accepting("R12:gdpr:bank/payments#000000")], None, None),
        ([accepting("R12:ci_2013_450:bank/payment#000000")], None, None),
        # Its own time being over says more than that other facts were accepted too.
        ([accepting(BANK, DAY - ONE_DAY, DAY - ONE_DAY), accepting(OTHER_FACTS)], None, "expired"),
        ([accepting(OTHER_FACTS), accepting(BANK, DAY - ONE_DAY, DAY - ONE_DAY)], None, "expired"),
        ([accepting(OTHER_FACTS, by="B."), accepting(BANK)], "A.", None),
        ([accepting(BANK, DAY - ONE_DAY, DAY - ONE_DAY, "B."), accepting(BANK)], "A.", None),
        ([accepting(BANK, by="B."), accepting(BANK)], "B.", None),
    ],
)
def test_which_acceptance_of_several_counts(
    written: list[dict[str, Any]], accepted: str | None, lapsed: str | None
) -> None:
    found = of_the_bank(with_acceptances(*written))
    assert (found.accepted and found.accepted.by, found.lapsed) == (accepted, lapsed)


def test_a_subject_may_have_a_hash_of_its_own() -> None:
    """Patterns of trackers are the user's words: only the last hash separates the facts."""
    changes: dict[str, Any] = {
        "trackers": [{"pattern": pattern, "set_by": "acme", "category": "analytics", "field": "ip_address"}
                     for pattern in ("a#1", "a#2")],
    }  # fmt: skip
    one, other = [each for each in judged(changes) if each.id.startswith("R23:eprivacy:acme/a#")]
    lapsed = f"{one.id.rpartition('#')[0]}#000000"
    found = {each.id: each.lapsed for each in judged({**changes, "accepted": [accepting(lapsed)]})}
    assert (found[one.id], found[other.id]) == ("changed", None)
