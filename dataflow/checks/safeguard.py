"""The safeguard: what a crossing rests on under a law, as far as the registry lets it be known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, given_back, seat
from dataflow.checks.importer import Standing, State, importing, mechanism_by, outside
from dataflow.checks.inquiries import asking
from dataflow.checks.persons import private
from dataflow.law import Law, laws
from dataflow.law.whereabouts import same
from registry.records.evidence import Status
from registry.records.stated import Stated
from registry.records.statements import Formality


class Safeguard(NamedTuple):
    """How a crossing stands under one law."""

    state: State
    """inside: it stays within the area of the law; no_transfer: it is not one; covered: a mechanism is
    recorded or a decision covers it; missing: none is recorded; unknown: a fact that would decide is."""
    reason: str
    """Why, as a key of the words: `domestic`, `hosting`, `adequacy`."""
    mechanism: str | None = None
    """The mechanism of the vocabulary, where there is one."""


def by_mechanism(case: Case, law: Law, crossing: Crossing) -> Safeguard:
    """How a crossing stands under a law that asks for a mechanism, supposing that it binds the exporter.

    GDPR Chapter V: by the three criteria of EDPB Guidelines 05/2021, then by what is recorded, then by adequacy.
    """
    if crossing.way in ("collected", "same_actor"):
        return Safeguard("no_transfer", crossing.way)
    if no_return(case, law, crossing):
        return Safeguard("no_transfer", "returned")
    if apart := _apart(case, crossing):
        return apart
    recorded, by_itself = mechanism_of(case, law, crossing), importing(case, law, crossing)
    if by_itself.state == "inside":
        return Safeguard("inside", by_itself.reason)
    if recorded and crossing.way != "collected_by_whom":
        return Safeguard("covered", "recorded", recorded)
    return Safeguard(*_unrecorded(case, law, crossing, by_itself), recorded or mechanism_by(by_itself, law))


def no_return(case: Case, law: Law, crossing: Crossing) -> bool:
    """Whether a processor returns data, under a law for which that is no transfer: its controller initiates none."""
    return law.transfers is not None and not law.transfers.returns and given_back(case, crossing)


UNTOLD: Final = frozenset({"unnamed", "inquiry"})
"""What is unknown and no check says: nobody is named, or an authority asks in an inquiry (Art. 48, 49)."""


def _apart(case: Case, crossing: Crossing) -> Safeguard | None:
    """How a crossing stands to whom nobody is named, who is no importer, or who asks in a particular inquiry."""
    if crossing.way == "unnamed":
        return Safeguard("unknown", "unnamed")
    if crossing.importer is not None and private(case, crossing.importer):
        return Safeguard("no_transfer", "private")
    if crossing.target is None and asking(case, crossing.arc):
        return Safeguard("unknown", "inquiry")
    return None


def _unrecorded(case: Case, law: Law, crossing: Crossing, by_itself: Standing) -> Standing:
    """How a crossing stands that nothing is recorded for, or of which the role decides."""
    if by_itself.reason == "seat":
        return by_itself  # of one that hosts in the area the role is no more open than the seat
    if crossing.way == "collected_by_whom":
        return Standing("unknown", "role" if crossing.target else "role_hosting")
    if crossing.target is None and _many(case, crossing):
        return Standing("unknown", "who")
    if by_itself.state == "missing" and within_its_country(case, law, crossing):
        return Standing("unknown", "domestic")
    return by_itself


def within_its_country(case: Case, law: Law, crossing: Crossing) -> bool:
    """Whether data stays in the third country it was in, handed on by a party that is not of the law's area.

    The criteria ask where the importer is and not whether a border is crossed: for who exports from the
    EEA it is a transfer wherever its servers stand; for others, bound by GDPR Art. 3(2), that is disputed.
    """
    home = seat(case, crossing.exporter) if crossing.exporter else None
    return not case.inside(law, home) and stays(case, crossing)


def stays(case: Case, crossing: Crossing) -> bool:
    """Whether it is known to arrive in the country that it left, or both are unknown."""
    source, target = crossing.source, crossing.target
    return source == target if source is None or target is None else same(source, target, case.on) is True


def _many(case: Case, crossing: Crossing) -> bool:
    """Whether the importer is many, of whom nobody has said who they are."""
    return crossing.importer is not None and case.actor(crossing.importer).collective


def mechanism_of(case: Case, law: Law, crossing: Crossing) -> str | None:
    """The first mechanism recorded for a crossing that the law knows; whether it is good is another question."""
    return next((each.value for each in mechanisms_of(case, law, crossing)), None)


def mechanisms_of(case: Case, law: Law, crossing: Crossing) -> list[Stated[str]]:
    """The mechanisms recorded for a crossing that the law knows, as its own or as one that it takes from another, in
    their order."""
    return [each for each in crossing.arc.mechanisms if each.value and _is_of(case, law, each.value)]


def _is_of(case: Case, law: Law, mechanism: str) -> bool:
    if law.transfers and mechanism in (*law.transfers.shared, *law.transfers.alone):
        return True
    term = case.facts.words.transfer_mechanisms.get(mechanism)
    return term is not None and term.regime == law.id


def by_authorisation(case: Case, law: Law, crossing: Crossing, data_set: str | None) -> Safeguard:
    """How a crossing stands under a law that asks for an authorisation (CI law 2013-450 art. 26), for one of
    the data sets it carries.

    `data_set` is None for a flow of which nobody has said what it carries.
    """
    if crossing.way in ("collected", "same_actor", "returned"):
        return Safeguard("no_transfer", crossing.way)
    if apart := _apart(case, crossing):
        return apart
    by_itself = importing(case, law, crossing)
    if by_itself.state == "inside":
        return Safeguard("inside", by_itself.reason)
    if crossing.target and stays(case, crossing):
        return Safeguard("no_transfer", "domestic")
    arrivals = _arrivals(case, law, crossing)
    granted = [
        each for each in _granted(case, law, crossing, arrivals) if _for(each, crossing, arrivals, data_set)
    ]
    holding = [each for each in granted if each.holds_on(case.on)]
    if any(each.number for each in holding):
        return Safeguard("covered", "authorised", law.transfers.authorisation if law.transfers else None)
    if by_itself.state == "unknown" or crossing.way == "collected_by_whom":
        return Safeguard(*_unrecorded(case, law, crossing, by_itself))
    if holding:
        return Safeguard("missing", "unnumbered")
    return Safeguard("missing", "outdated" if granted else "none")


def authorisations(case: Case, law: Law) -> tuple[Formality, ...]:
    """The transfer authorisations of the law's authority on record, of any day."""
    return tuple(
        each
        for each in case.registry.formalities
        if each.regime == law.id
        and each.kind == "transfer_authorisation"
        and each.standing is not Status.UNKNOWN
    )


