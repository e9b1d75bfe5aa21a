"""The rings: numbers that can all be reached from each other, found without recursion."""

from collections.abc import Iterator, Mapping, Sequence


def rings_of(onward: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """The strongly connected parts, each after every part that it leads to; most are one number alone.

    `onward`: the numbers that each number leads to; those that are no keys of it are left out. This is
    Tarjan's algorithm, which meets each number and each arrow once. networkx has it too, on a graph of its
    own whose building takes longer than the walk.
    """
    # Where each stands among those met; then the earliest of these that it was found to lead back to.
    met: dict[int, int] = {}
    closed = len(onward)  # later than any: nothing leads back by what is in a part already
    held: list[int] = []  # met, and in no part yet
    for root in onward:
        way = [] if root in met else [(root, len(met), iter(onward[root]))]
        while way:
            here, place, ahead = way[-1]
            if here not in met:
                met[here] = place
                held.append(here)
            earliest = met[here]
            for there in ahead:
                back = met.get(there)
                if back is None and there in onward:
                    way.append((there, len(met), iter(onward[there])))
                    break
                if back is not None and back < earliest:
                    met[here] = earliest = back
            else:
                way.pop()
                if earliest == place:
                    part = _taken_off(held, here)
                    met |= dict.fromkeys(part, closed)
                    yield part
                else:
                    above = way[-1][0]
                    met[above] = min(met[above], earliest)


def _taken_off(held: list[int], last: int) -> list[int]:
    """Takes everything off the end of a list down to `last`, and gives it."""
    part = [held.pop()]
    while part[-1] != last:
        part.append(held.pop())
    return part
