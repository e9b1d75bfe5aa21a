"""Salvage: the registry without what could not be read, and a problem for each thing left out."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from registry.reading.mending import OUT, Mended, Mending
from registry.records.registry import Registry
from registry.source.reader import Path


def salvage(mending: Mending) -> Registry | None:
    """Validates the data as mended so far; mends the smallest part around each fault and tries again.

    None only when the root is at fault: no organisation, another format.
    """
    while True:
        pruned = Pruned(mending.data, mending.mended)
        try:
            return Registry.model_validate(pruned.data)
        except ValidationError as fault:
            before = dict(mending.mended)
            faults = fault.errors(include_url=False)
            # Unknown keys first: one that was meant to be a missing key accounts for both.
            for error in sorted(faults, key=lambda error: error["type"] != "extra_forbidden"):
                mending.mend(error, pruned.path_of(error["loc"]))
            if () in mending.mended:
                return None
            if mending.mended == before:
                # Every fault lies in what is left out already: cannot happen, and must end if it does.
                raise RuntimeError(f"registry fault that leaving out cannot mend: {fault}") from fault


class Pruned:
    """The data as mended, and the way back from its paths to those of the data as written."""

    def __init__(self, data: Any, mended: Mended) -> None:
        self._mended = dict(mended)  # mending goes on while paths are looked up
        self._added: dict[Path, dict[str, Any]] = {}
        for path, value in mended.items():
            if value is not OUT and isinstance(path[-1], str):
                self._added.setdefault(path[:-1], {})[path[-1]] = value
        self._kept: dict[Path, list[int]] = {}
        self._whole = data
        self.data = self._prune(data, ())

    def _prune(self, value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            kept = {
                key: self._prune(inner, (*path, key))
                for key, inner in value.items()
                if (*path, key) not in self._mended
            }
            return kept | self._added.get(path, {})
        if isinstance(value, list):
            indexes = [index for index in range(len(value)) if (*path, index) not in self._mended]
            self._kept[path] = indexes
            return [self._prune(value[index], (*path, index)) for index in indexes]
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
            elif isinstance(at, list) and isinstance(step, int) and step < len(self._kept.get(path, ())):
                index = self._kept[path][step]
                at, path = at[index], (*path, index)
        return path
