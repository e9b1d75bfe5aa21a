"""Controls: widgets that show what the address says, and change it when somebody uses them."""

import hashlib
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import streamlit as st

_TURNS: Final = "turns"
"""Where it is kept how often each control was replaced."""


class Control(NamedTuple):
    """One control in this run: what a widget needs to show a value and to tell of another one."""

    name: str
    key: str


def control(name: str, value: object, labels: Iterable[str] = ()) -> Control:
    """The control of that name, which is to show that value, of those that are offered by these labels.

    Its key is another one each time the value is not what somebody left in it. The browser sends all it holds with
    whatever happens next, a timed fragment included: under the same key, the value from before would come back as
    if somebody had picked it. Used by hand it keeps its key, and with it the keyboard's focus. Other labels are
    another key too: the browser sends the label, and one of another language or registry must not be taken for
    whatever is called so by now.
    """
    offered = "\0".join(labels)
    if offered:
        name = f"{name}-{hashlib.sha256(offered.encode()).hexdigest()[:8]}"
    held = Control(name, _key(name))
    if held.key in st.session_state and st.session_state[held.key] != value:
        turns: dict[str, int] = st.session_state.setdefault(_TURNS, {})
        turns[name] = turns.get(name, 0) + 1
        held = Control(name, _key(name))
    if held.key not in st.session_state:
        st.session_state[held.key] = value
    return held


def picked(held: Control) -> Any:
    """What somebody picked; None when the control was emptied, or replaced meanwhile. For callbacks."""
    return st.session_state[held.key] if held.key == _key(held.name) else None


def _key(name: str) -> str:
    turn = st.session_state.get(_TURNS, {}).get(name, 0)
    return f"{name}.{turn}" if turn else name
