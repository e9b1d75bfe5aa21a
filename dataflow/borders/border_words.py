"""The borders in words: a paragraph, and the rows of a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, Literal, get_args

from dataflow.borders.border import PEOPLE, STATES, UNKNOWN, Border, Borders, Crosser, Passage, State
from dataflow.borders.sentences import WORDS
from dataflow.facts.citations import lines
from dataflow.facts.known import Cited, Known
from dataflow.facts.lists import apart
from dataflow.facts.omissions import omitted
from dataflow.facts.values import status_word, told
from registry.records.evidence import Status
from registry.records.prose import day_in_words, list_in_words
from registry.records.record import Record
from registry.records.text import Lang, Text

Key = Literal[
    "source", "target", "exporter", "importer", "way", "fields", "flows", "mechanism", "state", "status",
    "citations",
]  # fmt: skip
KEYS: Final[tuple[Key, ...]] = get_args(Key)


class BorderRow(Record):
    """A passage in words."""

    source: str
    """The country, `people` or `unknown`."""
    target: str
    exporter: str
    """The party's id."""
    importer: str
    state: State | None
    """The worst of its states under the laws of the organisation."""
    hops: tuple[str, ...]
    cells: dict[str, str]
    """What stands in each column, by its key. None is empty."""


def columns(lang: Lang) -> dict[str, str]:
    """The titles of the columns by key, in order."""
    return {key: WORDS.say(lang, f"column.{key}") for key in KEYS}


def rows(every: Borders, lang: Lang) -> tuple[BorderRow, ...]:
    """One row a passage, in the order of the borders."""
    return tuple(
        BorderRow(
            source=border.source,
            target=border.target,
            exporter=passage.exporter.id,
            importer=passage.importer.id,
            state=passage.state,
            hops=passage.hops,
            cells=_cells(border, passage, lang),
        )
        for border, passage in every.passages
    )


def sentence(every: Borders, lang: Lang) -> str:
    """How many flows cross a border, where they arrive and how they stand under each law."""
    on = day_in_words(every.on, lang)
    kinds: dict[str, set[str]] = defaultdict(set)
    for border in every.borders:
        kinds[_kind(border)].update(border.flows)
    total = len({flow for flows in kinds.values() for flow in flows})
    lead = [*_none_known(every, lang)]
    if not total:
        nothing = [] if every.limit else [WORDS.say(lang, "sentence.nothing", on=on)]
        return " ".join([*lead, *nothing, *omitted(every.source.left_out, lang)])
    counts = [
        WORDS.say(lang, f"sentence.{kind}", n=len(kinds[kind]))
        for kind in ("crossed", "within", "undecided", "collected")
        if kinds[kind]
    ]
    key = "flows" if every.limit is None else "meeting" if every.limit.met else "possible"
    parts = [*lead, WORDS.say(lang, f"sentence.{key}", n=total, on=on, counts=_listed(counts, lang))]
    parts += _several(every, lang)
    parts += _doubtful(every, lang)
    arriving: dict[str, Known] = {}
    for border, passage in every.passages:
        if border.crossed and border.target != UNKNOWN:
            here = passage.arrives if passage.arrives.label else Known(label=border.target_label)
            # That data arrives there is known no better than that it goes at all.
            here = here.model_copy(update={"status": Status.weakest(here.status, passage.status)})
            known = arriving.get(border.target, here)
            arriving[border.target] = min(known, here, key=lambda each: each.status.weakness)
    if arriving:
        countries = [told(known, lang, "brief") for known in arriving.values()]
        parts.append(WORDS.say(lang, "sentence.to", countries=_listed(countries, lang)))
    back = {passage.exporter.id: passage for _, passage in every.passages if passage.way == "returned"}
    if back:
        names = _listed((each.exporter.label.say(lang) for each in back.values()), lang)
        parts.append(WORDS.say(lang, "sentence.returned", parties=names))
    return " ".join([*parts, *_by_law(every, lang), *omitted(every.source.left_out, lang)])


def _none_known(every: Borders, lang: Lang) -> Iterable[str]:
    """That no flow is known to meet the limit: the answer to what was asked, before what may meet it."""
    if every.limit is None or every.limit.met:
        return
    sides = [
        WORDS.say(lang, f"limit.{side}", places=_listed((each.say(lang) for each in places), lang))
        for side, places in (("leaving", every.limit.leaving), ("arriving", every.limit.arriving))
        if places
    ]
    yield WORDS.say(
        lang,
        "sentence.none",
        limit=apart(sides, lang),
        on=day_in_words(every.on, lang),
    )


