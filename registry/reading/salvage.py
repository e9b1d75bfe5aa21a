"""Salvage: the registry without what could not be read, and a problem for each thing left out."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from registry.reading.mending import OUT, Mended, Mending, Steps, enter
from registry.reading.thinning import MOST_FAULTS
from registry.records.registry import Registry
from registry.source.marks import Path


def salvage(mending: Mending) -> Registry | None:
    """Validates the data as mended so far; mends the smallest part around each fault and tries again.

    None only when the root is at fault: no organisation, another format.
    """
    while True:
        pruned = Pruned(mending.data, mending.mended, mending.steps)
        try:
            return Registry.model_validate(pruned.data)
        except ValidationError as fault:
            if fault.error_count() > MOST_FAULTS and mending.thin():
                continue
            before = mending.changes
            faults = fault.errors(include_url=False)
            # Unknown keys first: one that was meant to be a missing key accounts for both.
            faults.sort(key=lambda error: error["type"] != "extra_forbidden")
            faults.reverse()
            while faults:  # each is let go when it is mended: there may be as many as there is in the file
                error = faults.pop()
                mending.mend(error, pruned.path_of(error["loc"]))
            if () in mending.mended:
                return None
            if mending.changes == before:
                # Every fault lies in what is left out already: cannot happen, and must end if it does.
                raise RuntimeError(f"registry fault that leaving out cannot mend: {fault}") from fault


class Pruned:
    """The data as mended, and the way back from its paths to those of the data as written.

    What nothing is mended in is the data itself and no copy of it.
    """

    def __init__(self, data: Any, mended: Mended, steps: Steps | None = None) -> None:
        self._mended = dict(mended)  # mending goes on while paths are looked up
        self._kept: dict[Path, list[int]] = {}
        self._whole = data
        self.data = self._prune(data, (), steps if steps is not None else _by_step(mended))

    def _prune(self, value: Any, path: Path, below: Steps) -> Any:
        if not below:
            return value
        if isinstance(value, dict):
            kept = {
                key: self._prune(inner, (*path, key), below.get(key, {}))
                for key, inner in value.items()
                if (*path, key) not in self._mended
            }
            stand_ins = {
                step: self._mended.get((*path, step), OUT) for step in below if isinstance(step, str)
            }
            return kept | {key: each for key, each in stand_ins.items() if each is not OUT}
        if isinstance(value, list):
            indexes = [index for index in range(len(value)) if (*path, index) not in self._mended]
            self._kept[path] = indexes
            return [self._prune(value[index], (*path, index), below.get(index, {})) for index in indexes]
        return value

    def path_of(self, loc: Iterable[str | int]) -> Path:
        """The path in the data as written of a place pydantic names.

        Steps that the data does not have are passed over: the index of an item written without its
        dash, the `value` of a bare value, a key that is missing.
        """
        at: Any = self._whole
        path: Path = ()
        for step in loc:
            if isinstance(at, dict) and step in at and self._mended.get((*path, step)) is not OUT:
                at, path = at[step], (*path, step)
            elif isinstance(at, list) and isinstance(step, int):
                kept = self._kept.get(path, range(len(at)))
                if step < len(kept):
                    at, path = at[kept[step]], (*path, kept[step])
        return path


def _by_step(mended: Mended) -> Steps:
    steps: Steps = {}
    for path in mended:
        enter(steps, path)
    return steps
