"""The rows of an answer: who gets it, or what an actor gets, one line each, with what is unknown summed up."""

from collections.abc import Sequence
from typing import Final

from app_pages.desk import Desk
from app_pages.fact import bullets, chip, known
from app_pages.links import to_actor
from app_pages.markup import NOTHING, Content, Html, element, joined
from app_pages.tags import roles
from dataflow.answers.answer import Answer
from dataflow.answers.arrivals import Arrival
from dataflow.answers.groups import grouped
from dataflow.answers.recipients import Recipient
from dataflow.facts.citations import cited, document, lines
from dataflow.facts.known import Cited
from dataflow.facts.whereabouts import country_words
from dataflow.words import manner
from registry.records.evidence import Status
from registry.records.prose import day_in_words

ROWS: Final = "answer-rows"
FOLDED: Final = 12
"""With more rows than these they stand in groups, each folded but for its name, its number and who is in it."""


def table(answer: Answer, told: Sequence[Recipient], came: Sequence[Arrival], here: Desk) -> Html:
    """The recipients of a field, or what comes to an actor; nothing where there is neither."""
    if answer.question == "receives":
        return _table("arrival", [_arrival(each, here) for each in came], here) if came else NOTHING
    return recipient_table(answer, told, here) if told else NOTHING


_COLUMNS: Final = {
    "recipient": ("who", "role", "seat", "hosting", "known_by", "since", "open"),
    "arrival": ("data_set", "fields", "from", "known_by"),
}


def _table(kind: str, told: Sequence[Sequence[Content]], here: Desk, late: str = "since") -> Html:
    names = [here.say(f"rows.{late if each == 'since' else each}") for each in _COLUMNS[kind]]
    head = element("tr", [element("th", name, scope="col") for name in names])
    body = [_row(names, cells) for cells in told]
    table = element(
        "table",
        element("caption", here.say(f"rows.caption.{kind}", n=len(told)), class_="unseen"),
        element("thead", head),
        element("tbody", body),
        class_="grid rows",
    )
    return element(
        "div",
        table,
        class_="scroll",
        role="region",
        tabindex=0,
        id=ROWS,
        aria_label=here.say(f"rows.label.{kind}"),
    )


def _row(names: Sequence[str], cells: Sequence[Content]) -> Html:
    """The first cell names the row; the others say their column where there is no room for one."""
    first = element("th", cells[0], scope="row")
    return element(
        "tr",
        first,
        [
            element("td", element("div", cell), data_name=name)
            for name, cell in zip(names[1:], cells[1:], strict=True)
        ],
    )


def recipient_table(answer: Answer, told: Sequence[Recipient], here: Desk) -> Html:
    """A row each; that no day is more than the latest it can have begun is said once, in the heading."""
    late = all(each.since_by != "stated" for each in told) and any(each.since for each in told)
    cells = [_recipient(answer, each, here, late) for each in told]
    return _table("recipient", cells, here, "since_latest" if late else "since")


def _recipient(answer: Answer, each: Recipient, here: Desk, late: bool) -> list[Content]:
    lang = here.lang
    named = to_actor(here, each.party.id, each.party.label.say(lang))
    return [
        [named, element("small", manner(answer, each, lang), class_="line")],
        roles(each.roles, lang),
        known(each.party.country, lang),
        _hosting(each, here),
        _known_by(each.status, each.citations, here),
        _since(each, here, late),
        _open(each, here),
    ]


def _hosting(each: Recipient, here: Desk) -> Content:
    names = [country_words(code).say(here.lang) for code in each.countries]
    unknown = element("span", here.say("unknown"), class_="chip chip-unknown")
    if not names:
        return unknown
    return [", ".join(names), [" ", unknown] if each.places_open else None]


def _since(each: Recipient, here: Desk, late: bool) -> Content:
    if each.since is None:
        return element("span", here.say("unknown"), class_="chip chip-unknown")
    day = day_in_words(each.since, here.lang)
    return day if late else here.say(f"rows.since_by.{each.since_by}", day=day)


def _open(each: Recipient, here: Desk) -> Content:
    """What nobody has said of it, summed up once, each point behind a click."""
    if not each.open:
        return element("span", here.say("rows.all_said"), class_="why")
    points = [here.say(f"rows.about.{about}") for about in each.open]
    return element(
        "details",
        element("summary", here.say("rows.points", n=len(points))),
        bullets(points),
        to_actor(here, each.party.id, here.say("rows.say_it")),
        class_="points-open",
    )


def _arrival(each: Arrival, here: Desk) -> list[Content]:
    name = each.label.say(here.lang) if each.label else here.say("rows.unsaid")
    source = each.source
    of = source.label.say(here.lang)
    return [
        name,
        ", ".join(field.say(here.lang) for field in each.fields) or here.say("unknown"),
        [of, element("small", here.say("rows.directly"), class_="line")]
        if source.kind == "person"
        else to_actor(here, source.id, of)
        if source.kind in ("organisation", "third_party")
        else of,
        _known_by(each.status, each.citations, here),
    ]


def _known_by(status: Status, citations: Sequence[Cited], here: Desk) -> Content:
    """How it is known, and where: the lines of one document, or how many documents; in full when pointed at."""
    told = grouped(citations, lambda each: each.document)
    if len(told) > 1:
        brief = here.say("rows.documents", n=len(told))
    else:
        brief = next(
            (
                lines(several, here.lang, "cell")
                or document(several[0].title, several[0].version, here.lang, "cell")
                for several in told.values()
            ),
            "",
        )
    whole = "\n".join(cited(each, here.lang, "page") for each in citations)
    where = element("small", brief, title=whole) if brief else None
    return joined([chip(status, here.lang), " ", where])
