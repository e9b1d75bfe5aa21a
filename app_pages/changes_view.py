"""Changes on screen: sentences by kind, picture, table, files."""

from functools import partial

import streamlit as st

from app_pages import picture_cache, saving
from app_pages.desk import Desk
from app_pages.figure import choose, chosen, figure
from app_pages.markup import Content, Html, element
from dataflow import pictures
from dataflow.changes import Change, Changes, Verdict, headline, remarks, sentence
from dataflow.changes.verdict import said
from dataflow.exports import changes_table
from dataflow.exports.json_form import json_form
from dataflow.exports.sentences import WORDS
from dataflow.pictures import Depiction
from dataflow.pictures.picture import Drawing, drawn
from dataflow.pictures.ways import ways_of

_CHOSEN = "change-chosen"
MANY = 12
"""Of a kind with more changes than these, the rest stands behind a click."""


def tell(found: Changes, judged: Verdict, here: Desk) -> None:
    """Whether facts or only the file changed, and how many changes of each kind there are: each count leads to them."""
    first, *file = said(judged, here.lang)
    st.html(
        element(
            "section",
            element("p", first, class_=f"answer verdict-line verdict-line-{judged.kind}"),
            [element("p", each) for each in file],
            [element("p", each, class_="why") for each in remarks(found, here.lang)],
            role="status",
            aria_label=here.say("answer.label"),
        )
    )
    if found.changes:
        st.html(_counts(found, here))


def show(found: Changes, judged: Verdict, here: Desk) -> None:
    """The sentences by kind, the picture, the table, the files."""
    if not found.changes:
        return
    flows = any(change.kind == "flow" for change in found.changes)
    shown = pictures.changes_depicted(found, here.lang) if flows else None
    _sentences(found, here)
    if shown:
        _picture(found, shown, here)
    _table(found, here)
    _downloads(found, judged, shown, here)


def drawing(found: Changes, shown: Depiction, here: Desk) -> Drawing:
    """The picture of the flows that came, went or changed."""
    title = here.say("changes.picture", name=here.tell(found.after.source.organisation))
    flows = [sentence(change, here.lang) for change in found.changes if change.kind == "flow"]
    return drawn(shown, title, " ".join([f"{title}.", *flows]))


def _picture(found: Changes, shown: Depiction, here: Desk) -> None:
    made = drawing(found, shown, here)
    picture = picture_cache.shown(made, here)
    st.html(element("h2", here.say("changes.drawn")))
    if picture.fault:
        picture_cache.not_drawn(picture.fault, here)
        return
    flows = [change for change in found.changes if change.kind == "flow"]
    lines = {
        id_: tuple(sentence(flows[int(number)], "en") for number in numbers)
        for id_, numbers in shown.elements.hops.items()
    }
    line = chosen(_CHOSEN, lines)
    figure(
        picture.svg,
        key="changes-figure",
        label=made.title,
        clickable=list(lines),
        chosen=line,
        announce=here.say("figure.chosen") if line else "",
        on_choice=partial(choose, _CHOSEN, lines),
        lang=here.lang,
        ways=ways_of(shown),
        names={
            id_: " ".join(sentence(flows[int(number)], here.lang) for number in numbers)
            for id_, numbers in shown.elements.hops.items()
        },
    )
    told = [_said(flow, here) for flow in flows if line and sentence(flow, "en") in lines[line]]
    if told:
        st.html(element("article", element("ul", told, class_="signed"), class_="card"))


def _by_kind(found: Changes) -> dict[str, list[Change]]:
    """The changes by kind, in their order; those of findings last, as they follow from the others."""
    kinds: dict[str, list[Change]] = {}
    for change in found.changes:
        kinds.setdefault(change.kind, []).append(change)
    return kinds


def _counts(found: Changes, here: Desk) -> Html:
    ways: list[Content] = [
        element(
            "a",
            element("strong", str(len(changes))),
            " ",
            WORDS.say(here.lang, f"change.kind.{kind}"),
            href=f"#changes-{kind}",
            target="_self",
            class_="count",
        )
        for kind, changes in _by_kind(found).items()
    ]
    return element("nav", ways, class_="counts leads", aria_label=here.say("changes.counts"))


def _sentences(found: Changes, here: Desk) -> None:
    """Every change in a sentence, by kind."""
    blocks = []
    for kind, changes in _by_kind(found).items():
        told = [_said(change, here) for change in changes]
        rest = told[MANY:]
        blocks.append(
            element(
                "section",
                element(
                    "h3",
                    WORDS.say(here.lang, f"change.kind.{kind}"),
                    f" ({len(changes)})",
                    id=f"changes-{kind}",
                ),
                element("ul", told[:MANY], class_="signed"),
                element(
                    "details",
                    element("summary", here.say("more", n=len(rest))),
                    element("ul", rest, class_="signed"),
                )
                if rest
                else None,
                class_="matter",
            )
        )
    st.html(
        element(
            "section",
            element("h2", here.say("changes.told")),
            element("div", blocks, class_="matters changes"),
        )
    )


def _said(change: Change, here: Desk) -> Html:
    """A change in a sentence, with its sign."""
    finding = change.kind == "finding" and change.verb in ("added", "removed")
    # The sentence of a finding says itself that it is open or closed; one that opens is no good news.
    verb = None if finding else WORDS.say(here.lang, f"change.verb.{change.verb}")
    sign = f"sign sign-{change.verb}" + (" sign-finding" if finding else "")
    return element("li", element("span", verb, class_=sign), " ", sentence(change, here.lang))


def _table(found: Changes, here: Desk) -> None:
    heads = changes_table.columns(here.lang)
    body = []
    for row in changes_table.rows(found, here.lang):
        told = [key for key in heads if key not in ("kind", "subject") and row[key]]
        cells: list[Content] = [element("th", row["kind"], scope="row", role="rowheader")]
        cells += [
            element(
                "td", row[key], data_label=heads[key], role="cell", class_=None if key in told else "none"
            )
            for key in heads
            if key not in ("kind", "subject")
        ]
        body.append(element("tr", cells, role="row"))
    titles = [
        element("th", words, scope="col", role="columnheader")
        for key, words in heads.items()
        if key != "subject"
    ]
    # On a phone each row is a card: the roles keep it a table for whoever does not see it.
    whole = element(
        "table",
        element("thead", element("tr", titles, role="row"), role="rowgroup"),
        element("tbody", body, role="rowgroup"),
        class_="grid register cards",
        role="table",
    )
    title = here.say("changes.table")
    scroll = element("div", whole, class_="scroll", role="region", tabindex=0, aria_label=title)
    sides = element("p", headline(found, here.lang), class_="why")
    st.html(element("details", element("summary", element("h2", title)), sides, scroll, class_="folded"))


def _downloads(found: Changes, judged: Verdict, shown: Depiction | None, here: Desk) -> None:
    days = f"{found.before.on.isoformat()}-{found.after.on.isoformat()}"
    stem = f"sillage-{here.say('changes.file')}-{found.after.source.organisation_id}-{days}"
    makers = {
        **(picture_cache.made(drawing(found, shown, here)) if shown else {}),
        "csv": lambda: changes_table.csv(found, here.lang),
        "json": lambda: _json(found, judged),
    }
    saving.buttons(here.say("changes.files"), stem, makers, here)


def _json(found: Changes, judged: Verdict) -> bytes:
    return json_form("changes", {**found.model_dump(mode="json"), "verdict": judged.model_dump(mode="json")})
