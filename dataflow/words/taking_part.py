"""Taking part: the activities of a hop in words, those it surely takes part in before those it perhaps does."""

from dataflow.answers.answer import Hop
from dataflow.facts.lists import apart
from dataflow.words.sentences import WORDS
from registry.records.evidence import Status
from registry.records.text import Lang


def taking_part(hop: Hop, lang: Lang) -> str:
    """« Gestion de la paie ; peut-être : Recrutement »; empty where no activity is declared, or it is part of none."""
    sure = [each for each in hop.activities if each.status is not Status.UNKNOWN]
    perhaps = [each for each in hop.activities if each.status is Status.UNKNOWN]
    said = [each.label.say(lang) for each in sure if each.label]
    said += [WORDS.say(lang, "activity_perhaps", name=each.label.say(lang)) for each in perhaps if each.label]
    return apart(said, lang)
