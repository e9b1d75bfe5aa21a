"""Checking: `check`, the problems of a registry and what every check finds in it."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from commands.exits import CLEAN, FOUND, USAGE
from commands.misuse import Misuse
from commands.names import actor_named, field_named
from commands.opening import located
from commands.settings import Settings
from commands.streams import answer as write
from registry.load import Loaded, load
from registry.model import Registry
from registry.problem import Problem
from registry.report import hint, sentence

if TYPE_CHECKING:
    from dataflow.checks.finding import Finding
    from dataflow.checks.tables import Tables
    from dataflow.report.selection import Selection

PAGES = "SILLAGE_DOCS"
"""The variable that holds the address of the folder of docs/, for the links of a SARIF file."""


class Wanted(NamedTuple):
    """What `check` is asked to look at, and when it fails."""

    fail_on: str = "high"
    violations_only: bool = False
    regime: str | None = None
    actor: str | None = None
    field: str | None = None
    tables: str | None = None

    @classmethod
    def of(cls, words: Mapping[str, str], *, violations_only: bool = False) -> "Wanted":
        """From the words of the command line."""
        said = words.get
        fail_on = said("fail_on", "high")
        return cls(fail_on, violations_only, said("regime"), said("actor"), said("field"), said("tables"))


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
    known: datetime.date | None = None
    """The day up to which the tables of the law are known."""

    @property
    def code(self) -> int:
        """The exit code."""
        if self.loaded.registry is None:
            return USAGE
        return FOUND if self.problems or self.failing else CLEAN


def check(settings: Settings, environment: Mapping[str, str], wanted: Wanted | None = None) -> int:
    """Prints every problem of reading and every finding.

    FOUND when there is a problem, or a finding as grave as `fail_on` that is neither accepted nor
    undetermined; USAGE when nothing of the registry could be read.
    """
    path = located(settings.registry, environment, settings)
    loaded = load(path)
    checked = Checked(str(path), loaded, loaded.problems)
    if loaded.registry is not None:
        checked = _judged(checked, loaded.registry, wanted or Wanted(), settings)
    write(_written(checked, wanted or Wanted(), settings, environment))
    return checked.code


def _judged(checked: Checked, registry: Registry, wanted: Wanted, settings: Settings) -> Checked:
    """With the findings."""
    from dataflow.checks.finding import SEVERITIES
    from dataflow.checks.judging import findings
    from dataflow.graph import build
    from dataflow.report.selection import failing, orphans, select

    using, problems = _tables(wanted, settings)
    every = findings(build(registry, settings.day), checked.loaded, using)
    selection, limits = _selection(wanted, registry, settings)
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
    )


def _tables(wanted: Wanted, settings: Settings) -> "tuple[Tables, tuple[Problem, ...]]":
    """The tables of the law, with a file of the user's laid over them, and what is wrong in that."""
    from dataflow.checks.tables import load_tables, tables

    if wanted.tables is None:
        return tables(), ()
    path = Path(wanted.tables).expanduser()
    if not path.is_file():
        raise Misuse(settings.say("check.no_tables", path=wanted.tables))
    return load_tables(path)


def _selection(wanted: Wanted, registry: Registry, settings: Settings) -> "tuple[Selection, tuple[str, ...]]":
    """What findings are limited to; Misuse for what the registry has not."""
    from dataflow.report.selection import Selection

    regimes = [id_ for id_, each in registry.organisation.regimes.items() if each.applies != "not_applicable"]
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


def _written(checked: Checked, wanted: Wanted, settings: Settings, environment: Mapping[str, str]) -> str:
    match settings.form:
        case "json":
            return json.dumps(_whole(checked, wanted, settings), ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return _csv(checked, settings)
        case "sarif":
            from dataflow.report.sarif import sarif

            pages = environment.get(PAGES, "").strip().rstrip("/")
            page = f"{pages}/checks.md" if pages else None
            return sarif(checked.problems, checked.shown, settings.lang, page).decode("utf-8")
        case "github":
            from dataflow.report.annotations import annotations

            return annotations(checked.problems, checked.shown, settings.lang)
        case _:
            from commands.findings_page import page_of

            return page_of(checked, wanted, settings)


def _whole(checked: Checked, wanted: Wanted, settings: Settings) -> dict[str, Any]:
    from dataflow.report.findings_table import as_json

    problems = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "sentence": sentence(problem, settings.lang),
            "hint": hint(problem, settings.lang),
        }
        for problem in checked.problems
    ]
    return {
        "registry": checked.path,
        "readable": checked.loaded.registry is not None,
        "on": settings.day.isoformat(),
        "law_known": checked.known.isoformat() if checked.known else None,
        "problems": problems,
        "fail_on": wanted.fail_on,
        "failing": [finding.id for finding in checked.failing],
        "hidden": checked.hidden,
        "accepted_in_vain": list(checked.orphans),
        "findings": as_json(checked.shown),
    }


def _csv(checked: Checked, settings: Settings) -> str:
    """Problems and findings as one table; without the mark that Excel wants, over which pipes stumble."""
    from dataflow.report.findings_table import csv, problem_rows, rows

    found = problem_rows(checked.problems, settings.lang)
    if checked.loaded.registry is not None:
        found += rows(checked.shown, checked.loaded.registry, settings.lang)
    return csv(found, settings.lang).decode("utf-8-sig").replace("\r\n", "\n")
