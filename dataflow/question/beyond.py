"""Beyond: what no registry can know of a question, and who would know."""

from dataflow.question.reading import Understanding
from dataflow.question.sentences import WORDS
from dataflow.question.topic import BEYOND
from registry.records.text import Text, both

_MOST = 3


def beyond(understood: Understanding) -> Understanding:
    """The understanding with what no registry can know of the question; of a name nobody knows that it is not there."""
    return understood.model_copy(update={"beyond": _said(understood)})


def _said(understood: Understanding) -> Text | None:
    topic = next((each for each in understood.topics if each in BEYOND), None)
    if topic is not None:
        return WORDS.both(f"beyond.{topic}")
    names = [
        word for word in understood.strange if word[:1].isupper() and not _begins(word, understood.question)
    ]
    if not names:
        return None
    return both(lambda lang: WORDS.say(lang, "beyond.name", names=_quoted(names, lang)))


def _begins(word: str, question: str) -> bool:
    """Whether a capital may be that of a sentence alone."""
    return question.lstrip("«“\"'( ").startswith(word) and not word[1:2].isupper()


def _quoted(names: list[str], lang: str) -> str:
    return ", ".join(WORDS.say("fr" if lang == "fr" else "en", "quoted", word=name) for name in names[:_MOST])
