"""Naming: whether the notices for the people whose data somebody receives name that recipient."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from dataflow.checks import phrases
from dataflow.checks.audience import Audiences, Readership
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.recipients import Owed, data_sets_of, fields_of, hops_of
from dataflow.checks.sentences import WORDS
from dataflow.graph.walk import Step
from registry.records.document import Mention

_Standing = Literal["named", "unread", "elsewhere", "unnamed"]
"""named: where those people read of it, or may; unread: what names nobody was not gone through, or in part; elsewhere:
a notice for other people names it, or one that may be for these; unnamed: none names it."""

_VARIANTS: Mapping[str | None, str] = {"data": "doubtful", "role": "doubtful", "inquiry": "inquiry"}
"""How it is told that something else decides, by what does."""


def undisclosed_recipient(case: Case, _regime: Regime) -> Iterator[Found]:
    """R01: somebody receives data and no notice for the people it is about names them or their category."""
    yield from _Naming(case).findings()


class _Read(NamedTuple):
    """What is known of the notices that some people may be told by, whoever is looked for in them."""

    own: frozenset[str]
    """Those that are for them, else those that may be."""
    sure: frozenset[str]
    perhaps: frozenset[str]
    doubtful: tuple[str, ...]
    """Of all of them those that nobody has gone through for whom they name, else those that were read in part."""
    whole: frozenset[str]
    """Of their own those that were gone through, and whole."""


class _Naming:
    """Who is named to whom: each recipient looked for in the notices for the people whose data it receives."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._owed = case.once(Owed)
        self._audiences = case.once(Audiences)
        self._naming: dict[str, list[tuple[Mention, str]]] = {}
        """By actor: where it is named, and in which notice."""
        for id_, notice in case.notices.items():
            for each in notice.mentions or ():
                self._naming.setdefault(each.actor, []).append((each, id_))
        self._limited = frozenset(
            actor for actor, several in self._naming.items() if any(each.engagements for each, _ in several)
        )
        """Those who are named somewhere for some of their engagements only."""
        self._never_read = frozenset(id_ for id_, notice in case.notices.items() if notice.mentions is None)
        self._partial = frozenset(id_ for id_, notice in case.notices.items() if notice.incomplete)
        self._known: dict[Readership, _Read] = {}

    def findings(self) -> Iterator[Found]:
        """First what hangs on the notices themselves, then every recipient that none names."""
        unread: dict[tuple[str, ...], dict[str, None]] = {}
        elsewhere: dict[tuple[str, ...], dict[str, None]] = {}
        unnamed: dict[tuple[str, str | None], tuple[dict[Step, None], dict[str, None]]] = {}
        for actor, steps in self._owed.steps().items():
            for (readership, engagement), told in self._apart(actor, steps).items():
                standing, ids = self._standing(actor, engagement, readership)
                if standing == "unread":
                    unread.setdefault(ids, {})[actor] = None
                elif standing == "elsewhere":
                    elsewhere.setdefault(ids, {})[actor] = None
                elif standing == "unnamed":
                    all_steps, notices = unnamed.setdefault((actor, engagement), ({}, {}))
                    all_steps.update(dict.fromkeys(told))
                    notices.update(dict.fromkeys(ids))
        yield from (self._unread(ids, tuple(actors)) for ids, actors in unread.items())
        yield from (self._elsewhere(ids, tuple(actors)) for ids, actors in elsewhere.items())
        for (actor, engagement), (several, notices) in unnamed.items():
            found = self._unnamed(actor, tuple(several), tuple(sorted(notices)))
            yield self._named_otherwise(found, actor, engagement) if actor in self._limited else found

    def _apart(self, actor: str, steps: Iterable[Step]) -> Mapping[tuple[Readership, str | None], list[Step]]:
        """What it receives by whom it is about and, of whom a notice names for some engagements, by engagement."""
        found: dict[tuple[Readership, str | None], list[Step]] = {}
        for step in steps:
            under = step.arc.engagement if actor in self._limited and step.arc.engaged == actor else None
            for readership in self._audiences.of(step.went.instance.data_set):
                found.setdefault((readership, under), []).append(step)
        return found

    def _standing(
        self, actor: str, engagement: str | None, readership: Readership
    ) -> tuple[_Standing, tuple[str, ...]]:
        """How a recipient stands in the notices that some people may be told by, and which of them make it so."""
        read = self._read(readership)
        named = {id_ for each, id_ in self._naming.get(actor, ()) if each.is_about(engagement)}
        naming = named & (read.sure | read.perhaps)
        if not read.own or naming & read.sure or naming == read.own:
            return "named", ()
        if not naming:
            return ("unread", read.doubtful) if read.doubtful else ("unnamed", tuple(sorted(read.own)))
        # What one may tell for another is open where one that was gone through does not tell it.
        return ("elsewhere", tuple(sorted(naming))) if read.whole - naming else ("named", ())

    def _read(self, readership: Readership) -> _Read:
        if readership not in self._known:
            sure, perhaps = frozenset(readership.sure), frozenset(readership.perhaps)
            own = sure or perhaps
            doubtful = (sure | perhaps) & self._never_read or (sure | perhaps) & self._partial
            whole = own - self._never_read - self._partial
            self._known[readership] = _Read(own, sure, perhaps, tuple(sorted(doubtful)), whole)
        return self._known[readership]

    def _unnamed(self, actor: str, steps: Sequence[Step], notices: Sequence[str]) -> Found:
        owed = self._owed
        due = [step for step in steps if owed.due(step)]
        known = [step for step in due if owed.known(step)]
        decides = None if known else "data" if due else owed.decides(steps)
        told = known or due or steps
        fields = fields_of(told)
        givers = [self._case.name(giver) for step in told if (giver := step.came.end.holder)]
        labels = phrases.labels(map(self._case.field, fields)) if fields else WORDS.both("fields-unsaid")
        return Found(
            verdict="undetermined" if decides else "violation",
            subject=actor,
            values={
                "recipient": self._case.name(actor),
                "fields": labels,
                "notice": self._audiences.titles(notices),
                **({"givers": phrases.listed(givers)} if givers else {}),
            },
            entry=told[0].arc.path,
            fields=fields,
            actors=(actor,),
            data_sets=data_sets_of(told),
            hops=hops_of(told),
            variant=_VARIANTS.get(decides, "main" if givers else "collected"),
            decides=decides,
            # As what hangs on a notice that nobody has gone through: who owes nothing for it may be the answer.
            severity="medium" if decides else None,
        )

    def _named_otherwise(self, found: Found, actor: str, engagement: str | None) -> Found:
        """What is found of somebody whom notices name for other engagements only."""
        known = self._case.actor(actor)
        named = dict.fromkeys(id_ for each, _ in self._naming[actor] for id_ in each.engagements)
        titles = [phrases.in_quotes(known.engagements[id_].label or phrases.plain(id_)) for id_ in named]
        subject = f"{found.subject}/{engagement}" if engagement else found.subject
        values = {**found.values, "others": phrases.listed(titles)}
        variant = "otherwise" if found.variant in ("main", "collected") else found.variant
        return found._replace(subject=subject, values=values, variant=variant)

    def _unread(self, ids: tuple[str, ...], actors: tuple[str, ...]) -> Found:
        """What hangs on notices not gone through, or in part; of the former less where whom they are for is open."""
        reading = not self._never_read.isdisjoint(ids)
        unaddressed = reading and not {*ids}.isdisjoint(self._audiences.open)
        return Found(
            verdict="undetermined",
            subject="+".join(ids),
            values={
                "notice": self._audiences.titles(ids),
                "recipients": phrases.listed(map(self._case.name, actors)),
            },
            entry=("documents", ids[0]),
            actors=actors,
            variant="partial" if not reading else "unread_for" if unaddressed else "unread",
            decides="read" if reading else "whole",
            severity="medium" if unaddressed else None,
        )

    def _elsewhere(self, ids: tuple[str, ...], actors: tuple[str, ...]) -> Found:
        """That only notices name them of which nobody says whether they are for the people concerned."""
        return Found(
            verdict="undetermined",
            subject=f"{'+'.join(ids)}/audience",
            values={
                "notice": self._audiences.titles(ids),
                "recipients": phrases.listed(map(self._case.name, actors)),
                "whom": self._audiences.unaddressed(ids),
            },
            entry=("documents", ids[0]),
            actors=actors,
            variant="audience",
            decides="audience",
            severity="low",
        )
