"""The account: whether a reading leaves nothing of a question aside."""

from dataflow.question.lexicon import Lexicon
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.parts import Parts
from dataflow.question.reading import Reading

_KINDS: tuple[Kind, ...] = ("field", "actor", "data_set", "people")


def accounts(reading: Reading, found: Parts, lexicon: Lexicon) -> bool:
    """Whether every word of a question is in a reading of it: names, people, countries, days, standards, rights.

    What the cues tell is not looked at here: a rule holds for exactly its cues (`dataflow.question.intent`).
    """
    said = {
        Meaning("actor", lexicon.organisation or "") if reading.subject_kind == "registry" else None,
        *(Meaning(kind, reading.subject) for kind in _KINDS if kind == reading.subject_kind),
        Meaning("actor", reading.about_actor or ""),
        Meaning("data_set", reading.data_set or ""),
    }
    days = {reading.on, reading.since}
    return (
        not found.unread
        and not found.loose
        and not found.topics
        and all(said & hit.meanings.keys() for hit in found.names)
        and len(found.places) == bool(reading.country) + bool(reading.leaving)
        and all(day in days or _of_period(day, reading, found) for day in found.days)
        and {*found.standards} <= {reading.standard}
        and {*found.rights} <= {reading.right}
    )


def _of_period(day: object, reading: Reading, found: Parts) -> bool:
    """Whether a day is the beginning of a month or a year whose end the reading has."""
    return bool(
        found.period and day == found.period.day and reading.on in (found.period.last, found.until)
    ) or (found.until is not None and reading.on == found.until)
