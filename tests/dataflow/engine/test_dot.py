"""How a `dot` on the PATH is chosen, called and believed, shown with a stand-in: no Graphviz needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dataflow.engine import layout
from dataflow.engine.faults import LayoutFailed, LayoutTimeout
from dataflow.engine.letters import FONT_DIRECTORY

GOOD = """
import os, sys
words = sys.stdin.buffer.read().decode()
shown = words + " " + os.environ["FONTCONFIG_FILE"]
print('<svg xmlns="http://www.w3.org/2000/svg" width="1pt" height="1pt">')
print("<text>" + shown.replace(">", "") + "</text></svg>")
"""
UNREGISTERED = "import sys; sys.exit('Format: \"svg\" not recognized. Use one of:')"
REFUSING = "import sys; sys.exit('Fontconfig error: no cache\\nError: <stdin>: syntax error in line 3')"
SLOW = "import time; time.sleep(30)"
CRASHING = "import os; os.abort()"


def stand_in(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch, forced: str = "") -> None:
    """Put a `dot` made of Python alone on the PATH."""
    program = folder / "dot"
    program.write_text(f"#!{sys.executable}\n{body}", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv(layout.ENGINE_VARIABLE, forced)


def test_dot_on_the_path_is_taken_and_sees_the_shipped_fonts_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, GOOD, monkeypatch)
    assert layout.engine() == "dot"
    svg = layout.svg("digraph { é }")
    assert "digraph { é }" in svg, "it gets the DOT as it is"
    assert str(FONT_DIRECTORY / "fonts.conf") in svg


def test_wasm_is_taken_when_there_is_no_dot_or_one_that_cannot_write_svg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, UNREGISTERED, monkeypatch)
    assert layout.engine() == "wasm"
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert layout.engine() == "wasm"
    assert layout.svg("digraph { a }").startswith("<svg")


def test_the_variable_decides_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, GOOD, monkeypatch, forced="wasm")
    assert layout.engine() == "wasm"
    monkeypatch.setenv(layout.ENGINE_VARIABLE, "neato")
    with pytest.raises(LayoutFailed) as fault:
        layout.svg("digraph { a }")
    assert (fault.value.code, fault.value.values) == ("engine-unknown", {"name": "neato"})
    monkeypatch.setenv(layout.ENGINE_VARIABLE, "dot")
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(LayoutFailed) as fault:
        layout.svg("digraph { a }")
    assert fault.value.code == "engine-missing"


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        (REFUSING, "dot-refused", "Error: <stdin>: syntax error in line 3"),
        (CRASHING, "engine-stopped", "code -6"),
        ("", "dot-refused", ""),
        ("print('<svg')", "svg-unreadable", "unclosed token: line 2, column 0"),
    ],
)
def test_what_dot_may_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, code: str, message: str
) -> None:
    stand_in(tmp_path, body, monkeypatch, forced="dot")
    with pytest.raises(LayoutFailed) as fault:
        layout.svg("digraph { a }")
    assert fault.value.code == code
    assert str(fault.value.values["message"]) == message or code == "svg-unreadable"


def test_a_late_dot_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, SLOW, monkeypatch, forced="dot")
    with pytest.raises(LayoutTimeout):
        layout.svg("digraph { a }", seconds=0.3)
