"""The lexicon: everything a question can be about, by all its names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from dataflow.question import naming
from dataflow.question.fold import Word, singular, words
from dataflow.question.grammar import Cue, Key, longest, phrases
from dataflow.question.holding import Holding
from dataflow.question.meaning import Meaning
from dataflow.question.mention import Mention, Mentions
from dataflow.question.places import country_words
from dataflow.question.spelling import Spelling
from dataflow.question.terms import Terms
from dataflow.question.titles import Titles
from dataflow.question.wanted import Column
from registry.records.text import LANGS, Lang, Text
from registry.vocabulary import Ambiguity, FieldTerm, Term, Vocabulary, vocabulary

Spellings = Sequence[tuple[tuple[str, float], ...]]
"""For each word of a question what it may be, and how likely."""

_ALIAS = 0.95
_JOINED = 0.97
_TAIL = 0.9
_TELLING = 5  # letters of a word that tells a name by itself
_SHARED = 3  # words that two fields may share
_KEY = 0.985  # nobody's word but for who wrote it: « CV » is the field, though a set has the key `cv`
LENT = 0.98  # a name that only this lexicon supposes gives way to one that is declared


class Hit(NamedTuple):
    """Words of a question that are a name."""

    start: int
    end: int
    meanings: Mapping[Meaning, float]
    """What they may stand for, and how near the name they are."""


class Lexicon:
    """The names of fields, actors and data sets; made by `Lexicon.of`."""

    def __init__(self) -> None:
        self.labels: dict[Meaning, Text] = {}
        self.held = Holding(None, None)
        self.mentions = Mentions(())
        self.present: frozenset[str] = frozenset()
        self.organisation: str | None = None
        self.home: str | None = None
        """The country of the organisation: what is not there is abroad."""
        self.languages: dict[str, set[Lang]] = defaultdict(set)
        self.vocabulary = vocabulary()
        """The vocabulary with the registry’s own words."""
        self._own: Mapping[Column, Mapping[str, Text]] = {}
        self._names: dict[Key, dict[Meaning, float]] = defaultdict(dict)
        self._not_in: dict[Key, set[str]] = defaultdict(set)

    @classmethod
    def of(
        cls,
        fields: Mapping[str, FieldTerm],
        actors: Mapping[str, Sequence[str | Text]],
        data_sets: Mapping[str, Sequence[str | Text]],
        present_fields: Collection[str],
        ambiguous: Iterable[Ambiguity] | None = None,
        organisation: str | None = None,
        *,
        holds: Mapping[str, Collection[str]] | None = None,
        about: Mapping[str, Collection[str]] | None = None,
        people: Mapping[str, Term] | None = None,
        mentions: Iterable[Mention] = (),
        vocabulary_with: Vocabulary | None = None,
        own: Mapping[Column, Mapping[str, Text]] | None = None,
        home: str | None = None,
    ) -> "Lexicon":
        """The lexicon of a registry.

        `actors` and `data_sets` give all names by id, the one to show first; `present_fields` are those the
        registry holds, which win where a name fits several. A usual data set of the vocabulary lends its
        names to the registry's data set of the same id or name. `organisation` is the actor whose registry it
        is, the first when left out. `holds` and `about` give the fields that each data set holds and the people
        it is about, `people` all people there are words for (those of the vocabulary when left out), `mentions`
        what else has a name in the registry, `vocabulary_with` the vocabulary with the registry’s own terms, and `own`
        what the values of some columns of lists are called there, `home` the country of the organisation.
        """
        made = cls()
        made.present = frozenset(present_fields)
        made.organisation = organisation or next(iter(actors), None)
        made.home = home
        made.held, made.mentions = Holding(holds, about), Mentions(mentions)
        theirs = naming.own_keys(fields.values(), vocabulary().fields)
        for field in fields.values():
            made._add(
                Meaning("field", field.id), field.label, naming.of_term(field, vocabulary().fields, theirs)
            )
            for lang in LANGS:
                for name in (field.label.say(lang), *field.synonyms.say(lang)):
                    for word in words(name):
                        made.languages[word.fold].add(lang)
            for phrase in field.not_in:
                made._not_in[_folded(phrase)].add(field.id)
        for rule in vocabulary().ambiguous if ambiguous is None else ambiguous:
            meant = [id_ for id_ in rule.fields if id_ in fields]
            for id_ in meant[:1] if rule.rule == "first" else meant:
                made._name(rule.name, Meaning("field", id_), LENT)
        for id_, names in data_sets.items():
            meaning = Meaning("data_set", id_)
            made._add(meaning, naming.label(names, id_), naming.called(names))
            made._name(id_, meaning, _KEY)
            for name in naming.usual_names(id_, naming.spelled(names, id_)):
                made._name(name, meaning, LENT)
        for id_, names in actors.items():
            made._add(Meaning("actor", id_), naming.label(names, id_), naming.spelled(names, id_))
        among = vocabulary().data_subjects if people is None else people
        ours = naming.own_keys(among.values(), vocabulary().data_subjects)
        for id_, term in among.items():
            made._add_people(
                Meaning("people", id_), term, naming.of_term(term, vocabulary().data_subjects, ours)
            )
        made._give_way()
        made._add_aliases(actors)
        made.vocabulary, made._own = vocabulary_with or vocabulary(), own or {}
        return made

    def _add(self, meaning: Meaning, label: Text, names: Iterable[str]) -> None:
        self.labels[meaning] = label
        for name in names:
            self._name(name, meaning)

    def _add_people(self, meaning: Meaning, term: Term, names: Iterable[str]) -> None:
        self.labels[meaning] = term.label
        kept = {*names}
        for lang in LANGS:
            said = term.label.say(lang)
            for name in (said, *said.split("/"), *term.synonyms.say(lang)):
                if name in kept or name not in term.names:  # a half of its label is a name of its own
                    self._name(name, meaning)
                for word in words(name):
                    self.languages[word.fold].add(lang)
        self._name(term.id, meaning)

    def _name(self, name: str, meaning: Meaning, rate: float = 1.0) -> None:
        key = phrases().key(name) or _folded(name)  # a name that is all glue, such as « À la une »
        if not key:
            return
        known = self._names[key]
        known[meaning] = max(rate, known.get(meaning, 0))
        if len(key) > 1 and rate == 1.0:
            for typed in (key, _folded(name)):  # without the spaces
                joined = self._names[("".join(typed),)]
                joined[meaning] = max(_JOINED, joined.get(meaning, 0))

    def _give_way(self) -> None:
        """What this registry calls an activity or a system is no field that nobody holds: « paie »."""
        for key in self.mentions.own:
            for meaning in [*self._names.get(key, ())]:
                if meaning.kind == "field" and meaning.id not in self.present:
                    del self._names[key][meaning]

    def _add_aliases(self, actors: Mapping[str, Sequence[str | Text]]) -> None:
        """Shorter names of actors, where nothing else has them."""
        # « Tiers non nommés » is not what « des tiers » means.
        said = {tuple(map(singular, key)) for key in (*phrases().cues, *phrases().topics)}
        shorter, tails = naming.shortened(actors)
        for tail, id_ in tails:
            if tail not in said:
                self._names[tail].setdefault(Meaning("actor", id_), _TAIL)
        for key, ids in shorter.items():
            if key not in self._names and key not in said:
                self._names[key] = {Meaning("actor", id_): _ALIAS for id_ in sorted(ids)}

    @cached_property
    def _beginnings(self) -> frozenset[Key]:
        return frozenset(key[:length] for key in self._names for length in range(1, len(key) + 1))

    @cached_property
    def _spelling(self) -> Spelling:
        # Topics, rights and words that change nothing are not guessed at.
        cues = (word for key, cues in phrases().cues.items() if cues and cues != {Cue.RIGHTS} for word in key)
        return Spelling((*(word for key in self._names for word in key), *map(singular, cues)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that a question may use, of names and of questions: none of them is a slip of the pen."""
        named = {word for key in self._names for word in key}
        told = {word for key in (*phrases().cues, *phrases().topics) for word in key}
        return frozenset(named | told | country_words() | self.mentions.words)

    def is_word(self, word: str) -> bool:
        """Whether a folded word, or its singular, stands in a name or in the words of questions."""
        return word in self.words or singular(word) in self.words

    def spelled(self, word: str) -> tuple[tuple[str, float], ...]:
        """What a word of a question may be, in the singular, and how likely: itself when it is known."""
        one = singular(word)
        if self.is_word(word) or not one:
            return ((one, 1.0),)
        return self._spelling.near(one) or ((one, 1.0),)

    def hits(self, question: Sequence[Word], spellings: Spellings) -> Iterator[Hit]:
        """Every name in the question, also one inside another; without what a `not_in` phrase rules out."""
        glue = phrases().glue
        masked = list(self._masked(question))
        for start in range(len(question)):
            states: dict[Key, float] = {(): 1.0}
            for end in range(start + 1, len(question) + 1):
                if question[end - 1].fold in glue and end - 1 > start:
                    continue
                states = {
                    (*key, word): rate * near
                    for key, rate in states.items()
                    for word, near in spellings[end - 1]
                    if (*key, word) in self._beginnings
                }
                if not states:
                    break
                found: dict[Meaning, float] = {}
                for key, rate in states.items():
                    for meaning, own in self._names.get(key, {}).items():
                        if not any(at <= start and end <= to and meaning.id in ids for at, to, ids in masked):
                            found[meaning] = max(own * rate, found.get(meaning, 0))
                if found:
                    yield Hit(start, end, found)

    def _masked(self, question: Sequence[Word]) -> Iterator[tuple[int, int, set[str]]]:
        """The phrases that do not mean a field although they hold its name."""
        plain, longest = tuple(singular(word.fold) for word in question), self._longest_not_in
        for start, first in enumerate(plain):
            for end in range(start + 1, min(start + longest.get(first, 0), len(plain)) + 1):
                if ids := self._not_in.get(plain[start:end]):
                    yield start, end, ids

    @cached_property
    def _longest_not_in(self) -> Mapping[str, int]:
        return longest(self._not_in)

    @cached_property
    def actors(self) -> tuple[Meaning, ...]:
        """The actors, the organisation itself first."""
        return tuple(meaning for meaning in self.labels if meaning.kind == "actor")

    @cached_property
    def titles(self) -> Titles:
        """What a reader is shown for each thing: no two of a kind are shown alike."""
        return Titles(self.labels)

    @cached_property
    def terms(self) -> Terms:
        """What the values of the columns of lists are called."""
        return Terms(self.titles.all, self.vocabulary, self._own)

    def label(self, meaning: Meaning) -> Text:
        """What a reader is shown for it; KeyError where there is none."""
        shown = self.titles.of(meaning)
        if shown is None:
            raise KeyError(meaning)
        return shown

    def sharing(self, key: Key) -> tuple[str, ...]:
        """The fields of the registry that have those words within a longer name."""
        return self._sharing.get(key, ())

    @cached_property
    def _sharing(self) -> Mapping[Key, tuple[str, ...]]:
        found: dict[Key, dict[str, None]] = defaultdict(dict)
        for name, meanings in self._names.items():
            for meaning in meanings:
                if meaning.kind == "field" and meaning.id in self.present:
                    for start in range(len(name)):
                        for end in range(start + 1, min(start + _SHARED, len(name)) + 1):
                            found[name[start:end]][meaning.id] = None
        return {key: tuple(sorted(ids)) for key, ids in found.items()}

    def sets_called(self, word: str) -> tuple[Meaning, ...]:
        """The data sets that have a word, in the singular, in their names: « cantine » in « Cantine : familles »."""
        return self._sets_called.get(word, ())

    @cached_property
    def _sets_called(self) -> Mapping[str, tuple[Meaning, ...]]:
        found: dict[str, dict[Meaning, None]] = defaultdict(dict)
        for name, meanings in self._names.items():
            for meaning, rate in meanings.items():
                if meaning.kind == "data_set" and rate == 1.0 and len(name) > 1:
                    for word in name:
                        if len(word) >= _TELLING:
                            found[word][meaning] = None
        return {word: tuple(sorted(sets)) for word, sets in found.items()}

    @property
    def whole(self) -> Text:
        """What the registry as a whole is called: by the name of its organisation."""
        if self.organisation is None:
            return Text(fr="ce registre", en="this registry")
        return self.label(Meaning("actor", self.organisation))


def _folded(name: str) -> Key:
    return tuple(singular(word.fold) for word in words(name))
