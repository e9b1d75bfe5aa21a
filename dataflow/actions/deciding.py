"""Deciding: the one fact nobody has said that most findings wait for."""

from collections.abc import Iterable, Iterator, Sequence

from dataflow.actions.action import Deciding
from dataflow.actions.kinds import table
from dataflow.actions.objects import object_of
from dataflow.actions.titles import Titles
from dataflow.facts.finding import Finding
from registry.records.registry import Registry
from registry.records.text import Text

LAW = "law_applies"
"""The kind of fact that a law applies."""
LEAST = 3
"""Of how few findings nobody is told to look at one fact first."""


def deciding(findings: Iterable[Finding], registry: Registry) -> Deciding | None:
    """The fact that most findings rest on; of two alike whether a law applies, then by name. None where each decides
    fewer than three.

    Facts are whether a law applies of which nobody knows it, and what the actions say that settle something: the role
    of a party, where it is established and hosts.
    """
    every = tuple(findings)
    found = [*_laws(every, registry), *_facts(every, registry)]
    return min((each for each in found if len(each.findings) >= LEAST), key=_order, default=None)


def _order(fact: Deciding) -> tuple[int, bool, str]:
    return -len(fact.findings), fact.law is None, fact.id


def _laws(every: Sequence[Finding], registry: Registry) -> Iterator[Deciding]:
    """The laws of which nobody knows whether they apply, with what is judged under them."""
    titles = Titles(registry)
    unknown = (part.regime for each in every for part in each.parts if part.applicability == "unknown")
    for law in dict.fromkeys(unknown):
        under = [each for each in every if law in {part.regime for part in each.parts}]
        alone = [each.id for each in under if {part.regime for part in each.parts} == {law}]
        if alone:
            yield Deciding(
                id=f"{LAW}:{law}",
                kind=LAW,
                question=titles.question(LAW, titles.law(law), law),
                law=law,
                party=registry.organisation.id,
                entry=("organisation", "regimes", law),
                findings=tuple(alone),
                besides=tuple(each.id for each in under if each.id not in set(alone)),
                of=len(every),
            )


def _facts(every: Sequence[Finding], registry: Registry) -> Iterator[Deciding]:
    """What the actions that settle something say, for each that they concern, with what waits for it."""
    waiting: dict[tuple[str, str, str], list[str]] = {}
    for each in every:
        made = object_of(each, registry)
        if made.kind == LAW or not table().kinds[made.kind].settles:
            continue
        objects = [("party", id_) for id_ in made.parties] + [("data_set", id_) for id_ in made.data_sets]
        objects = objects or [("document" if made.made_for else "all", id_) for id_ in made.made_for or ("",)]
        for of, id_ in objects:
            waiting.setdefault((made.kind, of, id_), []).append(each.id)
    titles = Titles(registry)
    for (kind, of, id_), found in waiting.items():
        yield Deciding(
            id=f"{kind}:{id_}" if id_ else kind,
            kind=kind,
            question=titles.question(kind, _name(of, id_, titles, registry)),
            party=id_ if of == "party" else None,
            entry=_entry(of, id_, registry),
            findings=tuple(found),
            of=len(every),
        )


def _name(of: str, id_: str, titles: Titles, registry: Registry) -> Text:
    match of:
        case "party":
            return titles.actor(id_)
        case "data_set":
            return titles.data_set(id_)
        case "document":
            return titles.document(id_)
        case _:
            return registry.organisation.name


def _entry(of: str, id_: str, registry: Registry) -> tuple[str | int, ...]:
    match of:
        case "party" if id_ == registry.organisation.id:
            return ("organisation",)
        case "party":
            return ("third_parties", id_)
        case "data_set":
            return ("data_sets", id_)
        case "document":
            return ("documents", id_)
        case _:
            return ()
