"""The question box: words to ask in, fields to pick from, and how the question was understood."""

from typing import Final
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_pages import answer_view, choice, downloads, list_view, nearest_view
from app_pages.address import QUESTION
from app_pages.contents import contents
from app_pages.desk import Desk, desk, move, today
from app_pages.dossier import dossier, heard
from app_pages.heading import heading
from app_pages.markup import Content, element
from app_pages.query import Unknown, reading_of, with_further
from app_pages.request import Found, Way, examples, fields_by_category, title, way_of
from dataflow.answers.answer import Answer
from dataflow.lists import ListAnswer
from dataflow.question import Reading, Understanding, understand
from dataflow.question.follow_up import follow_up
from dataflow.reply import lexicon_of
from registry.records.prose import day_in_words
from registry.vocabulary import vocabulary_of

ANSWER: Final = "answer"
"""The id of the answer on the page."""
_UNSURE: Final = "unsure"
"""Where an understanding waits that the reader has to decide on, with what was shown when it was asked."""
_TYPED: Final = "typed"
"""Where the words wait that somebody typed, until their answer is shown."""
_SHOWN: Final = "shown_question"
"""Which question the words in the box are of."""
_WAY: Final = "way"
"""Where the way to another page waits: a callback cannot take it itself."""


def show(here: Desk, asked: Reading | Unknown | None) -> DeltaGenerator:
    """The box, the fields beside it and, when a question is not clear, what it could mean.

    Returned is the place below the box, where the sentence of the answer stands.
    """
    waiting = _waiting(here)
    if asked is None and waiting is None:
        name = here.registry.organisation.name.say(here.lang)
        heading(here.say("ask.title"), here.say("ask.lead", name=name))
        left, right = st.columns([8, 5], gap="large")
        with left:
            _form(here)
            _examples(here)
        with right:
            _fields(here, 540)
        return left
    _said(here, asked)
    with st.container(key="asking", horizontal=True, vertical_alignment="top"):
        _form(here)
        with st.popover(here.say("ask.fields"), key="pick_fields"):
            _fields(here, 420, titled=False)
    below = st.container(key="answered")
    if waiting is not None:
        with below:
            named(here)
            _unsure(waiting, here)
    return below


def _said(here: Desk, asked: Reading | Unknown | None) -> None:
    """Puts the question into the box when another one is answered: as it was typed, else as it is understood."""
    place = _place(here)
    if st.session_state.get(_SHOWN) == place:
        return
    st.session_state[_SHOWN] = place
    typed = st.session_state.pop(_TYPED, None)
    if typed is None and isinstance(asked, Reading) and not here.address.also:
        typed = title(asked, here.lang)
    st.session_state["words"] = typed or ""


def is_open(here: Desk) -> bool:
    """Whether a question still waits for the reader to say what was meant: no answer is shown then."""
    return _waiting(here) is not None


def _waiting(here: Desk) -> Understanding | None:
    """What waits to be decided on; nothing once the reader has gone elsewhere, or back."""
    asked, waiting = st.session_state.get(_UNSURE, (None, None))
    return waiting if asked == _place(here) else None


def _place(here: Desk) -> tuple[str | None, ...]:
    """What a question was asked of, and the question it was asked beside."""
    return here.address.registry, *(getattr(here.address, key) for key in QUESTION)


def understood(reading: Reading, found: Found, below: DeltaGenerator, here: Desk) -> None:
    """The question as it is answered, and the answer in a few sentences."""
    question = element(
        "h1",
        element("span", here.say("ask.understood"), class_="kicker-inline"),
        " ",
        element("strong", title(reading, here.lang)),
        [" ", here.say("ask.cited")] if here.address.cited else None,
        " ",
        element(
            "small",
            here.say(
                "ask.as_of",
                day=day_in_words(here.address.on, here.lang),
                title=here.tell(here.registry.title),
            ),
        ),
        class_="understood",
    )
    if isinstance(found, tuple):
        said = here.say("answer.fields", n=len(found))
    elif isinstance(found, Answer):
        said = dossier(found, here).glance
    else:
        said = heard(reading, here).letter
    parts: list[Content] = [element("p", said, class_="answer")]
    if isinstance(found, Answer):
        parts.append(contents(answer_view.parts_of(found, here), here))
    if isinstance(found, ListAnswer):
        parts.append(contents(list_view.parts_of(found, here), here))
    with below:
        with st.container(key="heard", horizontal=True, vertical_alignment="center"):
            st.html(question)
            _onward(reading, here)
        with st.container(key="verdict", horizontal=True, vertical_alignment="top"):
            st.html(element("section", parts, aria_label=here.say("answer.label"), role="status", id=ANSWER))
            if isinstance(found, Answer):
                _taking(reading, found, here)


def _taking(reading: Reading, found: Answer, here: Desk) -> None:
    """The whole answer in sentences that a letter can quote, and as files."""
    with st.container(key="taken", horizontal=True, width="content"):
        with st.popover(here.say("answer.letter"), key="letter"):
            st.html(element("p", heard(reading, here).letter, class_="letter"))
        with st.popover(here.say("answer.files"), key="take"):
            downloads.show(found, here)


