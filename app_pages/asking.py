"""Asking: words that somebody types or sends become the question of the address; what is not clear waits there."""

from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from app_pages.address import QUESTION, bare, changed
from app_pages.desk import Desk, desk, move, settle, today
from app_pages.query import Unknown, reading_of, with_further
from app_pages.request import Way, title, way_of
from dataflow.glossary import asked
from dataflow.question import Reading, Understanding, understand
from dataflow.question.follow_up import follow_up
from dataflow.reply import lexicon_of
from dataflow.words.speech import capitalised

TYPED: Final = "typed"
"""Where the words wait that somebody typed, until their answer is shown."""
_WAY: Final = "way"
"""Where the way to another page waits: a callback cannot take it itself."""
_BESIDE: Final = ("part", "open_part", "cited")
"""What an address says of how an answer is shown, and not of what was asked."""


class _Meant(NamedTuple):
    """What words mean, and whether they ask where the answer is written."""

    understanding: Understanding
    cited: bool = False


def settled(here: Desk) -> tuple[Desk, Understanding | None]:
    """The desk with the question that the words of the address ask; where they are not clear, how they are understood.

    The words stay in the address as they were typed, so that a question that is not understood can be loaded again,
    sent, and gone back to. Words that are clear, which somebody sent, are answered without going elsewhere.
    """
    words = here.address.q
    if not words:
        return here, None
    if _means(words, here):
        return settle(here, bare(here.address)), None
    last = reading_of(here.address, here.registry)
    told = _meant(words, last, here)
    if not told.understanding.sure:
        return here, told.understanding
    reading, also = told.understanding.readings[0], told.understanding.also
    st.session_state[TYPED] = words
    if not also and (way := way_of(reading)):
        st.session_state[_WAY] = way
    return settle(here, changed(bare(here.address), _asked(reading, also, cited=told.cited))), None


def submitted() -> None:
    """Takes what was typed as a question: answered when it is clear, kept in the address when it is not."""
    take(st.session_state["words"].strip())


def take(words: str) -> None:
    """Takes words as a question, as if they were typed."""
    here = desk()
    if not words:
        return
    st.session_state[TYPED] = words
    if _means(words, here):
        return
    told = _meant(words, reading_of(here.address, here.registry), here)
    if told.understanding.sure:
        read(told.understanding.readings[0], told.understanding.also, cited=told.cited)
    else:
        kept = {key: getattr(here.address, key) for key in QUESTION if key not in _BESIDE}
        move(**{**kept, "q": words})


def read(reading: Reading, also: tuple[Reading, ...] = (), *, cited: bool = False) -> None:
    """Takes a question as it was read: answered below it, or on the page that is made for it."""
    way = way_of(reading) if not also else None
    if way is None:
        move(**_asked(reading, also, cited=cited))
    else:
        st.session_state[_WAY] = way


def follow(here: Desk, reading: Reading | Unknown | None) -> None:
    """Goes to the page that somebody asked for, or that is made for the question, where there is one."""
    way: Way | None = st.session_state.pop(_WAY, None)
    if way is None and isinstance(reading, Reading):
        way = way_of(reading)
    if way is not None:
        st.session_state.pop(TYPED, None)  # they are answered elsewhere, and ask nothing here any more
        st.switch_page(f"app_pages/{way.page}.py", query_params=here.link(**way.asked))


def words_for(reading: Reading, here: Desk) -> str:
    """A question in words that ask the same when they are typed: as it is to be read, where that is understood so."""
    words = title(reading, here.lang)
    meant = understand(words, lexicon_of(here.registry), here.lang, today=today())
    if meant.sure and not meant.also and name_of(meant.readings[0]) == name_of(reading):
        return words
    return capitalised(reading.sentence(here.lang))


def name_of(reading: Reading) -> str:
    """What tells a reading from others that have the same words: the whole of what it asks."""
    return urlencode(with_further(reading, ()))


def _means(words: str, here: Desk) -> bool:
    """Whether it is asked what a word means: no question to the registry, for its entry in the glossary answers it."""
    entry = asked(words)
    if entry is not None:
        st.session_state[_WAY] = Way("glossary", {"words": (entry.term.name.say(here.lang),)})
    return entry is not None


def _meant(words: str, last: Reading | Unknown | None, here: Desk) -> _Meant:
    # What is on the screen is what « et l’e-mail ? » refers to; the address that comes of it says all of it.
    lexicon = lexicon_of(here.registry)
    going_on = follow_up(words, last, lexicon, here.lang, today()) if isinstance(last, Reading) else None
    if going_on:
        return _Meant(going_on.meant, going_on.cited)
    return _Meant(understand(words, lexicon, here.lang, today=today()))


def _asked(reading: Reading, also: tuple[Reading, ...], *, cited: bool) -> dict[str, Any]:
    return {**with_further(reading, also), **({"cited": "1"} if cited else {})}
