"""Checking: `check`, the problems of a registry."""

import csv
import io
import json
from collections.abc import Mapping

from commands.exits import CLEAN, FOUND, USAGE
from commands.opening import located
from commands.settings import Settings
from commands.streams import answer as write
from registry.load import Loaded, load
from registry.report import hint, line, sentence

_COLUMNS = ("file", "line", "column", "code", "sentence", "hint")


def check(settings: Settings, environment: Mapping[str, str]) -> int:
    """Prints every problem; FOUND when there are any, USAGE when nothing of the registry could be read."""
    path = located(settings.registry, environment, settings)
    loaded = load(path)
    rows = [
        dict(
            zip(
                _COLUMNS,
                (
                    problem.file,
                    problem.line,
                    problem.column,
                    problem.code,
                    sentence(problem, settings.lang),
                    hint(problem, settings.lang),
                ),
                strict=True,
            )
        )
        for problem in loaded.problems
    ]
    if settings.form == "json":
        whole = {"registry": str(path), "readable": loaded.registry is not None, "problems": rows}
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    elif settings.form == "csv":
        from dataflow.files import guarded

        made = io.StringIO(newline="")
        table = csv.writer(made, lineterminator="\n")
        table.writerow(_COLUMNS)
        table.writerows([guarded(str(row[name])) for name in _COLUMNS] for row in rows)
        write(made.getvalue())
    else:
        write(_text(loaded, str(path), settings))
    if loaded.registry is None:
        return USAGE
    return FOUND if loaded.problems else CLEAN


def _text(loaded: Loaded, path: str, settings: Settings) -> str:
    lines = [line(problem, settings.lang) for problem in loaded.problems]
    if loaded.problems:
        lines.append(settings.say("check.problems", n=len(loaded.problems), path=path))
    else:
        lines.append(settings.say("check.clean", path=path))
    return "".join(f"{each}\n" for each in lines)