def _onward(reading: Reading, here: Desk) -> None:
    """What can be asked next, a button each."""
    offered = heard(reading, here).onward
    if offered:
        with st.container(key="onward", horizontal=True, gap="small"):
            st.html(element("span", here.say("ask.onward"), class_="label"), width="content")
            choice.buttons("onward", {each: each for each in offered}, _example, type="tertiary")


def named(here: Desk) -> None:
    """The heading of the page where no question stands as one: it is heard, and takes no room."""
    st.html(element("h1", here.say("ask.title"), class_="unseen"))


def not_known(unknown: Unknown, below: DeltaGenerator, here: Desk) -> None:
    """That the address names something this registry does not have."""
    words = here.say(f"ask.unknown.{unknown.kind}", name=unknown.name[:80])
    with below:
        named(here)
    below.html(element("p", words, class_="note note-warn", role="status"))


def _form(here: Desk) -> None:
    with st.form("question", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            here.say("ask.label"),
            key="words",
            placeholder=here.say("ask.placeholder"),
            max_chars=300,
            label_visibility="collapsed",
        )
        st.form_submit_button(here.say("ask.submit"), type="primary", on_click=_submitted)


def _submitted() -> None:
    """Takes what was typed as a question: answered when it is clear, offered as readings when it is not."""
    here = desk()
    words = st.session_state["words"].strip()
    if not words:
        return
    st.session_state[_TYPED] = words
    lexicon, last = lexicon_of(here.registry), reading_of(here.address, here.registry)
    # What is on the screen is what « et l’e-mail ? » refers to; the address that comes of it says all of it.
    going_on = follow_up(words, last, lexicon, here.lang, today()) if isinstance(last, Reading) else None
    meant = going_on.meant if going_on else understand(words, lexicon, here.lang, today=today())
    if meant.sure:
        _read(meant.readings[0], meant.also, cited=going_on is not None and going_on.cited)
    else:
        st.session_state[_UNSURE] = (_place(here), meant)


def _read(reading: Reading, also: tuple[Reading, ...] = (), *, cited: bool = False) -> None:
    """Takes a question as it was read: answered below it, or on the page that is made for it."""
    st.session_state.pop(_UNSURE, None)
    way = way_of(reading) if not also else None
    if way is None:
        move(**with_further(reading, also), **({"cited": "1"} if cited else {}))
    else:
        st.session_state[_WAY] = way


def follow(here: Desk, reading: Reading | Unknown | None) -> None:
    """Goes to the page that is made for the question, where there is one."""
    way: Way | None = st.session_state.pop(_WAY, None)
    if way is None and isinstance(reading, Reading):
        way = way_of(reading)
    if way is not None:
        st.switch_page(f"app_pages/{way.page}.py", query_params=here.link(**way.asked))


def _unsure(meant: Understanding, here: Desk) -> None:
    """What is not understood: what nobody can know, the readings nearest to it, and the facts nearest to its words."""
    if not meant.readings:
        st.html(element("p", meant.sentence(here.lang), class_="note note-warn", role="status"))
    else:
        lines = [*meant.remarks(here.lang), here.say("ask.unsure")]
        st.html(element("div", [element("p", line) for line in lines], class_="note note-ask", role="status"))
        readings = {_named(reading): reading for reading in meant.readings}
        choice.buttons(
            "reading",
            {name: title(reading, here.lang) for name, reading in readings.items()},
            lambda name: _read(readings[name]),
            width="stretch",
        )
    nearest_view.show(meant.question, here)


def _named(reading: Reading) -> str:
    """What tells a reading from others that have the same words: the whole of what it asks."""
    return urlencode(with_further(reading, ()))


def _examples(here: Desk) -> None:
    with st.container(key="examples", gap=None):
        st.html(element("p", here.say("ask.examples"), class_="label"))
        offered = {example: example for example in examples(here.registry, here.lang)}
        choice.buttons("example", offered, _example, type="tertiary")


def _example(words: str) -> None:
    st.session_state["words"] = words
    _submitted()


def _fields(here: Desk, height: int, titled: bool = True) -> None:
    """The fields the registry holds, by category; in little room where an answer follows."""
    words = vocabulary_of(here.registry)
    groups = fields_by_category(here.registry)
    with st.container(key="fields", height=height, gap="small"):
        if titled:
            st.html(element("h2", here.say("ask.fields"), class_="small-title"))
        for category, fields in groups.items():
            choice.spread(
                f"pick-{category}",
                words.categories[category].label.say(here.lang),
                {id_: words.fields[id_].label.say(here.lang) for id_ in fields},
                here.address.field,
                _picked,
            )


def _picked(field: str) -> None:
    st.session_state["words"] = ""
    st.session_state.pop(_UNSURE, None)
    move(field=field)
