"""The importer: who gets the data is asked by its seat and by where it has them; a server decides nothing alone.

The third criterion of a transfer is that « the importer is in a third country » (EDPB Guidelines 05/2021). A company of
a third country that hosts in the area may have to hand over what it holds there, or reach it from home; a company of
the area that works abroad has somebody run the site there. Which of them is a transfer is said here and nowhere else.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, seats
from dataflow.checks.listing import listed
from dataflow.facts.finding import Severity
from dataflow.law import Law, laws
from registry.records.evidence import Status

Footing = Literal["inside", "adequate", "listed", "undated", "part", "overseas", "third", "unknown"]
"""What a country is under a law on the day, for one importer. inside: of its area; adequate: a decision covers it;
listed: one covers those on a list, and the importer is; undated: until when it is, nobody says; part: a decision
covers a part of it; overseas: a territory whose place is debated; third: none of these; unknown: no country."""

State = Literal["inside", "no_transfer", "covered", "missing", "unknown"]


class Standing(NamedTuple):
    """How a crossing stands by its importer alone, were nothing recorded for it."""

    state: State
    reason: str
    """Why, as a key of the words: `seat_abroad`, `adequacy`. Of what stays inside: the area."""


WEIGHTS: Final[Mapping[str, Severity]] = {
    "seat_abroad": "high",
    "seat_unplaced": "high",
    "site_abroad": "high",
    "site_beyond": "high",
    "open": "high",
    "seat": "low",
    "overseas": "low",
    "parent": "low",
}
"""How grave a standing is where that is not what its rule says, or *medium* where it is undetermined."""

_DECIDED: Final = ("adequacy", "sector", "part_seat")
"""The standings that rest on a decision for a country, or may."""


def importing(case: Case, law: Law, crossing: Crossing) -> Standing:
    """How a crossing stands by the seat of its importer and the country it arrives in; nothing recorded is looked at.

    Of several seats that statements give, what holds for each of them holds; else the seat decides.
    """
    importer, place = crossing.importer, footing(case, law, crossing.target, crossing.importer)
    homes = seats(case, importer) if importer is not None else (None,)
    found = [
        standing(
            footing(case, law, home, importer), place, at_home=home is not None and home == crossing.target
        )
        for home in homes
    ]
    held = _agreed(dict.fromkeys(found))
    return held._replace(reason=law.area.id) if held.state == "inside" and law.area else held


def mechanism_by(found: Standing, law: Law) -> str | None:
    """The mechanism of the vocabulary that a standing rests on, or may, by a decision; None: none."""
    if law.transfers is None:
        return None
    if found.reason == "listed":
        return law.transfers.listed.mechanism if law.transfers.listed else None
    return law.transfers.adequacy if found.reason in _DECIDED else None


def standing(seat: Footing, place: Footing, *, at_home: bool) -> Standing:
    """How a seat and a place stand together; `at_home`: they are the same country."""
    if place == "unknown":
        return Standing("unknown", "seat_unplaced" if seat == "third" else "hosting")
    if place == "third":
        return Standing("missing", _SITES.get(seat, "open"))
    if seat == "third":
        return Standing("unknown", "entity" if place in ("listed", "undated") else "seat_abroad")
    if place in ("listed", "undated"):
        # A list names entities of its own country (GDPR Art. 45; Decision (EU) 2023/1795): another's is not on it.
        if not at_home and seat != "unknown":
            return Standing("unknown", "entity")
        return Standing("covered" if place == "listed" else "unknown", "listed")
    if place == "part":
        return Standing("unknown", "sector" if seat != "undated" else "listed")
    if seat == "undated":
        return Standing("unknown", "listed")
    if seat == "part":
        return Standing("unknown", "part_seat")
    if "overseas" in (seat, place):
        return Standing("unknown", "overseas")
    if seat == "unknown":
        return Standing("unknown", "seat")
    if seat == place == "inside":
        return Standing("inside", "inside")
    return Standing("covered", "listed" if seat == "listed" else "adequacy")


_SITES: Final[Mapping[Footing, str]] = {
    "inside": "site_abroad",
    "adequate": "site_beyond",
    "listed": "site_beyond",
    "third": "none",
}
"""What is missing where the data is in a third country, by the seat of who has them there."""


def _agreed(found: Iterable[Standing]) -> Standing:
    """The one that several seats come to, or that the seat decides."""
    first, *more = found
    if not more:
        return first
    states = {each.state for each in (first, *more)}
    if states == {"missing"}:
        return Standing("missing", "open")
    if states <= {"inside", "covered"}:
        return next(each for each in (first, *more) if each.state == "covered")
    return Standing("unknown", "seats")


def footing(case: Case, law: Law, country: str | None, importer: str | None) -> Footing:
    """What a country is under a law on the day, where that importer has its seat or the data there."""
    if country is None:
        return "unknown"
    if case.inside(law, country):
        return "inside"
    decision = case.tables.under(law.id).adequacy(country, case.on)
    if decision is None:
        return "third"
    if decision.scope == "listed_entities":
        held = listed(case, importer, decision.certificate)
        return "listed" if held == "valid" else "undated" if held == "undated" else "third"
    return _SCOPES[decision.scope]


_SCOPES: Final[Mapping[str, Footing]] = {"whole": "adequate", "sector": "part", "overseas": "overseas"}


def outside(case: Case, law: Law, importer: str | None) -> tuple[str, ...]:
    """The countries of an importer's seat that are none of a law's area, as statements give them."""
    homes = seats(case, importer) if importer is not None else ()
    return tuple(home for home in homes if home is not None and not case.inside(law, home))


def parent(case: Case, law: Law, crossing: Crossing) -> str | None:
    """A company of the importer's group with its seat in a third country, where the importer itself has seat and data
    in the area (EDPB Guidelines 05/2021, example 12): no transfer, and a State that may ask for the data all the same.

    None within one group: what its members have to fear of a State, the exporter has too.
    """
    if crossing.importer is None or crossing.way not in ("handed", "collected_for"):
        return None
    group = group_of(case, crossing.importer)
    if group is None or (crossing.exporter and group_of(case, crossing.exporter) == group):
        return None
    return case.once(_abroad)[law.id].get(group)


def group_of(case: Case, actor: str) -> str | None:
    """The group of companies that a party belongs to on the day, whatever its case; None: nobody says."""
    whose = case.actor(actor)
    if whose.group.standing_in(whose) is Status.UNKNOWN or not whose.group.holds_on(case.on):
        return None
    return " ".join(str(whose.group.value).casefold().split()) or None


def _abroad(case: Case) -> Mapping[str, Mapping[str, str]]:
    """By law, of each group: the first of its companies, by id, whose seat is known to be in a third country."""
    found: dict[str, dict[str, str]] = {law: {} for law in laws()}
    for id_ in sorted(case.registry.actors):
        group = group_of(case, id_)
        for law in laws().values() if group else ():
            if {footing(case, law, home, None) for home in seats(case, id_)} == {"third"}:
                found[law.id].setdefault(str(group), id_)
    return found
