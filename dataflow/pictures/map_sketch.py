"""The sketch of a map: all stops as boxes, one line for all flows between two of them."""

from collections import defaultdict
from collections.abc import Iterator

from dataflow.answers.flow_map import FlowMap, Strand
from dataflow.facts.lists import apart
from dataflow.facts.omissions import omitted_briefly
from dataflow.facts.values import status_word
from dataflow.pictures.folding import fitted
from dataflow.pictures.framing import Framing
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Fold, Line, Sketch
from dataflow.pictures.wording import counts, described_to
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang

_SHOWN = 3
"""Data sets named on a line; of more it says how many."""
_NAMED = 6
"""Parties that a map limited to some names; of more it says how many."""


def map_sketch_of(flow_map: FlowMap, lang: Lang, fold: Fold | None = None) -> Sketch:
    """The picture of a map in words, folded as it is asked for; None: where it would not read well."""
    return fitted(_Mapping(flow_map, lang).sketch(), fold, flow_map.fold_beyond)


class _Mapping:
    """Puts one map into boxes and lines."""

    def __init__(self, flow_map: FlowMap, lang: Lang) -> None:
        self._map, self._lang = flow_map, lang
        self._ids = {stop.key: f"stop-{index}" for index, stop in enumerate(flow_map.stops)}
        roles: dict[str, dict[str, None]] = defaultdict(dict)
        for strand in flow_map.strands:
            roles[strand.target] |= dict.fromkeys(strand.roles)
        self._framing = Framing(flow_map.parties, flow_map.stops, roles, lang)

    def sketch(self) -> Sketch:
        organisation = self._map.source.organisation.say(self._lang)
        return Sketch(
            lang=self._lang,
            title=WORDS.say(self._lang, "title.map", organisation=organisation),
            lead=self._lead(),
            subtitle=tuple(self._subtitle()),
            groups=self._framing.groups(),
            boxes=tuple(self._framing.box(self._ids[stop.key], stop) for stop in self._map.stops),
            lines=tuple(self._line(index, strand) for index, strand in enumerate(self._map.strands)),
        )

    def _lead(self) -> str:
        """Who receives data at all, and of how many nobody has said whom they pass it on to."""
        if not self._map.strands:
            return ""
        parties = {party.id: party for party in self._map.parties if party.kind == "third_party"}
        reached = dict.fromkeys(self._map.stop(strand.target).party for strand in self._map.strands)
        silent = {
            self._map.stop(strand.source).party for strand in self._map.strands if strand.recipients_unknown
        }
        return described_to([parties[id_] for id_ in reached if id_ in parties], silent, self._lang)

    def _subtitle(self) -> Iterator[str]:
        flow_map, lang = self._map, self._lang
        source = flow_map.source
        on = day_in_words(flow_map.on, lang)
        yield WORDS.say(lang, "subtitle.made", on=on, title=source.title.say(lang), version=source.version)
        statuses = dict.fromkeys(Status, 0)
        for strand in flow_map.strands:
            for status, n in strand.statuses.items():
                statuses[status] += n
        if flow_map.shown:
            told = counts(statuses, lang, "counted-flows")
            yield WORDS.say(lang, "subtitle.flows", n=flow_map.shown, statuses=told)
        else:
            yield WORDS.say(lang, "subtitle.nothing-map")
        filters = [
            WORDS.say(lang, f"filter.{name}", which=", ".join(text.say(lang) for text in which))
            for name in ("data_sets", "roles", "countries", "purposes")
            if (which := getattr(flow_map.filters, name))
        ]
        parties = [each.say(lang) for each in flow_map.filters.parties]
        if parties:
            named = len(parties) <= _NAMED
            which = ", ".join(parties) if named else WORDS.say(lang, "filter.many", n=len(parties))
            filters.append(WORDS.say(lang, "filter.parties", which=which))
        if filters:
            told = apart(filters, lang)
            yield WORDS.say(lang, "subtitle.filtered", n=flow_map.shown, total=flow_map.total, filters=told)
        if source.incomplete:
            what = apart((text.say(lang) for text in source.incomplete), lang)
            yield WORDS.say(lang, "subtitle.incomplete", what=what)
        yield from omitted_briefly(source.left_out, lang)
        if flow_map.apart:
            places = ", ".join(text.say(lang) for text in flow_map.apart)
            yield WORDS.say(lang, "subtitle.apart", n=len(flow_map.apart), places=places)

    def _line(self, index: int, strand: Strand) -> Line:
        label = self._label(strand)
        weakest = Status.weakest(*(status for status, n in strand.statuses.items() if n))
        words = WORDS.say(
            self._lang,
            "words.flows",
            source=self._map.stop(strand.source).label.say(self._lang),
            target=self._map.stop(strand.target).label.say(self._lang),
            label=", ".join((*label, *(each.say(self._lang) for each in strand.unsaid)))
            or WORDS.say(self._lang, "carries.recipients"),
            status=status_word(weakest, self._lang),
        )
        return Line(
            id=f"hop-{index + 1}",
            hops=strand.flows,
            source=self._ids[strand.source],
            target=self._ids[strand.target],
            number=str(index + 1),
            label=tuple(label),
            status=weakest,
            words=words,
        )

    def _label(self, strand: Strand) -> list[str]:
        if strand.recipients_unknown:
            return []
        if not strand.parcels:
            return [WORDS.say(self._lang, "carries.unstated")]
        told = [
            parcel.fields[0].say(self._lang)
            if len(parcel.fields) == 1
            else WORDS.say(
                self._lang, "carries.counted", data_set=parcel.label.say(self._lang), n=len(parcel.fields)
            )
            for parcel in strand.parcels
        ]
        if len(told) > _SHOWN + 1:
            told = [*told[:_SHOWN], WORDS.say(self._lang, "carries.more", n=len(told) - _SHOWN)]
        return told
