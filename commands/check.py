"""Checking: `check`, the problems of a registry and what every check finds in it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from commands.check_run import Checked, Wanted, checked_of
from commands.opening import located
from commands.settings import Settings
from commands.streams import answer as write
from registry.reading.load import load
from registry.reading.report import hint, sentence
from registry.source.tally import number_of

PAGES: Final = "SILLAGE_DOCS"
"""The variable that holds the address of the folder of docs/, for the links of a SARIF file."""


def check(settings: Settings, environment: Mapping[str, str], wanted: Wanted | None = None) -> int:
    """Prints every problem of reading and every finding.

    FOUND when there is a problem, or a finding as grave as `fail_on` that is neither accepted nor
    undetermined; USAGE when nothing of the registry could be read.
    """
    path = located(settings.registry, environment, settings)
    asked = wanted or Wanted()
    checked = checked_of(path, load(path), asked, settings)
    write(written(checked, asked, settings, environment.get(PAGES, "")))
    return checked.code


def written(
    checked: Checked, wanted: Wanted, settings: Settings, pages: str = "", understood: str | None = None
) -> str:
    """What was found, in the format asked for.

    `pages` is the address of the folder of docs/; `understood` the question, where it was asked in words.
    """
    unchecked = checked.unchecked.said if checked.unchecked else ()
    match settings.form:
        case "json":
            whole = {"understood": understood} if understood else {}
            whole |= _whole(checked, wanted, settings)
            return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return _csv(checked, settings)
        case "sarif":
            from dataflow.exports.sarif import sarif

            page = f"{pages.strip().rstrip('/')}/checks.md" if pages.strip() else None
            return sarif(checked.problems, checked.shown, settings.lang, page, unchecked).decode("utf-8")
        case "github":
            from dataflow.exports.annotations import annotations

            return annotations(checked.problems, checked.shown, settings.lang, unchecked)
        case _:
            from commands.findings_page import page_of

            return page_of(checked, wanted, settings, understood)


def _whole(checked: Checked, wanted: Wanted, settings: Settings) -> dict[str, Any]:
    from dataflow.exports.findings_table import as_json

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
    registry = checked.loaded.registry
    return {
        "registry": checked.path,
        "readable": registry is not None,
        "on": settings.day.isoformat(),
        "law_known": checked.known.isoformat() if checked.known else None,
        "problems": problems,
        "problem_count": number_of(checked.problems),
        "fail_on": wanted.fail_on,
        "unchecked": [each.model_dump() for each in checked.unchecked.said] if checked.unchecked else [],
        "failing": [finding.id for finding in checked.failing],
        "hidden": checked.hidden,
        "accepted_in_vain": list(checked.orphans),
        "findings": as_json(checked.shown, registry) if registry is not None else [],
    }


def _csv(checked: Checked, settings: Settings) -> str:
    """Problems and findings as one table."""
    from dataflow.exports.findings_table import csv, problem_rows, rows

    found = problem_rows(checked.problems, settings.lang)
    if checked.loaded.registry is not None:
        found += rows(checked.shown, checked.loaded.registry, settings.lang)
    return csv(found, settings.lang).decode("utf-8").replace("\r\n", "\n")
