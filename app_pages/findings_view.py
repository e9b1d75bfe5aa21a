"""The findings page: filters, the list of actions, files."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import streamlit as st

from app_pages import action_list, saving
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move
from app_pages.filters import several
from app_pages.finding_choice import STANDINGS, standing_of
from app_pages.links import to_page
from app_pages.markup import element
from dataflow.actions import Action, Deciding
from dataflow.exports import findings_table
from dataflow.exports.json_form import json_form
from dataflow.exports.sarif import sarif
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import SAID, SEVERITIES, Finding
from registry.records.text import Lang, Text, both
from registry.vocabulary import vocabulary_of

USUAL = ("regime", "actors", "fields", "severity", "standing")
"""What the list is limited by from lists of their own; by anything else where the address says so."""


def gone(asked: Sequence[str], here: Desk) -> None:
    """That the finding, or the action, that the address names is not there any more."""
    if asked:
        said = here.say("finding.gone", name=asked[0][:120])
        st.html(element("p", said, class_="note note-warn", role="status"))


def filters(every: Sequence[Finding], fact: Deciding | None, here: Desk) -> dict[str, tuple[str, ...]]:
    """What the list is limited to; the usual limits, and those that the address names."""
    registry = here.registry
    fields = vocabulary_of(registry).fields
    held = dict.fromkeys(use.field for data_set in registry.data_sets.values() for use in data_set.fields)
    actors = dict.fromkeys(
        id_ for each in every for part in each.parts for id_ in part.actors if id_ in registry.actors
    )
    standings = {standing_of(each) for each in every}
    laws = {part.regime: part.regime_label for each in every for part in each.parts}
    offered: dict[str, tuple[str, Mapping[str, Text]]] = {
        "regime": (here.say("findings.regime"), laws),
        "actors": (here.say("findings.actor"), {id_: registry.actors[id_].name for id_ in sorted(actors)}),
        "fields": (
            here.say("findings.field"),
            {id_: term.label for id_, term in fields.items() if id_ in held},
        ),
        "severity": (here.say("findings.severity"), _words("severity", SEVERITIES)),
        "standing": (
            here.say("findings.standing"),
            {each: here.both(f"findings.is.{each}") for each in STANDINGS if each in standings},
        ),
        "verdict": (here.say("findings.verdict"), _words("verdict", SAID)),
        "sets": (
            here.say("facets.data_sets"),
            {id_: data_set.label for id_, data_set in registry.data_sets.items()},
        ),
        "awaits": (here.say("actions.awaits"), {fact.id: fact.question} if fact else {}),
    }
    limits = here.address.limits
    shown = {name: each for name, each in offered.items() if name in USUAL or name in limits}
    return several(here, shown, partial(_search, here))


def looked_for(here: Desk) -> str:
    """The words that an action is looked for by."""
    return here.address.limits.get("words", ("",))[0]


def _search(here: Desk) -> None:
    held = control("action-words", looked_for(here))
    st.text_input(
        here.say("actions.search"),
        key=held.key,
        on_change=_looked_for,
        args=(held,),
        placeholder=here.say("actions.any"),
    )


def _looked_for(held: Control) -> None:
    value = picked(held)
    if value is not None:
        move(words=(value.strip(),) if value.strip() else ())


def _words(kind: str, values: Iterable[str]) -> dict[str, Text]:
    return {each: both(partial(_word, f"{kind}.{each}")) for each in values}


def _word(key: str, lang: Lang) -> str:
    return WORDS.say(lang, key)


def show(shown: Sequence[Action], accepted: Sequence[Action], total: int, here: Desk) -> None:
    """The actions, and apart from them what is accepted; how many of all findings that is."""
    findings = sum(len(each.findings) for each in (*shown, *accepted))
    doing = here.say("actions.count", n=len(shown))
    of = here.say("findings.shown", n=findings, total=total)
    st.html(
        element("p", here.say("actions.shown", actions=doing, findings=of), class_="label", role="status")
    )
    if shown:
        st.html(action_list.rows(shown, here))
    if accepted:
        title = element("h2", here.say("findings.accepted"))
        st.html(element("section", title, action_list.rows(accepted, here, marks=False)))
    if total and not shown and not accepted:
        st.html(element("p", here.say("register.none"), class_="note", role="status"))


def alone(finding: Finding, gathered: Sequence[Action], here: Desk) -> None:
    """The action of one finding, open at that finding."""
    some([next(each for each in gathered if finding in each.findings)], here, finding)


def some(named: Sequence[Action], here: Desk, finding: Finding | None = None) -> None:
    """The actions that the address names, open."""
    st.html(element("p", to_page(here, "findings", here.say("actions.all")), class_="back"))
    st.html(action_list.rows(named, here, finding, opened=True))


def downloads(shown: Sequence[Finding], here: Desk) -> None:
    """The findings that are shown, as files."""
    name = here.registry.organisation.id
    stem = f"sillage-{here.say('findings.file')}-{name}-{here.address.on.isoformat()}"
    rows = findings_table.rows(shown, here.registry, here.lang)
    saving.buttons(
        here.say("findings.files"),
        stem,
        {
            "csv": lambda: findings_table.csv(rows, here.lang),
            "json": lambda: _json(shown, here),
            "sarif": lambda: sarif(here.shown.problems, shown, here.lang),
        },
        here,
    )


def _json(shown: Sequence[Finding], here: Desk) -> bytes:
    return json_form("findings", findings_table.as_json(shown, here.registry))
