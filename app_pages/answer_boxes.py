"""The boxes under an answer as HTML: closed, each says in one line what it holds."""

from collections.abc import Sequence

from app_pages.desk import Desk
from app_pages.fact import bullets
from app_pages.markup import NOTHING, Html, element
from dataflow.words import Paragraph
from dataflow.words.boxes import Box


def boxes_html(told: Sequence[Box], here: Desk) -> Html:
    """Each folded but for its name and what it holds; what is contradictory stands open. Nothing for none."""
    return element("div", [_box(each, here) for each in told], class_="boxes") if told else NOTHING


def lines_html(part: Paragraph) -> Html:
    """The lines of a paragraph. A way that leads inside what is folded unfolds it."""
    return element("div", bullets(part.lines), id=f"answer-{part.kind}")


def _box(box: Box, here: Desk) -> Html:
    several = len(box.parts) > 1
    return element(
        "details",
        element(
            "summary",
            element("h2", box.title, element("span", here.say("colon"), class_="unseen")),
            " ",
            element("span", box.brief, class_="counts"),
        ),
        [[element("h3", part.title) if several else None, lines_html(part)] for part in box.parts],
        class_=f"fold box box-{box.kind}",
        open=box.kind == "contradictions",
    )
