"""Where: the place in the files where each fact of a third party is written, or would be."""

from collections.abc import Iterator, Mapping
from typing import Final

from dataflow.facts.finding import Place
from dataflow.graph.arc import Arc
from dataflow.lists.cells import cell
from dataflow.lists.material import Material
from dataflow.lists.place_cells import countries_at
from dataflow.question.wanted import Column
from dataflow.standing.fact import Fact, State, Where
from dataflow.standing.kept import received
from dataflow.standing.settled import state_of
from registry.records.evidence import Status
from registry.source.problem import Mark, mark_of

Path = tuple[str | int, ...]
Marks = Mapping[Path, Mark]
Entry = tuple[Path, bool]
"""A key by its path, and whether it leaves the fact open."""

_OF_ACTOR: Final[Mapping[Fact, str]] = {
    Fact.LEGAL_NAME: "legal_name",
    Fact.SEAT: "country",
    Fact.ONWARD: "recipients",
}
_OF_ENGAGEMENT: Final[Mapping[Fact, tuple[str, Column]]] = {
    Fact.ROLE: ("role", Column.ROLE),
    Fact.PURPOSES: ("purposes", Column.PURPOSE),
    Fact.CONTRACT: ("contract", Column.CONTRACT),
    Fact.BREACH_CLOCK: ("breach_clock", Column.BREACH_CLOCK),
}
"""The key of an engagement that says it, and the column that tells how far it does."""


def where(fact: Fact, actor: str, state: State, material: Material, marks: Marks | None) -> Where:
    """Where the fact is said; where it is not known, the first entry that leaves it open."""
    told = list(_entries(fact, actor, material))
    entry = next((path for path, is_open in told if is_open is (state in ("partly", "unknown"))), told[0][0])
    if marks is None:
        return Where(entry=entry)
    mark = mark_of(entry, marks)
    return Where(
        entry=entry, said=entry in marks, place=Place(file=mark.file, line=mark.line, column=mark.column)
    )


def _entries(fact: Fact, actor: str, material: Material) -> Iterator[Entry]:
    """Every key that says it or could, in the order of the file; never none."""
    root: Path = ("third_parties", actor)
    if fact in _OF_ACTOR:
        yield (*root, _OF_ACTOR[fact]), False
    elif fact is Fact.HOSTING:
        yield from _places(root, actor, material)
    elif fact in _OF_ENGAGEMENT:
        yield from _engagements(root, fact, actor, material)
    else:
        yield from _flows(root, fact, actor, material)


def _places(root: Path, actor: str, material: Material) -> Iterator[Entry]:
    spots = material.registry.actors[actor].places.items()
    held = [(name, spot) for name, spot in spots if spot.holds_on(material.on)]
    for name, spot in held:
        known = cell(countries_at(actor, spot, material.facts))
        yield (*root, "places", name, "country"), state_of(known) != "known"
    if not held:
        yield (*root, "places"), True


def _engagements(root: Path, fact: Fact, actor: str, material: Material) -> Iterator[Entry]:
    key, column = _OF_ENGAGEMENT[fact]
    agreed = fact in (Fact.CONTRACT, Fact.BREACH_CLOCK)
    several = material.parties.agreeing(actor)[0] if agreed else material.engagements.of(actor)
    for each in several:
        yield (*each.path, key), state_of(material.engaged.of(each)[column]) != "known"
    if not several:
        yield (*root, "engagements"), True


def _flows(root: Path, fact: Fact, actor: str, material: Material) -> Iterator[Entry]:
    """The flows it receives; of an engagement that states none the key that would."""
    found: dict[Path, bool] = {}
    for arc in received(actor, material):
        key = "receives" if arc.origin == "unstated_flows" else _KEYS[fact]
        found.setdefault((*arc.path, key), not _OF_FLOW[fact](arc, material))
    yield from found.items()
    if not found:
        named = material.engagements.of(actor)
        yield ((*named[0].path, "receives") if named else (*root, "engagements")), True


def _says_what(arc: Arc, _material: Material) -> bool:
    return arc.carries is not None and arc.stated_status is not Status.UNKNOWN


def _says_how_long(arc: Arc, material: Material) -> bool:
    rules = (rule for rule in arc.retention if rule.holds_on(material.on))
    return arc.storage.value == "not_stored" or any(rule.period or rule.criteria for rule in rules)


_KEYS: Final = {Fact.DATA: "carries", Fact.RETENTION: "retention"}
_OF_FLOW: Final = {Fact.DATA: _says_what, Fact.RETENTION: _says_how_long}
