"""What is expressly ruled out, in the words of a picture's notes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dataflow.answers.answer import Denied
from dataflow.facts.lists import apart
from dataflow.facts.values import status_clause
from dataflow.pictures.sentences import WORDS
from registry.records.evidence import Status
from registry.records.text import Lang


def denied(denials: Iterable[Denied], lang: Lang) -> Iterator[str]:
    """Who is said not to do what, all acts of one party with the same limits together.

    What a denial leaves out is told with it: without it the picture would deny more than the source.
    """
    acts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for each in denials:
        limits = apart(_limits(each, lang), lang)
        acts[each.who_label.say(lang), limits][each.act_label.say(lang)] = None
    for (who, limits), told in acts.items():
        key = "subtitle.denial-limits" if limits else "subtitle.denial"
        yield WORDS.say(lang, key, who=who, act=", ".join(told), limits=limits)


def _limits(denied: Denied, lang: Lang) -> Iterator[str]:
    """What a denial is limited to: fields, data sets, purposes, people, places, a receiver, an area, exceptions."""
    if denied.fields:
        yield ", ".join(each.say(lang) for each in denied.fields)
    several = {
        "sets": denied.data_sets,
        "purposes": denied.purposes,
        "subjects": denied.subjects,
        "places": denied.places,
    }
    for name, texts in several.items():
        if texts:
            yield WORDS.say(lang, f"denial.{name}", which=", ".join(each.say(lang) for each in texts))
    if denied.outside:
        yield denied.outside.say(lang)
    for name, text in (("to", denied.to), ("except", denied.exception)):
        if text:
            yield WORDS.say(lang, f"denial.{name}", which=text.say(lang))
    if denied.status is not Status.DECLARED:
        yield status_clause(denied.status, lang)
