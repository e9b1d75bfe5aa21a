"""The cells of those who are on a folded card, in as many columns as they take."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from dataflow.pictures.cells import INSIDE, OPEN, SIZE, Band, Cell, Line, Shape, indent
from dataflow.pictures.lettering import wrapped
from dataflow.pictures.sketch import Member

MEMBER: Final = 178.0
"""The room of the words of a member."""


def columns(members: Sequence[Member], shape: Shape) -> int:
    """In how many columns they stand."""
    return 2 if len(members) > shape.alone else 1


def members(held: Sequence[Member], shape: Shape, owner: str) -> Band:
    """The band of a folded card that lists who is on it; a member stands whole in one column."""
    lines = list(_lines(held))
    wanted = columns(held, shape)
    starts = [at for at, line in enumerate(lines) if line.first]
    cuts = [0]
    for n in range(1, wanted):
        even = len(lines) * n / wanted
        cuts.append(next((at for at in starts if at >= even), len(lines)))
    parts = [lines[a:b] for a, b in pairwise([*cuts, len(lines)])]
    return tuple((Cell("members", tuple(part), owner),) for part in parts if part)


def _lines(held: Sequence[Member]) -> Iterator[Line]:
    for member in held:
        said = member.said
        signs = ((INSIDE, member.inside_hops), (OPEN, member.open_hops))
        # All on the last line, where each is drawn as what stands for its hops.
        if told := "\u00a0".join(sign for sign, hops in signs if hops):
            said += f" {told}"
        parts = wrapped(said, MEMBER - indent(member), SIZE, "regular" if member.depth else "bold")
        for at, part in enumerate(parts):
            yield Line(part, member=member, first=at == 0, last=at == len(parts) - 1)
