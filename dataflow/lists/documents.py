"""Documents: the sources of a registry, listed."""

from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.item import item
from dataflow.facts.known import Known
from dataflow.facts.lists import listed
from dataflow.lists.answer import Cell, Row
from dataflow.lists.material import Material
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import Column
from registry.records.document import Document, Mention
from registry.records.evidence import Status
from registry.records.text import Text, both, text


def documents(material: Material) -> Iterator[Row]:
    """Every source, in the order of the registry, with its kind, version and day."""
    facts = material.facts
    for id_, document in material.registry.documents.items():
        yield Row(
            id=id_,
            label=text(document.title, document.title),
            cells={
                Column.KIND: Cell(values=(_stated(document.kind, "kind", facts),)),
                Column.VERSION: _cell(document.version, "version", facts),
                Column.SINCE: _cell(document.date, "date", facts),
                Column.PARTY: Cell(
                    values=tuple(
                        Known(
                            value=each.actor,
                            label=_mentioned(each, facts),
                            status=Status.DECLARED,
                        )
                        for each in document.mentions or ()
                    ),
                    more=document.mentions is None,
                ),
                Column.PEOPLE: Cell(
                    values=tuple(
                        Known(value=each, label=facts.words.data_subjects[each].label, status=Status.DECLARED)
                        for each in document.audience
                    ),
                    more=not document.audience,
                ),
            },
        )


def _cell(value: object, key: str, facts: Facts) -> Cell:
    return Cell(values=(_stated(value, key, facts),) if value is not None else ())


def _stated(value: object, key: str, facts: Facts) -> Known:
    told = item(value, None, (Document, key), facts)
    return Known(value=told.value, label=told.told, status=Status.DECLARED)


def _mentioned(mention: Mention, facts: Facts) -> Text:
    """Whom a document names and, where it is not for all of them, for which engagements."""
    actor = facts.registry.actors[mention.actor]
    if not mention.engagements:
        return actor.name
    labels = [actor.engagements[id_].label or text(id_, id_) for id_ in mention.engagements]
    return both(
        lambda lang: WORDS.say(
            lang,
            "mentioned_for",
            party=actor.name.say(lang),
            engagements=listed((each.say(lang) for each in labels), lang),
        )
    )
