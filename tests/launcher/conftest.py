"""A clone to try the launcher on, and signals as they were."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with two tiny locks, as yet without .venv, in French."""
    for name in ("requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text("six==1.17.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr("launcher.paths.ROOT", tmp_path)
    monkeypatch.setattr("launcher.paths.VENV", venv)
    monkeypatch.setattr("launcher.paths.PYTHON", venv / "bin" / "python")
    monkeypatch.setattr("launcher.paths.LOG", venv / "sillage-setup.log")
    locks = {"run": tmp_path / "requirements.lock", "test": tmp_path / "requirements-test.lock"}
    monkeypatch.setattr("launcher.paths.LOCKS", locks)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    return tmp_path


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """The launcher changes what signals do; the tests after it must not notice."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
