"""The dossier of an answer: all that a page makes of it for one language, made once for everybody who asks the same.

A visitor has a session of his own, and Streamlit runs the whole page for each. What differs per visitor is little:
what was chosen, and what is open. The rest is the same for a registry, a day, a question and a language.
"""

from functools import cached_property
from typing import Final

import streamlit as st

from app_pages import finding_list, hop_facts, recipient_rows
from app_pages.answer_boxes import boxes_html, lines_html
from app_pages.desk import Desk
from app_pages.markup import Html, joined
from app_pages.onward import onward
from app_pages.request import Found, found_for
from dataflow import pictures
from dataflow.answers.answer import Answer
from dataflow.answers.arrivals import Arrival, arrivals
from dataflow.answers.recipients import Recipient, recipients
from dataflow.checks.touching import touching
from dataflow.facts.finding import Finding
from dataflow.pictures import Fold
from dataflow.pictures.spoken import answer_names
from dataflow.pictures.ways import Ways, ways_of
from dataflow.question import Reading
from dataflow.reply import headline, lexicon_of
from dataflow.words import Tally, glance, paragraphs, tallies
from dataflow.words.boxes import Box, boxes

_PRESSING: Final = ("contradictions", "unknown", "denials", "left")
"""The boxes that are shown before the table."""


class Dossier:
    """What is made of one answer, each part when it is first asked for. Nothing of it is of one visitor."""

    def __init__(self, answer: Answer, here: Desk) -> None:
        self.answer = answer
        self._here = here
        self._drawn: dict[Fold | None, Drawn] = {}

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        """Who gets it."""
        return recipients(self.answer)

    @cached_property
    def arrivals(self) -> tuple[Arrival, ...]:
        """What comes to the actor asked for."""
        return arrivals(self.answer)

    @cached_property
    def glance(self) -> str:
        """The answer in one or two sentences."""
        return glance(self.answer, self.recipients, self._here.lang)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """What is counted under them."""
        return tallies(self.answer, self.recipients, self._here.lang)

    @cached_property
    def rows(self) -> Html:
        """Who gets it, or what the actor gets, a row each."""
        return recipient_rows.table(self.answer, self.recipients, self.arrivals, self._here)

    @cached_property
    def pressing(self) -> Html:
        """The boxes that stand before the table of hops."""
        return boxes_html([each for each in self.boxes if each.kind in _PRESSING], self._here)

    @cached_property
    def besides(self) -> Html:
        """The others; how well the hops are known stands over these, where there are any."""
        hidden = (*_PRESSING, *(("known",) if self.answer.hops else ()))
        return boxes_html([each for each in self.boxes if each.kind not in hidden], self._here)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """What is to be said beside rows and picture."""
        lang = self._here.lang
        return boxes(self.answer, paragraphs(self.answer, lang), lang)

    @cached_property
    def known(self) -> Html:
        """How well the hops are known."""
        parts = (part for each in self.boxes if each.kind == "known" for part in each.parts)
        return joined([lines_html(part) for part in parts])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that touch it."""
        return tuple(touching(self._here.findings, self.answer))

    @cached_property
    def findings_beside(self) -> Html:
        """The same on the page."""
        return finding_list.beside_html(self.findings, self.answer, self._here)

    def drawn(self, fold: Fold | None = None) -> "Drawn":
        """Its picture, its third parties put together as they are asked for. KeyError where none can be drawn."""
        if not self.answer.hops:
            raise KeyError(self.answer.asked)
        if fold not in self._drawn:
            self._drawn[fold] = Drawn(self.answer, self._here, fold)
        return self._drawn[fold]

    @cached_property
    def hops(self) -> Html:
        """The table of its hops, none of them chosen."""
        return hop_facts.table(self.answer, self._here.lang)


class Drawn:
    """The picture of an answer, with what a page has to know to have parts of it chosen."""

    def __init__(self, answer: Answer, here: Desk, fold: Fold | None) -> None:
        self.depiction = pictures.depicted(answer, here.lang, fold)
        self._answer, self._lang = answer, here.lang

    @cached_property
    def ways(self) -> Ways:
        """What is on a way with what."""
        return ways_of(self.depiction)

    @cached_property
    def names(self) -> dict[str, str]:
        """What its lines are called."""
        return answer_names(self._answer, self.depiction.elements, self._lang)


class Heard:
    """What is made of a question that is answered, each part when it is first asked for. Nothing of it is of one
    visitor."""

    def __init__(self, reading: Reading, found: Found, here: Desk) -> None:
        self._reading, self._found, self._here = reading, found, here

    @cached_property
    def letter(self) -> str:
        """The whole answer in sentences."""
        if isinstance(self._found, tuple):
            raise TypeError(self._reading.intent)  # several answers have no sentence of their own
        return headline(self._reading, self._found, self._here.lang)

    @cached_property
    def onward(self) -> tuple[str, ...]:
        """What can be asked next, in words."""
        return onward(self._reading, self._found, lexicon_of(self._here.registry), self._here.lang)


def heard(reading: Reading, here: Desk) -> Heard:
    """What the page makes of a question and its answer."""
    return _heard((*_stands(here), here.lang, reading.model_dump_json()), reading, here)


def found(reading: Reading, here: Desk) -> Found:
    """What the registry on the desk says to a question."""
    return _found((*_stands(here), reading.model_dump_json()), reading, here)


def dossier(answer: Answer, here: Desk) -> Dossier:
    """The dossier of an answer of this registry, as it is on the desk."""
    asked = (answer.question, answer.asked, answer.data_set or "", str(answer.whose or ""))
    return _kept((*_stands(here), here.lang, str(answer.on), *asked), answer, here)


def _stands(here: Desk) -> tuple[str, ...]:
    """What all that is asked of a registry depends on."""
    return here.shown.version, here.shown.condition, here.address.registry, here.address.on.isoformat()


@st.cache_resource(show_spinner=False, max_entries=128)
def _found(what: tuple[str, ...], _reading: Reading, _here: Desk) -> Found:  # noqa: ARG001  # `what` stands for both
    return found_for(_reading, _here.graph, lambda: _here.findings)


@st.cache_resource(show_spinner=False, max_entries=128)
def _heard(what: tuple[str, ...], _reading: Reading, _here: Desk) -> Heard:  # noqa: ARG001  # `what` stands for both
    return Heard(_reading, found(_reading, _here), _here)


@st.cache_resource(show_spinner=False, max_entries=128)
def _kept(what: tuple[str, ...], _answer: Answer, _here: Desk) -> Dossier:  # noqa: ARG001  # `what` stands for both
    return Dossier(_answer, _here)
