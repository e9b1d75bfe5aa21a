"""The figure: a picture whose boxes and lines can be chosen with the mouse and the keyboard.

It is light on a light page and dark on a dark one, and has its room before it is there: nothing moves when it comes.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import streamlit as st

from app_pages.markup import Html, element
from app_pages.sentences import WORDS
from dataflow.pictures import night
from dataflow.pictures.ways import Ways
from registry.records.text import Lang

STATIC: Final = Path(__file__).resolve().parent / "static"
_BUTTONS: Final = ("larger", "smaller", "fit", "how", "keys")
_BOX: Final = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
_PIXELS_PER_POINT: Final = 96 / 72
_NOTHING: Final[Mapping[str, str]] = {}


class _Made(NamedTuple):
    """What is made of a picture's SVG, the same for everybody."""

    digest: str
    shape: tuple[float, float]
    """Width and height, in pixels."""
    colours: dict[str, str]
    """What each colour becomes on a dark page."""


def figure(
    svg: str,
    *,
    key: str,
    label: str,
    clickable: Iterable[str],
    chosen: str | None = None,
    marked: Iterable[str] = (),
    announce: str = "",
    on_choice: Callable[[str | None], None],
    lang: Lang,
    ways: Ways | None = None,
    names: Mapping[str, str] = _NOTHING,
) -> None:
    """Shows a picture. `on_choice` gets the id of the box or line that is now chosen, None when the one that was
    is let go of, before the next run. It may be told the same twice.

    `marked` are the parts that something beside the picture is about. `label` names the picture, `announce` is
    read out by screen readers when it changes. `ways` (`dataflow.pictures.ways`) is what steps back when a part is
    chosen and where the arrow keys lead; `names` (`dataflow.pictures.spoken`) is what its lines are called, where
    that is not what the picture itself calls them.
    """
    renderer = _component()
    made = _made(svg)
    picture = made.digest

    def choose() -> None:
        # A click may come when another picture stands there: its ids are numbered anew, and mean something else.
        event = st.session_state[key].choice
        if event and event["picture"] == picture:
            on_choice(event["wanted"])

    st.html(element("style", Html(_room(made.shape, key))))
    with st.container(key=_around(key)):
        renderer(
            data={
                "svg": svg,
                "picture": picture,
                "label": label,
                "clickable": list(clickable),
                "chosen": chosen,
                "marked": list(marked),
                "announce": announce,
                "ways": ways.model_dump() if ways else None,
                "names": dict(names),
                "colours": made.colours,
                "words": {name: WORDS.say(lang, f"figure.{name}") for name in _BUTTONS},
            },
            key=key,
            on_choice_change=choose,
        )


def _around(key: str) -> str:
    """The key of what holds the room of a picture."""
    return f"{key}-room"


@lru_cache(maxsize=64)
def _made(svg: str) -> _Made:
    found = _BOX.search(svg)
    width, height = (float(each) * _PIXELS_PER_POINT for each in found.groups()) if found else (600.0, 300.0)
    return _Made(hashlib.sha256(svg.encode()).hexdigest()[:16], (width, height), night.table(svg))


def _room(shape: tuple[float, float], key: str) -> str:
    """The style that keeps as much room free as the picture will take: the sum of figure.css, its tools and its rim.

    A scroll bar below a picture that is wider than the page takes the last of it.
    """
    width, height = shape
    wide = f"max(min(100cqw - 2px, {1.2 * width:.1f}px), {0.66 * width:.1f}px)"
    around = f".st-key-{_around(key)}"
    return (
        f"{around} {{ container-type: inline-size; }} "
        f"@media screen {{ {around} > * {{ min-height: calc({wide} * {height / width:.5f} + 3rem + 18px); }} }}"
    )


def chosen(key: str, parts: Mapping[str, tuple[str, ...]]) -> str | None:
    """The part that stands for what was chosen under that key, wherever a picture draws it by now.

    `parts` are what each id stands for. Ids are numbered anew by every picture: kept alone, one would choose
    something else as soon as a filter, a day or a file changes the picture.
    """
    kept = st.session_state.get(key)
    return next((id_ for id_, stands_for in parts.items() if stands_for == kept), None)


def choose(key: str, parts: Mapping[str, tuple[str, ...]], id_: str | None) -> None:
    """Keeps what the chosen part stands for; nothing when the choice was let go of."""
    st.session_state[key] = parts.get(id_) if id_ else None


def _component() -> Any:
    # Registered at each run: Streamlit keeps components for a runtime, and tests begin a new one each time.
    return st.components.v2.component(
        "sillage_figure",
        html='<div class="figure"></div>',
        css=_source("figure.css"),
        js=_source("figure.js"),
    )


@cache
def _source(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