def _several(every: Borders, lang: Lang) -> Iterable[str]:
    """How many flows stand in several borders, and are counted in each: they join places in several countries."""
    times = Counter(flow for border in every.borders for flow in border.flows)
    several = sum(each > 1 for each in times.values())
    return [WORDS.say(lang, "sentence.several", n=several)] if several else []


def _doubtful(every: Borders, lang: Lang) -> Iterable[str]:
    """How many of the flows no source states, by how they are known."""
    known: dict[str, Status] = {}
    for border, passage in every.passages:
        if passage.way != "returned":
            # That it goes from one country to another is known no better than that they are its countries.
            sides = [
                side.status for side in (passage.leaves, passage.arrives) if side.label and border.crossed
            ]
            if passage.way in ("handed", "collected_for", "collected_by_whom"):
                # How it stands under a law rests on the importer's seat as much as on where the data is.
                sides += [passage.importer.seat.status] if passage.importer.seat.label else []
            for flow, status in zip(passage.hops, passage.known, strict=False):
                known[flow] = Status.weakest(known.get(flow, status), status, *sides)
    counted = Counter(known.values())
    return [
        WORDS.say(lang, f"sentence.known.{status}", n=counted[status])
        for status in Status
        if status is not Status.DECLARED and counted[status]
    ]


def _kind(border: Border) -> str:
    if border.source == PEOPLE:
        return "collected"
    return "undecided" if border.crossed is None else "crossed" if border.crossed else "within"


def _by_law(every: Borders, lang: Lang) -> Iterable[str]:
    """How many flows stand in which state under each law."""
    counted: dict[str, dict[State, set[str]]] = {}
    for _, passage in every.passages:
        for each in passage.standings if passage.way != "returned" else ():
            held = counted.setdefault(each.regime_label.say(lang), {})
            held.setdefault(each.state, set()).update(passage.hops)
    for regime, states in counted.items():
        counts = [
            WORDS.say(lang, f"counted.{state}", n=len(states[state])) for state in STATES if state in states
        ]
        yield WORDS.say(lang, "sentence.law", regime=regime, counts=_listed(counts, lang))


def _cells(border: Border, passage: Passage, lang: Lang) -> dict[str, str]:
    standings = (
        WORDS.say(
            lang,
            "cell.standing",
            regime=each.regime_label.say(lang),
            state=WORDS.say(lang, f"state.{each.state}"),
            reason=each.reason.say(lang),
        )
        for each in passage.standings
    )
    fields = [label.say(lang) for label in passage.field_labels]
    if not passage.stated:
        fields.append(WORDS.say(lang, "cell.unstated"))
    cited = dict.fromkeys(_citation(each, lang) for each in passage.citations)
    return {
        "source": _side(border.source_label, border.source, passage.leaves, passage.exporter.seat, lang),
        "target": _side(border.target_label, border.target, passage.arrives, passage.importer.seat, lang),
        "exporter": _party(passage.exporter, lang),
        "importer": _party(passage.importer, lang),
        "way": passage.way_label.say(lang),
        "fields": apart(fields, lang),
        "flows": str(len(passage.hops)),
        "mechanism": _mechanism(passage.mechanism, lang),
        "state": "\n".join(standings) or WORDS.say(lang, "cell.no-law"),
        "status": status_word(passage.status, lang),
        "citations": "\n".join(cited) or WORDS.say(lang, "cell.uncited"),
    }


def _side(label: Text, country: str, known: Known, home: Known, lang: Lang) -> str:
    """The country and how it is known; where it is unknown with the seat as a hint."""
    if country != UNKNOWN:
        return told(known, lang, "cell") if known.label else label.say(lang)
    if home.label is None:
        return label.say(lang)
    return WORDS.say(lang, "cell.seat", country=label.say(lang), seat=told(home, lang, "cell"))


def _party(party: Crosser, lang: Lang) -> str:
    if party.role_known.label is None:
        return party.label.say(lang)
    return WORDS.say(
        lang, "cell.party", label=party.label.say(lang), role=told(party.role_known, lang, "cell")
    )


def _mechanism(known: Known, lang: Lang) -> str:
    if known.label is None:
        return WORDS.say(lang, "cell.no-mechanism")
    # That it is declared is told too: what is recorded here decides.
    return WORDS.say(
        lang, "cell.recorded", mechanism=known.label.say(lang), status=status_word(known.status, lang)
    )


def _citation(cited: Cited, lang: Lang) -> str:
    """The title and the lines: a passage has many sources, and its cell a line for each."""
    return ", ".join(filter(None, (cited.title, lines([cited], lang, "sentence"))))


def _listed(names: Iterable[str], lang: Lang) -> str:
    return list_in_words(names, lang)