def _arrivals(case: Case, law: Law, crossing: Crossing) -> tuple[str, ...]:
    """The third countries that a crossing may lead to: where the data is, or of what is in the area, where its importer
    has its seat. None is said of what nobody says the country of."""
    if crossing.target and case.inside(law, crossing.target):
        return outside(case, law, crossing.importer)
    return (crossing.target,) if crossing.target else ()


def _granted(case: Case, law: Law, crossing: Crossing, arrivals: Iterable[str]) -> Iterator[Formality]:
    """Those of a law that may be for a crossing: that name its importer, or its country and no receiver."""
    granted = case.once(_by_receiver)[law.id]
    for key in (("actor", crossing.importer), *(("country", country) for country in arrivals)):
        yield from granted.get(key, ())


def _by_receiver(case: Case) -> Mapping[str, Mapping[tuple[str, str | None], list[Formality]]]:
    """By law: its authorisations by each actor they name; those that name none by country."""
    found: dict[str, dict[tuple[str, str | None], list[Formality]]] = defaultdict(lambda: defaultdict(list))
    for law in laws().values():
        for each in authorisations(case, law):
            kind, names = ("actor", each.actors) if each.actors else ("country", each.countries)
            for name in dict.fromkeys(names):
                found[law.id][kind, name].append(each)
    return found


def _for(formality: Formality, crossing: Crossing, arrivals: Sequence[str], data_set: str | None) -> bool:
    """Whether an authorisation is for this importer, country and data set.

    One that names neither country nor receiver is for none that could be told.
    """
    if formality.data_sets and data_set not in formality.data_sets:
        return False
    if formality.actors and crossing.importer not in formality.actors:
        return False
    if formality.countries:
        return not set(arrivals).isdisjoint(formality.countries)
    return bool(formality.actors)
