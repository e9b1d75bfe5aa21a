"""The file `sillage` and the modules of the launcher: for old Pythons, without packages, from any folder."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "sillage", *sorted((ROOT / "launcher").glob("**/*.py"))]
EACH_FILE = pytest.mark.parametrize("file", FILES, ids=[str(each.relative_to(ROOT)) for each in FILES])


@EACH_FILE
def test_an_old_python_gets_a_sentence_and_no_syntax_error(file: Path) -> None:
    ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    "name", ["ending", "handover", "machine", "messages", "paths", "words/en", "words/fr", ""]
)
def test_what_an_old_python_runs_asks_nothing_newer_of_it(name: str) -> None:
    """Python 3.6 has no `annotations` in `__future__`, and evaluates `Mapping[str, str]`, which it cannot."""
    tree = ast.parse((ROOT / (f"launcher/{name}.py" if name else "sillage")).read_text(encoding="utf-8"))
    assert not [
        node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        said = [each.annotation for each in function.args.args] + [function.returns]
        assert all(each is None or isinstance(each, ast.Name | ast.Constant) for each in said), function.name


@EACH_FILE
def test_only_the_standard_library_and_the_launcher_are_imported(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= {*sys.stdlib_module_names, "launcher"}


@pytest.mark.parametrize("option", ["-B", "-P", "-I"])
def test_the_launcher_is_found_from_any_folder(option: str, tmp_path: Path) -> None:
    """-P and -I keep the script's folder out of Python's path; a `launcher.py` of the reader's stays out."""
    (tmp_path / "launcher.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    env = {**os.environ, "SILLAGE_VENV": str(tmp_path / "none"), "LC_ALL": "en_GB.UTF-8", "PYTHONPATH": ""}
    run = subprocess.run(
        [sys.executable, option, str(ROOT / "sillage"), "--help"],
        cwd=tmp_path, env=env, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Sillage: where does personal data go?")


def test_a_python_that_is_too_old_hands_over_or_says_so(tmp_path: Path) -> None:
    """The version is changed for `sillage` alone, in a process that has no newer Python on its PATH."""
    code = "import runpy, sys; sys.version_info = (3, 8, 1); "
    code += "runpy.run_path(sys.argv.pop(1), run_name='__main__')"
    env = {**os.environ, "PATH": str(tmp_path), "LC_ALL": "fr_FR.UTF-8", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, str(ROOT / "sillage"), "check"]
    refused = subprocess.run(command, env=env, capture_output=True, encoding="utf-8")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "celui-ci est le 3.8.1" in refused.stderr
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\necho "$0" "$2"\n', encoding="utf-8")
    newer.chmod(0o755)
    handed = subprocess.run(command, env=env, capture_output=True, encoding="utf-8")
    assert (handed.returncode, handed.stdout) == (0, f"{newer} check\n")
