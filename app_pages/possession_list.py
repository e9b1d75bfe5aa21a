"""What an actor has, listed: its certificates and its places, a tile each; and what it is said not to do."""

from collections.abc import Iterable

from app_pages.desk import Desk
from app_pages.fact import explained, sources
from app_pages.hop_facts import certificate
from app_pages.markup import Content, Html, element
from dataflow.answers.profile import Profile
from dataflow.words.speech import Speech


def certificates(found: Profile, here: Desk) -> Html:
    """Its certificates, with what each is worth on the day asked."""
    told = [
        element(
            "div",
            certificate(each, here.lang, at_place=False),
            element("p", here.tell(each.note), class_="why") if each.note else None,
            class_="tile",
        )
        for each in found.certificates
    ]
    none = element("p", here.say("actor.certificates_none"))
    return element("div", told, class_="tiles") if told else none


def places(found: Profile, here: Desk) -> Html:
    """Its places, each with the countries it is in."""
    told = [
        element(
            "div",
            element("strong", place.label.say(here.lang), class_="line"),
            here.say("hop.data_country"),
            here.say("colon"),
            explained(place.country, here.lang),
            element("p", here.tell(place.note), class_="why") if place.note else None,
            class_="tile",
        )
        for place in found.places
    ]
    none = element("p", here.say("actor.places_none"))
    return element("div", told, class_="tiles") if told else none


def denials(found: Profile, here: Desk) -> Iterable[Content]:
    """What the sources say that it does not do, each with where it is said."""
    speech = Speech(here.lang)
    for each in found.denials:
        fields = ", ".join(field.say(here.lang) for field in each.fields)
        yield [
            each.act_label.say(here.lang),
            f"{here.say('colon')}{fields}" if fields else None,
            f" ({speech.apart(limits)})" if (limits := speech.bounds(each)) else None,
            element("span", here.tell(each.note), class_="line why") if each.note else None,
            sources(each.citations, here.lang),
        ]
