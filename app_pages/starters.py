"""Starters: questions to begin with, by what a person who keeps a registry has to do, of what this registry holds."""

from collections.abc import Iterator, Mapping
from typing import Final

import streamlit as st

from app_pages.desk import Desk, today
from app_pages.sentences import WORDS
from dataflow.question import understand
from dataflow.reply import lexicon_of
from dataflow.standing.reach import Reach, reach
from registry.records.registry import Registry
from registry.records.text import Lang

MOST: Final = 6
"""So many fields, and third parties, are offered."""
JOBS: Final[Mapping[str, tuple[str, ...]]] = {
    "contracts": ("no_contract", "sub_processors", "clauses"),
    "transfers": ("outside", "no_mechanism"),
    "retention": ("kept", "no_period"),
    "people": ("erase", "reach", "bases"),
    "breach": ("breach", "certified"),
    "watch": ("changed", "expire", "findings"),
}
"""The questions of each job, by the keys of their words."""


def reach_of(here: Desk) -> Reach:
    """Which data goes furthest on the day asked for, and who gets most."""
    return _reach(here.shown.version, here.address.on, here)


def questions(here: Desk) -> dict[str, tuple[str, ...]]:
    """The questions of each job that this registry is sure to understand; no job without one."""
    return _questions(here.shown.version, here.address.on, here.lang, here)


def _asked(registry: Registry, far: Reach, key: str, lang: Lang) -> str | None:
    """A question in words; None where it needs what the registry does not hold."""
    actors = [each for each in far.parties if each.n]
    fields = [each for each in far.fields if each.n]
    certified = [each.name for each in registry.third_parties.values() if each.certifications]
    names = {
        "actor": actors[0].label if actors else None,
        "field": fields[0].label if fields else None,
        "certified": certified[0] if certified else None,
    }
    needed = {
        "kept": "field",
        "reach": "actor",
        "breach": "actor",
        "findings": "actor",
        "certified": "certified",
    }
    if key == "expire" and not certified:
        return None
    if key not in needed:
        return WORDS.say(lang, f"ask.start.{key}")
    name = names[needed[key]]
    return WORDS.say(lang, f"ask.start.{key}", name=name.say(lang)) if name else None


def _sure(registry: Registry, far: Reach, keys: tuple[str, ...], lang: Lang) -> Iterator[str]:
    known = lexicon_of(registry)
    for key in keys:
        words = _asked(registry, far, key, lang)
        if words and understand(words, known, lang, today=today()).sure:
            yield words


@st.cache_resource(show_spinner=False, max_entries=16)
def _reach(version: str, on: object, _here: Desk) -> Reach:  # noqa: ARG001  # `version` and `on` stand for the desk in the cache
    return reach(_here.graph, MOST)


@st.cache_resource(show_spinner=False, max_entries=32)
def _questions(version: str, on: object, lang: Lang, _here: Desk) -> dict[str, tuple[str, ...]]:  # noqa: ARG001  # the same
    far = reach_of(_here)
    told = {job: tuple(_sure(_here.registry, far, keys, lang)) for job, keys in JOBS.items()}
    return {job: asked for job, asked in told.items() if asked}
