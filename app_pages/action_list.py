"""Actions on screen: a row for each thing to do, under what it is, that opens to its findings."""

from collections.abc import Sequence

from app_pages import tags
from app_pages.desk import Desk
from app_pages.finding_facts import article, coded, heading, severity
from app_pages.markup import Content, Html, element
from dataflow.actions import Action
from dataflow.facts.finding import VERDICTS, Finding

COLUMNS = ("action", "law", "severity", "concerns", "findings")


def rows(
    actions: Sequence[Action],
    here: Desk,
    shown: Finding | None = None,
    *,
    opened: bool = False,
    marks: bool = True,
) -> Html:
    """The actions under the three verdicts; `shown` is the finding that the address names, which comes first.

    `opened`: whether they are open; `marks`: whether the three can be led to on the page.
    """
    parts: list[Content] = [_head(here)]
    for verdict in VERDICTS:
        under = [each for each in actions if each.verdict == verdict]
        if under:
            count = element("small", here.say("actions.count", n=len(under)))
            parts.append(
                element(
                    "h2",
                    heading(verdict, here),
                    " ",
                    count,
                    class_="action-group",
                    id=f"list-{verdict}" if marks else None,
                )
            )
            parts.append(element("ul", [element("li", _row(each, here, shown, opened)) for each in under]))
    return element("section", parts, class_="doing")


def _head(here: Desk) -> Html:
    """The names of the columns: each cell has words that stand without them, so that nobody has to hear them."""
    return element(
        "p",
        [element("span", here.say(f"actions.{name}"), class_=f"cell-{name}") for name in COLUMNS],
        class_="action-columns",
        aria_hidden="true",
    )


def _row(action: Action, here: Desk, shown: Finding | None, opened: bool) -> Html:
    lang, several = here.lang, len(action.findings)
    laws = [tags.law(each, lang) for each in action.laws]
    undecided = action.undetermined if action.verdict != "undetermined" else 0
    comma = "," if action.assumed else None
    title = [
        element("span", action.title.say(lang), class_="action-title"),
        element("small", " ", here.say("actions.if_applies")) if action.said == "would_be" else None,
        element("small", " ", here.say("actions.law_assumed")) if action.assumed else None,
        element("small", comma, " ", here.say("actions.undecided", n=undecided)) if undecided else None,
        element("small", " ", here.say("actions.reopened")) if any(each.lapsed for each in action.findings) else None,
    ]  # fmt: skip
    summary = element(
        "summary",
        element("span", title, class_="cell-action"),
        element("span", laws, class_="cell-law"),
        element("span", severity(action.severity, here, brief=True), class_="cell-severity"),
        element("span", action.concerns.say(lang), class_="cell-concerns"),
        element(
            "span",
            element("b", str(several)),
            element("span", " ", here.say("actions.of_findings", n=several), class_="unit"),
            class_="cell-findings",
        ),
    )
    # What is done in the same way about all of them is said once.
    same = len({each.fix for each in action.findings}) == 1 and several > 1
    fix = element(
        "p",
        element("strong", here.say("finding.fix"), here.say("colon")),
        coded(action.findings[0].fix.say(lang)),
        class_="same-fix",
    )
    ordered = sorted(action.findings, key=lambda each: each is not shown)
    told = element(
        "ul", [element("li", article(each, here, each is shown, fix=not same)) for each in ordered]
    )
    looks = f"action action-{action.verdict}"
    return element("details", summary, fix if same else None, told, class_=looks, open=opened)
