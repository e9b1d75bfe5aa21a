"""A stop of an answer on screen: people, or a place of an actor, with what comes to it and what leaves it."""

from collections.abc import Iterable

from app_pages.fact import bullets, explained, known, pairs
from app_pages.hop_facts import carried
from app_pages.markup import Content, Html, element
from app_pages.sentences import WORDS
from dataflow.answers.answer import Answer, Hop
from dataflow.facts.parties import Stop
from registry.records.text import Lang


def card(answer: Answer, stop: Stop, lang: Lang) -> Html:
    """One stop with everything the answer says of it."""
    party = answer.party(stop.party)
    arriving, leaving = answer.arriving(stop.key), answer.leaving(stop.key)
    facts: list[tuple[str, Content]] = [(WORDS.say(lang, "stop.party"), party.label.say(lang))]
    if party.kind in ("organisation", "third_party"):
        roles = list(dict.fromkeys(known(hop.role, lang) for hop in arriving))
        facts += [
            (WORDS.say(lang, "hop.role"), bullets(roles) if roles else None),
            (WORDS.say(lang, "hop.seat"), explained(party.country, lang)),
            (WORDS.say(lang, "hop.data_country"), explained(stop.country, lang)),
        ]
    facts += [
        (WORDS.say(lang, "stop.arriving"), _hops(answer, arriving, "source", lang)),
        (WORDS.say(lang, "stop.leaving"), _hops(answer, leaving, "target", lang)),
    ]
    told = [(name, value) for name, value in facts if value]
    return element("article", element("h3", stop.label.say(lang)), pairs(told), class_="card")


def _hops(answer: Answer, hops: Iterable[Hop], end: str, lang: Lang) -> Html | None:
    items: list[Content] = []
    for hop in hops:
        other = answer.party_at(getattr(hop, end)).label.say(lang)
        items.append([element("strong", f"{hop.number} · {other}"), carried(answer, hop, lang)])
    return bullets(items) if items else None
