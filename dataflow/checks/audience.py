"""The audience: which people a notice is for, which data sets it therefore tells of, and who has to read what.

A notice that says whom it is for (`documents.X.audience`) is judged by the data of those people. One that stands
alone and does not say is for everybody. Of several, those that do not say may be for anybody: what one of them lacks
and another has may be missing nowhere, so that it is never more than undetermined.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case
from dataflow.checks.roles import held
from dataflow.checks.sentences import WORDS
from registry.records.text import Text, both


class Readership(NamedTuple):
    """The notices that some people may find themselves told by, in order of id."""

    sure: tuple[str, ...]
    """Those that are said to be for them."""
    perhaps: tuple[str, ...]
    """Those that may be: nobody says whom they are for, or whom the data is about."""

    @property
    def all(self) -> tuple[str, ...]:
        """Both."""
        return tuple(sorted((*self.sure, *self.perhaps)))


class Audiences:
    """The notices of the day by the people they are for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._notices = case.notices
        self._sets = case.registry.data_sets
        unsaid = tuple(id_ for id_, notice in self._notices.items() if not notice.audience)
        self.open: tuple[str, ...] = unsaid if len(self._notices) > 1 else ()
        """Of several notices those of which nobody says whom they are for."""
        self._everybody = unsaid if len(self._notices) == 1 else ()
        self._readers: dict[str, tuple[Readership, ...]] = {}
        self._about: dict[frozenset[str], tuple[str, ...]] = {}

    def of(self, data_set: str) -> tuple[Readership, ...]:
        """Who is to be told of a data set, by the notices that may tell them; each once."""
        if data_set not in self._readers:
            people = self._sets[data_set].subjects or (None,)
            self._readers[data_set] = tuple(dict.fromkeys(map(self._told, people)))
        return self._readers[data_set]

    def _told(self, person: str | None) -> Readership:
        if self._everybody:
            return Readership(self._everybody, ())
        if person is None:
            return Readership((), tuple(self._notices))
        return Readership(self._for(person), self.open)

    def _for(self, person: str) -> tuple[str, ...]:
        """The notices for some people, or for those they are some of."""
        lines = self._case.facts.words.lineage("data_subjects", person)
        found = {id_ for each in lines for id_ in self._by_person.get(each, ())}
        return tuple(id_ for id_ in self._notices if id_ in found)

    def _is_for(self, audience: Collection[str], people: Iterable[str]) -> bool:
        """Whether an audience is some of those people, or of those they are some of."""
        words = self._case.facts.words
        return any(not {*audience}.isdisjoint(words.lineage("data_subjects", each)) for each in people)

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for id_, notice in self._notices.items():
            for person in dict.fromkeys(notice.audience):
                found.setdefault(person, []).append(id_)
        return {person: tuple(ids) for person, ids in found.items()}

    def concerns(self, notice: str, data_set: str) -> bool | None:
        """Whether a notice is for people that a data set is about; None: nobody says."""
        if notice in self._everybody:
            return True
        people, audience = self._sets[data_set].subjects, self._notices[notice].audience
        if not people or not audience:
            return None
        return self._is_for(audience, people)

    def sets(self, notice: str) -> tuple[str, ...]:
        """The data sets answered for that a notice has to tell of: all of them where nobody says whom it is for."""
        audience = self.people(notice)
        if audience not in self._about:
            answered = self._case.once(held).answered
            about = (id_ for id_ in answered if self._is_for(audience, self._sets[id_].subjects))
            self._about[audience] = tuple(about) if audience else answered
        return self._about[audience]

    def people(self, notice: str) -> frozenset[str]:
        """The people a notice is said to be for; empty: nobody says."""
        return frozenset(self._notices[notice].audience)

    def untold(self) -> Mapping[str, tuple[str, ...]]:
        """The people whom no notice is for, where each says whom it is for, with the data sets about them."""
        found: dict[str, list[str]] = {}
        if self._notices and not self.open and not self._everybody:
            for id_ in self._case.once(held).answered:
                for person in self._sets[id_].subjects:
                    if not self._for(person):
                        found.setdefault(person, []).append(id_)
        return {person: tuple(ids) for person, ids in sorted(found.items())}

    def titles(self, ids: Iterable[str]) -> Text:
        """What notices are called, in a list."""
        titles = [self._notices[id_].title for id_ in ids]
        return phrases.listed(phrases.in_quotes(phrases.plain(title)) for title in titles)

    def unaddressed(self, ids: Iterable[str]) -> Text:
        """That whom notices are for is unknown, of those of which it is: within a sentence."""
        unsaid = [id_ for id_ in ids if id_ in self.open]
        if not unsaid:
            return WORDS.both("audience-sets")
        titles = self.titles(unsaid)
        return both(lambda lang: WORDS.say(lang, "audience-open", n=len(unsaid), notices=titles.say(lang)))
