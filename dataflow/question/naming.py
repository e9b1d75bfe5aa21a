"""Naming: the other names by which people ask for the actors and data sets of a registry."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dataflow.question.grammar import Key, phrases
from registry.records.text import LANGS, Text
from registry.vocabulary import FieldTerm, Term, vocabulary

# What may follow a company's name, and be left out when people ask for it.
_LEGAL_FORMS = frozenset(
    {
        "sa", "sas", "sasu", "sarl", "eurl", "snc", "scop", "gie", "ag", "gmbh", "ltd", "limited", "llc",
        "inc", "incorporated", "corp", "corporation", "plc", "bv", "nv", "spa", "srl", "oy", "ab", "as",
        "aps", "kg", "se", "ireland", "france", "europe", "emea", "international", "group", "groupe",
        "holding",
    }
)  # fmt: skip
_SHORT = 4
_TAILS = ("cloud", "pay", "group", "bank", "soft", "tech")  # « OVH » for OVHcloud


def called(names: Iterable[str | Text]) -> tuple[str, ...]:
    """All names as plain words."""
    texts = (Text(fr=name) if isinstance(name, str) else name for name in names if name)
    return tuple(dict.fromkeys(part for text in texts for part in (text.fr, text.en) if part))


def spelled(names: Iterable[str | Text], id_: str) -> tuple[str, ...]:
    """All names as plain words, the id among them."""
    return tuple(dict.fromkeys((*called(names), id_)))


def label(names: Sequence[str | Text], id_: str) -> Text:
    """The name to show: the first, else the id."""
    name = names[0] if names and names[0] else id_
    return Text(fr=name, en=name) if isinstance(name, str) else name


def own_keys(terms: Iterable[FieldTerm | Term], known: Collection[str]) -> frozenset[Key]:
    """What a registry calls words of its own, as it is looked up; `known`: those of the vocabulary."""
    return frozenset(phrases().key(name) for term in terms if term.id not in known for name in term.names)


def of_term(term: FieldTerm | Term, known: Collection[str], own: frozenset[Key]) -> Iterator[str]:
    """The names of a term; of the vocabulary's none that a word of the registry's own has, but for its label."""
    for name in term.names:
        if term.id not in known or name in (term.label.fr, term.label.en) or phrases().key(name) not in own:
            yield name


def usual_names(id_: str, names: Iterable[str]) -> tuple[str, ...]:
    """What the vocabulary calls a data set of that id or one of those names."""
    keys = {phrases().key(name) for name in names}
    lent: list[str] = []
    for usual in vocabulary().data_sets.values():
        if usual.id == id_ or keys & {phrases().key(usual.label.say(lang)) for lang in LANGS}:
            lent += usual.names
    return tuple(lent)


def shortened(
    actors: Mapping[str, Sequence[str | Text]],
) -> tuple[Mapping[Key, set[str]], Sequence[tuple[Key, str]]]:
    """Shorter names of actors and whose they are, and what follows an actor's name in another of its names.

    « OVH » for OVHcloud SAS; « reCAPTCHA » for « Google reCAPTCHA ».
    """
    shorter: dict[Key, set[str]] = defaultdict(set)
    tails: list[tuple[Key, str]] = []
    for id_, names in actors.items():
        keys = [phrases().key(name) for name in spelled(names, id_)]
        for key in keys:
            for alias in aliases(key):
                shorter[alias].add(id_)
            tail = key[len(keys[0]) :]
            if tail and key[: len(keys[0])] == keys[0] and len(tail[0]) > _SHORT:
                tails.append((tail, id_))
    return shorter, tails


def aliases(key: Key) -> Iterator[Key]:
    """Shorter forms of a company's name: without legal form, its first word, that word without its tail."""
    while len(key) > 1 and key[-1] in _LEGAL_FORMS:
        key = key[:-1]
        yield key
    if key and len(key[0]) > 3:
        yield key[:1]
    for tail in _TAILS:
        if key and key[0].endswith(tail) and len(key[0]) - len(tail) >= 3:
            yield (key[0].removesuffix(tail),)
