"""The recourse as a table: a row for each way to exercise a right, and for each way to reach the actor."""

from collections.abc import Iterable, Iterator

from dataflow.answers.profile import Offered, Reach, Recourse, RightKnown
from dataflow.exports.cells import BETWEEN, status
from dataflow.exports.csv_table import table
from dataflow.exports.sentences import WORDS
from dataflow.facts.known import Cited
from dataflow.words.speech import Speech
from registry.records.evidence import Status
from registry.records.text import Lang, Text

COLUMNS = ("what", "how", "condition", "data_sets", "owed", "status", "source")


def csv(recourse: Recourse, lang: Lang) -> bytes:
    """The rows as CSV; what nobody has said is written as unknown."""
    heads = [WORDS.say(lang, f"recourse.{name}") for name in COLUMNS]
    return table(heads, rows(recourse, lang), lang)


def rows(recourse: Recourse, lang: Lang) -> Iterator[tuple[str, ...]]:
    """The rows in words: rights first, those nobody has spoken of too, then contacts."""
    for right in recourse.rights:
        for offered in right.offered or (None,):
            yield _right(right, offered, lang)
    for contact in recourse.contacts:
        yield _contact(contact, lang)


def _right(right: RightKnown, offered: Offered | None, lang: Lang) -> tuple[str, ...]:
    unknown = WORDS.say(lang, "unknown")
    owed = BETWEEN[lang].join(law.say(lang) for law in right.owed)
    label = right.label.say(lang)
    if offered is None:
        # What a notice announces is declared, though nobody says how.
        known = Status.DECLARED if right.notices else Status.UNKNOWN
        return label, unknown, "", "", owed, status(known, lang), BETWEEN[lang].join(right.notices)
    return (
        label,
        _said(offered.how, lang) or unknown,
        _said(offered.condition, lang),
        BETWEEN[lang].join(each.say(lang) for each in offered.data_sets),
        owed,
        status(offered.status, lang),
        _sources(offered.citations, lang),
    )


def _contact(contact: Reach, lang: Lang) -> tuple[str, ...]:
    ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
    what = _said(contact.what, lang) or WORDS.say(lang, "recourse.contact")
    told = BETWEEN[lang].join(ways) or WORDS.say(lang, "unknown")
    return what, told, "", "", "", status(contact.status, lang), _sources(contact.citations, lang)


def _said(words: Text | None, lang: Lang) -> str:
    return words.say(lang) if words else ""


def _sources(citations: Iterable[Cited], lang: Lang) -> str:
    speech = Speech(lang)
    return BETWEEN[lang].join(speech.cited(each) for each in citations)
