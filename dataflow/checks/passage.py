"""The passage: crossings between the same two parties into the same country, told as one finding."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from dataflow.checks.case import Case, Found
from dataflow.checks.crossing import Crossing, seat, seats
from dataflow.checks.phrases import marked
from dataflow.checks.use import entry_of
from dataflow.facts.finding import VERDICTS, Severity, Verdict
from dataflow.graph.instance import Instance
from dataflow.law import Adequacy, Law
from registry.records.prose import list_in_words
from registry.records.text import Lang, Text, both, text

_SHOWN: Final = 6
"""Fields named in a sentence; of more it says how many."""
_UNSTATED: Final = text("données non précisées", "data not stated")
_PEOPLE: Final = text("les personnes concernées", "the data subjects")
_PART: Final = text("partie non précisée", "part not stated")
_WHERE: Final = text("pays inconnu", "country unknown")


_SEATED: Final = frozenset(
    (
        "seat_abroad", "seat_unplaced", "site_abroad", "site_beyond", "seats", "part_seat", "entity", "overseas",
        "dpf_entity", "dpf_holder", "inside_seat", "importer",
    )
)  # fmt: skip
"""The messages that name the importer's seat; of others it is no fact, and changes no id."""
_COVERED: Final = ("sector", "part_seat")
"""The messages that name the part of a country that a decision covers."""


class Judged(NamedTuple):
    """A crossing and what is found of it."""

    crossing: Crossing
    verdict: Verdict
    variant: str
    decides: str | None
    data_set: str | None = None
    """The data set it is limited to; None: all that it carries."""
    severity: Severity | None = None
    """Where it is graver or lighter than the rule says, or than *medium* where it is undetermined."""


def grouped(case: Case, law: Law, judged: Iterable[Judged]) -> Iterator[Found]:
    """One finding for each pair of parties, country and direction; of several verdicts only the gravest."""
    together: dict[str, list[Judged]] = {}
    for one in judged:
        together.setdefault(_subject(one), []).append(one)
    for _, ones in sorted(together.items()):
        gravest = min(ones, key=lambda one: VERDICTS.index(one.verdict))
        yield found_of(
            case,
            law,
            [one for one in ones if (one.verdict, one.variant) == (gravest.verdict, gravest.variant)],
        )


def found_of(case: Case, law: Law, ones: Sequence[Judged]) -> Found:
    """The finding that several crossings of one passage are together."""
    first = ones[0]
    crossing = first.crossing
    carried = [
        instance for one in ones for instance in _told(case, one) if one.data_set in (None, instance.data_set)
    ]
    fields = tuple(dict.fromkeys(each.field for each in carried))
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
            **({"seat": seat_text(case, importer)} if first.variant in _SEATED else {}),
            **({"covers": _covered(case, law, first)} if first.variant in _COVERED else {}),
        },
        entry=entry_of(crossing.arc),
        fields=fields,
        actors=tuple(actor for actor in (exporter, importer) if actor),
        data_sets=tuple(dict.fromkeys(each.data_set for each in carried)),
        hops=tuple(dict.fromkeys(one.crossing.arc.key for one in ones)),
        variant=first.variant,
        decides=first.decides,
        severity=first.severity or ("medium" if first.verdict == "undetermined" else None),
    )


def _told(case: Case, one: Judged) -> tuple[Instance, ...]:
    """What is told to cross; nothing that may not, where it is told that something does."""
    arc = one.crossing.arc
    return (arc.carries or ()) if one.verdict == "undetermined" else case.certainty.known(arc)


def _subject(one: Judged) -> str:
    return one.crossing.pair


def _covered(case: Case, law: Law, one: Judged) -> Text:
    """The part that a decision covers of the country of arrival, or of that of the importer's seat."""
    crossing = one.crossing
    if one.variant == "part_seat":
        country = seat(case, crossing.importer) if crossing.importer else None
    else:
        country = crossing.target if one.variant == "sector" else None
    decision = case.tables.under(law.id).adequacy(country, case.on) if country else None
    return part_of(decision)


def part_of(decision: Adequacy | None) -> Text:
    """The part of a country that a decision covers, and how far that was checked."""
    return marked(decision.covers, decision.mark) if decision and decision.covers else _PART


def seat_text(case: Case, actor: str | None) -> Text:
    """The country of a party's seat, or of each that statements give."""
    homes = [home for home in seats(case, actor) if home] if actor else []
    return country_text(case, homes)


def named_fields(case: Case, fields: Sequence[str]) -> Text:
    """Fields in words, the first six of them."""
    if not fields:
        return _UNSTATED
    return both(lambda lang: listed([case.field(each).say(lang) for each in fields], lang))


def listed(names: Sequence[str], lang: Lang) -> str:
    """Names in a sentence, the first six of them and how many more."""
    left = len(names) - _SHOWN
    if left <= 1:
        return list_in_words(names, lang)
    more = f"{left} autres" if lang == "fr" else f"{left} more"
    return list_in_words([*names[:_SHOWN], more], lang)


def where(case: Case, actor: str | None, country: str | None) -> Text:
    """The country, else that it is unknown, with the seat as the only hint."""
    if country is not None:
        return case.facts.country(country)
    home = seat(case, actor) if actor else None
    if home is None:
        return _WHERE
    said = case.facts.country(home)
    return text(f"pays inconnu, siège\u00a0: {said.say('fr')}", f"country unknown, seat: {said.say('en')}")


def country_text(case: Case, codes: Sequence[str]) -> Text:
    """Countries in words."""
    if not codes:
        return _WHERE
    return both(lambda lang: listed([case.facts.country(each).say(lang) for each in codes], lang))


def party_text(case: Case, actors: Sequence[str]) -> Text:
    """Parties in words."""
    return both(lambda lang: listed([case.name(each).say(lang) for each in actors], lang))
