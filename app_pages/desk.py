"""The desk: what every page works with. The registry that is open, the day, the language, the address."""

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app_pages.address import LIMITS, QUESTION, Address, address, bare, changed, own, parameters
from app_pages.sentences import WORDS
from dataflow.facts.finding import Finding
from registry.choice import Offer, offers
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, Text, text
from registry.shelf import Shelf, Shown
from registry.source.problem import Problem

_KEPT: Final = "address"
_ASKED: Final = "asked"
_PAGE: Final = "page"
NEWS: Final = "news"
"""Where the news stand that the page is about to tell."""
_COMING: Final = "coming"
"""Where news come in while no page runs."""
_SCRIPT: Final = "script"
"""What Streamlit calls the page that was shown last."""


class Desk(NamedTuple):
    """What a page needs to show itself."""

    address: Address
    refused: tuple[tuple[str, str], ...]
    """Parameters of the address that could not be read."""
    offers: tuple[Offer, ...]
    path: Path
    """Where the registry that is open is read."""
    shown: Shown
    came_bare: bool = False
    """Whether somebody came by the menu, with an address that asks nothing: what was last asked there is shown."""

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.address.lang

    @property
    def registry(self) -> Registry:
        """The registry that is open. Only asked for on pages that need one: the frame shows the others."""
        if self.shown.registry is None:
            raise LookupError(self.address.registry)
        return self.shown.registry

    @property
    def graph(self) -> Any:
        """The registry on the day asked for, as a graph."""
        # Of the last good state nothing is missing: the problems are those of the files as they are now.
        missing = self.shown.problems if self.shown.condition == "partial" else ()
        return _graph(self.shown.version, self.address.on, self.registry, missing)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the registry on the day asked for, with the place of each."""
        return _findings(self.shown.version, self.address.on, self.graph, self.shown)

    def beside(self, registry: str, on: datetime.date) -> "Desk":
        """The desk with another of the offered registries, or the same, on another day. KeyError for others."""
        path = {offer.name: offer.path for offer in self.offers}[registry]
        read = self.address.model_copy(update={"registry": registry, "on": on})
        return self._replace(address=read, path=path, shown=shelf().look(path))

    def link(self, **asked: Any) -> dict[str, str]:
        """The query of a link to something else of the same registry, day and language."""
        return parameters(changed(bare(self.address), asked))

    def say(self, key: str, /, **values: str | int) -> str:
        """The dashboard's words in the language of the page."""
        return WORDS.say(self.lang, key, **values)

    def both(self, key: str) -> Text:
        """The dashboard's words in both languages, for what is put together before a language is known."""
        return text(*(WORDS.say(lang, key) for lang in LANGS))

    def tell(self, words: Text | None) -> str:
        """A text of the registry in the language of the page; empty when there is none."""
        return words.say(self.lang) if words else ""


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """The one shelf of this process."""
    return Shelf()


@st.cache_resource(show_spinner=False, max_entries=16)
def _graph(version: str, on: datetime.date, _registry: Registry, _missing: tuple[Problem, ...]) -> Any:  # noqa: ARG001  # `version` stands for the registry in the cache
    from dataflow.graph.build import build  # a page has its heading before it needs this

    return build(_registry, on, _missing)


@st.cache_resource(show_spinner=False, max_entries=16)
def _findings(version: str, on: datetime.date, _graph: Any, _shown: Shown) -> tuple[Finding, ...]:  # noqa: ARG001  # `version` and `on` stand for the others in the cache
    from dataflow.checks.judging import findings  # the same

    return findings(_graph, _shown)


def sit() -> Desk:
    """The desk for this run, from the address in the browser and what was there before. Asks nothing yet.

    The browser is believed when somebody went somewhere: came in, took another page, went back or forward. Whatever
    else it sends on the page it is on may carry the address from before the last choice, which then is kept: a
    timed fragment sends a choice once more, and who clicks fast is ahead of the address.
    """
    offered = offers(os.environ)
    before: Address | None = st.session_state.get(_KEPT)
    run = get_script_run_ctx()
    came = run is None or run.page_script_hash != st.session_state.get(_SCRIPT)
    back = run is not None and run.is_history_navigation
    said: Mapping[str, str] = st.query_params.to_dict()
    query = said if before is None or came or back else parameters(before)
    read, refused = address(
        query,
        before,
        registries=tuple(offer.name for offer in offered),
        locale=st.context.locale,
        today=today(),
    )
    path = next(offer.path for offer in offered if offer.name == read.registry)
    return Desk(read, refused, offered, path, shelf().look(path), came_bare=came and not back and not query)


