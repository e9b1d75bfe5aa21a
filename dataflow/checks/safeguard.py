"""The safeguard: what a crossing rests on under a law, as far as the registry lets it be known."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, seat
from registry.records.actor import Certification
from registry.records.evidence import Status
from registry.records.statements import Formality

State = Literal["inside", "no_transfer", "covered", "missing", "unknown"]
"""inside: it stays within the area of the law; no_transfer: it is not one; covered: a mechanism is
recorded or a decision covers it; missing: none is recorded; unknown: a fact that would decide is."""

OUTSIDE_GDPR = frozenset({"unknown", "ci_artci_authorisation", "ci_intra_ecowas"})
"""Mechanisms of the vocabulary that are none under the GDPR."""


class Safeguard(NamedTuple):
    """How a crossing stands under one law."""

    state: State
    reason: str
    """Why, as a key of the words: `domestic`, `hosting`, `adequacy`."""
    mechanism: str | None = None
    """The mechanism of the vocabulary, where there is one."""


def gdpr_safeguard(case: Case, crossing: Crossing) -> Safeguard:
    """How a crossing stands under GDPR Chapter V, supposing that its exporter is subject to it.

    By the three criteria of EDPB Guidelines 05/2021, then by what is recorded, then by adequacy.
    """
    tables, on = case.tables, case.on
    if crossing.way in ("collected", "same_actor"):
        return Safeguard("no_transfer", crossing.way)
    recorded = mechanism_of(crossing)
    if crossing.target and tables.member("eea", crossing.target, on):
        return Safeguard("inside", "eea")
    if crossing.way == "unnamed":
        return Safeguard("unknown", "unnamed")
    if crossing.way == "collected_by_whom":
        return Safeguard("unknown", "role" if crossing.target else "role_hosting", recorded)
    if recorded:
        return Safeguard("covered", "recorded", recorded)
    if crossing.target is None:
        return Safeguard("unknown", _unplaced(case, crossing))
    safe = _by_adequacy(case, crossing, crossing.target)
    if safe.state == "missing" and within_its_country(case, crossing):
        return Safeguard("unknown", "domestic")
    return safe


def within_its_country(case: Case, crossing: Crossing) -> bool:
    """Whether data stays in the third country it was in, handed on by a party that is not of the EEA.

    The criteria ask where the importer is and not whether a border is crossed: for who exports from the
    EEA it is a transfer wherever its servers stand; for others, bound by Art. 3(2), that is disputed.
    """
    home = seat(case, crossing.exporter) if crossing.exporter else None
    outside = home is None or not case.tables.member("eea", home, case.on)
    return outside and crossing.source == crossing.target


def _unplaced(case: Case, crossing: Crossing) -> str:
    """Why the country of arrival is unknown: of many nobody has said who they are, of one where it hosts."""
    importer = crossing.importer
    return "who" if importer is not None and case.actor(importer).collective else "hosting"


def _by_adequacy(case: Case, crossing: Crossing, country: str) -> Safeguard:
    decision = case.tables.adequacy(country, case.on)
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


def mechanism_of(crossing: Crossing) -> str | None:
    """The mechanism recorded for a crossing that the GDPR knows; whether it is good is another question."""
    value = crossing.arc.mechanism.value
    return None if value in OUTSIDE_GDPR else value


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


def ci_safeguard(case: Case, crossing: Crossing, data_set: str | None) -> Safeguard:
    """How a crossing stands under CI law 2013-450 art. 26 for one of the data sets it carries.

    None for a flow of which nobody has said what it carries.
    """
    if crossing.way in ("collected", "same_actor", "returned"):
        return Safeguard("no_transfer", crossing.way)
    if crossing.target and case.tables.member("ecowas", crossing.target, case.on):
        return Safeguard("inside", "ecowas")
    if crossing.way == "unnamed":
        return Safeguard("unknown", "unnamed")
    if crossing.target and crossing.source == crossing.target:
        return Safeguard("no_transfer", "domestic")
    granted = [each for each in _granted(case, crossing) if _for(each, crossing, data_set)]
    holding = [each for each in granted if each.holds_on(case.on)]
    if any(each.number for each in holding):
        return Safeguard("covered", "authorised", "ci_artci_authorisation")
    if crossing.target is None:
        by_whom = crossing.way == "collected_by_whom"
        return Safeguard("unknown", "role_hosting" if by_whom else _unplaced(case, crossing))
    if crossing.way == "collected_by_whom":
        return Safeguard("unknown", "role")
    if holding:
        return Safeguard("missing", "unnumbered")
    return Safeguard("missing", "outdated" if granted else "none")


def authorisations(case: Case) -> tuple[Formality, ...]:
    """The transfer authorisations of the ARTCI on record, of any day."""
    return tuple(
        each
        for each in case.registry.formalities
        if each.regime == "ci_2013_450"
        and each.kind == "transfer_authorisation"
        and each.standing is not Status.UNKNOWN
    )


def _granted(case: Case, crossing: Crossing) -> Iterator[Formality]:
    """Those that may be for a crossing: that name its importer, or its country and no receiver."""
    granted = case.once(_by_receiver)
    for key in (("actor", crossing.importer), ("country", crossing.target)):
        yield from granted.get(key, ())


def _by_receiver(case: Case) -> Mapping[tuple[str, str | None], list[Formality]]:
    """The authorisations by each actor they name; those that name none by country."""
    found: dict[tuple[str, str | None], list[Formality]] = defaultdict(list)
    for each in authorisations(case):
        kind, names = ("actor", each.actors) if each.actors else ("country", each.countries)
        for name in dict.fromkeys(names):
            found[kind, name].append(each)
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
