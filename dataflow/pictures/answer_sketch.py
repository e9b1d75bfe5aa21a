"""The sketch of an answer: its stops as boxes, its hops as numbered lines."""

from collections import defaultdict
from collections.abc import Iterator

from dataflow.answers.answer import Answer, Hop
from dataflow.answers.recipients import recipients
from dataflow.facts.lists import apart
from dataflow.facts.omissions import omitted_briefly
from dataflow.facts.parties import Stop
from dataflow.facts.values import status_word
from dataflow.graph.instance import Relation
from dataflow.graph.walk import Began
from dataflow.pictures.carried import carried
from dataflow.pictures.denied_words import denied
from dataflow.pictures.folding import fitted
from dataflow.pictures.framing import Framing
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import UNKNOWN, Box, Fold, Line, Mark, Sketch
from dataflow.pictures.wording import counts, runs, silent
from dataflow.words import glance
from registry.records.prose import day_in_words
from registry.records.text import Lang


def sketch_of(answer: Answer, lang: Lang, fold: Fold | None = None) -> Sketch:
    """The picture of an answer in words, folded as it is asked for; None: where it would not read well."""
    return fitted(_Sketching(answer, lang).sketch(), fold)


class _Sketching:
    """Puts one answer into boxes and lines."""

    def __init__(self, answer: Answer, lang: Lang) -> None:
        self._answer, self._lang = answer, lang
        self._ids = {stop.key: f"stop-{index}" for index, stop in enumerate(answer.stops)}
        self._stops = {stop.key: stop for stop in answer.stops}
        self._held = {held.key: held for held in answer.instances}
        self._against = {number for each in answer.contradictions for number in each.hops}
        roles: dict[str, dict[str, None]] = defaultdict(dict)
        for hop in answer.hops:
            unsettled = "undetermined" if hop.role.disputed else UNKNOWN
            roles[hop.target] |= dict.fromkeys(hop.role.ids or (unsettled,))
        self._framing = Framing(answer.parties, answer.stops, roles, lang)
        self._began: dict[str, set[Began]] = defaultdict(set)
        for entry in answer.entries:
            self._began[entry.stop].add(entry.began)

    def sketch(self) -> Sketch:
        answer = self._answer
        return Sketch(
            lang=self._lang,
            title=self._say(
                f"title.{answer.question}",
                organisation=answer.source.organisation.say(self._lang),
                asked=self._asked(),
            ),
            lead=self._lead(),
            subtitle=tuple(self._subtitle()),
            groups=self._framing.groups(),
            boxes=tuple(self._box(stop) for stop in answer.stops),
            lines=tuple(self._line(hop) for hop in answer.hops),
        )

    def _asked(self) -> str:
        asked = self._answer.asked_label.say(self._lang)
        if self._answer.data_set_label is not None:
            asked = self._say("also", field=asked, data_set=self._answer.data_set_label.say(self._lang))
        if self._answer.whose is None:
            return asked
        people = ", ".join(label.say(self._lang) for label in self._answer.whose.labels)
        return self._say("whose", asked=asked, people=people)

    def _say(self, key: str, **values: str | int) -> str:
        return WORDS.say(self._lang, key, **values)

    def _lead(self) -> str:
        """The answer as it is said first elsewhere too, and of how many nobody says whom they pass it on to."""
        answer, lang = self._answer, self._lang
        if not answer.hops:
            return ""
        told = recipients(answer)
        said = [glance(answer, told, lang)]
        if answer.question == "goes":
            said += silent([each.party for each in told if each.outside], self._silent(), lang)
        elif answer.asked in self._silent():
            said.append(self._say("lead.onward"))
        return " ".join(said)

    def _silent(self) -> set[str]:
        """The parties of which nobody has said whom they pass it on to."""
        return {
            self._answer.stop(hop.source).party
            for hop in self._answer.hops
            if hop.origin == "unknown_recipients"
        }

    def _subtitle(self) -> Iterator[str]:
        answer, lang = self._answer, self._lang
        yield self._say(
            "subtitle.made",
            on=day_in_words(answer.on, lang),
            title=answer.source.title.say(lang),
            version=answer.source.version,
        )
        if answer.hops:
            told = counts(answer.completeness.hops, lang)
            yield self._say("subtitle.hops", n=len(answer.hops), statuses=told)
        else:
            yield self._say("subtitle.nothing")
        conditional = [hop.number for hop in answer.hops if self._conditions(hop)]
        if conditional:
            told = runs(conditional)
            yield self._say("subtitle.conditional", n=len(conditional), hops=told)
        if answer.denials:
            yield self._say("subtitle.denied", denials=apart(denied(answer.denials, lang), lang))
        if answer.source.incomplete:
            what = apart((text.say(lang) for text in answer.source.incomplete), lang)
            yield self._say("subtitle.incomplete", what=what)
        yield from omitted_briefly(answer.source.left_out, lang)

    def _conditions(self, hop: Hop) -> list[str]:
        """The conditions of a hop: its own, and those that all it carries is there under. None: it always is."""
        if hop.origin != "stated":
            return []
        held = [self._held[each.instance].condition for each in hop.carries]
        found = [hop.condition, *(held if all(held) else [])]
        return list(dict.fromkeys(each.say(self._lang) for each in found if each))

    def _open(self, hop: Hop) -> list[str]:
        """What the statement of a flow leaves open."""
        return [each.say(self._lang) for each in hop.unsaid]

    def _box(self, stop: Stop) -> Box:
        began = self._began.get(stop.key, ())
        marks = [self._say(f"entry.{each}") for each in ("derived", "not_stated", "unsaid") if each in began]
        return self._framing.box(self._ids[stop.key], stop, marks)

    def _line(self, hop: Hop) -> Line:
        marks = self._marks(hop)
        told = carried(hop, self._answer.question, self._held, self._lang)
        # Where nobody has named the recipients, what it ends in says all that there is to say.
        label = list(told) if hop.origin != "unknown_recipients" else []
        label += [self._say("mark.ring")] if "ring" in marks else []
        words = self._say(
            "words.line",
            number=hop.number,
            source=self._stops[hop.source].label.say(self._lang),
            target=self._stops[hop.target].label.say(self._lang),
            label=", ".join(
                (
                    *told,
                    *(self._say(f"mark.{mark}") for mark in marks),
                    *self._conditions(hop),
                    *self._open(hop),
                )
            ),
            status=status_word(hop.status, self._lang),
        )
        return Line(
            id=f"hop-{hop.number}",
            hops=(str(hop.number),),
            source=self._ids[hop.source],
            target=self._ids[hop.target],
            number=str(hop.number),
            label=tuple(label),
            status=hop.status,
            marks=marks,
            words=words,
        )

    def _marks(self, hop: Hop) -> tuple[Mark, ...]:
        relations = {self._held[each.instance].relation for each in hop.carries}
        marks: list[Mark] = []
        if relations == {Relation.CONTAINER}:
            marks.append("container")
        if relations == {Relation.DERIVED}:
            marks.append("derived")
        if hop.number in self._against:
            marks.append("contradiction")
        if hop.closes_ring:
            marks.append("ring")
        return tuple(marks)
