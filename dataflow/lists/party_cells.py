"""The cells of a party: what is known of an actor by its entry, its engagements and what reaches it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from dataflow.checks.engagements import Engaged, Engagements
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.parties import Certificate, certificate
from dataflow.facts.receiver import purposes_known, received_under
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import UNSTATED, Arc
from dataflow.lists.answer import AGREED, Cell
from dataflow.lists.cells import NOTHING, UNSAID, cell, merged, on_record, stated, union
from dataflow.lists.day_cells import recorded
from dataflow.lists.engaged_cells import Cells, EngagedCells, purpose_cells, sets_of
from dataflow.lists.holdings import Holdings
from dataflow.lists.measure_cells import kinds_of
from dataflow.lists.party_parts import with_data
from dataflow.lists.place_cells import hosting, kind, named, places_of, seat, storage
from dataflow.question.wanted import Column
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.text import both, text

Beside = Callable[[Cells, Iterable[Arc]], Cells]
"""The columns of some data, with what is told of it by the flows that bring it."""
_OF_ONE: Final = (
    Column.ENGAGEMENT,
    Column.BY,
    Column.ROLE,
    Column.ENGAGED,
    Column.PURPOSE,
    Column.BASIS,
    *AGREED,
)
"""What is told of each engagement of a party by itself."""
_HOLDING: Final = ("valid", "undated")
"""The states of a certificate that holds on the day, or may."""
_ENGAGING: Final = (Column.ENGAGEMENT, Column.BY, Column.ENGAGED)
_NEVER: Final = (*_ENGAGING, Column.CONTRACT, Column.UNTIL)
"""Of these there is nothing on record where there is no engagement; the others nobody has said."""


class PartyCells:
    """What is told of each actor on one day; each is looked at once."""

    def __init__(
        self,
        facts: Facts,
        arriving: Mapping[str | None, Sequence[Arc]],
        engagements: Engagements,
        engaged: EngagedCells,
    ) -> None:
        """`arriving`: the flows by who receives."""
        self._facts, self._arriving = facts, arriving
        self._engagements, self._engaged = engagements, engaged
        self._told: dict[str, Cells] = {}
        self._places: dict[str, Cells] = {}

    def of(self, actor: str) -> Cells:
        """The cells of a third party, or of the organisation, but for those of its data."""
        if actor not in self._told:
            self._told[actor] = self._cells(actor)
        return self._told[actor]

    def role(self, actor: str) -> Cell:
        """The roles of its engagements; of what reaches a third party under none of them nobody has said it."""
        registry = self._facts.registry
        told = [self._engaged.role(each) for each in self._engagements.of(actor)]
        if actor != registry.organisation.id:
            found = union(told)
            return Cell(values=found.values, more=found.more or not told or bool(self._outside(actor)))
        sets = (held for held in registry.data_sets.values() if held.holds_on(self._facts.on))
        return union([cell(self._facts.role(held.role, held) for held in sets), *told])

    def parts(self, actor: str, holdings: Holdings | None, beside: Beside) -> tuple[Cells, ...]:
        """Its engagements one by one, those that count first before the others (`Row.firsts`), and what reaches it
        under none; none of them where it is all one. `holdings`: where its data is asked for as well; `beside`: what is
        told of that data by the flows that bring it."""
        outside, engagements = self._outside(actor), [each for some in self.agreeing(actor) for each in some]
        if len(engagements) + bool(outside) < 2:
            return ()
        parts = [_of_one(self._engaged.of(each)) for each in engagements]
        if outside:
            parts.append({column: _none(column) for column in _OF_ONE} | self._without(outside))
        if holdings is None:
            return tuple(parts)
        engaged = self._engaged
        data = [beside(engaged.data(each, holdings), engaged.arcs(each)) for each in engagements]
        if outside:
            unsaid = any(arc.carries is None for arc in outside)
            data.append(beside(holdings.told(holdings.brought(outside), unsaid=unsaid), outside))
        whole = beside(self.data(actor, holdings), self._arriving.get(actor, ()))
        return with_data(parts, data, whole)

    def firsts(self, actor: str) -> int:
        """How many of its engagements count first in what is agreed."""
        return len(self.agreeing(actor)[0])

    def certificates(self, actor: str) -> Cell:
        """What it shows. One that is over, or has not begun, is a value of its own: it certifies nothing today, and is
        no proof that there never was any."""
        held = [
            certificate(each, actor, None, self._facts)
            for each in self._facts.registry.actors[actor].certifications
        ]
        holding = on_record(each.known for each in held if each.state in _HOLDING)
        over = [_over(each) for each in held if each.state not in _HOLDING]
        return Cell(values=merged([*holding.values, *over])) if over else holding

    def where(self, actor: str) -> Cells:
        """Seat, hosting and both of them, and the places themselves."""
        if actor not in self._places:
            facts, spots = self._facts, list(places_of(actor, self._facts))
            at, here = seat(actor, facts), hosting(actor, (spot for _, spot in spots), facts)
            self._places[actor] = {
                Column.SEAT: at,
                Column.HOSTING: here,
                Column.COUNTRY: union([at, here]),
                Column.KIND: cell(kind(actor, spot, facts) for _, spot in spots),
                Column.PLACE: cell(named(actor, end, spot, facts) for end, spot in spots),
            }
        return self._places[actor]

    def data(self, actor: str, holdings: Holdings) -> Cells:
        """What reaches it, wherever."""
        names = (*self._facts.registry.actors[actor].places, UNSTATED)
        return holdings.cells(place(actor, name) for name in names)

    def _cells(self, actor: str) -> Cells:
        facts = self._facts
        engagements = self._engagements.of(actor)
        told = [self._engaged.of(each) for each in engagements]
        received, outside = self._received(actor), self._outside(actor)
        known = facts.registry.actors[actor]
        return {
            Column.PARTY: Cell(values=(stated(actor, known.name, known.standing, facts.cited(known.cite)),)),
            Column.MENTIONED: self._mentioned(actor),
            Column.ENGAGEMENT: on_record(_values(told, Column.ENGAGEMENT)),
            Column.BY: on_record(_values(told, Column.BY)),
            Column.ROLE: self.role(actor),
            Column.NATURE: cell([facts.known(known.nature, known, facts.nature)]),
            Column.ENGAGED: self._engaging(actor, told, received),
            **self.where(actor),
            **self._what_for(told, outside),
            **self._agreed(actor),
            Column.ONWARD: onward(actor, facts),
            Column.MECHANISM: self._mechanism(received),
            Column.STORAGE: storage(received, facts),
            Column.CERTIFICATE: self.certificates(actor),
            Column.MEASURE: kinds_of(actor, facts),
        }

    def _received(self, actor: str) -> Sequence[Arc]:
        return [arc for arc in self._arriving.get(actor, ()) if arc.source.holder != actor]

    def _outside(self, actor: str) -> Sequence[Arc]:
        """What reaches it under no engagement."""
        registry = self._facts.registry
        return [arc for arc in self._received(actor) if received_under(arc, registry) is None]

    def _engaging(self, actor: str, told: Sequence[Cells], received: Sequence[Arc]) -> Cell:
        """Who engages it: nobody, where no engagement of the day does and no other third party's flow reaches it."""
        if told or actor == self._facts.registry.organisation.id:
            return on_record(_values(told, Column.ENGAGED))
        others = [
            arc for arc in received if arc.source.holder not in (None, self._facts.registry.organisation.id)
        ]
        if not others:
            return Cell(values=(stated("none", WORDS.both("engaged.none")),))
        best = min((arc.stated_status for arc in others), key=lambda status: status.weakness)
        cited = (each for arc in others for each in self._facts.cited(arc.evidence.cite))
        label = WORDS.both("engaged.onward")
        return Cell(values=(stated("onward", label, best, tuple(dict.fromkeys(cited))),))

    def _what_for(self, told: Sequence[Cells], outside: Sequence[Arc]) -> Cells:
        parts = [*told, self._without(outside)] if outside or not told else told
        return {column: union(each[column] for each in parts) for column in (Column.PURPOSE, Column.BASIS)}

    def _without(self, outside: Sequence[Arc]) -> Cells:
        """What for it gets what reaches it under no engagement."""
        flows = {arc.path: arc for arc in outside}.values()
        told = (each for arc in flows for each in purposes_known(arc, sets_of(arc), self._facts))
        return purpose_cells(told, outside)

    def agreeing(self, actor: str) -> tuple[Sequence[Engaged], Sequence[Engaged]]:
        """The engagements by the organisation, where there are any, which count first in what is agreed; and others."""
        every = self._engagements.of(actor)
        by_it = self._facts.registry.organisation.id
        own = [each for each in every if each.by == by_it]
        return (own, [each for each in every if each.by != by_it]) if own else (every, ())

    def _agreed(self, actor: str) -> Cells:
        """What a party has with whoever engages it: with the organisation, where that does."""
        told = [self._engaged.of(each) for each in self.agreeing(actor)[0]]
        return {column: union(each[column] for each in told) if told else _none(column) for column in AGREED}

    def _mechanism(self, received: Sequence[Arc]) -> Cell:
        facts = self._facts
        terms = facts.words.transfer_mechanisms
        return on_record(
            known
            for arc in received
            for each in arc.mechanisms
            for known in recorded(each, arc.evidence, lambda id_: terms[id_].label, facts)
        )

    def _mentioned(self, actor: str) -> Cell:
        """The documents that name it. Of a policy that nobody has gone through for that it is not known."""
        return Cell(values=tuple(self._naming.get(actor, ())), more=self._unread)

    @cached_property
    def _naming(self) -> Mapping[str, list[Known]]:
        """By actor: the documents that name it."""
        found: dict[str, list[Known]] = {}
        for id_, each in self._facts.registry.documents.items():
            for actor in dict.fromkeys(mention.actor for mention in each.mentions or ()):
                found.setdefault(actor, []).append(stated(id_, text(each.title, each.title)))
        return found

    @cached_property
    def _unread(self) -> bool:
        documents = self._facts.registry.documents.values()
        return any(each.mentions is None and each.kind == "privacy_policy" for each in documents)


