#!/usr/bin/env python3
"""Remakes requirements.lock and requirements-test.lock: `python3 tools/lock.py [--upgrade]`.

Without `--upgrade`, versions that are locked already stay. uv does the work, from a folder thrown away after.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"
OLDEST_PYTHON = "3.11"

# A lock says what, never where from: others have other mirrors, and an address may hold a password.
ADDRESS_MARKS = ("://", "--index", "--extra-index", "--find-links", "--trusted-host")


def addresses(lock: str) -> list[str]:
    """The lines of a lock that name a place to download from."""
    return [line for line in lock.splitlines() if any(mark in line for mark in ADDRESS_MARKS)]


def uv_in(folder: Path) -> Path:
    """Installs uv into a new virtual environment under `folder`."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", UV], check=True)
    return scripts / "uv"


def compile_lock(uv: Path, wanted: str, lock: str, *more: str) -> None:
    """Writes `lock` from the pins of `wanted`, for every system and every Python from the oldest on."""
    command = [str(uv), "pip", "compile", wanted, "--output-file", lock, "--quiet"]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"]
    command += ["--custom-compile-command", "python3 tools/lock.py", *more]
    subprocess.run(command, check=True, cwd=ROOT)
    if found := addresses((ROOT / lock).read_text(encoding="utf-8")):
        raise SystemExit(f"{lock} names a download address:\n" + "\n".join(found))


def main() -> None:
    """Remakes the lock of the programme, then the lock of its tests under the versions of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest version the pins allow")
    more = ["--upgrade"] if parser.parse_args().upgrade else []
    with tempfile.TemporaryDirectory() as folder:
        uv = uv_in(Path(folder) / "uv")
        compile_lock(uv, "requirements.txt", "requirements.lock", *more)
        compile_lock(
            uv, "requirements-test.txt", "requirements-test.lock", "--constraints", "requirements.lock", *more
        )


if __name__ == "__main__":
    main()
