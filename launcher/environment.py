"""The virtual environment: made on first use, made anew when broken off or out of date."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import IO

from launcher import handover, paths, pip, programme
from launcher.failures import NEEDED_MB, refusal_of, refusal_of_pip
from launcher.machine import WINDOWS
from launcher.messages import Refusal, say
from launcher.progress import Progress
from launcher.stamp import is_ready, stamp
from launcher.waiting import wait_for


def set_up(kind: str) -> None:
    """Makes `.venv` ready for `run` or `test`; does nothing when it is.

    One set-up at a time; one that was broken off is started over. Raises Refusal with a sentence.
    """
    if is_ready(kind):
        return
    stamp(kind)  # a clone without its locks is refused before anything is made
    progress = Progress(sys.stderr)
    refuse_what_is_not_ours()
    try:
        room = shutil.disk_usage(paths.VENV if paths.VENV.exists() else paths.ROOT).free
        if room < NEEDED_MB * 1_000_000 and not is_ready("run"):
            raise Refusal("no-space", path=paths.VENV, needed=NEEDED_MB)
        paths.VENV.mkdir(parents=True, exist_ok=True)
        with (paths.VENV / "sillage.lock").open("a") as lock:
            wait_for(lock, progress)
            if is_ready(kind):  # another start did the work meanwhile
                return
            unfinished = paths.VENV / "sillage-test.unfinished"
            if not is_ready("run") or unfinished.exists():
                make_environment(progress, lock)
            if kind == "test" and not is_ready("test"):
                progress.tell(say("test-start"))
                unfinished.touch()
                install("test", progress, lock)
                unfinished.unlink()
        progress.tell(say("ready", seconds=progress.seconds))
    except OSError as error:
        raise refusal_of(error) from error
    except KeyboardInterrupt:
        progress.tell(say("interrupted"))
        raise


def refuse_what_is_not_ours() -> None:
    """Refuses a folder of SILLAGE_VENV that holds anything else: a set-up empties it first."""
    if paths.VENV == paths.ROOT / ".venv" or not paths.VENV.exists():
        return
    try:
        names = {each.name for each in paths.VENV.iterdir()}
    except OSError as error:
        raise refusal_of(error) from error
    if names and "sillage.lock" not in names:
        raise Refusal("not-ours", path=paths.VENV)


def make_environment(progress: Progress, lock: IO[str]) -> None:
    """Makes the virtual environment anew, with what the programme needs and nothing else."""
    leave_own_environment()
    outside, builtin = pip.pip_outside(), pip.has("ensurepip")
    if not outside and not builtin:
        raise Refusal("no-pip")
    progress.tell(say("first-start", path=paths.VENV))
    for old in paths.VENV.iterdir():
        if old.name == "sillage.lock":
            continue
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    command = [sys.executable, "-m", "venv", str(paths.VENV), *(["--without-pip"] if outside else [])]
    code, output = programme.watched(
        command, lambda _: progress.show(say("venv", seconds=progress.seconds)), holding=[lock.fileno()]
    )
    if code:
        paths.LOG.write_text(output, encoding="utf-8")
        raise refusal_of_pip(output, "run")
    install("run", progress, lock)


def install(kind: str, progress: Progress, lock: IO[str]) -> None:
    """Installs the lock of `kind`, hashes checked, and writes the stamp that says it is done."""
    mark = paths.VENV / f"sillage-{kind}.stamp"
    mark.unlink(missing_ok=True)
    wanted = stamp(kind)
    command = pip.pip_outside() or [str(paths.PYTHON), "-m", "pip"]
    command += ["install", "--no-input", "--no-color"]
    # The lock is complete, hence --no-deps; compiling afterwards on all cores saves a quarter of the time.
    command += ["--disable-pip-version-check", "--progress-bar", "off", "--no-warn-script-location"]
    command += ["--only-binary", ":all:", "--require-hashes", "--no-deps", "--no-compile"]
    command += ["-r", str(paths.LOCKS[kind])]
    watch = pip.PipWatch(kind, progress)
    held = [lock.fileno()]
    code, output = programme.watched(command, watch.see, env=pip.pip_environ(), holding=held)
    paths.LOG.write_text(output, encoding="utf-8")
    if code:
        raise refusal_of_pip(output, kind)
    # What is left uncompiled Python compiles at the first import: the exit code does not matter.
    compiling = [str(paths.PYTHON), "-m", "compileall", "-q", "-j", "0", "-x", r"[/\\]tests[/\\]"]
    compiling += map(str, pip.packages())
    began = time.monotonic()
    programme.watched(
        compiling,
        lambda _: progress.show(say("compile", seconds=round(time.monotonic() - began))),
        holding=held,
    )
    mark.write_text(wanted, encoding="ascii")


def leave_own_environment() -> None:
    """Starts again under the Python that `.venv` was made with, when it is `.venv` that runs this."""
    if Path(sys.prefix).resolve() != paths.VENV.resolve():
        return
    base = Path(sys.base_prefix)
    version = "{}.{}".format(*sys.version_info)
    python = base / "python.exe" if WINDOWS else base / "bin" / f"python{version}"
    command = [str(python), str(paths.ROOT / "sillage"), *sys.argv[1:]]
    raise SystemExit(handover.replace(command, os.environ))
