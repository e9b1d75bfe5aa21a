"""Sub-processors: whom processors engage in turn, and of whom nobody has said it (GDPR Art. 28(2), (4))."""

from collections.abc import Iterable, Iterator, Mapping

from dataflow.checks.roles import settled
from dataflow.checks.use import PROCESSORS
from dataflow.facts.known import Known
from dataflow.facts.parties import party_of
from dataflow.facts.receiver import received_under
from dataflow.graph.arc import Arc
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import UNSAID, stated
from dataflow.lists.engagements import engaged_row
from dataflow.lists.material import Later, Material
from dataflow.lists.party_cells import onward
from dataflow.lists.sift import Met
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Listed
from registry.records.ends import unknown_recipients
from registry.records.evidence import Status
from registry.records.stated import settled_on

_COLUMNS = columns_of(Listed.SUB_PROCESSORS)


def sub_processors(material: Material) -> Iterator[Row | Later]:
    """Those engaged by processors; whoever else third parties hand data to, of whom it is not known whether they are;
    and the processors of whom nobody has said whom they engage.

    Whom a controller alone engages is nobody's sub-processor, and neither is whoever decides for itself.
    """
    acting = {id_: _acts(id_, material) for id_ in material.registry.actors}
    yield from _engaged(acting, material)
    yield from _reached(acting, material)
    yield from _unstated(acting, material)


def _engaged(acting: Mapping[str, Met], material: Material) -> Iterator[Later]:
    for each in material.engagements.all:
        role = settled_on(each.engagement.role, material.on)
        met = Met.YES if role == "sub_processor" else max(_as_processor(role), acting[each.by])
        if met is not Met.NO:
            own = {
                Column.ONWARD: onward(each.actor, material.facts),
                Column.CERTIFICATE: material.parties.certificates(each.actor),
            }
            yield engaged_row(each, Listed.SUB_PROCESSORS, own, material, unstated=met is Met.UNKNOWN)


def _reached(acting: Mapping[str, Met], material: Material) -> Iterator[Row]:
    """Whom a third party hands data to under no engagement: in which role nobody has said."""
    own = material.registry.organisation.id
    together: dict[tuple[str, str], list[Arc]] = {}
    for arc in material.arcs:
        by, actor = arc.source.holder, arc.target.holder
        if by is None or actor is None or by == actor or own in (by, actor) or acting[by] is Met.NO:
            continue
        if received_under(arc, material.registry) is None:
            together.setdefault((actor, by), []).append(arc)
    engaging = {(each.actor, each.by) for each in material.engagements.all}
    for (actor, by), arcs in sorted(together.items()):
        if (actor, by) not in engaging:
            yield _handed(actor, by, arcs, material)


def _handed(actor: str, by: str, arcs: Iterable[Arc], material: Material) -> Row:
    facts, cells = material.facts, material.parties.of(actor)
    status = min((material.certainty.whole(arc) for arc in arcs), key=lambda known: known.weakness)
    cited = facts.cited(dict.fromkeys(citation for arc in arcs for citation in arc.evidence.cite))
    name = material.registry.actors[actor].name
    return Row(
        id=f"{by}>{actor}",
        label=name,
        subject_kind="actor",
        subject=actor,
        cells={
            **{column: cells[column] for column in _COLUMNS if column in cells},
            **material.holdings.told(material.holdings.brought(arcs), unsaid=_unsaid(arcs)),
            Column.BY: _by(by, status, material),
            Column.ROLE: UNSAID,
            Column.CONTRACT: UNSAID,
            Column.AUTHORISATION: UNSAID,
        },
        status=status,
        unstated=True,
        citations=cited,
    )


def _unsaid(arcs: Iterable[Arc]) -> bool:
    """Whether nobody has said what some of the flows carry."""
    return any(arc.carries is None for arc in arcs)


def _unstated(acting: Mapping[str, Met], material: Material) -> Iterator[Row]:
    """The processors of the day that may engage others whom nobody has named."""
    facts = material.facts
    for id_, actor in material.registry.third_parties.items():
        said = onward(id_, facts)
        if not actor.holds_on(material.on) or not material.engagements.of(id_) or acting[id_] is Met.NO:
            continue
        if any(each.value == "unknown" for each in said.values):
            label = party_of(unknown_recipients(id_), facts).label
            nobody = Cell(values=(Known(label=label),), more=True)
            yield Row(
                id=f"{id_}>unknown",
                label=label,
                subject_kind="actor",
                subject=id_,
                cells={
                    **dict.fromkeys((each for each in _COLUMNS if each is not Column.STATUS), UNSAID),
                    Column.PARTY: nobody,
                    Column.BY: _by(id_, Status.DECLARED, material),
                },
                status=Status.UNKNOWN,
                unstated=True,
                citations=facts.cited(actor.recipients.cite),
            )


def _by(id_: str, status: Status, material: Material) -> Cell:
    return Cell(values=(stated(id_, material.registry.actors[id_].name, status),))


def _acts(id_: str, material: Material) -> Met:
    """Whether an actor acts for another in one of its engagements of the day; not known where nobody engages it."""
    if id_ == material.registry.organisation.id:
        return Met.NO
    roles = (settled_on(each.engagement.role, material.on) for each in material.engagements.of(id_))
    return min(map(_as_processor, roles), default=Met.UNKNOWN)


def _as_processor(role: str | None) -> Met:
    if role in PROCESSORS:
        return Met.YES
    return Met.NO if settled(role) else Met.UNKNOWN
