"""The names: what else the terms of the vocabulary are called, so that « tel » finds what says « phone number »."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.question.grammar import Key, phrases
from registry.records.countries import codes, country_name
from registry.records.text import LANGS
from registry.vocabulary import FieldTerm, Term, Vocabulary

_KINDS = (
    "fields", "purposes", "roles", "regimes", "legal_bases", "transfer_mechanisms", "certifications", "data_subjects",
    "tracker_categories", "flow_kinds", "place_kinds", "rights", "statuses", "sensitivities", "categories",
    "denial_acts",
)  # fmt: skip


class Way(NamedTuple):
    """One way to say something."""

    key: Key
    own: bool = False
    """Whether it is the word itself, or what the thing is called first: other names come after these."""


class Names:
    """All names of the same thing."""

    def __init__(self, alike: Iterable[Sequence[Way]]) -> None:
        self._by_name: dict[Key, dict[Way, None]] = defaultdict(dict)
        for ways in alike:
            for way in ways:
                self._by_name[way.key].update(dict.fromkeys(ways))
        self._longest = max(map(len, self._by_name), default=0)

    @classmethod
    def of(cls, vocabulary: Vocabulary, key: Callable[[str], Key]) -> "Names":
        """Those of a vocabulary, and of countries; `key`: a name as it is looked up."""
        return cls(ways for ways in _alike(vocabulary, key) if len(ways) > 1)

    @property
    def words(self) -> frozenset[str]:
        """Every word of a name."""
        return frozenset(word for key in self._by_name for word in key)

    def spans(self, asked: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Way]]]:
        """Where words are a name, and all names of what it names; of a name inside another only the outer."""
        reached = 0
        for start in range(len(asked)):
            for end in range(min(start + self._longest, len(asked)), max(start, reached), -1):
                names = self._by_name.get(tuple(asked[start:end]))
                if names:
                    yield start, end, tuple(names)
                    reached = end
                    break


def _alike(vocabulary: Vocabulary, key: Callable[[str], Key]) -> Iterator[Sequence[Way]]:
    for kind in _KINDS:
        terms: Mapping[str, Term | FieldTerm] = getattr(vocabulary, kind)
        for term in terms.values():
            yield _ways((key(term.label.say(lang)) for lang in LANGS), map(key, term.names))
    places: dict[str, list[Key]] = defaultdict(list)
    for name, code in phrases().places.items():
        places[code].append(key(" ".join(name)))
    for code, keys in places.items():
        yield _ways((key(country_name(code, lang)) for lang in LANGS if code in codes()), keys)


def _ways(first: Iterable[Key], others: Iterable[Key]) -> Sequence[Way]:
    called = [*dict.fromkeys(first)]
    more = [each for each in dict.fromkeys(others) if each and each not in called]
    return (*(Way(each, own=True) for each in called if each), *map(Way, more))
