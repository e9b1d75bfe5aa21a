"""Articles, elision and full stops hold in what is really said, of registries whose names are awkward."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest

from dataflow import words
from dataflow.answers.keeping import keeping_of_data_set, keeping_of_field
from dataflow.answers.profile import profile, recourse
from dataflow.answers.trace import received_by, trace
from dataflow.borders.border_words import rows, sentence
from dataflow.borders.borders import borders
from dataflow.breach import breach_words
from dataflow.breach.exposure import breach
from dataflow.checks.judging import findings
from dataflow.exports import answer_table
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, Text, text
from tests.dataflow.strategies import DAY
from tests.setting import fault

DATA: Final = Path(__file__).parents[3] / "data"
SHIPPED: Final = ("processors", "mantano-assimil")
NAMES: Final = (
    "OVHcloud",
    "Éole Inc.",
    "Inc.",
    "Île S.A.",
    "Hôtel",
    "le Comptoir",
    "les Amis",
    "Åsgard",
    "A, B et C",
)


def named(part: Any, names: Mapping[str, Text]) -> Any:
    """Actors, data sets or places with other names."""
    return {
        id_: each.model_copy(update={"name" if hasattr(each, "name") else "label": names[id_]})
        for id_, each in part.items()
    }


def awkward(held: Registry, first: int) -> Registry:
    """The registry with awkward names for everything that a registry names."""
    turn = cycle((*NAMES[first:], *NAMES[:first]))
    new: Any = lambda ids: {id_: text(name := next(turn), name) for id_ in ids}  # noqa: E731
    parties = {
        id_: each.model_copy(update={"places": named(each.places, new(each.places))})
        for id_, each in held.third_parties.items()
    }
    own = held.organisation
    name = next(turn)
    return held.model_copy(
        update={
            "title": text(name, name),
            "third_parties": named(parties, new(parties)),
            "data_sets": named(held.data_sets, new(held.data_sets)),
            "organisation": own.model_copy(
                update={"name": text(name, name), "places": named(own.places, new(own.places))}
            ),
        }
    )


@cache
def shipped(name: str) -> Registry:
    held = load(DATA / f"{name}.yaml").registry
    assert held is not None
    return held


def said(held: Registry, lang: Lang) -> Iterator[str]:
    """Everything that is said of a registry in sentences, and in the cells of its tables."""
    graph = build(held, DAY)
    fields = dict.fromkeys(use.field for each in held.data_sets.values() for use in each.fields)
    for field in fields:
        goes, kept = trace(graph, field), keeping_of_field(graph, field)
        yield words.headline(goes, lang)
        yield words.storage_headline(goes, lang)
        yield words.keeping_headline(kept, lang)
        yield from _lines(words.paragraphs(goes, lang))
        yield from _lines(words.keeping_paragraphs(kept, lang))
        for row in answer_table.rows(goes, lang):
            yield from row.cells.values()
        for id_, actor in held.actors.items():
            yield words.verdict(goes, id_, actor.name, lang)
            yield words.storage_verdict(goes, id_, actor.name, lang)
            yield words.keeping_verdict(kept, id_, actor.name, lang)
    for name in held.data_sets:
        yield words.keeping_headline(keeping_of_data_set(graph, name), lang)
    for id_ in held.actors:
        known, asked = profile(graph, id_), recourse(graph, id_)
        yield words.headline(received_by(graph, id_), lang)
        yield words.profile_headline(known, lang)
        yield words.certificates_headline(known, lang)
        yield words.rights_headline(asked, lang)
        yield words.contacts_headline(asked, lang, officer=True)
        yield from _lines(words.profile_paragraphs(known, lang))
        yield from _lines(words.recourse_paragraphs(asked, lang))
        yield from breach_words.sentence(breach(graph, id_), lang)
    for finding in findings(graph, None):
        yield finding.message.say(lang)
        yield finding.fix.say(lang)
    crossing = borders(graph)
    yield sentence(crossing, lang)
    for each in rows(crossing, lang):
        yield from each.cells.values()


def _lines(told: Any) -> Iterator[str]:
    return (line for paragraph in told for line in paragraph.lines)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("first", [0, 4])
@pytest.mark.parametrize("name", SHIPPED)
def test_all_that_is_said_is_set_right_around_awkward_names(name: str, first: int, lang: Lang) -> None:
    everything = dict.fromkeys(said(awkward(shipped(name), first), lang))
    assert len(everything) > 200
    assert [found for each in everything if (found := fault(each, lang))] == []
