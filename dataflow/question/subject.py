"""The subject: which thing each name of a question stands for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dataflow.question.fold import Word
from dataflow.question.grammar import Cue, phrases
from dataflow.question.lexicon import LENT, Hit, Lexicon
from dataflow.question.meaning import Meaning
from dataflow.question.parts import Parts

_WITHIN = {"de", "du", "des", "dans", "of", "in", "from", "le", "la", "les", "the", "nos", "our"}
_OF_ACTORS = {Cue.CERTIFIED, Cue.SHOW, Cue.BREACH}
_BY_WHOM = {Cue.WHO, Cue.TO_WHOM}
_NEARLY = 1e-9


class Subject(NamedTuple):
    """A name of the question and one thing it may stand for."""

    meaning: Meaning
    rate: float
    hit: Hit


def subjects(found: Parts, lexicon: Lexicon) -> list[list[Subject]]:
    """For each thing a question names, in order, what it may stand for; one where that is clear."""
    return _narrowed(_once(_meant(hit, found.words, found.cues, lexicon) for hit in found.names), found)


def _meant(hit: Hit, words: Sequence[Word], cues: frozenset[Cue], lexicon: Lexicon) -> list[Subject]:
    """What a name may stand for here; one when it is clear."""
    best = max(hit.meanings.values())
    meant = [Subject(meaning, rate, hit) for meaning, rate in hit.meanings.items() if rate >= best - 0.01]
    fields = [each for each in meant if each.meaning.kind == "field"]
    actors = [each for each in meant if each.meaning.kind == "actor"]
    sets = [each for each in meant if each.meaning.kind == "data_set"]
    receives = Cue.RECEIVE in cues and not cues & _BY_WHOM  # « que reçoit reCAPTCHA ? », not who gets it
    if actors and (cues & _OF_ACTORS or receives):
        return actors
    if receives:
        named = [
            Subject(meaning, rate, hit) for meaning, rate in hit.meanings.items() if meaning.kind == "actor"
        ]
        if named:
            return named
    if sets:  # what the registry itself calls so, before what the vocabulary does
        return _beyond(sets, fields, lexicon) + sets + actors
    held = [each for each in fields if each.meaning.id in lexicon.present]
    return (held or [*fields, *_sharing(fields, hit, words, lexicon)]) + actors


def _beyond(sets: list[Subject], fields: list[Subject], lexicon: Lexicon) -> list[Subject]:
    """The fields of the same name that other data sets hold too: an answer about the set would leave those out."""
    ids = {each.meaning.id for each in sets}
    return [
        each
        for each in fields
        if abs(each.rate - LENT) > _NEARLY and lexicon.held.sets_of(each.meaning.id) - ids
    ]


def _sharing(fields: list[Subject], hit: Hit, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Subject]:
    """The fields that the registry holds, and a word stands in the name of, that means fields it does not hold."""
    key = phrases().key(" ".join(word.fold for word in words[hit.start : hit.end]))
    ids = {each.meaning.id for each in fields}
    own = {
        phrases().key(name)
        for each in fields
        for label in [lexicon.labels[each.meaning]]
        for name in (label.say("fr"), label.say("en"), each.meaning.id)
    }
    if fields and key not in own:
        for id_ in lexicon.sharing(key):
            if id_ not in ids:
                yield Subject(Meaning("field", id_), fields[0].rate, hit)


def _once(choices: Iterable[list[Subject]]) -> list[list[Subject]]:
    """Each thing once, however often and by whichever of its names it is called."""
    seen: set[tuple[Meaning, ...]] = set()
    kept = []
    for each in choices:
        meanings = tuple(sorted(subject.meaning for subject in each))
        if each and meanings not in seen:
            seen.add(meanings)
            kept.append(each)
    return kept


def _narrowed(choices: list[list[Subject]], found: Parts) -> list[list[Subject]]:
    """« le téléphone du compte »: after a field, a word for several things means the data set."""
    if len(choices) == 2 and len(choices[0]) == 1 and choices[0][0].meaning.kind == "field":
        sets = [each for each in choices[1] if each.meaning.kind == "data_set"]
        if len(sets) == 1 and is_within(found, choices[0][0].hit, sets[0].hit):
            return [choices[0], sets]
    return choices


def is_within(found: Parts, field: Hit, held: Hit) -> bool:
    """Whether nothing but « de », « du », "of the" stands between a field and a data set."""
    between = {word.fold for word in found.words[field.end : held.start]}
    if not between and field.end == held.start:  # « phone_number@account »
        return found.text[found.words[field.end - 1].end : found.words[held.start].start] == "@"
    return bool(between) and between <= _WITHIN
