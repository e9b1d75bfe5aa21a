"""The figure: a picture whose boxes and lines can be chosen with the mouse and the keyboard."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

from app_pages.sentences import WORDS
from registry.records.text import Lang

STATIC: Final = Path(__file__).resolve().parent / "static"
_BUTTONS: Final = ("larger", "smaller", "fit", "how")


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
) -> None:
    """Shows a picture. `on_choice` gets the id of the box or line that is now chosen, None when the one that was
    is let go of, before the next run. It may be told the same twice.

    `marked` are the parts that something beside the picture is about. `label` names the picture, `announce` is
    read out by screen readers when it changes.
    """
    renderer = _component()
    picture = hashlib.sha256(svg.encode()).hexdigest()[:16]

    def choose() -> None:
        # A click may come when another picture stands there: its ids are numbered anew, and mean something else.
        event = st.session_state[key].choice
        if event and event["picture"] == picture:
            on_choice(event["wanted"])

    renderer(
        data={
            "svg": svg,
            "picture": picture,
            "label": label,
            "clickable": list(clickable),
            "chosen": chosen,
            "marked": list(marked),
            "announce": announce,
            "words": {name: WORDS.say(lang, f"figure.{name}") for name in _BUTTONS},
        },
        key=key,
        on_choice_change=choose,
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
        css=(STATIC / "figure.css").read_text(encoding="utf-8"),
        js=(STATIC / "figure.js").read_text(encoding="utf-8"),
    )
