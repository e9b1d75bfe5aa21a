"""The sketch of changes: the flows that came, went or changed, between the stops of both sides."""

from collections.abc import Iterator

from dataflow.changes.change import Change, Changes
from dataflow.pictures.folding import fitted
from dataflow.pictures.framing import Framing
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Line, Mark, Sketch
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang

_SIGNS: dict[str, str] = {"added": "+", "removed": "−", "changed": ""}
_MARKS: dict[str, tuple[Mark, ...]] = {"added": ("added",), "removed": ("removed",)}
_SHOWN = 3
"""Fields named on a line; of more it says how many."""


def changes_sketch_of(changes: Changes, lang: Lang) -> Sketch:
    """The picture of changes in words, folded where it would not read well."""
    return fitted(_Sketching(changes, lang).sketch())


class _Sketching:
    """Puts the flows that changed into boxes and lines."""

    def __init__(self, changes: Changes, lang: Lang) -> None:
        self._changes, self._lang = changes, lang
        self._flows = [change for change in changes.changes if change.kind == "flow"]
        self._lines: dict[tuple[str, ...], list[tuple[int, Change]]] = {}
        for index, change in enumerate(self._flows):
            # What changed about one flow stands on one line; what came or went has a line of its own.
            flow = change.subject[:4] if change.verb == "changed" or change.matter else (str(index),)
            self._lines.setdefault(flow, []).append((index, change))
        shown = {end for change in self._flows for end in change.ends}
        self._stops = [stop for stop in changes.stops if stop.key in shown]
        self._ids = {stop.key: f"stop-{index}" for index, stop in enumerate(self._stops)}
        self._parties = {party.id: party for party in changes.parties}

    def sketch(self) -> Sketch:
        changes, lang = self._changes, self._lang
        shown = dict.fromkeys(stop.party for stop in self._stops)
        framing = Framing((self._parties[id_] for id_ in shown), self._stops, changes.roles, lang)
        return Sketch(
            lang=lang,
            title=WORDS.say(lang, "title.changes", organisation=changes.after.source.organisation.say(lang)),
            subtitle=tuple(self._subtitle()),
            groups=framing.groups(),
            boxes=tuple(framing.box(self._ids[stop.key], stop) for stop in self._stops),
            lines=tuple(map(self._line, self._lines.values())),
        )

    def _subtitle(self) -> Iterator[str]:
        before, after, lang = self._changes.before, self._changes.after, self._lang
        yield WORDS.say(
            lang,
            "subtitle.between",
            before=day_in_words(before.on, lang),
            old=before.source.version,
            after=day_in_words(after.on, lang),
            new=after.source.version,
        )
        verbs = [_verb(each) for each in self._lines.values()]
        counts = {verb: verbs.count(verb) for verb in _SIGNS}
        if self._flows:
            yield WORDS.say(lang, "subtitle.changed-flows", **counts)
        else:
            yield WORDS.say(lang, "subtitle.nothing-changed")
        if self._changes.same_flows:
            yield WORDS.say(lang, "subtitle.unchanged", n=self._changes.same_flows)

    def _line(self, changes: list[tuple[int, Change]]) -> Line:
        index, first = changes[0]
        source, target = first.ends
        verb = _verb(changes)
        sign = _SIGNS[verb]
        told = [self._detail(each) if each.matter else self._carried(each) for _, each in changes]
        label = tuple(f"{sign} {each}" if sign else each for each in told[:_SHOWN])
        more = len(told) - _SHOWN
        if more > 0:
            label = (*label, WORDS.say(self._lang, "carries.more", n=more))
        return Line(
            id=f"hop-{index}",
            hops=tuple(str(each) for each, _ in changes),
            source=self._ids[source],
            target=self._ids[target],
            number=str(index + 1),
            label=label,
            status=Status(first.subject[3]),
            marks=_MARKS.get(verb, ()),
            words=", ".join(told),
        )

    def _detail(self, change: Change) -> str:
        """What else is said of a flow that changed: its storage, its condition, its source."""
        return change.labels[-1].say(self._lang)

    def _carried(self, change: Change) -> str:
        """What came or went, or for a flow that changed what it gained (+) and lost (−)."""
        if change.verb == "changed":
            parts = [f"+ {each.say(self._lang)}" for each in change.gained]
            parts += [f"− {each.say(self._lang)}" for each in change.lost]
        else:
            parts = [each.say(self._lang) for each in change.items]
        if not parts:
            return WORDS.say(self._lang, "carries.unstated")
        more = len(parts) - _SHOWN
        told = ", ".join(parts[:_SHOWN])
        return told if more <= 0 else f"{told}, {WORDS.say(self._lang, 'carries.more', n=more)}"


def _verb(changes: list[tuple[int, Change]]) -> str:
    """What became of a flow: a detail of it that came or went is a change of the flow."""
    first = changes[0][1]
    return "changed" if first.matter else first.verb
