"""Kept: which message a copy gives rise to, over everything that decides it."""

import itertools
from typing import get_args

import pytest

from dataflow.checks.kept import DECIDES, HERE, WEIGHS, Kept, may_be_a_file
from dataflow.checks.mandates import Standing
from dataflow.checks.rule import rules
from dataflow.facts.finding import Verdict
from dataflow.graph.instance import Instance
from registry.records.duration import Duration
from registry.records.ends import End
from registry.vocabulary import vocabulary

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
STANDINGS: tuple[Standing | None, ...] = (*get_args(Standing), None)
ROLES = (*vocabulary().roles, None)


def every() -> list[Kept]:
    """A copy of each kind: of every role, verdict, standing, announced or not, of whatever purpose and host."""
    either = (False, True)
    return [
        Kept(
            "host", Instance("full_name", "account"), verdict, (), (), (), role=role, ours=ours,
            announced=announced, files=files, hosted=hosted,
        )
        for verdict in VERDICTS
        for role in ROLES
        for ours in STANDINGS
        for announced, files, hosted in itertools.product(either, either, either)
    ]  # fmt: skip


def test_nothing_is_broken_but_by_a_processor_of_the_organisation_or_a_joint_controller() -> None:
    """The law binds processors to what the controller says (Art. 28(3)(g)); else a longer time breaks nothing."""
    assert len(every()) > 500
    for kept in every():
        broken = kept.variant in ("main", "hosted")
        bound = kept.role in ("processor", "sub_processor", "joint_controller")
        files = kept.files and kept.role != "joint_controller"
        wanted = kept.verdict == "violation" and bound and kept.ours in ("own", "further") and not files
        assert broken == wanted, kept


def test_nothing_is_said_of_who_decides_for_itself_unless_a_notice_announces_it() -> None:
    for kept in every():
        if kept.role in ("controller", "independent_controller", "public_authority"):
            told = kept.announced and kept.verdict == "violation"
            assert kept.variant == ("own_duty" if told else None)


def test_what_hangs_on_a_role_says_so() -> None:
    for kept in every():
        if kept.role in (None, "undetermined", "recipient") and kept.ours is not None:
            assert kept.variant in ("role_open", "role_unclear", None)
            assert (kept.variant is None) == (kept.verdict == "undetermined")


def test_every_message_exists_and_every_undetermined_one_has_what_decides_it() -> None:
    rule, told = rules()["R19"], {kept.variant for kept in every() if kept.variant}
    assert told | {"own", "own_unclear"} == set(rule.message)
    assert set(DECIDES.values()) == set(rule.decides)
    assert set(DECIDES) < set(rule.message)
    assert set(WEIGHS) < set(rule.message)


def test_of_what_nobody_says_more_of_the_processor_answers() -> None:
    kept = Kept("host", Instance("full_name", "account"), "violation", (), (), (), role="processor")
    assert kept.variant == "main", "no host, no file of its own, no tracker"


def test_of_a_place_of_ones_own_no_role_nor_mandate_decides() -> None:
    shop = End(kind="place", actor="acme", name="shop")
    for kept in every():
        if kept.verdict in HERE:
            own = kept._replace(place=shop)
            wanted = "own" if kept.verdict == "violation" else "own_unclear"
            assert (own.variant, own.where, kept.where) == (wanted, shop.key, "host")


@pytest.mark.parametrize(
    ("purpose", "periods", "wanted"),
    [
        ("billing_accounting", ["P10Y"], True),
        ("billing_accounting", ["P6Y"], True),
        ("billing_accounting", ["P72M"], True),
        ("billing_accounting", ["P3Y", "P10Y"], True),
        ("billing_accounting", ["P5Y"], False),
        ("billing_accounting", ["P11Y"], False),
        ("billing_accounting", [], False),
        ("legal_obligation", ["P5Y"], True),
        ("legal_obligation", [], True),
        ("debt_collection", ["P10Y"], False),
        ("service_provision", ["P6Y"], False),
    ],
)
def test_what_may_be_a_file_of_the_processor_s_own(purpose: str, periods: list[str], wanted: bool) -> None:
    assert may_be_a_file(purpose, [Duration.parse(each) for each in periods]) is wanted
