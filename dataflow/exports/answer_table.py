"""The table of an answer: one row a hop, in the order of their numbers."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal, get_args

from dataflow.answers.answer import Answer, Hop
from dataflow.exports import cells
from dataflow.exports.sentences import WORDS
from dataflow.words.doubts import disagreeing
from dataflow.words.speech import Speech, capitalised
from dataflow.words.taking_part import taking_part
from registry.records.record import Record
from registry.records.text import Lang

Key = Literal[
    "number",
    "source",
    "target",
    "kind",
    "fields",
    "role",
    "purposes",
    "basis",
    "condition",
    "storage",
    "retention",
    "countries",
    "mechanism",
    "contract",
    "certificates",
    "status",
    "citations",
    "remarks",
]
KEYS: Final[tuple[Key, ...]] = get_args(Key)


class Column(Record):
    """A column of the table."""

    key: Key
    title: str


class Row(Record):
    """A hop in words."""

    number: int
    """The hop's number."""
    source: str
    """The key of the stop it comes from."""
    target: str
    """The key of the stop it goes to."""
    cells: dict[str, str]
    """What stands in each column, by its key. None is empty."""


def columns(lang: Lang) -> tuple[Column, ...]:
    """The columns, in order."""
    return tuple(Column(key=key, title=WORDS.say(lang, f"column.{key}")) for key in KEYS)


def rows(answer: Answer, lang: Lang) -> tuple[Row, ...]:
    """Every hop of the answer."""
    against: dict[int, dict[str, None]] = defaultdict(dict)
    for each in answer.contradictions:
        said = (
            disagreeing(each, Speech(lang))
            if each.field_label is None
            else WORDS.say(lang, "contradiction", n=len(each.hops), hops=", ".join(map(str, each.hops)))
        )
        for number in each.hops:
            against[number][said] = None
    return tuple(
        Row(
            number=hop.number,
            source=hop.source,
            target=hop.target,
            cells=_cells(answer, hop, against[hop.number], lang),
        )
        for hop in answer.hops
    )


def _cells(answer: Answer, hop: Hop, against: Iterable[str], lang: Lang) -> dict[str, str]:
    return {
        "number": str(hop.number),
        "source": cells.place(answer, hop.source, lang),
        "target": cells.place(answer, hop.target, lang),
        "kind": hop.kind_label.say(lang),
        "fields": cells.carries(answer, hop, lang),
        "role": cells.known(hop.role, lang),
        "purposes": cells.listed((cells.purpose(use, lang) for use in hop.purposes), lang),
        "basis": cells.bases(hop, lang),
        "condition": hop.condition.say(lang) if hop.condition else WORDS.say(lang, "no-condition"),
        "storage": cells.known(hop.storage, lang),
        "retention": cells.listed((cells.known(kept.known, lang) for kept in hop.retention), lang),
        "countries": cells.countries(answer, hop, lang),
        "mechanism": cells.known(hop.mechanism, lang),
        "contract": cells.known(hop.contract, lang),
        "certificates": cells.listed((cells.certificate(each, lang) for each in hop.certificates), lang),
        "status": _status(hop, lang),
        "citations": _citations(hop, lang),
        "remarks": _remarks(hop, against, lang),
    }


def _status(hop: Hop, lang: Lang) -> str:
    own = cells.status(hop.status, lang)
    if hop.path_status is hop.status:
        return own
    return WORDS.say(lang, "path", own=own, path=cells.status(hop.path_status, lang))


def _citations(hop: Hop, lang: Lang) -> str:
    if not hop.citations:
        return WORDS.say(lang, "uncited")
    return cells.listed((cells.citation(each, lang) for each in hop.citations), lang)


def _remarks(hop: Hop, against: Iterable[str], lang: Lang) -> str:
    """Contradiction, ring, what is left open, the reason of an inference, a note; a dash where there is nothing."""
    told = [*against]
    if hop.closes_ring:
        told.append(WORDS.say(lang, "ring"))
    told += [capitalised(text.say(lang)) for text in hop.unsaid]
    told += [text.say(lang) for text in (hop.reason, hop.note) if text is not None]
    if hop.activities:
        told.append(WORDS.say(lang, "activities", names=taking_part(hop, lang)))
    return cells.listed(told, lang) if told else "–"
