"""The outline: what the laws of a registry ask for whoever is breached, before anybody has said who that is."""

from collections.abc import Iterator

import networkx as nx

from dataflow.breach.binding import Binding
from dataflow.breach.breach import joined
from dataflow.breach.schedule import ORDER, BlockKey, block_of, with_law
from dataflow.breach.sentences import WORDS
from dataflow.checks.case import Case
from dataflow.law import Law, laws, tables
from registry.records.record import Record
from registry.records.text import Text


class Rule(Record):
    """Who tells whom under one law, whoever they are."""

    block: BlockKey
    law: str
    sender: Text
    receiver: Text
    when: Text
    condition: Text | None = None
    article: Text


def outline(graph: "nx.MultiDiGraph[str]") -> tuple[Rule, ...]:
    """The duties of every law that may apply to the organisation, in order of time; then the laws whose duty to tell
    was not verified, each with the authority to ask. Contracts may ask for more: those are of the parties."""
    case = Case(graph, tables())
    binding = Binding(case)
    found = [rule for law in binding.laws if binding.may_apply(law) for rule in _of(law, case)]
    found += _unverified(case)
    return tuple(sorted(found, key=lambda each: ORDER.index(each.block)))


def _given(condition: Text | None) -> tuple[Text, ...]:
    return (condition,) if condition else ()


def _of(law: Law, case: Case) -> Iterator[Rule]:
    duties, regimes = law.breach, case.registry.organisation.regimes
    if duties is None:
        return
    applies = regimes[law.id].applies if law.id in regimes else "unknown"
    controller = WORDS.both("outline.controller")
    if duties.processor:
        yield Rule(
            block="now",
            law=law.id,
            sender=WORDS.both("outline.processor"),
            receiver=WORDS.both("outline.engaging"),
            when=duties.processor.due,
            condition=joined(with_law(applies, ())),
            article=duties.processor.article,
        )
    if duties.persons:
        yield Rule(
            block="now",
            law=law.id,
            sender=controller,
            receiver=duties.persons.receiver,
            when=duties.persons.due,
            condition=joined(with_law(applies, _given(duties.persons.condition))),
            article=duties.persons.article,
        )
    if duties.authority:
        yield Rule(
            block=block_of(duties.authority.within),
            law=law.id,
            sender=controller,
            receiver=duties.authority.receiver,
            when=duties.authority.due,
            condition=joined(with_law(applies, _given(duties.authority.condition))),
            article=duties.authority.article,
        )


def _unverified(case: Case) -> Iterator[Rule]:
    for id_, regime in case.registry.organisation.regimes.items():
        known = laws().get(id_)
        if regime.applies == "not_applicable" or (known and (known.breach or known.beside)):
            continue
        term = case.facts.words.regimes[id_]
        yield Rule(
            block="unverified",
            law=id_,
            sender=case.registry.organisation.name,
            receiver=term.authority,
            when=WORDS.both("due.unverified"),
            article=WORDS.both("article.unverified", law=term.label),
        )
