"""The signs: the words that tell what is asked and name nothing, as they are shipped."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from dataflow.question.fold import fold
from registry.records.text import LANGS
from registry.source.shipped import read_shipped

_FOLDER = Path(__file__).parents[1] / "grammar" / "signs"


class Signs(NamedTuple):
    """The words of both languages, folded, by what they tell; `grammar/signs/fr.yaml` says of each what that is."""

    of: frozenset[str]
    about: frozenset[str]
    sources: frozenset[str]
    towards: frozenset[str]
    nobody: frozenset[str]
    whether: frozenset[str]
    asking: frozenset[str]
    who: frozenset[str]
    what: frozenset[str]
    objects: frozenset[str]
    is_: frozenset[str]
    duty: frozenset[str]
    past: frozenset[str]
    have: frozenset[str]
    us: frozenset[str]
    ours: frozenset[str]
    are: frozenset[str]
    fields: frozenset[str]
    over: frozenset[str]
    end: frozenset[str]
    after: frozenset[str]
    through: frozenset[str]
    newest: frozenset[str]
    newest_beside: frozenset[str]
    relative: frozenset[str]


@cache
def signs() -> Signs:
    """Read once; RuntimeError when a file, which we ship, is broken or lacks a list."""
    read = []
    for lang in LANGS:
        source = read_shipped(_FOLDER / f"{lang}.yaml", f"grammar/signs/{lang}.yaml")
        if source.problems:
            raise RuntimeError(f"broken signs: {source.problems[0]}")
        read.append(source.data)
    keys = {name: name.rstrip("_") for name in Signs._fields}
    for data in read:
        if {*data} != {*keys.values()}:
            raise RuntimeError(f"broken signs: {sorted({*data} ^ {*keys.values()})}")
    return Signs(
        **{
            name: frozenset(fold(str(word)) for data in read for word in data[key])
            for name, key in keys.items()
        }
    )
