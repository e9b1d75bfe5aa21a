"""What the tests of the launcher stand on in place of a real clone and a real pip."""

from pathlib import Path
from typing import Any

from launcher.stamp import stamp


def make_ready(clone: Path, kind: str) -> None:
    """Leaves what a finished set-up leaves, as far as the launcher looks."""
    python = clone / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    (clone / ".venv" / f"sillage-{kind}.stamp").write_text(stamp(kind), encoding="ascii")


class Pip:
    """Stands in for the programmes a set-up starts: notes them, and fails the one that holds `failing`."""

    def __init__(self, clone: Path, failing: str = "", output: str = "") -> None:
        self.clone, self.failing, self.output = clone, failing, output
        self.started: list[str] = []

    def __call__(self, command: list[str], see: Any, **_: Any) -> tuple[int, str]:
        line = " ".join(command)
        self.started.append(line)
        if self.failing and self.failing in line:
            return 1, self.output
        if "-m venv" in line:
            (self.clone / ".venv" / "bin").mkdir(parents=True)
            (self.clone / ".venv" / "bin" / "python").touch()
        see("Collecting six==1.17.0 (from -r requirements.lock (line 1))\n")
        see(None)
        return 0, ""
