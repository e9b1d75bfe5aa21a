"""Recipients of an activity: who gets data of it by the flows that are part of it, with what follows from them."""

from collections.abc import Iterable, Iterator, Sequence

from dataflow.activities.activity import RecipientTold
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known, PurposeKnown
from dataflow.facts.parties import party_of, stop_of
from dataflow.facts.receiver import engagement_of, purposes_known, role_known
from dataflow.facts.taking import Taken
from dataflow.facts.together import agreeing
from registry.records.ends import End


def recipients(taken: Iterable[Taken], facts: Facts) -> Iterator[RecipientTold]:
    """Everybody that flows lead to, save the organisation and a party that passes on to itself; places first."""
    own = facts.registry.organisation.id
    found: dict[str, list[Taken]] = {}
    ends: dict[str, End] = {}
    for one in taken:
        end = one.arc.target
        if end.holder != own and one.arc.source.holder != (end.holder or ""):
            found.setdefault(end.holder or end.key, []).append(one)
            ends.setdefault(end.holder or end.key, end)
    for key in sorted(found, key=lambda key: (ends[key].kind != "place", key)):
        yield _recipient(ends[key], found[key], facts)


def _recipient(end: End, taken: Sequence[Taken], facts: Facts) -> RecipientTold:
    registry = facts.registry
    sets = {one.arc.key: tuple(dict.fromkeys(each.data_set for each in one.instances)) for one in taken}
    roles = [role_known(one.arc, sets[one.arc.key], facts) for one in taken]
    engagements = [engagement_of(one.arc, registry) for one in taken]
    stops = dict.fromkeys(one.arc.target for one in taken)
    return RecipientTold(
        party=party_of(end, facts),
        roles=_alike(role for role in roles if role.value or role.disputed),
        purposes=_once(told for one in taken for told in purposes_known(one.arc, sets[one.arc.key], facts)),
        places=_alike(
            part
            for stop in stops
            if stop.kind == "place"
            for country in [stop_of(stop, facts).country]
            for part in country.parts or (country,)
        ),
        engaged_by=tuple(
            dict.fromkeys(each.by or registry.organisation.id for each in engagements if each is not None)
        ),
        fields=tuple(sorted({str(each) for one in taken for each in one.instances})),
        flows=tuple(one.arc.key for one in taken),
        grounds=tuple(dict.fromkeys(one.ground for one in taken)),
        status=min((one.status for one in taken), key=lambda status: status.weakness),
        citations=tuple(
            dict.fromkeys(cited for one in taken for cited in facts.cited(one.arc.evidence.cite))
        ),
    )


def _once(purposes: Iterable[PurposeKnown]) -> tuple[PurposeKnown, ...]:
    """Each once: of two that claim another basis for one purpose neither stands for the other."""
    told = {(each.purpose, each.condition, tuple(each.basis.items())): each for each in purposes}
    return tuple(told.values())


def _alike(several: Iterable[Known]) -> tuple[Known, ...]:
    """Each value once, as well known as its best statement."""
    found: dict[tuple[str | None, tuple[Known, ...]], list[Known]] = {}
    for each in several:
        found.setdefault((each.value, each.parts), []).append(each)
    return tuple(map(agreeing, found.values()))
