"""Pictures: those of the dashboard, drawn once for each thing they show."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import streamlit as st

from app_pages.markup import element
from dataflow import diagram, files
from dataflow.answer import Answer
from dataflow.drawing import document, layout
from dataflow.drawing.faults import DrawingFault
from registry.text import Lang

ROOT: Final = Path(__file__).resolve().parent.parent
_RASTER: Final = (
    "import sys; from dataflow.drawing.raster import png; "
    "sys.stdout.buffer.write(png(sys.stdin.buffer.read().decode()))"
)


class Picture(NamedTuple):
    """A picture on screen: its SVG, or why there is none."""

    svg: str
    fault: DrawingFault | None = None


class Drawing(NamedTuple):
    """A picture that is neither drawn nor written yet: what the screen shows is what its files hold."""

    dot: str
    title: str
    words: str
    """What it shows, for a reader who cannot see it."""
    lang: Lang

    def svg(self) -> str:
        """The picture. Raises a DrawingFault where it cannot be drawn."""
        return layout.svg(self.dot, title=self.title, description=self.words, lang=self.lang)

    def shown(self) -> Picture:
        """The picture on screen."""
        return drawn(self.dot + self.words, self.svg)

    def files(self) -> dict[str, Callable[[], bytes]]:
        """How each of its files is made, by ending."""
        return {
            "svg": lambda: self.svg().encode(),
            "png": lambda: png(self.svg()),
            "pdf": lambda: document.pdf(self.svg(), title=self.title, lang=self.lang, alt=self.words),
            "dot": self.dot.encode,
        }


def of_answer(answer: Answer, lang: Lang) -> Picture:
    """The picture of an answer: the same as the file to take away."""
    return drawn(diagram.dot(answer, lang), lambda: files.picture(answer, lang))


def drawn(what: str, draw: Callable[[], str]) -> Picture:
    """The picture that `draw` makes, or what went wrong; drawn once for each `what`."""
    try:
        return Picture(_kept(what, draw))
    except DrawingFault as fault:
        return Picture("", fault)


def png(svg: str) -> bytes:
    """The picture as PNG, made in a process of its own.

    The library that makes it lets no other Python run meanwhile, seconds for a large picture: every page would
    stand still, and Streamlit would clear the file away before it is sent.
    """
    made = subprocess.run(
        [sys.executable, "-c", _RASTER],
        input=svg.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    if made.returncode:
        raise RuntimeError(made.stderr.decode(errors="replace")[-400:])
    return made.stdout


def not_drawn(words: str) -> None:
    """That there is no picture, and why."""
    st.html(element("p", words, class_="note note-warn", role="status"))


@st.cache_data(show_spinner=False, max_entries=64)
def _kept(what: str, _draw: Callable[[], str]) -> str:  # noqa: ARG001  # `what` stands for the picture
    # Kept because a layout can take seconds.
    return _draw()
