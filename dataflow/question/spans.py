"""Spans: what the words of a question could be, name, country, cue or topic, in the order they are taken."""

from collections.abc import Iterator, Sequence
from functools import cache

from dataflow.question.fold import Word
from dataflow.question.grammar import Cue, Key, longest, phrases
from dataflow.question.lexicon import Hit, Lexicon, Spellings
from dataflow.question.places import Place, places_in
from dataflow.question.spelling import SURE
from dataflow.question.topic import Topic

OF_PEOPLE: frozenset[Cue] = frozenset({Cue.RIGHTS, Cue.CONTACT, Cue.OFFICER})
"""What people ask for themselves: their rights, and whom to turn to."""
GUESS = 3
"""The order of a name that is a guess: it is offered only where there is no other."""


class Near(frozenset[Cue]):
    """What a phrase tells that is nearly one we know: « quitent », but also « fourmi » for « fourni »."""


Span = tuple[int, int, int, int, Hit | Place | Topic | frozenset[Cue]]


def spans(question: Sequence[Word], spellings: Spellings, lexicon: Lexicon) -> Iterator[Span]:
    """What the words could be: the longest first, of equals a name, a place, a cue; guesses last."""
    for hit in lexicon.hits(question, spellings):
        guessed = max(hit.meanings.values()) < SURE
        yield (1 if guessed else hit.start - hit.end), (GUESS if guessed else 0), hit.start, hit.end, hit
    told = list(_cues(question, spellings))
    of_people = any(cues & OF_PEOPLE for _, _, cues in told)
    for start, end, cues in told:
        if of_people or cues != {Cue.HOW}:  # « comment » and « peut-on » ask other things elsewhere
            yield start - end, 2, start, end, cues
    for start, end, topic in _topics(question):
        yield start - end, 2, start, end, topic
    for place in places_in(question):
        yield place.name - place.end, 1, place.start, place.end, place


def _cues(question: Sequence[Word], spellings: Spellings) -> Iterator[tuple[int, int, frozenset[Cue]]]:
    known, beginnings = phrases().cues, _beginnings()
    for start in range(len(question)):
        keys: set[Key] = {()}
        exact: set[Key] = {()}
        for end in range(start + 1, len(question) + 1):
            word = question[end - 1].fold
            typed = {word, *(form for form, near in spellings[end - 1] if near == 1)}
            forms = typed | {form for form, near in spellings[end - 1] if near >= SURE}
            keys = {(*key, form) for key in keys for form in forms if (*key, form) in beginnings}
            exact = {(*key, form) for key in exact for form in typed}
            if not keys:
                break
            # A word that changes nothing is none that is nearly one: « clientèle » is left over.
            found = [key for key in sorted(keys) if key in known and (known[key] or key in exact)]
            if found:
                told = frozenset[Cue]().union(*(known[key] for key in found))
                yield start, end, told if exact.intersection(found) else Near(told)


def _topics(question: Sequence[Word]) -> Iterator[tuple[int, int, Topic]]:
    known, most = phrases().topics, _longest_topics()
    folded = tuple(word.fold for word in question)
    for start, first in enumerate(folded):
        for end in range(start + 1, min(start + most.get(first, 0), len(folded)) + 1):
            if topic := known.get(folded[start:end]):
                yield start, end, topic


@cache
def _longest_topics() -> dict[str, int]:
    return longest(phrases().topics)


@cache
def _beginnings() -> frozenset[Key]:
    return frozenset(key[:length] for key in phrases().cues for length in range(1, len(key) + 1))
