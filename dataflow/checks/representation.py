"""Representation: whether an organisation that is established outside the area of a law is represented in it."""

from collections.abc import Iterator

from dataflow.checks.case import Case, Found, Regime
from registry.records.actor import Representative
from registry.records.evidence import Status
from registry.records.stated import settled_on


def representative_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R45: an organisation without an establishment in the area of a law has no representative there on record.

    GDPR Art. 27(1). A public body owes none (Art. 27(2)(b)); that somebody says that nobody is designated is no breach
    by itself, for occasional processing is exempt too (Art. 27(2)(a)). Silent where a seat is not known: that is R32.
    """
    own = case.registry.organisation
    if (
        not established_outside(case, regime)
        or own.nature.value == "public_body"
        or not case.registry.data_sets
    ):
        return
    found = Found("gap", own.id, {"actor": own.name}, ("organisation",), actors=(own.id,))
    stated = designated(case, regime)
    if stated:
        abroad = [each for each in stated if each.country and not case.inside(regime.law, each.country)]
        if len(abroad) == len(stated):
            yield found._replace(variant="abroad", values={**found.values, "name": abroad[0].name})
    elif own.representatives == ():
        yield found._replace(verdict="undetermined", variant="none", decides="exempt")
    elif regime.applicability == "unknown":
        yield found._replace(verdict="undetermined", variant="applicability", decides="applicability")
    else:
        yield found


def designated(case: Case, regime: Regime) -> list[Representative]:
    """The representatives that are stated for a law."""
    return [
        each
        for each in case.registry.organisation.representatives or ()
        if (not each.regimes or regime.id in each.regimes) and each.standing is not Status.UNKNOWN
    ]


def established_outside(case: Case, regime: Regime) -> bool:
    """Whether every company of the organisation is known to have its seat outside the area of a law."""
    own = case.registry.organisation
    seats = [settled_on(own.country, case.on), *(each.country.value for each in own.entities.values())]
    known = [seat for seat in seats if seat is not None]
    whole = regime.law.area is not None and bool(known) and len(known) == len(seats)
    return whole and not any(case.inside(regime.law, seat) for seat in known)
