"""Folding: a picture that has grown too large is drawn by actor, then by role, and says so.

Nothing is dropped: a folded box names every stop it stands for, a folded line every hop.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Folded, Group, Line, Mark, Sketch
from dataflow.pictures.wording import runs, said_of
from registry.records.evidence import Status
from registry.sentences import in_a_row

BOXES: Final = 60
"""More boxes than these are not read on a sheet of A4."""
LINES: Final = 90
"""More lines than these are not followed by an eye."""

_MARKS: Final[tuple[Mark, ...]] = ("container", "derived", "contradiction", "ring")


def fitted(sketch: Sketch, beyond: int = BOXES) -> Sketch:
    """The sketch as it is when it reads well, else by actor, else by role as well."""
    if len(sketch.boxes) <= beyond and len(sketch.lines) <= LINES:
        return sketch
    by_actor = _folded(sketch, {box.id: _actor(box) for box in sketch.boxes}, "actor")
    if len(by_actor.boxes) <= beyond and len(by_actor.lines) <= LINES:
        return by_actor
    roles = _roles(sketch)
    return _folded(sketch, {box.id: _role(box, roles) for box in sketch.boxes}, "role")


def _actor(box: Box) -> str:
    return f"actor:{box.group}" if box.group is not None else box.id


def _role(box: Box, roles: Mapping[str, str]) -> str:
    if box.group is not None:
        return f"role:{roles[box.group]}"
    return "unknown" if box.kind == "unknown" else box.id


def _roles(sketch: Sketch) -> dict[str, str]:
    """The roles of every group, joined."""
    roles: dict[str, dict[str, None]] = defaultdict(dict)
    for box in sketch.boxes:
        if box.group is not None:
            roles[box.group] |= dict.fromkeys(box.roles)
    return {group: "+".join(sorted(found)) or "unknown" for group, found in roles.items()}


def _folded(sketch: Sketch, places: Mapping[str, str], by: Literal["actor", "role"]) -> Sketch:
    """The sketch with all boxes of one place as one box, and all lines between two places as one line."""
    together: dict[str, list[Box]] = defaultdict(list)
    for box in sketch.boxes:
        together[places[box.id]].append(box)
    titles = {group.id: group for group in sketch.groups}
    boxes = {place: _merged(sketch, held, titles) for place, held in together.items()}
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in sketch.lines:
        lines[boxes[places[line.source]].id, boxes[places[line.target]].id].append(line)
    joined = tuple(_joined(sketch, source, target, held) for (source, target), held in lines.items())
    folded = Folded(
        by=by,
        stops=len(sketch.boxes),
        boxes=len(boxes),
        hops=sum(len(each.hops) for each in sketch.lines),
        lines=len(joined),
    )
    return sketch.model_copy(
        update={
            "groups": (),
            "boxes": tuple(boxes.values()),
            "lines": joined,
            "folded": folded,
            "subtitle": (*sketch.subtitle, said_of(folded, sketch.lang)),
        }
    )


def _merged(sketch: Sketch, boxes: Sequence[Box], groups: Mapping[str, Group]) -> Box:
    first = boxes[0]
    if len(boxes) == 1 and first.group is None:
        return first
    actors = list(dict.fromkeys(box.group for box in boxes if box.group is not None))
    roles = tuple(dict.fromkeys(role for box in boxes for role in box.roles))
    detail = [WORDS.say(sketch.lang, f"role.{role}") for role in roles]
    if not actors:
        title, detail = WORDS.say(sketch.lang, "fold.unknown", n=len(boxes)), []
    elif len(actors) == 1:
        title = groups[actors[0]].title
        detail += [WORDS.say(sketch.lang, "fold.places", n=len(boxes))] if len(boxes) > 1 else []
    else:
        title = WORDS.say(sketch.lang, "fold.actors", n=len(actors))
    return Box(
        id=first.id,
        stops=tuple(stop for box in boxes for stop in box.stops),
        group=None,
        kind=first.kind,
        title=title,
        detail=tuple(detail),
        roles=roles,
        words=in_a_row((title, *(groups[actor].title for actor in actors), *detail)),
    )


def _joined(sketch: Sketch, source: str, target: str, lines: Sequence[Line]) -> Line:
    hops = [hop for line in lines for hop in line.hops]
    if len(lines) == 1:
        return lines[0].model_copy(update={"source": source, "target": target})
    numbered = [hop for hop in hops if hop.isdecimal()]
    label = [runs(map(int, numbered))] if numbered else [WORDS.say(sketch.lang, "fold.flows", n=len(hops))]
    label += [
        WORDS.say(sketch.lang, f"mark.{mark}") for mark in ("contradiction", "ring") if _any(lines, mark)
    ]
    return Line(
        id=lines[0].id,
        hops=tuple(hops),
        source=source,
        target=target,
        label=tuple(label),
        status=Status.weakest(*(line.status for line in lines)),
        marks=tuple(
            mark for mark in _MARKS if (_any if mark in ("contradiction", "ring") else _all)(lines, mark)
        ),
        words=" ".join(line.words for line in lines),
    )


def _any(lines: Iterable[Line], mark: Mark) -> bool:
    return any(mark in line.marks for line in lines)


def _all(lines: Iterable[Line], mark: Mark) -> bool:
    return all(mark in line.marks for line in lines)
