"""The details: what was asked of each by its value, why it is not known, and that every line is cut alike."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.answer import Cell, ListAnswer
from dataflow.lists.details import details
from dataflow.lists.names import MOST
from dataflow.question.wanted import Column, Condition, Listed, Wanted
from registry.records.text import LANGS, Lang
from tests.dataflow.lists.answers import known, list_answers, row, sifted


@given(list_answers(), st.sampled_from(LANGS))
@settings(max_examples=100)
def test_whatever_is_open_has_a_reason(found: ListAnswer, lang: Lang) -> None:
    asked = {each.column for each in found.wanted.conditions}
    assert all({*each.undecided} <= asked and (each.undecided or each.unstated) for each in found.open)
    assert not any(each.undecided for each in found.rows)
    for paragraph in details(found, lang):
        assert paragraph.lines and len(paragraph.lines) <= MOST + 1


def test_what_was_asked_is_told_by_value() -> None:
    rows = [
        row(name, seat=Cell(values=(known(seat),)))
        for name, seat in zip("ABC", ("FR", "US", "FR"), strict=True)
    ]
    (told,) = details(sifted(rows, Wanted(listed=Listed.PARTIES, asked=(Column.SEAT,))), "en")
    assert (told.title, told.lines) == ("Established in", ("“FR” (2): A and C", "“US” (1): B"))


def test_why_it_is_not_known() -> None:
    rows = [row("A", seat=Cell(values=(known("US"),), more=True))]
    seat = Condition(column=Column.SEAT, values=("FR",))
    (told,) = details(sifted(rows, Wanted(listed=Listed.PARTIES, conditions=(seat,))), "fr")
    assert told.lines == ("A\u00a0: pays du siège\u00a0: «\u00a0US\u00a0»\u00a0; et peut-être d’autres",)
