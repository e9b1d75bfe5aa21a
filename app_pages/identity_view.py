"""Who an actor is, on screen: names, seat and address, contacts, links, the laws it is under, its companies."""

from app_pages import rights_view
from app_pages.desk import Desk
from app_pages.fact import bullets, chip, explained, known, pairs, sources
from app_pages.markup import Content, Html, element
from dataflow.answers.profile import Profile


def identity(found: Profile, here: Desk, told: bool) -> Html:
    """`told`: whether the ten facts stand beside it, so that none of them is told twice but what has more to say."""
    lang = here.lang
    ten: list[tuple[str, Content]] = [
        (here.say("actor.legal_name"), explained(found.legal_name, lang)),
        (here.say("actor.country"), explained(found.party.country, lang)),
    ]
    onward: list[tuple[str, Content]] = [
        (here.say("actor.recipients"), explained(found.recipients, lang)),
    ]
    facts: list[tuple[str, Content]] = [
        *([] if told else ten),
        (here.say("actor.address"), explained(found.address, lang)),
        *([] if told and found.recipients.label is None else onward),
        (
            here.say("actor.contacts"),
            rights_view.contacts(found.recourse, here),
        ),
        (here.say("actor.source"), [chip(found.status, lang), " ", sources(found.citations, lang)]),
    ]
    if found.nature.label:
        facts.append((here.say("actor.nature"), explained(found.nature, lang)))
    if found.group.label:
        facts.append((here.say("actor.group"), explained(found.group, lang)))
    if found.also_called:
        facts.append((here.say("actor.also"), ", ".join(found.also_called)))
    if found.links:
        links = [element("a", name, href=url, rel="noopener noreferrer") for name, url in found.links.items()]
        facts.append((here.say("actor.links"), bullets(links)))
    if found.laws:
        laws = [
            [
                element("strong", each.label.say(lang)),
                here.say("colon"),
                here.say(f"applies.{each.applies}"),
                element("span", here.tell(each.reason), class_="line why"),
                sources(each.citations, lang) if each.citations else None,
            ]
            for each in found.laws
        ]
        facts.append((here.say("actor.laws"), bullets(laws)))
    if found.entities:
        entities = [
            [each.legal_name, here.say("colon"), known(each.country, lang), sources(each.citations, lang)]
            for each in found.entities
        ]
        facts.append((here.say("actor.entities"), bullets(entities)))
        facts.append((here.say("actor.entities_role"), explained(found.entities_role, lang)))
    return pairs(facts)
