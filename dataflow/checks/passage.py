"""The passage: crossings between the same two parties into the same country, told as one finding."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from babel.dates import format_date
from babel.lists import format_list

from dataflow.checks.case import Case, Found
from dataflow.checks.crossing import Crossing, seat
from dataflow.checks.finding import Verdict
from dataflow.speaking import both
from registry.countries import country_name
from registry.text import Lang, Text, text

_SHOWN: Final = 6
"""Fields named in a sentence; of more it says how many."""
_UNSTATED: Final = text("données non précisées", "data not stated")
_PEOPLE: Final = text("les personnes concernées", "the data subjects")
_WHERE: Final = text("pays inconnu", "country unknown")
_ORDER: Final[tuple[Verdict, ...]] = ("violation", "gap", "undetermined")


class Judged(NamedTuple):
    """A crossing and what is found of it."""

    crossing: Crossing
    verdict: Verdict
    variant: str
    decides: str | None
    data_set: str | None = None
    """The data set it is limited to; None: all that it carries."""


def grouped(case: Case, judged: Iterable[Judged]) -> Iterator[Found]:
    """One finding for each pair of parties, country and direction; of several verdicts only the gravest."""
    together: dict[str, list[Judged]] = {}
    for one in judged:
        together.setdefault(_subject(one), []).append(one)
    for _, ones in sorted(together.items()):
        gravest = min(ones, key=lambda one: _ORDER.index(one.verdict))
        yield found_of(
            case,
            [one for one in ones if (one.verdict, one.variant) == (gravest.verdict, gravest.variant)],
        )


def found_of(case: Case, ones: Sequence[Judged]) -> Found:
    """The finding that several crossings of one passage are together."""
    first = ones[0]
    crossing = first.crossing
    fields = tuple(
        dict.fromkeys(
            instance.field
            for one in ones
            for instance in one.crossing.arc.carries or ()
            if one.data_set in (None, instance.data_set)
        )
    )
    exporter, importer = crossing.exporter, crossing.importer
    return Found(
        verdict=first.verdict,
        subject=_subject(first),
        values={
            "fields": named_fields(case, fields),
            "from": case.name(exporter) if exporter else _PEOPLE,
            "to": case.name(importer) if importer else _WHERE,
            "from_country": where(case, exporter, crossing.source),
            "to_country": where(case, importer, crossing.target),
        },
        entry=_entry(crossing),
        fields=fields,
        actors=tuple(actor for actor in (exporter, importer) if actor),
        data_sets=tuple(
            dict.fromkeys(
                instance.data_set
                for one in ones
                for instance in one.crossing.arc.carries or ()
                if one.data_set in (None, instance.data_set)
            )
        ),
        hops=tuple(dict.fromkeys(one.crossing.arc.key for one in ones)),
        variant=first.variant,
        decides=first.decides,
        severity="medium" if first.verdict == "undetermined" else None,
    )


def _subject(one: Judged) -> str:
    return one.crossing.pair


def _entry(crossing: Crossing) -> tuple[str | int, ...]:
    """The engagement of the flow, else the flow."""
    path = crossing.arc.path
    return path[: path.index("engagements") + 2] if "engagements" in path else path


def named_fields(case: Case, fields: Sequence[str]) -> Text:
    """Fields in words, the first six of them."""
    if not fields:
        return _UNSTATED
    return both(lambda lang: listed([case.field(each).say(lang) for each in fields], lang))


def listed(names: Sequence[str], lang: Lang) -> str:
    """Names in a sentence, the first six of them and how many more."""
    left = len(names) - _SHOWN
    if left <= 1:
        return str(format_list(list(names), locale=lang))
    more = f"{left} autres" if lang == "fr" else f"{left} more"
    return str(format_list([*names[:_SHOWN], more], locale=lang))


def where(case: Case, actor: str | None, country: str | None) -> Text:
    """The country, else that it is unknown, with the seat as the only hint."""
    if country is not None:
        return case.speaking.country(country)
    home = seat(case, actor) if actor else None
    if home is None:
        return _WHERE
    return text(
        f"pays inconnu, siège\u00a0: {country_name(home, 'fr')}",
        f"country unknown, seat: {country_name(home, 'en')}",
    )


def country_text(case: Case, codes: Sequence[str]) -> Text:
    """Countries in words."""
    if not codes:
        return _WHERE
    return both(lambda lang: listed([case.speaking.country(each).say(lang) for each in codes], lang))


def party_text(case: Case, actors: Sequence[str]) -> Text:
    """Parties in words."""
    return both(lambda lang: listed([case.name(each).say(lang) for each in actors], lang))


def day_text(day: datetime.date) -> Text:
    """A day in words: 22 novembre 2026."""
    return both(lambda lang: str(format_date(day, "long", locale=lang)))
