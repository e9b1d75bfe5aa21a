"""People's rights on screen: how each is exercised, which are unknown, whom to turn to."""

from app_pages.desk import Desk
from app_pages.fact import bullets, chip, sources
from app_pages.hop_facts import unknown
from app_pages.markup import Content, Html, element, joined, separated
from dataflow.answers.profile import Offered, Reach, Recourse, RightKnown
from dataflow.words.recourse import remarks
from registry.records.evidence import Status


def rights(found: Recourse, here: Desk) -> Html:
    """A row for each right, those nobody has said anything of too; then what holds of all of them."""
    names = ("actor.right", "actor.right_how", "actor.right_owed", "hop.source")
    head = element("tr", [element("th", here.say(name), scope="col") for name in names])
    rows = [_row(each, here) for each in found.rights]
    whole = element("table", element("thead", head), element("tbody", rows), class_="grid")
    table = element(
        "div", whole, class_="scroll", role="region", tabindex=0, aria_label=here.say("actor.rights")
    )
    return joined([table, bullets(remarks(found, here.lang))])


def _row(each: RightKnown, here: Desk) -> Html:
    known: list[Content] = [_way(offered, here) for offered in each.offered]
    if not known and each.notices:
        known = [here.say("actor.right_told", notices=", ".join(each.notices))]
    cited = dict.fromkeys(cite for offered in each.offered for cite in offered.citations)
    return element(
        "tr",
        element("th", each.label.say(here.lang), scope="row"),
        element("td", bullets(known) if known else unknown(here.lang)),
        element("td", bullets(law.say(here.lang) for law in each.owed)),
        element("td", sources(tuple(cited), here.lang) if each.offered else None),
    )


def _way(offered: Offered, here: Desk) -> Html:
    sets = ", ".join(label.say(here.lang) for label in offered.data_sets)
    lines: list[Content] = [
        offered.how.say(here.lang) if offered.how else unknown(here.lang),
        element("small", sets, class_="line") if sets else None,
        element("small", here.tell(offered.condition), class_="line") if offered.condition else None,
        None if offered.status is Status.DECLARED else chip(offered.status, here.lang),
        element("span", here.tell(offered.reason), class_="line why") if offered.reason else None,
    ]
    return joined(lines)


def contacts(found: Recourse, here: Desk) -> Html:
    """The ways to reach an actor, with where each can be read; that they are unknown when they are."""
    return bullets(_contact(each, here) for each in found.contacts) or unknown(here.lang)


def _contact(each: Reach, here: Desk) -> Html:
    ways: list[Content] = [
        element("a", each.email, href=f"mailto:{each.email}") if each.email else None,
        each.phone,
        each.address,
        element("a", each.url, href=each.url, rel="noopener noreferrer")
        if (each.url or "").startswith("https://")
        else each.url,
    ]
    what = [element("span", here.tell(each.what), class_="line")] if each.what else []
    return joined([*what, separated(ways, ", "), " ", sources(each.citations, here.lang)])
