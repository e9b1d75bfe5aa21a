"""The senses: what the words of lists tell, in both languages, as the grammar's files have it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from dataflow.question.fold import Word, fold, singular, words
from dataflow.question.grammar import Key, phrases
from dataflow.question.verb import forms
from dataflow.question.wanted import Column, Condition, Op
from registry.records.text import LANGS, Lang
from registry.source.shipped import read_shipped
from registry.vocabulary import FieldTerm, Term, Vocabulary, vocabulary

Sort = Literal["notion", "value", "mark", "op", "ask", "rel", "fill"]
_FOREIGN = 6  # letters: « findings », "sous-traitant" are understood in either language; "pays" is a verb too
_VERB, _ACTIVE = " verb", " active verb"
_OWN = ((Column.PURPOSE, "purposes"), (Column.MEASURE, "measures"))
"""What a registry has words of its own for that are values of a column."""
_FOLDER = Path(__file__).parent.parent / "grammar" / "lists"


class Sense(NamedTuple):
    """What a phrase tells."""

    sort: Sort
    name: str = ""
    """Of a notion, an operator, a question word or a verb its name in the grammar."""
    condition: Condition | None = None
    """Of a value and of a mark what it asks; of a notion what the word itself narrows it to."""


class Senses(NamedTuple):
    """All phrases of both languages: people mix them."""

    told: Mapping[Key, Mapping[Sense, frozenset[Lang]]]
    """Phrases, as written and without articles, and what they tell in which languages."""
    beginnings: frozenset[Key]
    languages: Mapping[str, frozenset[Lang]]
    """The languages that each word belongs to."""
    words: frozenset[str]
    narrowing: frozenset[str]
    """The participles of verbs that ask nothing: « vérifiés » narrows, and is no slip of the pen for « vérifier »."""
    sending: frozenset[str]
    """The words for who sends, as written: "sends" is, "send" may be « we »."""

    def within(
        self, question: Sequence[Word], spelled: Sequence[tuple[str, ...]], lang: Lang
    ) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
        """Every phrase of a language in the words of a question, also one inside another.

        `spelled` has for each word what it may be. Articles may stand inside a phrase that has none.
        """
        glue = phrases().glue
        for start in range(len(question)):
            states: set[Key] = {()}
            for end in range(start + 1, len(question) + 1):
                more = {
                    (*key, form)
                    for key in states
                    for form in spelled[end - 1]
                    if (*key, form) in self.beginnings
                }
                skipped = question[end - 1].fold in glue and end - 1 > start
                states = more | (states - {()} if skipped else set())
                if not states:
                    break
                found = tuple(
                    dict.fromkeys(
                        sense
                        for key in sorted(more)
                        for sense, langs in self.told.get(key, {}).items()
                        if lang in langs or (sense.sort == "notion" and len(key[0]) >= _FOREIGN)
                    )
                )
                if found:
                    yield start, end, found


@cache
def senses() -> Senses:
    """The phrases of the package, read once; RuntimeError when a file, which we ship, is broken."""
    told: dict[Key, dict[Sense, set[Lang]]] = defaultdict(lambda: defaultdict(set))
    languages: dict[str, set[Lang]] = defaultdict(set)
    sending: set[str] = set()
    verbs: list[tuple[str, Sense, Lang]] = []
    narrowing: set[str] = set()
    glue = phrases().glue
    for lang in LANGS:
        source = read_shipped(_FOLDER / f"{lang}.yaml", f"{lang}.yaml")
        if source.problems:
            raise RuntimeError(f"broken phrases: {source.problems[0]}")
        for key, listed in source.data.items():
            sense = sense_of(key)
            if key.endswith(_VERB):
                active = key.endswith(_ACTIVE)
                for each in listed:
                    made = [*forms(each, lang, active=active)]
                    verbs += [(form, sense, lang) for form in made]
                    narrowing |= {singular(form) for form in forms(each, lang)} - {*map(singular, made)}
                continue
            for phrase in listed:
                for each in _keys(str(phrase), glue):
                    told[each][sense].add(lang)
                if sense == Sense("rel", "send"):
                    sending.add(" ".join(word.fold for word in words(str(phrase))))
                for word in words(str(phrase)):
                    languages[word.fold].add(lang)
    for name, sense in _of_vocabulary():
        # « l’accès à mes données » without its little words is any access to any data
        exact = sense.condition is not None and sense.condition.column is Column.RIGHT
        for each in _keys(name, frozenset() if exact else glue):
            told[each][sense].update(LANGS)
    asking, elsewhere = _asking(), frozenset(told)
    for name, sense in _valued(Column.MEASURE, vocabulary().measures, ids=False):
        for each in _keys(
            name, glue
        ):  # « sauvegardes » are a purpose, « plan de reprise » is a measure alone
            if each not in elsewhere and not any((each, lang) in asking for lang in LANGS):
                told[each][sense].update(LANGS)
    for key, cues in phrases().cues.items():  # what changes nothing there changes nothing here
        if not cues:
            spoken = frozenset[Lang](LANGS).intersection(
                *(phrases().languages.get(word, LANGS) for word in key)
            )
            told[tuple(map(singular, key))][Sense("fill")].update(spoken)
    taken = frozenset((key, lang) for key in told for lang in _spoken(told[key])) | asking
    for form, sense, lang in verbs:
        key = tuple(singular(word) for word in form.split())
        if (key, lang) not in taken:  # « enregistrons » may tell more than its verb does
            told[key][sense].add(lang)
            for each in form.split():
                languages[each].add(lang)
    return Senses(
        {key: {sense: frozenset(langs) for sense, langs in found.items()} for key, found in told.items()},
        frozenset(key[:length] for key in told for length in range(1, len(key) + 1)),
        {word: frozenset(found) for word, found in languages.items()},
        frozenset(word for key in told for word in key),
        frozenset(narrowing),
        frozenset(sending),
    )


@lru_cache(maxsize=8)
def senses_of(words: Vocabulary) -> Senses:
    """The phrases, with what a registry calls its own purposes and kinds of measure: a name that they share with others
    may be any of them, but of the vocabulary's synonyms theirs stands alone."""
    known = senses()
    for column, kind in _OWN:
        own = [term for of, term in words.own if of == kind]
        known = _with_own(known, column, getattr(words, kind), own) if own else known
    return known


