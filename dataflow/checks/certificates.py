"""The check of certificates: what certificates, reports and labels prove of the service really used."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import day, listed
from dataflow.facts.finding import Verdict
from registry.records.actor import Actor, Certification
from registry.records.ends import ends_named
from registry.records.stated import values_on

SOON: Final = datetime.timedelta(days=90)
"""How long before its end a certificate is said to be about to expire."""
_STALE: Final = datetime.timedelta(days=365)
"""After how long a report on a past period proves little (usual practice of auditors, no rule of law)."""
_OF_A_SERVICE: Final = frozenset(
    {"secnumcloud", "cispe", "eu_cloud_coc", "csa_star", "csa_star_l1", "csa_star_l2_cert", "csa_star_l2_att"}
)
"""Standards granted to a named service, never to a company or its data centres."""
_UNDETERMINED: Final = {"scope_unsaid": "scope"}


def certification_scope(case: Case, _regime: Regime) -> Iterator[Found]:
    """Certificates that prove nothing of the service used, or no more (R24).

    One finding for each actor and defect, which names the certificates. Whoever is not engaged on the
    day and is not the organisation is left out.
    """
    own = case.registry.organisation.id
    engaged = {each.actor for each in case.engagements()}
    for id_, actor in case.registry.actors.items():
        if not actor.holds_on(case.on) or (id_ != own and id_ not in engaged):
            continue
        together: dict[str, list[int]] = {}
        for index, held in enumerate(actor.certifications):
            for defect in _defects(case, id_, actor, held):
                together.setdefault(defect, []).append(index)
        for defect, indexes in together.items():
            yield _found(case, id_, defect, indexes)


def _found(case: Case, id_: str, defect: str, indexes: Sequence[int]) -> Found:
    certifications = [case.actor(id_).certifications[index] for index in indexes]
    root = ("organisation",) if id_ == case.registry.organisation.id else ("third_parties", id_)
    ends = [held.valid_to for held in certifications if held.valid_to]
    verdict: Verdict = "undetermined" if defect in _UNDETERMINED else "gap"
    places, terms = _used(case, id_), case.facts.words.certifications
    return Found(
        verdict=verdict,
        subject=f"{id_}:{defect}",
        values={
            "actor": case.name(id_),
            "certificates": listed(terms[held.standard].label for held in certifications),
            "until": listed(map(day, ends)) if ends else "",
            "places": listed(case.actor(id_).places[each].label for each in places) if places else "",
        },
        entry=(*root, "certifications", indexes[0]),
        actors=(id_,),
        variant=defect,
        decides=_UNDETERMINED.get(defect),
    )


def _defects(case: Case, id_: str, actor: Actor, held: Certification) -> Iterator[str]:
    """Everything that keeps a certificate from proving what it is shown for."""
    kind = case.facts.words.certifications[held.standard].kind
    if _of_another(case, id_, actor, held):
        yield "wrong_actor"
        return
    if held.standard == "csa_star" and held.level is None:
        yield "level"
    proven = held.evidence is not None or held.number is not None
    if kind == "attestation":
        yield from _report(case, held, proven=proven)
    elif not proven:
        yield "main"
    else:
        yield from _dates(case, held)
    yield from _scope(case, id_, held, proven=proven)


def _dates(case: Case, held: Certification) -> Iterator[str]:
    if held.valid_from is not None and held.valid_from > case.on:
        yield "not_yet"
    elif held.valid_to is None:
        yield "undated"
    elif held.valid_to < case.on:
        yield "expired"
    elif held.valid_to <= case.on + SOON:
        yield "soon"


def _report(case: Case, held: Certification, *, proven: bool) -> Iterator[str]:
    """A report (SOC 1, SOC 2, C5) is no certificate: it speaks of a date or a period that is over."""
    if not proven or held.valid_to is None:
        yield "attestation"
    elif held.valid_to + _STALE < case.on:
        yield "stale"


def _scope(case: Case, id_: str, held: Certification, *, proven: bool) -> Iterator[str]:
    """Whether it covers the places of the actor that data reaches."""
    used = _used(case, id_)
    if held.standard in _OF_A_SERVICE and held.scope_kind in ("data_centre", "company"):
        yield "of_a_service"
        return
    if not used:
        return
    if held.places:
        covered = {end.name for name in held.places for end in ends_named(case.registry, set(), name, id_)}
        if not set(used) <= covered:
            yield "elsewhere"
    elif held.scope_kind == "data_centre":
        yield "data_centre"
    elif held.scope_kind in ("service", "unknown") and proven:
        yield "scope_unsaid"


def _used(case: Case, id_: str) -> list[str]:
    """The places of an actor that a stated flow reaches, those a registry declares."""
    reached = case.once(_reached).get(id_, set())
    return [name for name in case.actor(id_).places if name in reached]


def _reached(case: Case) -> Mapping[str, set[str]]:
    """By actor: the places that a stated flow reaches."""
    found: dict[str, set[str]] = defaultdict(set)
    for arc in case.stated:
        if arc.target.holder is not None:
            found[arc.target.holder].add(arc.target.name)
    return found


def _of_another(case: Case, id_: str, actor: Actor, held: Certification) -> bool:
    """Whether it covers a place of somebody else, or is one that this actor cannot hold."""
    owners = {end.actor for name in held.places for end in ends_named(case.registry, set(), name, id_)}
    # Only organisations under the jurisdiction of the United States can join the framework.
    abroad = held.standard == "dpf" and "US" not in (values_on(actor.country, case.on) or ("US",))
    return abroad or bool(owners - {id_})
