"""The check of statements that disagree: one thing stated in several ways for the same days."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from dataflow.answers.disagreement import Disagreement, Disagreements
from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.persons import private
from dataflow.graph.handing import Handing
from registry.records.evidence import Status

_VARIANTS: Final[Mapping[str, str]] = {
    "role_disagrees": "main",
    "own_role_disagrees": "own",
    "country_disagrees": "country",
    "seat_disagrees": "seat",
    "recipients_denied": "recipients",
}


def statements_disagree(case: Case, _regime: Regime) -> Iterator[Found]:
    """R33: roles, countries or recipients stated in ways that cannot all hold on the day.

    The disagreements are those that answers show (`dataflow.answers.disagreement`). None of them says that the law
    is not met: what is missing is the evidence of what is done (GDPR Art. 5(2)).
    """
    touching = case.once(_touching)
    for found in Disagreements(case.facts, case.certainty).all(case.arcs):
        yield _found(case, found, touching)
    yield from _unnamed(case)


def _found(case: Case, found: Disagreement, touching: Mapping[str, tuple[str, ...]]) -> Found:
    variant = _VARIANTS[found.kind]
    hops = {
        "main": case.once(_engaged_by).get(found.subject, ()),
        "country": touching.get(found.subject, ()),
        "recipients": tuple(arc.key for arc in found.arcs),
    }.get(variant, ())
    sets = {"main": case.engaged_for.get(found.subject, ()), "own": (found.subject,)}.get(variant, ())
    return Found(
        "gap",
        found.subject if variant == "main" else f"{found.subject}:{variant}",
        {
            "actor": case.name(found.who),
            "about": phrases.in_quotes(found.about) if found.about else "",
            "values": phrases.sourced(found.values),
            "others": phrases.listed(map(case.name, found.others)) if found.others else "",
        },
        found.entry,
        actors=(found.who, *found.others),
        data_sets=sets,
        hops=hops,
        variant=variant,
    )


def _touching(case: Case) -> Mapping[str, tuple[str, ...]]:
    """By place: the flows that start or end there."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for arc in case.arcs:
        for end in (arc.source, arc.target):
            found[end.key][arc.key] = None
    return {key: tuple(keys) for key, keys in found.items()}


def _engaged_by(case: Case) -> Mapping[str, tuple[str, ...]]:
    """By engagement: the flows under it."""
    found: dict[str, list[str]] = defaultdict(list)
    for arc in case.arcs:
        if arc.engaged is not None:
            found[f"{arc.engaged}/{arc.engagement}"].append(arc.key)
    return {subject: tuple(keys) for subject, keys in found.items()}


def _unnamed(case: Case) -> Iterator[Found]:
    """`recipients: listed` of whoever passes data on to a group that stands for many."""
    actors = case.registry.actors
    listing = {
        id_
        for id_, actor in actors.items()
        if actor.recipients.value == "listed" and actor.recipients.standing_in(actor) is not Status.UNKNOWN
    }
    if not any(actor.collective for actor in actors.values()):
        return
    handing = Handing(case.registry, case.on, case.certainty)
    passing: dict[str, dict[str, None]] = defaultdict(dict)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for arc in case.arcs:
        for actor, other in handing.of(arc):
            # Who is named as private individuals has no more names to be listed by.
            if actor in listing and actors[other].collective and not private(case, other):
                passing[actor][arc.key] = None
                groups[actor][other] = None
    own = case.registry.organisation.id
    for id_ in actors:
        if id_ in passing:
            yield Found(
                "undetermined",
                f"{id_}:collective",
                {"actor": case.name(id_), "others": phrases.listed(map(case.name, groups[id_]))},
                (
                    "organisation" if id_ == own else "third_parties",
                    *(() if id_ == own else (id_,)),
                    "recipients",
                ),
                actors=(id_, *groups[id_]),
                hops=tuple(passing[id_]),
                variant="collective",
                decides="members",
            )