def _with_own(
    known: Senses, column: Column, terms: Mapping[str, Term], own: Sequence[Term | FieldTerm]
) -> Senses:
    glue = phrases().glue
    told: dict[Key, Mapping[Sense, frozenset[Lang]]] = dict(known.told)
    labels: dict[str, set[str]] = defaultdict(set)
    for term in terms.values():
        for label in (term.label.fr, term.label.en):
            labels[fold(label or term.id)].add(term.id)
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for each in own:
        for name in terms[each.id].names:
            named[fold(name)][each.id] = None
    for name, ids in named.items():
        values = tuple(dict.fromkeys((*ids, *sorted(labels[name]))))
        sense = Sense("value", condition=Condition(column=column, values=values))
        for key in _keys(name, glue):
            others = {
                other: langs
                for other, langs in told.get(key, {}).items()
                if other.condition is None or other.sort != "value" or other.condition.column is not column
            }
            told[key] = {**others, sense: frozenset(LANGS)}
    added = [key for key in told if key not in known.told]
    return known._replace(
        told=told,
        beginnings=known.beginnings | {key[:length] for key in added for length in range(1, len(key) + 1)},
        words=known.words | {word for key in added for word in key},
    )


def _spoken(found: Mapping[Sense, set[Lang]]) -> frozenset[Lang]:
    """The languages that a phrase tells something in: a notion is understood in either."""
    if any(each.sort == "notion" for each in found):
        return frozenset(LANGS)
    return frozenset[Lang]().union(*found.values())


def _asking() -> frozenset[tuple[Key, Lang]]:
    """The words that other questions than those for lists are put in."""
    every = phrases()
    asked = {key for key, cues in every.cues.items() if cues} | {*every.topics, *every.rights, *every.places}
    return frozenset((tuple(map(singular, key)), lang) for key in asked for lang in LANGS)


def _keys(phrase: str, glue: frozenset[str]) -> Iterator[Key]:
    """A phrase as it is looked up: as it is written, and without the articles inside it. « de qui » is not « qui »."""
    whole = [word.fold for word in words(phrase)]
    first, rest = tuple(map(singular, whole[:1])), whole[1:]
    bare = (*first, *(singular(word) for word in rest if word not in glue))
    yield from dict.fromkeys(each for each in ((*first, *map(singular, rest)), bare) if each)


def _of_vocabulary() -> Iterator[tuple[str, Sense]]:
    """What the terms of the vocabulary are called, each a value; of a name for several terms all of them."""
    known = vocabulary()
    kinds: Mapping[Column, Mapping[str, Term]] = {
        Column.PURPOSE: known.purposes, Column.BASIS: known.legal_bases, Column.MECHANISM: known.transfer_mechanisms,
        Column.CERTIFICATE: known.certifications, Column.CATEGORY: known.tracker_categories, Column.LAW: known.regimes,
        Column.RIGHT: known.rights,
    }  # fmt: skip
    for column, terms in kinds.items():
        yield from _valued(column, terms)


def _valued(column: Column, terms: Mapping[str, Term], *, ids: bool = True) -> Iterator[tuple[str, Sense]]:
    """The names of some terms; `ids`: whether their ids are words for them too."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, term in terms.items():
        if id_ in ("other", "unknown"):
            continue
        for name in term.names if ids else [each for each in term.names if each != id_]:
            named[fold(name)][id_] = None
    if column is Column.RIGHT:
        for key, id_ in phrases().rights.items():
            named[" ".join(key)][id_] = None
    for name, found in named.items():
        yield name, Sense("value", condition=Condition(column=column, values=tuple(found)))


def sense_of(key: str) -> Sense:
    """A key of the grammar: `value role=processor`, `mark country outside EU`; ValueError for any other.

    Under one that ends in `verb` stand infinitives, for all their forms; `active verb`: for those without the past
    participle.
    """
    key = key.removesuffix(_ACTIVE).removesuffix(_VERB)
    sort, _, rest = key.partition(" ")
    match sort:
        case "notion":
            name, _, narrowed = rest.partition(" ")
            return Sense("notion", name, _equal(narrowed) if narrowed else None)
        case "value":
            return Sense("value", condition=_equal(rest))
        case "mark":
            column, op, *values = rest.split()
            several = tuple(values[0].split(",")) if values else ()
            return Sense("mark", condition=Condition(column=Column(column), op=Op(op), values=several))
        case "op" | "ask" | "rel" | "fill":
            return Sense(sort, rest)
    raise ValueError(key)


def _equal(told: str) -> Condition:
    column, _, values = told.partition("=")
    return Condition(column=Column(column), values=tuple(values.split(",")))
