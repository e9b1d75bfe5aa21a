"""`schema`: prints it, writes the shipped file anew, or says whether that is fresh."""

import json
from pathlib import Path

import pytest

from commands.exit import CLEAN, FOUND
from commands.schema import schema
from tests.commands.test_names import ENGLISH


def test_it_is_printed_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = tmp_path / "schema.json"
    assert schema(ENGLISH, check=False, renew=False, shipped=shipped) == CLEAN
    assert json.loads(capsys.readouterr().out)["type"] == "object"
    assert not shipped.exists()


def test_a_stale_file_is_found_written_anew_and_then_fresh(tmp_path: Path) -> None:
    shipped = tmp_path / "schema.json"
    assert schema(ENGLISH, check=True, renew=False, shipped=shipped) == FOUND
    assert schema(ENGLISH, check=False, renew=True, shipped=shipped) == CLEAN
    written = shipped.read_bytes()
    assert schema(ENGLISH, check=True, renew=False, shipped=shipped) == CLEAN
    shipped.write_bytes(written.replace(b"\n", b"\r\n"))  # as git may check it out
    assert schema(ENGLISH, check=True, renew=False, shipped=shipped) == CLEAN
    shipped.write_bytes(written + b" ")
    assert schema(ENGLISH, check=True, renew=True, shipped=shipped) == CLEAN
    assert shipped.read_bytes() == written


def test_a_fresh_file_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = tmp_path / "schema.json"
    schema(ENGLISH, check=False, renew=True, shipped=shipped)
    before = shipped.stat().st_mtime_ns
    capsys.readouterr()
    assert schema(ENGLISH, check=False, renew=True, shipped=shipped) == CLEAN
    assert shipped.stat().st_mtime_ns == before
    assert str(shipped) in capsys.readouterr().err
