"""The past: the revisions of the open registry that git keeps, and the files beside it, as things to compare with."""

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote, unquote

import streamlit as st

from app_pages.desk import Desk
from dataflow.changes import Changes, compare
from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from registry.history import revisions
from registry.history.git import GitFault
from registry.history.revisions import History, Revision, State, files_in
from registry.reading.contents import is_registry_file
from registry.reading.load import load
from registry.records.prose import day_in_words

THEN: Final = "@then"
"""What the address calls the file as git kept it on the day compared with."""
_REVISION: Final = "@"
_FILE: Final = "@file:"
_LONG: Final = 80
"""How much of a subject is shown; what was cut is marked."""
LISTED: Final = 60
"""How many revisions and how many files are offered; how many more there are is said."""


class Before(NamedTuple):
    """What is compared with: a registry on a day, and its files."""

    graph: Any
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]
    name: str
    """What it was read from: a file, or a revision and a file."""
    version: str
    """What tells what was read from anything else that was or will be read there."""


class Past(NamedTuple):
    """What git keeps of a registry; why it keeps nothing."""

    history: History
    fault: str | None
    """The code of `GitFault`; None: git answered."""


def past(here: Desk) -> Past:
    """What git keeps of the registry that is open."""
    return _past(str(here.path.resolve()))


# A commit made while the page is open is there a few seconds later.
@st.cache_data(ttl=5, show_spinner=False)
def _past(path: str) -> Past:
    try:
        return Past(revisions.history(Path(path)), None)
    except GitFault as fault:
        return Past(History((), 0, shallow=False), fault.code)


def named(revision: Revision, here: Desk) -> str:
    """A revision as it is picked: its day and hour where it was committed, and what was said of it."""
    at = revision.committed
    day = day_in_words(at.date(), here.lang)
    subject = revision.subject or here.say("changes.no_subject")
    if len(subject) > _LONG:
        subject = f"{subject[: _LONG - 1].rstrip()}…"
    return here.say("changes.revision", day=day, time=f"{at:%H:%M}", subject=subject)


def id_of(revision: Revision) -> str:
    """What the address calls a revision."""
    return f"{_REVISION}{revision.short}"


def revision_in(old: str) -> str | None:
    """The id of the revision that the address names; None: it names something else."""
    return old.removeprefix(_REVISION) if old.startswith(_REVISION) and not old.startswith(_FILE) else None


def beside(here: Desk) -> dict[str, Path]:
    """The registries in the folder of the open one, by what the address calls them: files beside a file, folders with
    registry files beside a folder. Those that are offered anyway, and hidden ones, are not among them."""
    path = here.path.resolve()
    offered = {each.path.resolve() for each in here.offers}
    try:
        found = [each for each in sorted(path.parent.iterdir()) if not each.name.startswith(".")]
    except OSError:
        return {}
    return {f"{_FILE}{quote(each.name, safe='')}": each for each in found if _is_alike(each, path, offered)}


def file_in(old: str) -> str | None:
    """The name of the file that the address names; None: it names something else."""
    return unquote(old.removeprefix(_FILE)) if old.startswith(_FILE) else None


def at_revision(here: Desk, revision: str, on: datetime.date) -> Before | None:
    """The registry as git kept it, on a day; None where nothing of it can be read. GitFault where git has none."""
    return _made(str(here.path.resolve()), revision, on)


def of_file(path: Path, on: datetime.date) -> Before | None:
    """A registry beside the open one, on a day; None where nothing of it can be read."""
    files = files_in(path)
    loaded = load(path)
    if loaded.registry is None:
        return None
    graph = build(loaded.registry, on, loaded.problems)
    version = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()
    return Before(graph, findings(graph, loaded), files, path.name, version)


def of_desk(desk: Desk) -> Before:
    """An offered registry, as the shelf has it."""
    version = f"{desk.shown.version} {desk.shown.condition}"
    return Before(desk.graph, desk.findings, files_in(desk.path), desk.path.name, version)


# What a revision held never changes.
@st.cache_resource(show_spinner=False, max_entries=8)
def _kept(path: str, revision: str) -> State:
    return revisions.state(Path(path), revision)


@st.cache_resource(show_spinner=False, max_entries=8)
def _made(path: str, revision: str, on: datetime.date) -> Before | None:
    kept = _kept(path, revision)
    loaded = kept.loaded
    if loaded.registry is None:
        return None
    graph = build(loaded.registry, on, loaded.problems)
    return Before(graph, findings(graph, loaded), kept.files, f"{revision[:10]}:{Path(path).name}", revision)


def compared(before: Before, here: Desk) -> Changes:
    """What is different from the open registry in what is compared with: made once for what was read and the days."""
    days = before.graph.graph["on"], here.address.on
    return _compared(
        (before.name, before.version, here.shown.version, here.shown.condition, here.path.name),
        days,
        before,
        here,
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def _compared(key: tuple[str, ...], days: tuple[datetime.date, ...], _before: Before, _here: Desk) -> Changes:  # noqa: ARG001  # `key` and `days` stand for the others in the cache
    names = (_before.name, _here.path.name)
    return compare(_before.graph, _here.graph, _before.findings, _here.findings, names)


def _is_alike(each: Path, path: Path, offered: set[Path]) -> bool:
    """Whether it is a file where the registry is one, or a folder of registry files where it is a folder; not one that
    is offered, nor one that cannot be looked at."""
    try:
        if each.resolve() in offered:
            return False
        if path.is_dir():
            return each.is_dir() and any(is_registry_file(inner) for inner in each.iterdir())
        return each.is_file() and is_registry_file(each)
    except (OSError, RuntimeError):  # links that lead to each other, a folder nobody may read
        return False
