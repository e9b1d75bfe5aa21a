"""The licences of everything Sillage stands on, for NOTICE: `python -m tools.notice --write`.

From the metadata of what is installed. A pin that is not installed here (for another system, or another Python) keeps
the line that NOTICE has of it; one that has none is told, and to be written by hand.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCKS: Final = ("requirements.lock", "requirements-test.lock")
NOTICE: Final = ROOT / "NOTICE"
BEGINNING: Final = (
    "Packages that Sillage installs, and does not contain, each under its own licence\n"
    "(made by `python -m tools.notice --write`):\n\n"
)
BY_HAND: Final = {"axe-playwright-python": "MIT", "colorama": "BSD-3-Clause", "resvg-py": "MIT"}
"""Those whose metadata have no licence, or that another system alone installs: read where they are published."""
_PIN: Final = re.compile(r"(?m)^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)")
_LINE: Final = re.compile(r"(?m)^  (\S+) (\S+): (.+)$")


def pins() -> dict[str, str]:
    """The version of every package that is locked, those of the tests among them, by name."""
    texts = ((ROOT / lock).read_text(encoding="utf-8") for lock in LOCKS)
    found = {
        name.lower().replace("_", "-"): version for text in texts for name, version in _PIN.findall(text)
    }
    return dict(sorted(found.items()))


def licence(name: str) -> str | None:
    """The licence a package says it has; None where it is not installed or says none."""
    try:
        told: Any = metadata(name)  # its protocol lacks what every message of it has
    except PackageNotFoundError:
        return None
    short = told.get("License-Expression") or told.get("License") or ""
    if short and "\n" not in short and len(short) <= 60:
        return short.strip()
    named = (
        each.rpartition(" :: ") for each in told.get_all("Classifier", []) if each.startswith("License ::")
    )
    return " / ".join(name for _, _, name in named) or None


def noted(text: str) -> dict[str, str]:
    """The licence of each package that a NOTICE names."""
    return {name: told for name, _, told in _LINE.findall(text)}


def renewed(text: str) -> str:
    """The NOTICE with a line for each pin. LookupError for a pin of which nobody says the licence."""
    before = noted(text)
    told = {name: licence(name) or BY_HAND.get(name) or before.get(name) for name in pins()}
    if missing := [name for name, each in told.items() if each is None]:
        raise LookupError(", ".join(missing))
    head = text.partition(BEGINNING)[0].rstrip()
    lines = "".join(f"  {name} {version}: {told[name]}\n" for name, version in pins().items())
    return f"{head}\n\n{BEGINNING}{lines}"


def main() -> None:
    """Prints the NOTICE, or writes it."""
    made = renewed(NOTICE.read_text(encoding="utf-8"))
    if sys.argv[1:] == ["--write"]:
        NOTICE.write_text(made, encoding="utf-8", newline="\n")
    else:
        print(made, end="")


if __name__ == "__main__":
    main()
