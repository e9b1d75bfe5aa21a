"""The check: what it is asked to look at, and what it found in a registry."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.exit import CLEAN, FOUND, USAGE, Misuse
from commands.names import actor_named, field_named
from commands.settings import Settings
from registry.reading.load import Loaded
from registry.records.registry import Registry
from registry.source.problem import Problem

if TYPE_CHECKING:
    from dataflow.exports.selection import Selection
    from dataflow.exports.unchecked import Unchecked
    from dataflow.facts.finding import Finding
    from dataflow.law import Tables


class Wanted(NamedTuple):
    """What `check` is asked to look at, and when it fails."""

    fail_on: str = "high"
    violations_only: bool = False
    regime: str | None = None
    actor: str | None = None
    field: str | None = None
    tables: str | None = None
    by: str = "action"
    """How the text is grouped: by `action`, or by `rule` with everything that is known of each finding."""

    @classmethod
    def of(cls, words: Mapping[str, str], *, violations_only: bool = False) -> "Wanted":
        """From the words of the command line."""
        said = words.get
        fail_on = said("fail_on", "high")
        limits = (said("regime"), said("actor"), said("field"), said("tables"))
        return cls(fail_on, violations_only, *limits, said("by", "action"))


class Checked(NamedTuple):
    """What was found."""

    path: str
    loaded: Loaded
    problems: tuple[Problem, ...]
    """Those of the registry and those of the tables laid over ours."""
    shown: "tuple[Finding, ...]" = ()
    hidden: int = 0
    failing: "tuple[Finding, ...]" = ()
    orphans: tuple[str, ...] = ()
    """Accepted findings that are not found any more."""
    limits: tuple[str, ...] = ()
    """The options that hide findings."""
    unchecked: "Unchecked | None" = None
    """The laws under which nothing could be judged."""
    never: bool = False
    """Whether no finding is to make it fail."""
    known: datetime.date | None = None
    """The day up to which the tables of the law are known."""

    @property
    def code(self) -> int:
        """The exit code."""
        if self.loaded.registry is None:
            return USAGE
        nothing = self.unchecked is not None and self.unchecked.everything and not self.never
        return FOUND if self.problems or self.failing or nothing else CLEAN


def checked_of(path: Path, loaded: Loaded, wanted: Wanted, settings: Settings) -> Checked:
    """What is found in a registry that was read from there."""
    checked = Checked(str(path), loaded, loaded.problems)
    if loaded.registry is None:
        return checked
    return _judged(checked, loaded.registry, wanted, settings)


def _judged(checked: Checked, registry: Registry, wanted: Wanted, settings: Settings) -> Checked:
    """With the findings."""
    from dataflow.checks.judging import findings
    from dataflow.exports.selection import failing, orphans, select
    from dataflow.exports.unchecked import unchecked
    from dataflow.facts.finding import SEVERITIES
    from dataflow.graph.build import build

    using, problems = _tables(wanted, settings)
    every = findings(build(registry, settings.day, checked.loaded.problems), checked.loaded, using)
    selection, limits = _selection(wanted, registry, settings, using)
    chosen = select(every, selection, registry)
    limit = next((each for each in SEVERITIES if each == wanted.fail_on), None)
    return checked._replace(
        problems=(*checked.problems, *problems),
        shown=chosen.shown,
        hidden=chosen.hidden,
        failing=failing(chosen.shown, limit, violations_only=wanted.violations_only),
        orphans=orphans(registry, every),
        limits=limits,
        known=using.known,
        unchecked=unchecked(registry),
        never=wanted.fail_on == "never",
    )


def _tables(wanted: Wanted, settings: Settings) -> "tuple[Tables, tuple[Problem, ...]]":
    """The tables of the law, with a file of the user's laid over them, and what is wrong in that."""
    from dataflow.law import load_tables, tables

    if wanted.tables is None:
        return tables(), ()
    path = Path(wanted.tables).expanduser()
    if not path.is_file():
        raise Misuse(settings.say("check.no_tables", path=wanted.tables))
    return load_tables(path)


def _selection(
    wanted: Wanted, registry: Registry, settings: Settings, using: "Tables"
) -> "tuple[Selection, tuple[str, ...]]":
    """What findings are limited to; Misuse for what the registry has not."""
    from dataflow.exports.selection import Selection
    from dataflow.law import applying

    regimes = applying(registry.organisation, settings.day, using)
    if wanted.regime is not None and wanted.regime not in regimes:
        names = ", ".join(regimes) or settings.say("unknown.value")
        raise Misuse(settings.say("check.no_regime", name=wanted.regime, names=names))
    selection = Selection(
        regime=wanted.regime,
        actor=None if wanted.actor is None else actor_named(wanted.actor, registry, settings),
        field=None if wanted.field is None else field_named(wanted.field, registry, settings),
    )
    limits = tuple(f"--{key} {value}" for key, value in selection._asdict().items() if value is not None)
    return selection, limits
