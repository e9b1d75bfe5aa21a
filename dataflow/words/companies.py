"""One of several companies: what is told of them together is not told as being of the one that was asked for."""

from dataflow.facts.parties import Source
from dataflow.question.fold import fold
from dataflow.words.speech import Speech
from registry.records.text import Lang


def one_of_several(source: Source, named: str, lang: Lang) -> str:
    """That the company the question named is one of those behind the organisation, whose facts follow.

    `named` are the words of the question. Empty where they name no company, or more than one of them.
    """
    asked = f" {fold(named)} "
    meant = [each for each in source.companies if any(f" {fold(name)} " in asked for name in each.names)]
    if len(source.companies) < 2 or len(meant) != 1:
        return ""
    others = [each.names[0] for each in source.companies if each is not meant[0]]
    speech = Speech(lang)
    return speech.say(
        "one_of_several",
        company=meant[0].names[0],
        others=speech.listed(others),
        organisation=source.organisation.say(lang),
    )
