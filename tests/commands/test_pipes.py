"""The commands as processes: pipes, colours, letters a terminal lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRACE = [sys.executable, "-m", "commands", "trace", "phone_number", "--as-of", "2026-11-22"]


def run(command: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    held = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "SILLAGE"))
    }
    return subprocess.run(command, capture_output=True, cwd=ROOT, env={**held, **environment}, timeout=60)


def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = subprocess.Popen(TRACE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) in (0, 141)


def test_a_terminal_without_accents_still_gets_the_answer() -> None:
    done = run(TRACE, PYTHONIOENCODING="ascii", LANG="fr_FR.ISO-8859-1")
    assert done.returncode == 0
    assert b"t?l?phone" in done.stdout
    assert done.stderr == b""


def test_a_pipe_has_no_colour_and_the_same_bytes_each_time() -> None:
    first, second = run(TRACE, PYTHONUTF8="1"), run(TRACE, PYTHONUTF8="1", PYTHONHASHSEED="7")
    assert b"\x1b" not in first.stdout
    assert first.stdout == second.stdout


@pytest.mark.parametrize("module", ["streamlit", "pandas", "typst", "resvg_py", "wasmtime"])
def test_an_answer_starts_without_what_only_pictures_and_screens_need(module: str) -> None:
    script = "import sys; from commands.line import main; main(['trace', 'phone_number'], {}); "
    done = run([sys.executable, "-c", f"{script}sys.exit({module!r} in sys.modules)"], PYTHONUTF8="1")
    assert done.returncode == 0
