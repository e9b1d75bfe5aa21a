"""The officer: whether a public body has a data protection officer on record."""

from collections.abc import Iterator

from dataflow.answers.profile.reach import is_officer
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.items import appointed
from registry.records.evidence import Status


def officer_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R47: a public body, which has to designate a data protection officer, has none on record (GDPR Art. 37(1)(a)).

    That one can be reached shows that there is one. Whoever else has to designate one for what it does on a large scale
    (Art. 37(1)(b), (c)) no registry can tell.
    """
    own = case.registry.organisation
    if own.nature.value != "public_body" or own.nature.standing_in(own) is Status.UNKNOWN:
        return
    reached = any(each.what is not None and is_officer(each.what) for each in own.contacts)
    if appointed(case, regime) or reached:
        return
    yield Found("gap", own.id, {"actor": own.name}, ("organisation",), actors=(own.id,))
