"""The findings page: how many there are, filters, the list, files."""

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from app_pages import finding_list, saving
from app_pages.desk import Desk
from app_pages.filters import several
from app_pages.finding_choice import STANDINGS, standing_of
from app_pages.finding_facts import severity, verdict
from app_pages.links import to_page
from app_pages.markup import Content, element
from dataflow.exports import findings_table
from dataflow.exports.json_form import json_form
from dataflow.exports.sarif import sarif
from dataflow.exports.sentences import WORDS
from dataflow.exports.unchecked import unchecked
from dataflow.facts.finding import SAID, SEVERITIES, Finding
from registry.records.text import Lang, Text, both
from registry.vocabulary import vocabulary_of


def gone(asked: Sequence[str], here: Desk) -> None:
    """That the finding the address names is not found any more."""
    if asked:
        said = here.say("finding.gone", name=asked[0][:120])
        st.html(element("p", said, class_="note note-warn", role="status"))


def overview(every: Sequence[Finding], here: Desk) -> None:
    """How many there are of each verdict and severity; each number leads to those."""
    for each in unchecked(here.registry).said:
        st.html(element("p", each.say(here.lang), class_="note note-alarm", role="alert"))
    if not every:
        if unchecked(here.registry).everything:
            return
        st.html(element("p", here.say("findings.none"), class_="note note-ask", role="status"))
        return
    open_ = [each for each in every if each.accepted is None]
    told = {"violation", "gap", "undetermined", *(each.said for each in open_)}
    head = element(
        "tr",
        element("td"),
        [element("th", severity(each, here), scope="col") for each in SEVERITIES],
        element("th", here.say("findings.total"), scope="col"),
    )
    rows = [
        element(
            "tr",
            element(
                "th",
                verdict(each, here.lang),
                element("small", here.say(f"findings.means.{each}"), class_="line"),
                scope="row",
            ),
            [element("td", _count(open_, here, verdict=each, severity=grave)) for grave in SEVERITIES],
            element("td", _count(open_, here, verdict=each)),
        )
        for each in SAID
        if each in told
    ]
    accepted = len(every) - len(open_)
    said = here.say("findings.open", n=len(open_))
    caption = element("caption", said, " ", here.say("findings.accepted_n", n=accepted) if accepted else None)
    whole = element("table", caption, element("thead", head), element("tbody", rows), class_="grid matrix")
    st.html(
        element(
            "div", whole, class_="scroll", role="region", tabindex=0, aria_label=here.say("findings.overview")
        )
    )


def _count(findings: Iterable[Finding], here: Desk, **wanted: str) -> Content:
    keys = {"verdict": "said"}
    amount = sum(
        all(getattr(each, keys.get(name, name)) == value for name, value in wanted.items())
        for each in findings
    )
    if not amount:
        return element("span", "0", class_="nothing")
    words = [
        str(amount),
        element(
            "span",
            *(f" {WORDS.say(here.lang, f'{name}.{value}')}" for name, value in wanted.items()),
            class_="unseen",
        ),
    ]
    return to_page(here, "findings", words, **{name: (value,) for name, value in wanted.items()})


def filters(every: Sequence[Finding], here: Desk) -> dict[str, tuple[str, ...]]:
    """What the list is limited to."""
    registry = here.registry
    fields = vocabulary_of(registry).fields
    held = dict.fromkeys(use.field for data_set in registry.data_sets.values() for use in data_set.fields)
    actors = dict.fromkeys(
        id_ for each in every for part in each.parts for id_ in part.actors if id_ in registry.actors
    )
    standings = {standing_of(each) for each in every}
    laws = {part.regime: part.regime_label for each in every for part in each.parts}
    return several(
        here,
        {
            "severity": (here.say("findings.severity"), _words("severity", SEVERITIES)),
            "verdict": (here.say("findings.verdict"), _words("verdict", SAID)),
            "regime": (here.say("findings.regime"), laws),
            "actors": (
                here.say("findings.actor"),
                {id_: registry.actors[id_].name for id_ in sorted(actors)},
            ),
            "fields": (
                here.say("findings.field"),
                {id_: term.label for id_, term in fields.items() if id_ in held},
            ),
            "sets": (
                here.say("facets.data_sets"),
                {id_: data_set.label for id_, data_set in registry.data_sets.items()},
            ),
            "standing": (
                here.say("findings.standing"),
                {each: here.both(f"findings.is.{each}") for each in STANDINGS if each in standings},
            ),
        },
    )


def _words(kind: str, values: Iterable[str]) -> dict[str, Text]:
    return {each: both(partial(_word, f"{kind}.{each}")) for each in values}


def _word(key: str, lang: Lang) -> str:
    return WORDS.say(lang, key)


def show(shown: Sequence[Finding], total: int, here: Desk) -> None:
    """The list: open ones check by check, accepted ones apart."""
    said = here.say("findings.shown", n=len(shown), total=total)
    st.html(element("p", said, class_="label", role="status"))
    for title, held in (
        ("findings.list", [each for each in shown if each.accepted is None]),
        ("findings.accepted", [each for each in shown if each.accepted]),
    ):
        if held:
            st.html(element("section", element("h2", here.say(title)), finding_list.groups(held, here)))
    if total and not shown:
        st.html(element("p", here.say("register.none"), class_="note", role="status"))


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
            "json": lambda: _json(shown),
            "sarif": lambda: sarif(here.shown.problems, shown, here.lang),
        },
        here,
    )


def _json(shown: Sequence[Finding]) -> bytes:
    return json_form("findings", findings_table.as_json(shown))
