"""The mandates: which engagements are the organisation's matter: its own, and those further down under them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from dataflow.checks.case import Case, Engaged
from dataflow.checks.crossing import role_of
from dataflow.checks.roles import settled
from dataflow.checks.use import PROCESSORS
from registry.records.ends import End

Standing = Literal["own", "further", "open"]
"""own: the organisation engages or is engaged; further: a processor engages somebody for what it holds for the
organisation; open: the same, if somebody above whose role nobody has settled is a processor."""

_Held = tuple[str, str | None]
"""A party, and a data set that it holds for the organisation; None: nobody has said which."""


def mandates(case: Case) -> Mapping[str, Standing]:
    """By engagement of the day (`cinetpay/sharing`): how it is the organisation's matter; left out: it is not.

    It is followed from the organisation through processors alone, data set by data set, as flows are for R05: for
    whom an independent controller engages, that controller answers (GDPR Art. 28(1), EDPB Guidelines 07/2020). Where
    a party has both roles, what it hands on from places that it fills as a controller alone is none of it.
    """
    return case.once(_mandates)


def _mandates(case: Case) -> Mapping[str, Standing]:
    below = _Below(case)
    own = case.engaged.with_(case.registry.organisation.id)
    found: dict[str, Standing] = {each.subject: "own" for each in own}
    for subject in below.under(each for each in own if case.role(each) in PROCESSORS):
        found.setdefault(subject, "further")
    unsettled = [
        each for each in case.engagements() if each.subject in found and not settled(case.role(each))
    ]
    for subject in below.under(unsettled, perhaps=True):
        found.setdefault(subject, "open")
    return found


class _Below:
    """The engagements below others: each is looked at once for each data set that it names."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._handing: dict[str, dict[str | None, list[Engaged]]] = defaultdict(lambda: defaultdict(list))
        sources, filled = _sources(case), _filled(case)
        for each in case.engagements():
            if _may_hand_on([filled.get(end, set()) for end in sources.get(each.subject, ())]):
                for data_set in case.engaged_for[each.subject] or (None,):
                    self._handing[each.by][data_set].append(each)

    def under(self, mandated: Iterable[Engaged], *, perhaps: bool = False) -> dict[str, None]:
        """Those engaged below these by processors; `perhaps`: by whoever may be one."""
        found = dict[str, None]()
        waiting = [held for each in mandated for held in self._held(each, None)]
        met, parties = dict.fromkeys(waiting), dict[str, None]()
        while waiting:
            party, data_set = waiting.pop()
            for name in self._names(party, data_set, again=party in parties):
                for each in self._handing[party].get(name, ()):
                    found[each.subject] = None
                    role = self._case.role(each)
                    if role in PROCESSORS or (perhaps and not settled(role)):
                        new = [held for held in self._held(each, name) if held not in met]
                        met |= dict.fromkeys(new)
                        waiting += new
            parties[party] = None
        return found

    def _names(self, party: str, data_set: str | None, *, again: bool) -> Iterable[str | None]:
        """The data sets to look for below a party: one that is not said below may be any, and is met once."""
        if party == self._case.registry.organisation.id or party not in self._handing:
            return ()
        if data_set is None:
            return tuple(self._handing[party])
        return (data_set,) if again else (data_set, None)

    def _held(self, engaged: Engaged, data_set: str | None) -> Iterator[_Held]:
        """What somebody engaged holds for the organisation: the data set known from above, else what it is about."""
        named = (data_set,) if data_set else self._case.engaged_for[engaged.subject] or (None,)
        return ((engaged.actor, each) for each in named)


def _may_hand_on(filled: Sequence[set[str | None]]) -> bool:
    """Whether one of the places that an engagement gets data from may be filled as a processor."""
    return not filled or any(
        not roles or any(role in PROCESSORS or not settled(role) for role in roles) for roles in filled
    )


def _sources(case: Case) -> Mapping[str, dict[End, None]]:
    """By engagement: the places of whoever engages that its flows set out from."""
    engaging = {each.subject: each.by for each in case.engagements()}
    found: dict[str, dict[End, None]] = defaultdict(dict)
    for arc in case.stated:
        subject = f"{arc.engaged}/{arc.engagement}"
        if arc.engaged and arc.source.holder == engaging.get(subject):
            found[subject][arc.source] = None
    return found


def _filled(case: Case) -> Mapping[End, set[str | None]]:
    """By place: the roles in which its party receives there; None: in one that nobody has said."""
    found: dict[End, set[str | None]] = defaultdict(set)
    for arc in case.arcs:
        found[arc.target].add(role_of(case, arc))
    return found
