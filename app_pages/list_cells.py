"""The cells of a list on screen: the values, what is not said, and how each is known behind a click."""

from typing import Final

from app_pages.desk import Desk
from app_pages.fact import chip, explained, known
from app_pages.hop_facts import brief
from app_pages.markup import Content, Html, element, joined
from dataflow.facts.known import Known
from dataflow.lists import Cell, ListAnswer
from dataflow.question.wanted import Column, Op
from registry.records.evidence import Status

_BRIEF: Final = 3
"""So many values of a cell stand there without a click."""


def cell(told: Cell, column: Column, found: ListAnswer, here: Desk) -> Html:
    """The values, that there may be others, or that there is nothing; how each is known is behind a click."""
    told = _asked_first(told, column, found)
    if not told.values:
        unsaid = here.say("unknown") if told.more else here.say("list.nothing")
        return element("span", unsaid, class_="chip chip-unknown" if told.more else "why")
    lines: list[Content] = [
        brief([_value(each, column, here) for each in told.values], here.lang, most=_BRIEF)
    ]
    if told.more:
        lines.append(element("small", here.say("list.more"), class_="line why"))
    proven = [each for each in told.values if _has_proof(each)]
    if proven:
        proofs = [element("div", explained(each, here.lang)) for each in proven]
        summary = element("summary", here.say("list.proof"))
        lines.append(element("details", summary, proofs, class_="proof"))
    return joined(lines)


def _asked_first(cell: Cell, column: Column, found: ListAnswer) -> Cell:
    """The cell with what the conditions name before all else: of thirty fields the one that was asked for."""
    wanted = {
        value
        for each in found.wanted.conditions
        if each.column is column and each.op is Op.IS
        for value in each.values
    }
    if not wanted:
        return cell
    values = tuple(sorted(cell.values, key=lambda known: wanted.isdisjoint(known.ids)))
    return cell.model_copy(update={"values": values})


def _value(each: Known, column: Column, here: Desk) -> Html:
    """One value; of how something is known the sign that says so."""
    if column is Column.STATUS and each.value is not None and each.value in {*Status}:
        return chip(Status(each.value), here.lang)
    if each.label is None and each.value is not None:
        return element("span", each.value, class_="value")
    return known(each, here.lang)


def _has_proof(each: Known) -> bool:
    return bool(each.citations or each.reason or each.dated or any(_has_proof(part) for part in each.parts))
