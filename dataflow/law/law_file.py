"""The laws whose rules are known, one file each in `laws/`, read when first asked for."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from dataflow.law.entries import FOLDER, data_of
from dataflow.law.law import Area, Law
from registry.records.text import Text
from registry.vocabulary import vocabulary


class UnknownLaw(LookupError):
    """No rules of a law of that id are known; those of another law never stand in for it."""


@cache
def laws() -> Mapping[str, Law]:
    """The laws by id, in the order of the vocabulary. RuntimeError when a file, which we ship, is broken."""
    read = [Law.model_validate(data_of(path)) for path in sorted((FOLDER / "laws").glob("*.yaml"))]
    found = {law.id: law for law in read}
    return MappingProxyType({id_: found[id_] for id_ in (*vocabulary().regimes, *found) if id_ in found})


def law_of(id_: str) -> Law:
    """The law of that id. UnknownLaw where nobody has written its rules down."""
    law = laws().get(id_)
    if law is None:
        raise UnknownLaw(id_)
    return law


def unjudged(ids: Iterable[str]) -> tuple[str, ...]:
    """Those of some laws, by id, of which no check is known."""
    return tuple(id_ for id_ in ids if id_ not in laws() or not laws()[id_].checks)


def of_one_subject(id_: str) -> bool:
    """Whether the law of that id is one of a subject of its own, that leaves everything else to another."""
    law = laws().get(id_)
    return law is not None and law.beside is not None


def articles(check: str) -> dict[str, Text]:
    """The articles that a check rests on, by id of each law that knows it."""
    return {id_: law.checks[check] for id_, law in laws().items() if check in law.checks}


def areas() -> dict[str, Area]:
    """The areas of the laws by id; of an area that several share, as the first of them has it."""
    found: dict[str, Area] = {}
    for law in laws().values():
        if law.area:
            found.setdefault(law.area.id, law.area)
    return found
