"""What was heard: the question as it is answered, the answer in a few sentences, and what can be asked next."""

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_pages import answer_view, choice, downloads, list_view
from app_pages.asking import take
from app_pages.contents import contents
from app_pages.desk import Desk
from app_pages.dossier import dossier
from app_pages.dossier import heard as made_of
from app_pages.links import to_page
from app_pages.markup import Content, element
from app_pages.query import Unknown
from app_pages.request import Found, title
from dataflow.answers.answer import Answer
from dataflow.lists import ListAnswer, glance
from dataflow.question import Reading
from dataflow.reply import first_word
from registry.records.prose import day_in_words

ANSWER: Final = "answer"
"""The id of the answer on the page."""


def show(reading: Reading, found: Found, below: DeltaGenerator, here: Desk) -> None:
    """The question as it is answered, and the answer in a few sentences."""
    heard = element(
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
        said = first_word(reading, found, here.lang) or dossier(found, here).glance
    elif isinstance(found, ListAnswer):
        said = glance(found, here.lang)
    else:
        said = made_of(reading, here).letter
    parts: list[Content] = [element("p", said, class_="answer")]
    if isinstance(found, Answer):
        parts.append(contents(answer_view.parts_of(found, here), here))
    if isinstance(found, ListAnswer):
        parts.append(contents(list_view.parts_of(found, here), here))
    with below:
        with st.container(key="heard", horizontal=True, vertical_alignment="center"):
            st.html(heard)
            _onward(reading, here)
        with st.container(key="verdict", horizontal=True, vertical_alignment="top"):
            st.html(element("section", parts, aria_label=here.say("answer.label"), role="status", id=ANSWER))
            if isinstance(found, (Answer, ListAnswer)):
                _taking(reading, found, here)


def named(here: Desk) -> None:
    """The heading of the page where no question stands as one: it is heard, and takes no room."""
    st.html(element("h1", here.say("ask.title"), class_="unseen"))


def not_known(unknown: Unknown, below: DeltaGenerator, here: Desk) -> None:
    """That the address names something this registry does not have."""
    words = here.say(f"ask.unknown.{unknown.kind}", name=unknown.name[:80])
    with below:
        named(here)
    below.html(element("p", words, class_="note note-warn", role="status"))


def _taking(reading: Reading, found: Answer | ListAnswer, here: Desk) -> None:
    """The whole answer in sentences that a letter can quote, and as files."""
    with st.container(key="taken", horizontal=True, width="content"):
        with st.popover(here.say("answer.letter"), key="letter"):
            st.html(element("p", made_of(reading, here).letter, class_="letter"))
        if isinstance(found, Answer):  # the files of a list stand below it, with its picture
            with st.popover(here.say("answer.files"), key="take"):
                downloads.show(found, here)


def _onward(reading: Reading, here: Desk) -> None:
    """What can be asked next, a button each, and the way to what else can be asked."""
    offered = made_of(reading, here).onward
    with st.container(key="onward", horizontal=True, gap="small"):
        if offered:
            st.html(element("span", here.say("ask.onward"), class_="label"), width="content")
            choice.buttons("onward", {each: each for each in offered}, take, type="tertiary")
        st.html(element("span", to_page(here, "ask", here.say("ask.anew")), class_="anew"), width="content")
