"""One of several companies: what is told of them together is not told as being of the one that was asked for."""

from dataflow.facts.parties import Company, Source
from dataflow.words.speech import Speech
from registry.records.text import Lang


def one_of_several(source: Source, asked: Company, lang: Lang) -> str:
    """That the company asked for is one of those behind the organisation, of whom together the facts are told."""
    speech = Speech(lang)
    return speech.say(
        "one_of_several",
        company=asked.names[0],
        others=speech.listed(each.names[0] for each in source.companies if each is not asked),
        organisation=source.organisation.say(lang),
    )
