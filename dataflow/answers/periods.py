"""Periods: rules of one data set, or of one flow, that give the same data several periods."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dataflow.answers.answer import Contradiction
from dataflow.facts.facts import Facts
from dataflow.facts.lists import beside
from dataflow.facts.parties import party_of, stop_of
from dataflow.graph.arc import Arc
from registry.records.data_set import Retention
from registry.records.duration import compare
from registry.records.evidence import Evidence, Status
from registry.records.text import Text, both

_COMPARED = 12
"""How many different rules for the same data in the same case are set against each other: nobody reads more."""


class Disagreement(NamedTuple):
    """Rules that hold on one day for the same data, in the same case, with different periods."""

    rules: tuple[Retention, ...]
    fields: tuple[str, ...]
    """The fields they name; empty: all but those that other rules name."""
    sure: bool
    """Whether they count from the same event to the same end; else one of them does not say."""
    but: frozenset[str] = frozenset()
    """Where they name none: the fields that other rules name, whatever their case."""

    def touched(self, fields: Iterable[str]) -> tuple[str, ...]:
        """Those of some fields that the rules are about, each once."""
        about = (each for each in fields if each in self.fields or not (self.fields or each in self.but))
        return tuple(dict.fromkeys(about))


def disagreements(rules: Iterable[Retention], entry: Evidence, facts: Facts) -> tuple[Disagreement, ...]:
    """The rules of one series that cannot all hold for the same data (GDPR Art. 5(1)(d)-(e), 13(2)(a)).

    Told apart are rules with another condition or other criteria, rules that count from different events or
    lead to different ends (three years, then archived; five, then destroyed), and a rule for some fields from
    one for all: the narrower stands before the wider. Periods that last as long on some calendar, as a
    month and thirty days, do not disagree.
    """
    cases: dict[tuple[str, Text | None, Text | None], dict[tuple[str, str, str], Retention]] = defaultdict(
        dict
    )
    for rule in rules:
        evidence = rule if rule.cite or rule.status is not None else entry
        if rule.period is None or not rule.holds_on(facts.on) or evidence.standing is Status.UNKNOWN:
            continue
        signature = str(rule.period), _written(rule.starts), _written(rule.then)
        for field in rule.fields or ("",):
            alike = cases[field, rule.condition, rule.criteria]
            # Of rules that say the same the order of the file does not choose.
            alike[signature] = min(
                rule, alike.get(signature, rule), key=lambda each: (each.fields, str(each.cite))
            )
    named = frozenset(field for field, *_ in cases if field)
    found: dict[tuple[tuple[int, ...], bool], tuple[tuple[Retention, ...], dict[str, None]]] = {}
    for (field, *_), alike in cases.items():
        for several, sure in _apart([alike[each] for each in sorted(alike)[:_COMPARED]]):
            held = found.setdefault((tuple(map(id, several)), sure), (several, {}))
            held[1].update({field: None} if field else {})
    return tuple(
        Disagreement(several, tuple(fields), sure, frozenset() if fields else named)
        for (_, sure), (several, fields) in found.items()
    )


def two_periods(
    facts: Facts, sets: Mapping[str, Collection[str]], arrived: Iterable[tuple[int, Arc, Collection[str]]]
) -> Iterator[Contradiction]:
    """The contradictions of data sets, each with the fields wanted of it, then of numbered flows."""
    for name, wanted in sets.items():
        held = facts.registry.data_sets[name]
        for found in disagreements(held.retention, held, facts):
            if touched := found.touched(wanted):
                yield _told(found, held.label, _fields(touched, facts), (), held, facts)
    for number, arc, wanted in arrived:
        for found in disagreements(arc.retention, arc.evidence, facts):
            if touched := found.touched(wanted):
                yield _told(
                    found, place_of(arc, facts), _fields(touched, facts), (number,), arc.evidence, facts
                )


def place_of(arc: Arc, facts: Facts) -> Text:
    """Where a flow leads: the party and its place."""
    party, stop = party_of(arc.target, facts).label, stop_of(arc.target, facts).label
    return both(lambda lang: ", ".join((party.say(lang), stop.say(lang))))


def _apart(rules: Sequence[Retention]) -> Iterator[tuple[tuple[Retention, ...], bool]]:
    """Of rules for the same case those that disagree: for sure by what they count from and lead to, then perhaps."""
    sure: dict[tuple[str, str], dict[int, Retention]] = defaultdict(dict)
    perhaps: dict[int, Retention] = {}
    for one, other in combinations(rules, 2):
        if one.period is None or other.period is None or compare(one.period, other.period) in (0, None):
            continue
        sides = [(_written(one.starts), _written(other.starts)), (_written(one.then), _written(other.then))]
        if all(mine == theirs for mine, theirs in sides):
            sure[sides[0][0], sides[1][0]] |= {id(one): one, id(other): other}
        elif all(mine == theirs or not (mine and theirs) for mine, theirs in sides):
            perhaps |= {id(one): one, id(other): other}
    for several in sure.values():
        yield tuple(several.values()), True
    if perhaps:
        yield tuple(perhaps.values()), False


def _fields(fields: Iterable[str], facts: Facts) -> Text:
    labels = [facts.field(field) for field in fields]
    return both(lambda lang: beside(labels, lang))


def _told(
    found: Disagreement, who: Text, fields: Text, hops: tuple[int, ...], entry: Evidence, facts: Facts
) -> Contradiction:
    rules = facts.retention(found.rules, entry)
    return Contradiction(
        kind="two_periods",
        field_label=fields,
        who=who,
        others=(),
        rules=tuple(each.label for each in rules),
        hops=hops,
        citations=tuple(dict.fromkeys(cited for each in rules for cited in each.citations)),
        hint="correct_source" if found.sure else "tell_apart",
    )


def _written(words: Text | None) -> str:
    """Words as they are compared; empty where nothing is said."""
    return " ".join(f"{words.fr}|{words.en}".casefold().split()) if words else ""
