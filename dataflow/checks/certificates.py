"""The check of certificates: what certificates, reports and labels prove of the service really used."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import day, listed
from dataflow.checks.sentences import WORDS
from dataflow.checks.versions import standing_of
from dataflow.facts.finding import Severity, Verdict
from dataflow.facts.lists import apart
from registry.records.actor import Actor, Certification
from registry.records.duration import Duration, compare
from registry.records.ends import ends_named
from registry.records.stated import values_on
from registry.records.text import Text, both

SOON: Final = datetime.timedelta(days=90)
"""How long before its end a certificate is said to be about to expire."""
_YEAR: Final = Duration(years=1)
_STALE: Final = datetime.timedelta(days=365)
"""After how long a report on a past period proves little (usual practice of auditors, no rule of law)."""
_OF_A_SERVICE: Final = frozenset(
    {"secnumcloud", "cispe", "eu_cloud_coc", "csa_star", "csa_star_l1", "csa_star_l2_cert", "csa_star_l2_att"}
)
"""Standards granted to a named service, never to a company or its data centres."""
_OF_AN_ENTITY: Final = frozenset({"dpf", "dpf_uk_extension"})
"""Standards that attach to a legal entity: they have no places."""
_TOGETHER: Final = {
    "proof": "main", "attestation": "main", "level": "main", "undated": "main",
    "of_a_service": "scope", "data_centre": "scope", "elsewhere": "scope",
}  # fmt: skip
"""Defects for which there is one thing to do, by the message that tells them: ask for the certificate, its level
and its dates; have its scope made clear. Each of the others is a message by itself."""
_UNDETERMINED: Final = {"scope_unsaid": "scope", "version_unsaid": "version"}
_WEIGHS: Final[Mapping[str, Severity]] = {"yearly": "low", "version_unsaid": "low"}
"""Where a message weighs less than the rule: what is renewed every year is always about to expire."""


def certification_scope(case: Case, _regime: Regime) -> Iterator[Found]:
    """Certificates that prove nothing of the service used, or no more (R24).

    One finding for each actor and thing to do, which names the certificates. Whoever is not engaged on the
    day and is not the organisation is left out.
    """
    own = case.registry.organisation.id
    engaged = {each.actor for each in case.engagements()}
    for id_, actor in case.registry.actors.items():
        if not actor.holds_on(case.on) or (id_ != own and id_ not in engaged):
            continue
        together: dict[str, dict[str, list[int]]] = {}
        for index, held in enumerate(actor.certifications):
            for defect in _defects(case, id_, actor, held):
                variant = _TOGETHER.get(defect, defect)
                together.setdefault(variant, {}).setdefault(defect, []).append(index)
        for variant, defects in together.items():
            yield _found(case, id_, variant, defects)


def _found(case: Case, id_: str, variant: str, defects: Mapping[str, Sequence[int]]) -> Found:
    root = ("organisation",) if id_ == case.registry.organisation.id else ("third_parties", id_)
    verdict: Verdict = "undetermined" if variant in _UNDETERMINED else "gap"
    if variant in _TOGETHER.values():
        values = {"problems": _problems(case, id_, defects)}
    else:
        values = _named(case, id_, defects[variant])
    return Found(
        verdict=verdict,
        subject=f"{id_}:{variant}",
        values={"actor": case.name(id_), **values},
        entry=(*root, "certifications", min(index for indexes in defects.values() for index in indexes)),
        actors=(id_,),
        variant=variant,
        decides=_UNDETERMINED.get(variant),
        severity=_WEIGHS.get(variant),
    )


def _problems(case: Case, id_: str, defects: Mapping[str, Sequence[int]]) -> Text:
    """What is wrong, defect by defect, each with its certificates."""
    told = [WORDS.both(f"certificate.{each}", **_named(case, id_, at)) for each, at in defects.items()]
    return both(lambda lang: apart((each.say(lang) for each in told), lang))


def _named(case: Case, id_: str, indexes: Sequence[int]) -> dict[str, Text]:
    """The certificates of an actor that have a defect, until when they hold, and the places that it concerns."""
    held = [case.actor(id_).certifications[index] for index in indexes]
    terms = [case.facts.words.certifications[each.standard] for each in held]
    replaced = [term.superseded for term in terms if term.superseded]
    said = {
        "certificates": [term.label for term in terms],
        "until": [day(each.valid_to) for each in held if each.valid_to],
        "places": [case.actor(id_).places[each].label for each in _used(case, id_)],
        "since": [day(each.since) for each in replaced],
        "new": [each.new for each in replaced],
    }
    return {name: listed(texts) for name, texts in said.items() if texts}


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
        yield "proof"
    else:
        yield from _dates(case, held)
    if held.standard not in _OF_AN_ENTITY:
        yield from _scope(case, id_, held, proven=proven)


def _dates(case: Case, held: Certification) -> Iterator[str]:
    if held.valid_from is not None and held.valid_from > case.on:
        yield "not_yet"
    elif held.valid_to is None:
        yield "undated"
    elif held.valid_to < case.on:
        yield "expired"
    elif held.valid_to <= case.on + SOON:
        yield "yearly" if _is_yearly(case, held) else "soon"
    version = standing_of(held, case.facts.words.certifications[held.standard], case.on)
    if version is not None:
        yield version


def _is_yearly(case: Case, held: Certification) -> bool:
    validity = case.facts.words.certifications[held.standard].validity
    return validity is not None and compare(Duration.parse(validity), _YEAR) in (-1, 0)


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
    # Only organisations under the jurisdiction of the United States can join the framework, or extend it.
    abroad = held.standard in _OF_AN_ENTITY and "US" not in (values_on(actor.country, case.on) or ("US",))
    return abroad or bool(owners - {id_})
