#!/usr/bin/env python3
"""The table of modules in docs/modules.md, from their first lines (`python -m tools.modules`)."""

import ast
from pathlib import Path

from tools.made_part import MadePart

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "modules.md"
PACKAGES = ("registry", "dataflow", "commands", "app_pages")
MODULES = MadePart("modules", "python -m tools.modules")


def modules_table() -> str:
    """A table for each package: its modules and those of the packages below it, each with its first line."""
    parts = []
    for package in PACKAGES:
        rows = [f"### {package}/", "", "| module | what it is |", "|---|---|"]
        rows += [_row(package, path) for path in modules(package)]
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def modules(package: str) -> list[Path]:
    """The modules of a package that hold anything: its own first, then those of each package below it."""
    found = [path for path in (ROOT / package).rglob("*.py") if path.read_text(encoding="utf-8").strip()]
    return sorted(found, key=lambda path: (path.parent != ROOT / package, path.parent, path.name))


def _row(package: str, path: Path) -> str:
    inner = path.relative_to(ROOT / package)
    below = path.name == "__init__.py" and len(inner.parts) > 1
    name = f"{inner.parent.as_posix()}/" if below else inner.as_posix()
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    line = told.partition("\n")[0].replace("|", "\\|")
    return f"| `{name}` | {line} |"


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MODULES.renewed(page, modules_table()), encoding="utf-8", newline="\n")
