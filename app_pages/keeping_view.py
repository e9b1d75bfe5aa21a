"""How long something is kept, on screen: by the organisation, data set by data set, and by third parties."""

from collections.abc import Iterable

import streamlit as st

from app_pages.desk import Desk
from app_pages.fact import bullets, chip, explained, known, sources
from app_pages.links import to_actor
from app_pages.markup import Content, Html, element, joined, separated
from dataflow.answers.keeping import Keeping, KeptAt, KeptTracker
from dataflow.facts.known import Retained
from dataflow.words import contradiction, keeping_paragraphs, unengaged_told
from registry.records.evidence import Status


def show(found: Keeping, here: Desk) -> None:
    """The retention rules, and that they are unknown where they are."""
    lang = here.lang
    own = [
        element(
            "article",
            element("h3", each.label.say(lang)),
            element("p", ", ".join(field.say(lang) for field in each.fields), class_="why"),
            _rules(each.rules, here),
            _trackers(each.trackers, here),
            class_="card",
        )
        for each in found.sets
    ]
    if found.trackers:
        own.append(element("article", _trackers(found.trackers, here), class_="card"))
    elsewhere = [_elsewhere(kept, here) for kept in by_stop(found.elsewhere).values()]
    name = here.tell(found.source.organisation)
    _section(here.say("keeping.own", name=name), own or element("p", here.say("keeping.none")))
    if found.contradictions:
        _section(
            here.say("keeping.contradictions"),
            bullets([contradiction(each, lang) for each in found.contradictions]),
        )
    if found.own:
        places = [_elsewhere(kept, here) for kept in by_stop(found.own).values()]
        _section(here.say("keeping.places"), places)
    _section(here.say("keeping.elsewhere"), elsewhere or element("p", here.say("keeping.nowhere")))
    for part in keeping_paragraphs(found, lang):
        if part.kind == "left":
            _section(part.title, bullets(part.lines))


def by_stop(kept: Iterable[KeptAt]) -> dict[str, list[KeptAt]]:
    """What is kept, by the place it is kept at: several flows may lead there."""
    places: dict[str, list[KeptAt]] = {}
    for each in kept:
        places.setdefault(each.stop.key, []).append(each)
    return places


def _elsewhere(kept: list[KeptAt], here: Desk) -> Html:
    lang, first = here.lang, kept[0]
    stored = separated(dict.fromkeys(known(each.hop.storage, lang) for each in kept), ", ")
    rules = tuple(dict.fromkeys(rule for each in kept for rule in each.hop.retention))
    unsaid = ", ".join(dict.fromkeys(field.say(lang) for each in kept for field in each.unsaid))
    return element(
        "article",
        element("h3", to_actor(here, first.party.id, first.party.label.say(lang))),
        element("p", first.stop.label.say(lang), _doubt(kept, here), class_="why"),
        element("p", here.say("hop.storage"), here.say("colon"), stored),
        _rules(rules, here),
        element("p", here.say("keeping.unsaid"), here.say("colon"), unsaid) if unsaid else None,
        class_="card",
    )


def _doubt(kept: Iterable[KeptAt], here: Desk) -> Content:
    """How it is known that the data comes there at all, where no flow of its is declared."""
    known_as = min((each.hop.status for each in kept), key=lambda status: status.weakness)
    return None if known_as is Status.DECLARED else joined([" ", chip(known_as, here.lang)])


def _trackers(trackers: tuple[KeptTracker, ...], here: Desk) -> Html | None:
    """How long the trackers last whose data it is."""
    if not trackers:
        return None
    told = [
        [
            element("code", each.pattern),
            " (",
            each.set_by.label.say(here.lang),
            ")",
            here.say("colon"),
            explained(each.lifetime, here.lang),
            element("span", unengaged_told(each.unengaged, here.lang), class_="line why")
            if each.unengaged
            else None,
        ]
        for each in trackers
    ]
    return element("div", element("p", here.say("keeping.trackers")), bullets(told))


def _section(title: str, content: Content) -> None:
    st.html(element("section", element("h2", title), element("div", content, class_="matters")))


def _rules(rules: tuple[Retained, ...], here: Desk) -> Html:
    if not rules:
        return element(
            "p",
            here.say("keeping.rules"),
            here.say("colon"),
            element("span", here.say("unknown"), class_="chip chip-unknown"),
        )
    return bullets(
        [each.label.say(here.lang), " ", chip(each.status, here.lang), sources(each.citations, here.lang)]
        for each in rules
    )
