"""Tags: a role and a law as small marks, each a word with a shape, so that colour alone says nothing."""

from collections.abc import Iterable

from app_pages.markup import Html, element
from app_pages.meaning import meaning
from app_pages.sentences import WORDS
from dataflow.law import laws
from registry.records.text import Lang
from registry.vocabulary import vocabulary


def roles(ids: Iterable[str], lang: Lang) -> Html:
    """The roles with these ids, a band and a word each; that it is unknown where there is none."""
    known = vocabulary().roles
    told = [
        element(
            "span",
            known[id_].label.say(lang),
            class_=f"role role-{id_}",
            title=meaning("roles", id_, lang),
        )
        for id_ in dict.fromkeys(ids)
    ]
    if not told:
        told = [element("span", WORDS.say(lang, "unknown"), class_="role role-unknown")]
    return element("span", told, class_="roles")


def law(regime: str, lang: Lang) -> Html:
    """A law by its short name; the whole one where no rules of it are known."""
    label = vocabulary().regimes[regime].label.say(lang)
    short = laws()[regime].short.say(lang) if regime in laws() else label
    return element("span", short, class_="law", title=label)
