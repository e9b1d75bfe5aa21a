"""The safeguard: what a crossing rests on under a law, as far as the registry lets it be known."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, seat
from dataflow.law import Law, laws
from registry.records.actor import Certification
from registry.records.evidence import Status
from registry.records.statements import Formality

State = Literal["inside", "no_transfer", "covered", "missing", "unknown"]
"""inside: it stays within the area of the law; no_transfer: it is not one; covered: a mechanism is
recorded or a decision covers it; missing: none is recorded; unknown: a fact that would decide is."""


class Safeguard(NamedTuple):
    """How a crossing stands under one law."""

    state: State
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
    recorded = mechanism_of(case, law, crossing)
    if law.area and case.inside(law, crossing.target):
        return Safeguard("inside", law.area.id)
    if crossing.way == "unnamed":
        return Safeguard("unknown", "unnamed")
    if crossing.way == "collected_by_whom":
        return Safeguard("unknown", "role" if crossing.target else "role_hosting", recorded)
    if recorded:
        return Safeguard("covered", "recorded", recorded)
    if crossing.target is None:
        return Safeguard("unknown", _unplaced(case, crossing))
    safe = _by_adequacy(case, law, crossing, crossing.target)
    if safe.state == "missing" and within_its_country(case, law, crossing):
        return Safeguard("unknown", "domestic")
    return safe


def within_its_country(case: Case, law: Law, crossing: Crossing) -> bool:
    """Whether data stays in the third country it was in, handed on by a party that is not of the law's area.

    The criteria ask where the importer is and not whether a border is crossed: for who exports from the
    EEA it is a transfer wherever its servers stand; for others, bound by GDPR Art. 3(2), that is disputed.
    """
    home = seat(case, crossing.exporter) if crossing.exporter else None
    return not case.inside(law, home) and crossing.source == crossing.target


def _unplaced(case: Case, crossing: Crossing) -> str:
    """Why the country of arrival is unknown: of many nobody has said who they are, of one where it hosts."""
    importer = crossing.importer
    return "who" if importer is not None and case.actor(importer).collective else "hosting"


def _by_adequacy(case: Case, law: Law, crossing: Crossing, country: str) -> Safeguard:
    decision = case.tables.under(law.id).adequacy(country, case.on)
    if decision is None:
        return Safeguard("missing", "none")
    if decision.scope == "whole":
        return Safeguard("covered", "adequacy", "adequacy")
    if decision.scope == "sector":
        return Safeguard("unknown", "sector", "adequacy")
    held = certificates(case, crossing.importer, decision.certificate)
    if any(certified(each, case.on) == "valid" for each in held):
        return Safeguard("covered", "listed", "adequacy_dpf")
    if any(certified(each, case.on) == "undated" for each in held):
        return Safeguard("unknown", "listed", "adequacy_dpf")
    return Safeguard("missing", "none")


def mechanism_of(case: Case, law: Law, crossing: Crossing) -> str | None:
    """The mechanism recorded for a crossing that the law knows; whether it is good is another question."""
    value = crossing.arc.mechanism.value
    term = case.facts.words.transfer_mechanisms.get(value) if value else None
    return value if term is not None and term.regime == law.id else None


def certificates(case: Case, actor: str | None, standard: str | None) -> tuple[Certification, ...]:
    """An actor's certificates of a standard that somebody states."""
    if actor is None or standard is None:
        return ()
    return tuple(
        held
        for held in case.actor(actor).certifications
        if held.standard == standard and held.standing is not Status.UNKNOWN
    )


def certified(held: Certification, day: datetime.date) -> Literal["valid", "undated", "over", "later"]:
    """Whether a certificate holds on the day; undated: nobody has said until when."""
    if held.valid_to is not None and held.valid_to < day:
        return "over"
    if held.valid_from is not None and held.valid_from > day:
        return "later"
    return "undated" if held.valid_to is None else "valid"


def by_authorisation(case: Case, law: Law, crossing: Crossing, data_set: str | None) -> Safeguard:
    """How a crossing stands under a law that asks for an authorisation (CI law 2013-450 art. 26), for one of
    the data sets it carries.

    `data_set` is None for a flow of which nobody has said what it carries.
    """
    if crossing.way in ("collected", "same_actor", "returned"):
        return Safeguard("no_transfer", crossing.way)
    if law.area and case.inside(law, crossing.target):
        return Safeguard("inside", law.area.id)
    if crossing.way == "unnamed":
        return Safeguard("unknown", "unnamed")
    if crossing.target and crossing.source == crossing.target:
        return Safeguard("no_transfer", "domestic")
    granted = [each for each in _granted(case, law, crossing) if _for(each, crossing, data_set)]
    holding = [each for each in granted if each.holds_on(case.on)]
    if any(each.number for each in holding):
        return Safeguard("covered", "authorised", law.transfers.authorisation if law.transfers else None)
    if crossing.target is None:
        by_whom = crossing.way == "collected_by_whom"
        return Safeguard("unknown", "role_hosting" if by_whom else _unplaced(case, crossing))
    if crossing.way == "collected_by_whom":
        return Safeguard("unknown", "role")
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


def _granted(case: Case, law: Law, crossing: Crossing) -> Iterator[Formality]:
    """Those of a law that may be for a crossing: that name its importer, or its country and no receiver."""
    granted = case.once(_by_receiver)[law.id]
    for key in (("actor", crossing.importer), ("country", crossing.target)):
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


def _for(formality: Formality, crossing: Crossing, data_set: str | None) -> bool:
    """Whether an authorisation is for this importer, country and data set.

    One that names neither country nor receiver is for none that could be told.
    """
    if formality.data_sets and data_set not in formality.data_sets:
        return False
    if formality.actors and crossing.importer not in formality.actors:
        return False
    if formality.countries:
        return crossing.target in formality.countries
    return bool(formality.actors)
