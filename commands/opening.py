"""Opening: the registry that a command works on, found by path or short name, with its problems told."""

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from commands.exit import CLEAN, FOUND, Misuse
from commands.settings import Settings
from commands.streams import complain
from registry import choice
from registry.reading.load import Loaded, load
from registry.reading.report import line
from registry.records.registry import Registry
from registry.source.tally import number_of


class Opened(NamedTuple):
    """A registry that could be read, in whole or in part."""

    registry: Registry
    path: Path
    loaded: Loaded

    @property
    def code(self) -> int:
        """The exit code of an answer from it: FOUND when it rests on a registry with problems."""
        return FOUND if self.loaded.problems else CLEAN

    def graph(self, settings: Settings) -> Any:
        """The registry on the day asked for, as a networkx graph."""
        from dataflow.graph.build import build

        return build(self.registry, settings.day, self.loaded.problems)

    def findings(self, graph: Any) -> Any:
        """What the checks say of it, with the places in its files."""
        from dataflow.checks.judging import findings

        return findings(graph, self.loaded)


def located(given: str, environment: Mapping[str, str], settings: Settings) -> Path:
    """The file or folder meant: a path or the short name of a shipped registry, given or in the environment.

    Misuse, with the likeliest name, when there is no such file and no such name.
    """
    try:
        return choice.located(given, environment)
    except choice.UnknownRegistry as unknown:
        said = settings.say("open.no_such", path=unknown.wanted, names=", ".join(unknown.names))
        near = difflib.get_close_matches(unknown.wanted, unknown.names, n=1)
        raise Misuse(f"{said} {settings.say('near.one', name=near[0])}" if near else said) from None


def opened(settings: Settings, environment: Mapping[str, str]) -> Opened:
    """The registry, its problems told on stderr. Misuse when nothing of it could be read."""
    path = located(settings.registry, environment, settings)
    loaded = load(path)
    for problem in loaded.problems:
        complain(line(problem, settings.lang))
    if loaded.registry is None:
        raise Misuse(settings.say("open.unreadable", path=str(path)))
    if loaded.problems:
        complain(settings.say("open.partly", n=number_of(loaded.problems)))
    return Opened(loaded.registry, path, loaded)
