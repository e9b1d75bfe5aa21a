"""The set-up, with a pip that installs nothing: what is made, made anew, refused."""

from pathlib import Path

import pytest

from launcher.environment import set_up
from launcher.messages import Refusal
from launcher.stamp import is_ready
from tests.launcher.clones import Pip, make_ready


def test_a_finished_set_up_is_not_done_again(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready(clone, "run")
    monkeypatch.setattr("launcher.programme.watched", lambda *_: pytest.fail("something was started"))
    set_up("run")


def test_a_missing_lock_is_said(clone: Path) -> None:
    (clone / "requirements.lock").unlink()
    with pytest.raises(Refusal, match=r"requirements\.lock manque"):
        set_up("run")


def test_a_set_up_checks_hashes_and_ends_with_its_stamp(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pip = Pip(clone)
    monkeypatch.setattr("launcher.programme.watched", pip)
    set_up("run")
    install = next(line for line in pip.started if " install " in line)
    assert "--require-hashes" in install
    assert "--only-binary :all:" in install
    assert is_ready("run")


def test_what_was_broken_off_is_made_anew(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = clone / ".venv" / "lib" / "half-installed"
    half.mkdir(parents=True)
    monkeypatch.setattr("launcher.programme.watched", Pip(clone))
    set_up("run")
    assert not half.exists()


def test_broken_off_test_tools_are_made_anew(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Pip(clone, failing="requirements-test.lock", output="ERROR: stopped")
    monkeypatch.setattr("launcher.programme.watched", failing)
    with pytest.raises(Refusal):
        set_up("test")
    assert (is_ready("run"), is_ready("test")) == (True, False)
    again = Pip(clone)
    monkeypatch.setattr("launcher.programme.watched", again)
    set_up("test")
    assert [line for line in again.started if "-m venv" in line]
    assert is_ready("test")


def test_without_pip_and_ensurepip_it_is_said_what_to_install(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("launcher.pip.has", lambda _: False)
    with pytest.raises(Refusal, match="apt install python3-venv"):
        set_up("run")


def test_a_folder_that_holds_something_else_is_never_emptied(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SILLAGE_VENV=$HOME once deleted everything in it."""
    home = clone / "home"
    home.mkdir()
    (home / "thesis.odt").write_text("years of work", encoding="utf-8")
    monkeypatch.setattr("launcher.paths.VENV", home)
    monkeypatch.setattr("launcher.programme.watched", lambda *_: pytest.fail("something was started"))
    with pytest.raises(Refusal, match="ne sont pas de Sillage"):
        set_up("run")
    assert [each.name for each in home.iterdir()] == ["thesis.odt"]


def test_an_empty_folder_elsewhere_is_filled_and_made_anew(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone / ".venv").mkdir()
    monkeypatch.setattr("launcher.paths.ROOT", clone / "elsewhere")
    failing = Pip(clone, failing="-r ", output="ERROR: stopped")
    monkeypatch.setattr("launcher.programme.watched", failing)
    with pytest.raises(Refusal, match="stopped"):
        set_up("run")
    monkeypatch.setattr("launcher.programme.watched", Pip(clone))
    set_up("run")
    assert is_ready("run")


def test_ctrl_c_says_that_nothing_is_broken(
    clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("launcher.programme.watched", interrupted)
    with pytest.raises(KeyboardInterrupt):
        set_up("run")
    assert "rien n’est cassé" in capsys.readouterr().err


def test_a_full_disk_is_said_before_anything_is_written(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        free = 10_000_000

    monkeypatch.setattr("launcher.environment.shutil.disk_usage", lambda _: Full)
    with pytest.raises(Refusal, match="Plus assez de place"):
        set_up("run")
    assert not (clone / ".venv").exists()
