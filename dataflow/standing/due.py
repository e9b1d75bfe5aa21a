"""Due: what ends or is to be looked at again: certificates, engagements, contracts, reviews, formalities."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final, Literal

import networkx as nx

from dataflow.checks.case import Case
from dataflow.checks.certificates import SOON
from dataflow.checks.changes import happened
from dataflow.checks.contracts import stated
from dataflow.checks.engagements import Engaged
from dataflow.checks.judging import Locating
from dataflow.checks.phrases import in_quotes, plain
from dataflow.facts.cycles import ASKED, cycles
from dataflow.facts.finding import Finding, Place
from dataflow.facts.known import Cited
from dataflow.facts.parties import certificate
from dataflow.facts.sentences import WORDS as FACTS
from dataflow.law import tables
from dataflow.lists.material import Material
from dataflow.standing.sentences import WORDS
from registry.records.contract import Contract, run_on
from registry.records.document import Document
from registry.records.evidence import Status, evidence_of
from registry.records.prose import day_in_words, list_in_words
from registry.records.record import Record
from registry.records.statements import Formality
from registry.records.text import Text, both, text
from registry.source.problem import mark_of

Kind = Literal[
    "certificate", "engagement", "contract", "notice", "review", "changed", "acceptance", "formality"
]
"""certificate, engagement, contract, formality: its last day; notice: the last day to give notice of a contract;
review: the day a document is to be reviewed; changed: the day since which a notice is older than what it tells of;
acceptance: the last day a finding is accepted on."""

WITHIN: Final = SOON
"""How far ahead is looked: as far as the check of certificates does."""


class Due(Record):
    """One thing that is due."""

    kind: Kind
    on: datetime.date
    """The day it ends, or is to be done by."""
    days: int
    """From the day asked; below nothing: that many days ago."""
    what: Text
    """What there is to do, in words."""
    why: Text | None = None
    actor: str | None = None
    """Whose it is."""
    finding: str | None = None
    """The finding that was accepted."""
    status: Status = Status.DECLARED
    """How its day is known."""
    citations: tuple[Cited, ...] = ()
    place: Place | None = None
    """Where it stands, when the registry was read from files."""

    @property
    def over(self) -> bool:
        """Whether its day is past. A notice that something changed after is so from the day of the change on."""
        return self.days < 0 or self.kind == "changed"


class Undated(Record):
    """Of how many things of one kind nobody has said a day: of these none can be told in time."""

    kind: Literal["certificate", "engagement", "contract", "review"]
    n: int
    of: int


class Dues(Record):
    """What is due on a day, and within a while after it."""

    on: datetime.date
    within: int
    """How many days ahead is looked."""
    due: tuple[Due, ...]
    """What is over first, then by day."""
    later: int
    """How many things have a day that comes after that."""
    undated: tuple[Undated, ...]


def dues(
    graph: "nx.MultiDiGraph[str]",
    located: Locating | None = None,
    findings: Iterable[Finding] = (),
    within: datetime.timedelta = WITHIN,
) -> Dues:
    """What is due on the day of the graph. `findings` tells which of them are accepted, and until when."""
    told = _Dues(Material.kept(graph), Case(graph, tables()), located)
    every = [
        *told.certificates(),
        *told.engagements(),
        *told.contracts(),
        *told.reviews(),
        *told.documents(),
        *told.formalities(),
        *told.acceptances(findings),
    ]
    near = [each for each in every if each.days <= within.days]
    return Dues(
        on=told.on,
        within=within.days,
        due=tuple(sorted(near, key=lambda each: (not each.over, each.on, each.kind, each.what.say("fr")))),
        later=len(every) - len(near),
        undated=tuple(told.undated()),
    )


class _Dues:
    def __init__(self, material: Material, case: Case, located: Locating | None) -> None:
        self._material, self._case, self._located = material, case, located
        self._facts, self._registry, self.on = material.facts, material.registry, material.on

    def certificates(self) -> Iterator[Due]:
        """Those that have a last day, of everybody who is there on the day."""
        for id_, actor in self._registry.actors.items():
            for index, held in enumerate(actor.certifications if actor.holds_on(self.on) else ()):
                if held.valid_to is not None:
                    told = certificate(held, id_, None, self._facts)
                    what = WORDS.both("due.certificate", what=told.name, whose=actor.name)
                    path = (*self._root(id_), "certifications", index)
                    yield self._due(
                        "certificate", held.valid_to, what, path, id_, told.status, told.citations
                    )

    def engagements(self) -> Iterator[Due]:
        """Those that hold on the day, and have a last one."""
        for each in self._material.engagements.all:
            if each.engagement.valid_to is not None:
                actor = self._registry.actors[each.actor]
                entry = evidence_of(each.engagement, actor)
                what = WORDS.both("due.engagement", what=each.label, whose=actor.name)
                cited = self._facts.cited(entry.cite)
                end = each.engagement.valid_to
                yield self._due("engagement", end, what, each.path, each.actor, entry.standing, cited)

    def contracts(self) -> Iterator[Due]:
        """Those of the engagements of the day: that one is over, ends, or that there is a day to leave it by."""
        for each, contract in self._contracts():
            run = run_on(contract, self.on)
            name = each.label if contract.title is None else contract.title
            whose = self._registry.actors[each.actor].name
            cited, path = self._facts.cited(contract.cite), (*each.path, "contract")
            status = contract.standing
            if run.notice_by is not None:
                what = WORDS.both("due.notice", what=name, whose=whose)
                yield self._due("notice", run.notice_by, what, path, each.actor, status, cited)
            elif run.until is not None and run.state != "not_yet":
                tacit = run.state in ("running", "renewed") and contract.renewal.value == "tacit"
                key = "tacit" if tacit else "lapsed" if run.state == "lapsed" else "contract"
                what = WORDS.both(f"due.{key}", what=name, whose=whose)
                yield self._due("contract", run.until, what, path, each.actor, status, cited)

    def _contracts(self) -> Iterator[tuple[Engaged, Contract]]:
        for each in self._material.engagements.all:
            contract = stated(each.engagement.contract)
            if contract is not None:
                yield each, contract

    def reviews(self) -> Iterator[Due]:
        """Everything but documents that is reviewed every so often, and the day it is to be again."""
        for each in cycles(self._facts):
            if each.kept.review_due and each.kind != "document":
                what = WORDS.both("due.review", what=in_quotes(each.label))
                of = each.evidence
                cited = self._facts.cited(of.cite)
                told = self._due(
                    "review", each.kept.review_due, what, each.path, each.actor, of.standing, cited
                )
                why = WORDS.both("kept_by", owner=each.owner) if each.owner else None
                yield told.model_copy(update={"why": why})

    def documents(self) -> Iterator[Due]:
        """Those that are reviewed every so often, and notices that are older than what they tell of."""
        changes = happened(self._case)
        for id_, document in self._reviewed():
            path, title = ("documents", id_), in_quotes(plain(document.title))
            if document.review_due:
                what = WORDS.both("due.review", what=title)
                yield self._due("review", document.review_due, what, path)
            since = document.gone_through
            later = [each for each in changes if since and each.on > since]
            if document.date and later and id_ in self._case.notices:
                names = [
                    self._registry.actors[each].name for each in dict.fromkeys(one.actor for one in later)
                ]
                why = _changed(document.date, names)
                what = WORDS.both("due.review", what=title)
                told = self._due("changed", min(each.on for each in later), what, path)
                yield told.model_copy(update={"why": why})

    def formalities(self) -> Iterator[Due]:
        """Those with a last day; of one that was made anew for the same only the new one."""
        every = self._registry.formalities
        holding = {_about(each) for each in every if each.holds_on(self.on)}
        for index, each in enumerate(every):
            anew = each.valid_to is not None and each.valid_to < self.on and _about(each) in holding
            if each.valid_to is not None and not anew:
                law = self._facts.words.regimes[each.regime].label
                what = WORDS.both("due.formality", what=FACTS.both(f"formality.{each.kind}"), whose=law)
                cited = self._facts.cited(each.cite)
                path = ("formalities", index)
                yield self._due("formality", each.valid_to, what, path, None, each.standing, cited)

    def acceptances(self, findings: Iterable[Finding]) -> Iterator[Due]:
        """The findings that somebody answers for, and those of which the time for that is over."""
        written = {each.finding: (index, each) for index, each in enumerate(self._registry.accepted)}
        for finding in findings:
            if finding.id in written and (finding.accepted or finding.lapsed == "expired"):
                index, each = written[finding.id]
                what = WORDS.both("due.acceptance", what=finding.message)
                why = WORDS.both("accepted_by", by=text(each.by, each.by))
                told = self._due("acceptance", each.until, what, ("accepted", index))
                yield told.model_copy(update={"why": why, "finding": finding.id})

    def undated(self) -> Iterator[Undated]:
        """Of what nobody has said a day: certificates and engagements without an end, documents without a review."""
        held = [
            each
            for actor in self._registry.actors.values()
            if actor.holds_on(self.on)
            for each in actor.certifications
        ]
        engaged = [each.engagement for each in self._material.engagements.all]
        kept = [each.kept for each in cycles(self._facts) if each.kind in ASKED and each.kind != "document"]
        reviewed = [*kept, *(each for _, each in self._reviewed())]
        running = [run_on(each, self.on).state != "unknown" for _, each in self._contracts()]
        told: list[tuple[Literal["certificate", "engagement", "contract", "review"], list[bool]]] = [
            ("certificate", [each.valid_to is not None for each in held]),
            ("engagement", [each.valid_to is not None for each in engaged]),
            ("contract", running),
            ("review", [each.review_due is not None for each in reviewed]),
        ]
        for kind, dated in told:
            if not all(dated):
                yield Undated(kind=kind, n=dated.count(False), of=len(dated))

    def _reviewed(self) -> Iterator[tuple[str, Document]]:
        """Every document but the notices that a later one took the place of."""
        for id_, document in sorted(self._registry.documents.items()):
            if document.kind != "privacy_policy" or id_ in self._case.notices:
                yield id_, document

    def _due(
        self,
        kind: Kind,
        on: datetime.date,
        what: Text,
        path: tuple[str | int, ...],
        actor: str | None = None,
        status: Status = Status.DECLARED,
        citations: tuple[Cited, ...] = (),
    ) -> Due:
        place = None
        if self._located is not None:
            mark = mark_of(path, self._located.marks)
            place = Place(file=mark.file, line=mark.line, column=mark.column)
        return Due(
            kind=kind,
            on=on,
            days=(on - self.on).days,
            what=what,
            actor=actor,
            status=status,
            citations=citations,
            place=place,
        )

    def _root(self, actor: str) -> tuple[str | int, ...]:
        own = self._registry.organisation.id
        return ("organisation",) if actor == own else ("third_parties", actor)


def _about(each: Formality) -> tuple[object, ...]:
    """What a formality is for: another for the same takes its place."""
    return each.regime, each.kind, each.data_sets, each.countries, each.actors


def _changed(dated: datetime.date, names: list[Text]) -> Text:
    return both(
        lambda lang: WORDS.say(
            lang,
            "changed_since",
            n=len(names),
            day=day_in_words(dated, lang),
            names=list_in_words([each.say(lang) for each in names], lang),
        )
    )
