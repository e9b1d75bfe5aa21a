"""What changed for one third party: every change that names it, and how many others there are."""

from hypothesis import given

from dataflow.changes import compare, headline, limited
from dataflow.changes.sentences import WORDS
from dataflow.checks.judging import findings
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.strategies import DAY, registries


@given(before=registries(), after=registries())
def test_each_change_is_told_of_those_it_concerns_and_counted_otherwise(
    before: Registry, after: Registry
) -> None:
    old, new = build(before, DAY), build(after, DAY)
    every = compare(old, new, findings(old), findings(new))
    assert limited(every, ()) == every
    told = set()
    for party in every.parties:
        mine = limited(every, (party.id,))
        assert mine.changes == tuple(each for each in every.changes if party.id in each.actors)
        assert mine.others + len(mine.changes) == len(every.changes)
        for lang in LANGS:
            said = headline(mine, lang)
            assert party.label.say(lang) in said
            others = WORDS.say(lang, "headline.others", n=mine.others)
            assert (others in said) == bool(mine.others)
        told |= {each.subject for each in mine.changes}
    of_somebody = {each.subject for each in every.changes if {*each.actors} & {p.id for p in every.parties}}
    assert told == of_somebody


@given(before=registries(), after=registries())
def test_a_finding_is_told_of_whom_it_concerns(before: Registry, after: Registry) -> None:
    old, new = build(before, DAY), build(after, DAY)
    found = findings(old), findings(new)
    concerned = {
        part.id.rpartition("#")[0]: part.actors for each in (*found[0], *found[1]) for part in each.parts
    }
    for change in compare(old, new, *found).changes:
        if change.kind == "finding":
            assert {*change.actors} & {*concerned[change.subject[0]]} or not concerned[change.subject[0]]