def at_first() -> Desk:
    """The desk of somebody who comes with nothing in the address, for what is made before anybody has come."""
    offered = offers(os.environ)
    names = tuple(offer.name for offer in offered)
    read, _ = address({}, None, registries=names, locale=None, today=today())
    path = next(offer.path for offer in offered if offer.name == read.registry)
    return Desk(read, (), offered, path, shelf().look(path))


def open_at(page: str, here: Desk) -> Desk:
    """The desk on one page: with what the address asks of it, else with what was last asked there."""
    place = (page, here.address.registry)
    asked = own(here.address, page)
    if here.came_bare:
        asked = asked or _remembered().get(place, {})
    _remembered()[place] = asked
    read = changed(bare(here.address), asked)
    opened = here._replace(address=read)
    run = get_script_run_ctx()
    # Which page was shown, and not which was asked for: the root has no page of its own name.
    script = run.pages_manager.current_page_script_hash if run else None
    st.session_state.update({_KEPT: read, _PAGE: page, _SCRIPT: script, "desk": opened})
    write(read)
    return opened


def today() -> datetime.date:
    """The day of whoever sits at this machine."""
    return datetime.date.today()  # noqa: DTZ011  # a registry speaks of days, not of hours


def desk() -> Desk:
    """The desk of this run."""
    found: Desk = st.session_state["desk"]
    return found


def _remembered() -> dict[tuple[str, str], dict[str, Any]]:
    """What was last asked, by page and registry."""
    asked: dict[tuple[str, str], dict[str, Any]] = st.session_state.setdefault(_ASKED, {})
    return asked


def write(read: Address) -> None:
    """Puts an address into the browser.

    Each time: another one may still be on its way there, whatever the browser said last. The browser keeps no step
    for an address it already shows.
    """
    st.query_params.from_dict(parameters(read))


def move(**changes: Any) -> None:
    """Changes the address before the next run; for callbacks.

    A question replaces everything that was asked before; a limit leaves the others, but not the one finding, nor
    the part of a long table. Another registry is shown with what was last asked of it.
    """
    kept: Address = st.session_state[_KEPT]
    page: str = st.session_state[_PAGE]
    registry = changes.get("registry", kept.registry)
    before = kept
    if registry != kept.registry:
        before, changes = bare(kept), {**_remembered().get((page, registry), {}), **changes}
    elif set(changes) & set(QUESTION):
        before = bare(kept)
    elif set(changes) & set(LIMITS):
        changes = {"finding": (), "action": (), "part": None, "open_part": None, **changes}
    after = changed(before, changes)
    _remembered()[page, registry] = own(after, page)
    st.session_state[_KEPT] = after
    write(after)


def news() -> list[str]:
    """Where somebody who works while no page runs says what the page has to tell: see `saving`."""
    coming: list[str] = st.session_state.setdefault(_COMING, [])
    return coming


def settle(here: Desk, read: Address) -> Desk:
    """The desk with what its words ask in place of them. The browser keeps the words until something else is asked:
    who goes back does not come forward again."""
    settled = here._replace(address=read)
    _remembered()[st.session_state[_PAGE], read.registry] = own(read, st.session_state[_PAGE])
    st.session_state.update({_KEPT: read, "desk": settled})
    return settled


def watch() -> None:
    """Runs the page again when the files of the open registry change, or when there are news to tell."""
    open_desk = desk()
    _look(str(open_desk.path), open_desk.shown.content)


@st.fragment(run_every=2.0)
def _look(path: str, content: str) -> None:
    coming = news()
    if coming:
        st.session_state[NEWS] = tuple(coming)
        coming.clear()
        st.rerun(scope="app")
    if shelf().look(Path(path)).content != content:
        st.rerun(scope="app")
