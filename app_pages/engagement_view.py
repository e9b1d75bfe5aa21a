"""An actor's engagements and trackers on screen."""

from collections.abc import Iterable, Iterator

from app_pages.desk import Desk
from app_pages.fact import bullets, chip, explained, known, pairs, sources
from app_pages.hop_facts import bases_in_brief, unknown
from app_pages.links import to_actor
from app_pages.markup import Content, Html, element
from app_pages.tags import roles
from dataflow.answers.profile import Engaged, Set
from dataflow.facts.contracts import Agreed
from dataflow.words import unengaged_told
from registry.records.prose import day_in_words


def engagements(name: str, held: Iterable[Engaged], here: Desk) -> Html:
    """Whom an actor is engaged by, or whom it engages, with what is known of each engagement."""
    told = [_engagement(each, name, here) for each in held]
    none = element("p", here.say("actor.engagements_none"))
    tiles = element("div", told, class_="tiles engaged") if told else none
    return element("section", element("h2", here.say(f"actor.{name}")), tiles, id=name)


def _engagement(each: Engaged, name: str, here: Desk) -> Html:
    lang = here.lang
    other = (each.by_id, each.by) if name == "engagements" else (each.engaged_id, each.engaged)
    facts: list[tuple[str, Content]] = [
        (
            here.say("actor.by" if name == "engagements" else "actor.engaged"),
            to_actor(here, other[0], other[1].say(lang)),
        ),
        (here.say("hop.role"), explained(each.role, lang)),
        (
            here.say("hop.purposes"),
            [
                bullets(
                    [
                        known(use.purpose, lang),
                        element("small", f" ({use.condition.say(lang)})") if use.condition else None,
                    ]
                    for use in each.purposes
                ),
                bases_in_brief(each.purposes, lang),
            ]
            if each.purposes
            else unknown(here.lang),
        ),
        (
            here.say("actor.data_sets"),
            bullets(label.say(lang) for label in each.data_sets)
            if each.data_stated or each.data_sets
            else element("span", here.say("actor.data_not_stated"), class_="chip chip-unknown"),
        ),
        (here.say("hop.contract"), explained(each.contract, lang)),
        *_agreed(each.agreed, here),
        (here.say("actor.authorisation"), explained(each.authorisation, lang)),
        (here.say("actor.breach"), explained(each.breach_clock, lang)),
        (here.say("actor.inquiry"), explained(each.inquiry, lang) if each.inquiry.label else None),
        (here.say("actor.reuse"), explained(each.reuse, lang) if each.reuse.label else None),
        (here.say("actor.valid"), _period(each, here)),
        (
            here.say("hop.status"),
            [chip(each.status, lang), element("span", here.tell(each.reason), class_="line why")],
        ),
        (here.say("hop.note"), here.tell(each.note)),
        (here.say("hop.source"), sources(each.citations, lang)),
    ]
    title = element("h3", here.tell(each.label) or other[1].say(lang))
    in_role = roles((str(part.value) for part in each.role.parts or (each.role,) if part.value), lang)
    what_for = ", ".join(here.tell(use.purpose.label) for use in each.purposes) or here.say("unknown")
    return element(
        "article",
        element("div", title, in_role, class_="head"),
        element("p", what_for),
        element("p", here.tell(each.note) or here.tell(each.role.reason), class_="why"),
        element(
            "details",
            element("summary", here.say("party.more")),
            pairs((name, value) for name, value in facts if value),
        ),
        class_="tile",
    )


def _agreed(told: Agreed, here: Desk) -> Iterator[tuple[str, Content]]:
    """What the contract says of its end and of the processing, where it says anything."""
    for name, known_ in (
        ("contract_ends", told.until),
        ("renewal", told.renewal),
        ("notice", told.notice),
        ("describes", told.describes),
    ):
        if known_.label:
            yield here.say(f"actor.{name}"), explained(known_, here.lang)
    if told.amendments:
        yield here.say("actor.amendments"), bullets(explained(each, here.lang) for each in told.amendments)
    if told.url:
        yield here.say("actor.contract_url"), element("a", told.url, href=told.url, rel="noopener noreferrer")


def _period(each: Engaged, here: Desk) -> str:
    ends = [day_in_words(end, here.lang) if end else "…" for end in (each.valid_from, each.valid_to)]
    return " – ".join(ends) if each.valid_from or each.valid_to else ""


def trackers(held: Iterable[Set], here: Desk) -> Html:
    """The cookies and trackers an actor sets, a row each."""
    lang = here.lang
    names = (
        "actor.tracker",
        "actor.category",
        "facet.field",
        "column.purpose",
        "actor.lifetime",
        "actor.consent",
        "hop.source",
    )
    head = element("tr", [element("th", here.say(name), scope="col") for name in names])
    rows = [
        element(
            "tr",
            element(
                "th",
                element("code", each.pattern),
                element("span", here.tell(each.note), class_="line why") if each.note else None,
                element("span", unengaged_told(each.unengaged, lang), class_="line why")
                if each.unengaged
                else None,
                scope="row",
            ),
            element("td", each.category.say(lang)),
            element("td", each.field.say(lang)),
            element("td", bullets(known(use.purpose, lang) for use in each.purposes) or unknown(here.lang)),
            element("td", explained(each.lifetime, lang)),
            element("td", explained(each.consent, lang)),
            element("td", chip(each.status, lang), sources(each.citations, lang)),
        )
        for each in held
    ]
    whole = element("table", element("thead", head), element("tbody", rows), class_="grid")
    return element(
        "div", whole, class_="scroll", role="region", tabindex=0, aria_label=here.say("actor.trackers")
    )
