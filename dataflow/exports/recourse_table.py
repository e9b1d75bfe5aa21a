"""The recourse as a table: a row for each way to exercise a right, and for each way to reach the actor."""

from collections.abc import Iterable, Iterator

from dataflow.answers.profile import Offered, Reach, Recourse, RightKnown
from dataflow.exports.cells import status
from dataflow.exports.csv_table import table
from dataflow.exports.sentences import WORDS
from dataflow.facts.citations import cited
from dataflow.facts.known import Cited
from dataflow.facts.lists import apart
from dataflow.facts.values import unknown
from registry.records.evidence import Status
from registry.records.text import Lang, Text

COLUMNS = ("what", "how", "condition", "data_sets", "owed", "status", "source")


def csv(recourse: Recourse, lang: Lang) -> bytes:
    """The rows as CSV; what nobody has said is written as unknown."""
    heads = [WORDS.say(lang, f"recourse.{name}") for name in COLUMNS]
    return table(heads, rows(recourse, lang), lang, recourse.source.left_out)


def rows(recourse: Recourse, lang: Lang) -> Iterator[tuple[str, ...]]:
    """The rows in words: rights first, those nobody has spoken of too, then contacts."""
    for right in recourse.rights:
        for offered in right.offered or (None,):
            yield _right(right, offered, lang)
    for contact in recourse.contacts:
        yield _contact(contact, lang)


def _right(right: RightKnown, offered: Offered | None, lang: Lang) -> tuple[str, ...]:
    owed = apart((law.say(lang) for law in right.owed), lang)
    label = right.label.say(lang)
    if offered is None:
        # What a notice announces is declared, though nobody says how.
        known = Status.DECLARED if right.notices else Status.UNKNOWN
        return label, unknown(lang), "", "", owed, status(known, lang), apart(right.notices, lang)
    return (
        label,
        _said(offered.how, lang) or unknown(lang),
        _said(offered.condition, lang),
        apart((each.say(lang) for each in offered.data_sets), lang),
        owed,
        status(offered.status, lang),
        _sources(offered.citations, lang),
    )


def _contact(contact: Reach, lang: Lang) -> tuple[str, ...]:
    ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
    what = _said(contact.what, lang) or WORDS.say(lang, "recourse.contact")
    told = apart(ways, lang) or unknown(lang)
    return what, told, "", "", "", status(contact.status, lang), _sources(contact.citations, lang)


def _said(words: Text | None, lang: Lang) -> str:
    return words.say(lang) if words else ""


def _sources(citations: Iterable[Cited], lang: Lang) -> str:
    return apart((cited(each, lang, "sentence") for each in citations), lang)
