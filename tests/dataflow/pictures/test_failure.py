"""The failure: every way in which a picture can fail has words, and a helper that is killed is one of them."""

import ast
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dataflow.engine import apart, faults, layout
from dataflow.engine.faults import DrawingFault
from dataflow.pictures.failure import why
from dataflow.pictures.sentences import WORDS
from registry.records.text import LANGS, Lang
from tests.killer import WASM, killing
from tests.serving import ROOT

ENGINE = ROOT / "dataflow" / "engine"
CLASSES = {name for name, each in vars(faults).items() if isinstance(each, type)}


def codes() -> dict[str, set[str]]:
    """Every code that the engine raises, with the values that are told with it wherever it is."""
    found: dict[str, set[str]] = {}
    for module in ENGINE.glob("*.py"):
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in CLASSES:
                values = {each.arg for each in call.keywords if each.arg}
                names = (
                    [call.args[0].value]
                    if isinstance(call.args[0], ast.Constant)
                    else ["dot-refused", "engine-missing"]
                )
                for name in names:
                    found[str(name)] = found.get(str(name), values) & values
    return found


def test_every_failure_has_words() -> None:
    found = codes()
    assert {"engine-stopped", "png-stopped", "dot-refused", "layout-timeout"} <= set(found)
    for lang in LANGS:
        told = {key.removeprefix("fault.") for key in WORDS.keys(lang) if key.startswith("fault.")}
        assert told == set(found)
        for code, values in found.items():
            assert WORDS.placeholders(lang, f"fault.{code}") <= values


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_programme_said_becomes_part_of_a_sentence(lang: Lang) -> None:
    said = why(faults.PictureFailed("png-failed", message=f"It broke.\n  Badly. {'x' * 900}.."), lang)
    assert "\n" not in said and not said.endswith(".") and len(said) < 300


def test_a_layout_that_is_killed_is_told_and_the_next_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed more than once: once it would be started anew by itself."""
    monkeypatch.setenv(layout.ENGINE_VARIABLE, "wasm")
    layout.close()
    with killing(os.getpid()):
        for _ in range(2):
            with pytest.raises(DrawingFault) as fault:
                layout.svg("digraph { a -> b }")
            assert f"(code {-signal.SIGKILL})" in why(fault.value, "fr")
    svg = layout.svg("digraph { a -> b }")
    with killing(os.getpid()), pytest.raises(DrawingFault) as fault:
        apart.png(svg)
    assert fault.value.code == "png-stopped"
    assert apart.png(svg).startswith(b"\x89PNG")
    layout.close()


@pytest.mark.parametrize(
    ("lang", "command", "words"),
    [
        ("fr", "diagram phone_number", "s’est arrêté de lui-même"),
        ("en", "borders", "stopped by itself"),
        ("fr", "diff mantano-assimil processors", "s’est arrêté de lui-même"),
    ],
)
def test_the_terminal_says_so(lang: str, command: str, words: str, tmp_path: Path) -> None:
    output = tmp_path / "out.svg"
    output.write_text("before")

    def run(*, mortal: bool) -> tuple[int, str]:
        asked = [sys.executable, "-m", "commands", *command.split(), "-o", str(output), "--lang", lang]
        process = subprocess.Popen(
            asked, cwd=ROOT, env={**os.environ, **WASM}, stderr=subprocess.PIPE, text=True
        )
        with killing(process.pid) if mortal else contextlib.nullcontext():
            said = process.communicate(timeout=120)[1]
        return process.returncode, said

    code, said = run(mortal=True)
    assert code == 2 and words in said and "Traceback" not in said
    assert output.read_text() == "before"
    assert run(mortal=False)[0] in (0, 1)
    assert "<svg" in output.read_text()