def _of_one(told: Cells) -> Cells:
    """What is told of one engagement; one that is said to be unknown is none, as in the whole."""
    cells = {column: told[column] for column in _OF_ONE}
    return cells | {column: on_record(cells[column].values) for column in _ENGAGING}


def _none(column: Column) -> Cell:
    """What is on record of an engagement where there is none."""
    return NOTHING if column in _NEVER else UNSAID


def _over(held: Certificate) -> Known:
    """A certificate that does not hold on the day: « ISO/IEC 27001 (expiré) »."""
    label = both(lambda lang: f"{held.name.say(lang)} ({WORDS.say(lang, f'certificate.{held.state}')})")
    return held.known.model_copy(update={"value": f"{held.standard}:{held.state}", "label": label})


def onward(actor: str, facts: Facts) -> Cell:
    """Whether everybody it passes data on to is listed; left out is unknown, as where somebody says so."""
    known = facts.registry.actors[actor]
    said = facts.known(known.recipients, known, lambda value: WORDS.both(f"listing.{value}"))
    if said.value in (None, "unknown"):
        # That it is unknown is known well enough.
        label = WORDS.both("listing.unknown")
        said = said.model_copy(update={"value": "unknown", "label": label, "status": Status.DECLARED})
    return cell([said])


def _values(told: Iterable[Cells], column: Column) -> Iterator[Known]:
    return (value for each in told for value in each[column].values)
