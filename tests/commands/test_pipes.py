"""The commands as processes: pipes, colours, letters a terminal lacks."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRACE = [sys.executable, "-m", "commands", "trace", "phone_number", "--as-of", "2026-11-22"]


def run(command: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    held = {
        name: value
        for name, value in os.environ.items()
        if name == "SILLAGE_CACHE" or not name.startswith(("LC_", "LANG", "SILLAGE"))
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [[*TRACE], [*TRACE, "--help"]])
def test_a_disk_that_is_full_is_told_in_a_sentence(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, timeout=60)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [1, 2])
def test_a_stream_that_was_closed_before_the_start_is_no_fault(closed: int) -> None:
    command = shlex.join([sys.executable, "-m", "commands", "parties"]) + f" {closed}>&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=ROOT, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_picture_can_be_piped_on() -> None:
    command = [sys.executable, "-m", "commands", "diagram", "phone_number", "-o", "-", "--type", "dot"]
    done = run(command)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"digraph")


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
