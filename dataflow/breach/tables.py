"""The tables of a breach: who is to be told by when, what is exposed, where copies are, who had access."""

from collections.abc import Iterable, Iterator

from dataflow.breach.breach import Breach, Copy, ExposedField, Notice
from dataflow.breach.breach_words import HIGHLY_PERSONAL, listed
from dataflow.breach.sentences import WORDS
from dataflow.exports.cells import known, status
from dataflow.facts.known import Cited
from dataflow.words.speech import Speech
from registry.records.duration import Duration
from registry.records.record import Record
from registry.records.text import Lang


class Table(Record):
    """A table of a breach in words."""

    key: str
    """notices, exposed, copies or seen; of a schedule `block-now` and so on."""
    title: str
    note: str = ""
    """What stands under the title."""
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def rows(breach: Breach, lang: Lang) -> tuple[Table, ...]:
    """Who is to be told, what is exposed, and where copies are; a table without rows is left out."""
    tables = (
        (
            "notices",
            ("number", "sender", "receiver", "data_sets", "due", "clock", "total", "article", "source"),
            _notices,
        ),
        ("exposed", ("data_set", "field", "people", "sensitivity", "kept", "status", "source"), _fields),
        ("copies", ("party", "place", "country", "fields", "status", "source"), _copied),
        ("seen", ("party", "place", "country", "fields", "status", "source"), _seen),
    )
    found = []
    for key, heads, make in tables:
        made = tuple(make(breach, lang))
        if made:
            found.append(
                Table(
                    key=key,
                    title=WORDS.say(lang, f"section.{key}"),
                    heads=tuple(WORDS.say(lang, f"head.{head}") for head in heads),
                    rows=made,
                )
            )
    return tuple(found)


def _notices(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    for each in breach.notices:
        due = each.due.say(lang)
        if each.condition is not None:
            due = WORDS.say(lang, "cell.condition", due=due, condition=each.condition.say(lang))
        yield (
            str(each.number),
            each.sender.say(lang),
            each.receiver.say(lang),
            listed(each.data_sets, lang),
            due,
            _clock(each, lang),
            _total(each, lang),
            each.article.say(lang),
            _source(each.citations, lang),
        )


def _clock(notice: Notice, lang: Lang) -> str:
    """What the contract gives; only engagements have one."""
    return known(notice.clock, lang) if notice.engagement is not None else WORDS.say(lang, "cell.none")


def _total(notice: Notice, lang: Lang) -> str:
    if notice.total is not None:
        return Duration.read(notice.total).say(lang)
    return WORDS.say(lang, "cell.none" if notice.kind in ("persons", "unverified") else "cell.unknown")


def _fields(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    people = {each.id: each.label for each in breach.people}
    for held in breach.exposed:
        subjects = listed((people[each] for each in held.subjects), lang)
        alike: dict[tuple[str, ...], list[ExposedField]] = {}
        for field in held.fields:
            kept = WORDS.say(lang, f"cell.kept-{field.kept}")
            # The vocabulary explains the class in brackets; a cell has no room for it.
            sensitivity = field.sensitivity_label.say(lang)
            if field.rank == HIGHLY_PERSONAL:
                sensitivity = sensitivity.partition(" (")[0]
            alike.setdefault((sensitivity, kept, status(field.status, lang)), []).append(field)
        for (sensitivity, kept, known_as), fields in alike.items():
            cited = dict.fromkeys(each for field in fields for each in field.citations)
            yield (
                held.label.say(lang),
                listed((field.label for field in fields), lang),
                subjects or WORDS.say(lang, "cell.unknown"),
                sensitivity,
                kept,
                known_as,
                _source(cited, lang),
            )


def _copied(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    return _places([each for each in breach.copies if not each.seen], lang)


def _seen(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    return _places([each for each in breach.copies if each.seen], lang)


def _places(copies: Iterable[Copy], lang: Lang) -> Iterator[tuple[str, ...]]:
    for each in copies:
        # Whoever nobody has named is at a place nobody has named either: its name once says it.
        unnamed = each.party.kind == "unknown"
        yield (
            each.party.label.say(lang),
            WORDS.say(lang, "cell.unknown-place") if unnamed else each.stop.label.say(lang),
            known(each.stop.country, lang),
            listed(each.fields, lang),
            status(each.status, lang),
            _source(each.citations, lang),
        )


def _source(citations: Iterable[Cited], lang: Lang) -> str:
    """Where it can be read: each document once, with its lines."""
    cited = Speech(lang).cites(citations)
    # In a sentence it stands in brackets after a blank.
    return cited[2:-1] or WORDS.say(lang, "cell.uncited")
