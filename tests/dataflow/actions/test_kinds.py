"""The kinds: every check, every message and every deciding fact is answered by something that has words."""

import pytest

from dataflow.actions.kinds import kind_of, table
from dataflow.actions.sentences import WORDS
from dataflow.checks.catalogue import CHECKS
from dataflow.checks.rule import rules
from registry.records.text import LANGS
from tests.dataflow.exports.examples import finding


def test_every_check_of_the_catalogue_is_answered_and_nothing_else() -> None:
    assert [*table().checks] == [*CHECKS]


@pytest.mark.parametrize("number", CHECKS)
def test_what_is_told_apart_within_a_check_is_a_message_or_a_fact_of_its_rule(number: str) -> None:
    answered, rule = table().checks[number], rules()[number]
    assert answered.awaits.keys() <= rule.decides.keys()
    assert answered.says.keys() <= rule.message.keys()


@pytest.mark.parametrize("number", CHECKS)
def test_whatever_a_check_may_find_is_answered_by_a_kind_of_the_table(number: str) -> None:
    rule = rules()[number]
    for variant in rule.message:
        for awaits in (None, *rule.decides):
            name, kind = kind_of(finding(check=number, variant=variant, awaits=awaits))
            assert name in table().kinds
            assert kind.by != "document" or kind.concerns in (None, "party")


def test_every_kind_answers_something_and_has_its_words() -> None:
    named = [
        name.partition(":")[0]
        for each in table().checks.values()
        for name in (each.kind, *each.awaits.values(), *each.says.values())
    ]
    own = [each.own for each in table().kinds.values() if each.own]
    assert {*named, *own} == {*table().kinds}
    asked = {name for name, kind in table().kinds.items() if kind.settles}
    for lang in LANGS:
        keys = WORDS.keys(lang)
        assert {key.partition(".")[2] for key in keys if key.startswith("title.")} == {*table().kinds}
        assert {key.partition(".")[2] for key in keys if key.startswith("asks.")} == asked
        two = {name for name, kind in table().kinds.items() if kind.by == "counterpart"}
        assert {key.partition(".")[2] for key in keys if key.startswith("between.")} == two


def test_the_fact_that_would_decide_goes_before_the_message_and_the_message_before_the_check() -> None:
    assert kind_of(finding(check="R10"))[0] == "contract"
    assert kind_of(finding(check="R10", variant="clauses"))[0] == "complete_contract"
    assert kind_of(finding(check="R10", variant="clauses", awaits="role"))[0] == "role"


def test_of_other_parties_than_usual_where_the_table_says_so() -> None:
    assert kind_of(finding(check="R04", awaits="hosting"))[1].concerns == "receiver"
    assert kind_of(finding(check="R09", awaits="hosting"))[1].concerns == "parties"
    assert kind_of(finding(check="R10", awaits="role"))[1].by == "party"
    assert kind_of(finding(check="R10", awaits="above"))[1].by == "receiver"
