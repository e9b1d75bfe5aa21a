"""The terms: the values that a word on the command line means in a column of a list."""

import difflib
from collections.abc import Iterable, Mapping

from commands.exit import Misuse
from commands.names import actor_named, field_named
from commands.settings import Settings
from dataflow.question import fold
from dataflow.question.terms import COUNTRIES
from dataflow.question.wanted import Column
from registry.records.registry import Registry
from registry.records.text import Text
from registry.vocabulary import vocabulary_of

_MOST = 12
"""Values that a message names all; of more the likeliest."""
_SYNONYMS: Mapping[Column, tuple[str, ...]] = {
    Column.PEOPLE: ("data_subjects",), Column.ROLE: ("roles",), Column.PURPOSE: ("purposes",),
    Column.BASIS: ("legal_bases",), Column.LAW: ("regimes",), Column.MECHANISM: ("transfer_mechanisms",),
    Column.CERTIFICATE: ("certifications",), Column.CATEGORY: ("categories", "tracker_categories"),
    Column.KIND: ("place_kinds",), Column.RIGHT: ("rights",), Column.ACT: ("denial_acts",),
    Column.SENSITIVITY: ("sensitivities",), Column.STATUS: ("statuses",),
}  # fmt: skip
"""The terms of the vocabulary by whose other names a value is found."""
_AREAS: Mapping[str, tuple[str, ...]] = {"EU": ("UE",), "EEA": ("EEE",), "ECOWAS": ("CEDEAO",)}


def values_named(column: Column, said: str, registry: Registry, settings: Settings) -> tuple[str, ...]:
    """The values of a column that words mean: by id or name, in either language; several where they are called alike.

    A column whose values nobody can list takes them as they are written. Misuse, with the likeliest, otherwise.
    """
    if column in (Column.PARTY, Column.BY):
        return (actor_named(said, registry, settings),)
    if column is Column.FIELD:
        return (field_named(said, registry, settings),)
    names = _names(column, registry)
    if not names or said in names:
        return (said,)
    words = fold(said)
    found = tuple(id_ for id_, called in names.items() if words in {fold(each) for each in called})
    if found:
        return found
    raise Misuse(_unknown(column, said, names, settings))


def label_of(column: Column, value: str, registry: Registry) -> Text:
    """What a value is called, as a question in words would be understood."""
    from dataflow.reply import lexicon_of

    return lexicon_of(registry).terms.label(column, value)


def _names(column: Column, registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """What each value may be called, its id among them; empty: nobody can list them."""
    from dataflow.reply import lexicon_of

    words = vocabulary_of(registry)
    more = {
        id_: term.names for kind in _SYNONYMS.get(column, ()) for id_, term in getattr(words, kind).items()
    }
    if column is Column.DATA_SET:
        more = {id_: (*_both(held.label), *held.also_called) for id_, held in registry.data_sets.items()}
    more |= _AREAS if column in COUNTRIES else {}
    return {
        value: (value, value.rpartition(".")[2], *_both(label), *more.get(value, ()))
        for value, label in lexicon_of(registry).terms.values(column).items()
    }


def _both(label: Text) -> Iterable[str]:
    return (each for each in (label.fr, label.en) if each)


def _unknown(column: Column, said: str, names: Mapping[str, tuple[str, ...]], settings: Settings) -> str:
    from dataflow.lists.limits import column_words

    what = settings.say("unknown.term", name=said, column=column_words(column, settings.lang))
    folded = {fold(each): id_ for id_, called in names.items() for each in called}
    near = dict.fromkeys(
        folded[each] for each in difflib.get_close_matches(fold(said), folded, n=2, cutoff=0.6)
    )
    if near:
        ids = list(near)
        key = "near.one" if len(ids) == 1 else "near.two"
        return f"{what} {settings.say(key, name=ids[0], other=ids[-1])}"
    if len(names) <= _MOST:
        return f"{what} {settings.say('unknown.term_list', names=', '.join(names))}"
    return what
