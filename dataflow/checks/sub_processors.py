"""Sub-processors: whom processors engage, whether they may, and whether it is known who that is."""

from collections.abc import Iterator, Sequence

from dataflow.checks import phrases
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.contracts import about
from dataflow.checks.mandates import mandates
from dataflow.checks.roles import settled
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import PROCESSORS
from registry.records.evidence import Status
from registry.records.text import Text


def sub_processors_unknown(case: Case, _regime: Regime) -> Iterator[Found]:
    """R11: whom a processor of the organisation engages, or one further down, is not known, not authorised or
    not identified (GDPR Art. 28(2), 28(4); EDPB Opinion 22/2024).

    While somebody above may be no processor, R12 asks for its role and R10 says what hangs on it.
    """
    mandated = [
        each
        for each in case.engagements()
        if mandates(case).get(each.subject) in ("own", "further") and case.role(each) in PROCESSORS
    ]
    by_actor: dict[str, list[Engaged]] = {}
    for each in mandated:
        by_actor.setdefault(each.actor, []).append(each)
    for actor, own_mandates in by_actor.items():
        found = Found("gap", actor, {"processor": case.name(actor)}, actors=(actor,))
        subs = [each for each in case.engaged.by(actor) if _further(case, each)]
        if case.actor(actor).recipients.value in (None, "unknown"):
            yield found._replace(entry=own_mandates[0].path)
        if subs:
            for mandate in own_mandates:
                under = [each for each in subs if _joined(case, mandate, each)]
                if under:
                    yield from _authorisation(case, mandate, under)
            yield from _unidentified(case, found, subs)


def _further(case: Case, engaged: Engaged) -> bool:
    """Whether an engagement is one of a sub-processor: said so, or by a processor and not said otherwise.

    The organisation, a controller too, engages processors that are nobody's sub-processors; another party may
    have some that get nothing of what it holds for the organisation (`mandates`).
    """
    role = case.role(engaged)
    if engaged.by == case.registry.organisation.id:
        return role == "sub_processor"
    return engaged.subject in mandates(case) and (role in PROCESSORS or not settled(role))


def _joined(case: Case, mandate: Engaged, sub: Engaged) -> bool:
    """Whether a sub-processor gets data of a mandate: of the same data set, or one of them names none."""
    about, handed = case.engaged_for[mandate.subject], case.engaged_for[sub.subject]
    return not about or not handed or not set(about).isdisjoint(handed)


def _authorisation(case: Case, mandate: Engaged, subs: Sequence[Engaged]) -> Iterator[Found]:
    names = phrases.listed(case.name(each.actor) for each in subs)
    found = about(case, mandate)
    found = found._replace(
        values={**found.values, "subs": names},
        actors=tuple(dict.fromkeys([mandate.actor, *(each.actor for each in subs)])),
    )
    given = mandate.engagement.authorisation
    if given is None or given.standing is Status.UNKNOWN:
        # Of an authorisation between third parties, as of their contracts, the organisation may ask for a copy.
        further = mandates(case).get(mandate.subject) == "further"
        yield found._replace(variant="authorisation", severity="medium" if further else None)
    elif given.value == "none":
        yield found._replace(verdict="violation", variant="refused")
    elif given.value == "general" and given.objection_period is None:
        yield found._replace(variant="objection", severity="low")


def _unidentified(case: Case, found: Found, subs: Sequence[Engaged]) -> Iterator[Found]:
    """Sub-processors of which name, address and contact are not all known, and which of these is missing."""
    missing = {each.actor: _missing(case, each.actor) for each in subs}
    lacking = [each for each in subs if missing[each.actor]]
    if lacking:
        told = {each.actor: _with_missing(case, each.actor, missing[each.actor]) for each in lacking}
        yield found._replace(
            subject=f"{found.subject}/chain",
            values={**found.values, "subs": phrases.listed(told.values())},
            entry=lacking[0].path[:-2],
            actors=tuple(dict.fromkeys([*found.actors, *told])),
            variant="unidentified",
            severity="medium",
        )


def _with_missing(case: Case, actor: str, missing: Sequence[str]) -> Text:
    """A sub-processor with what is missing: `Sinch (address and contact)`."""
    parts = phrases.listed(WORDS.both(f"missing.{each}") for each in missing)
    return WORDS.both("holder", holder=case.name(actor), fields=parts)


def _missing(case: Case, actor: str) -> list[str]:
    """What EDPB Opinion 22/2024 wants known of every sub-processor, and nobody has said: name, address, contact."""
    known = case.actor(actor)
    if known.collective:
        return ["who"]
    said = {
        "legal_name": known.legal_name.value,
        "address": known.address.value or any(contact.address for contact in known.contacts),
        "contact": known.contacts,
    }
    return [part for part, value in said.items() if not value]
