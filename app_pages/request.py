"""The request: the answer to a question as it was read, and the page it belongs on."""

from typing import Any, NamedTuple

from dataflow.answers.answer import Answer
from dataflow.question import Intent, Reading
from dataflow.reply import Findings, answer, answers, is_of_a_whole_set
from dataflow.reply import Found as FoundOne
from dataflow.words.speech import capitalised
from registry.records.registry import Registry
from registry.records.text import Lang
from registry.vocabulary import vocabulary_of

Found = FoundOne | tuple[Answer, ...]
"""An answer; for a data set as a whole, one for each of its fields."""


class Way(NamedTuple):
    """The page that answers a question, where it is not the page it is asked on."""

    page: str
    """The name of its file."""
    asked: dict[str, Any]
    """What it is asked, as parameters of its address."""


def way_of(reading: Reading) -> Way | None:
    """The page with an answer of its own to a reading; None where the answer stands under the question."""
    subject = (reading.subject,)
    match reading.intent:
        case Intent.BREACH:
            asked: dict[str, Any] = {"actor": reading.subject} if reading.subject_kind == "actor" else {}
        case Intent.BORDERS:
            limits = {"leaving": reading.leaving, "country": reading.country}
            asked = {key: (value,) for key, value in limits.items() if value}
        case Intent.CHANGES:
            asked = {"since": (reading.since.isoformat(),)} if reading.since else {}
            asked |= {"actors": subject} if reading.subject_kind == "actor" else {}
        case Intent.FINDINGS:
            kinds = {"field": "fields", "actor": "actors", "data_set": "sets"}
            asked = {kinds[reading.subject_kind]: subject} if reading.subject_kind in kinds else {}
        case _:
            return None
    return Way(str(reading.intent), {**asked, **_day(reading)})


def _day(reading: Reading) -> dict[str, Any]:
    return {"on": reading.on} if reading.on else {}


def found_for(reading: Reading, graph: Any, findings: Findings = tuple) -> Found:
    """What the registry says to a question; for a data set as a whole, where each of its fields goes.

    `findings` is called only where a list tells them: beside the other answers the page tells them itself.
    """
    if is_of_a_whole_set(reading):
        return answers(reading, graph)
    return answer(reading, graph, findings if reading.intent is Intent.LIST else tuple)


def title(reading: Reading, lang: Lang) -> str:
    """A question as it is understood, at the beginning of a line."""
    return capitalised(reading.prose(lang))


def fields_by_category(registry: Registry) -> dict[str, tuple[str, ...]]:
    """The fields a registry holds, by category, both in the order of the vocabulary."""
    words = vocabulary_of(registry)
    present = {use.field for held in registry.data_sets.values() for use in held.fields}
    return {
        category: fields
        for category in words.categories
        if (
            fields := tuple(
                id_ for id_, term in words.fields.items() if id_ in present and term.category == category
            )
        )
    }
