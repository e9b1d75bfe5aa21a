"""The headline: the answer in a few plain sentences that a Data Protection Officer would sign."""

from dataflow.answers.answer import Answer
from dataflow.words import going, receiving
from registry.records.text import Lang


def headline(answer: Answer, lang: Lang) -> str:
    """Where the field goes, or what the actor receives: through whom, in which role, how it is known.

    Names every party that a hop leads to, and calls nothing absent that is only unknown.
    """
    sentences = (
        going.sentences(answer, lang) if answer.question == "goes" else receiving.sentences(answer, lang)
    )
    return " ".join(sentences)
