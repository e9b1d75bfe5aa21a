"""The address: what a page shows, as the query of its link says it, so that a link reproduces the page."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

from registry.records.days import day_written
from registry.records.record import Record
from registry.records.text import LANGS, Lang

FIRST_DAY: Final = datetime.date(1990, 1, 1)
LAST_DAY: Final = datetime.date(2100, 12, 31)
"""What a day is picked from; an address or a question may name any other."""


class Address(Record):
    """What is asked of which registry, as of which day, in which language."""

    registry: str
    """The name of an offered registry."""
    lang: Lang
    on: datetime.date
    """The day asked for."""
    q: str | None = None
    """The words of a question that is not understood, as they were typed, or of one that somebody sent."""
    field: str | None = None
    """The field whose way is shown."""
    data_set: str | None = None
    """The data set asked about, alone or to name one field instance."""
    actor: str | None = None
    """The actor that is shown, or whose receipts are."""
    people: str | None = None
    """The people the question is limited to, or whose data is asked about, with commas between them."""
    about: str | None = None
    """Which question about them, where it is not the first one."""
    right: str | None = None
    """Of people’s rights the one that is asked for."""
    standard: str | None = None
    """Of certifications the one that is asked for."""
    listed: str | None = None
    """What is listed, where a list is asked for."""
    where: str | None = None
    """The conditions of the list."""
    asked: str | None = None
    """What is asked of each thing on the list, with commas between."""
    also: str | None = None
    """What else is asked in the same breath, each as a query of its own."""
    cited: str | None = None
    """Whether it is asked where the answer is written."""
    part: str | None = None
    """Which part of a long list is shown, by its number."""
    open_part: str | None = None
    """Which part of what is not known to belong to it."""
    limits: dict[str, tuple[str, ...]] = {}
    """What the page is limited to, by the names of `LIMITS`; nothing for one that is not limited."""


LONGEST: Final = 300
"""Letters of a question in words."""

QUESTION: Final = (
    *("q", "field", "data_set", "actor", "people", "about", "right", "standard", "listed", "where", "asked"),
    *("also", "cited", "part", "open_part"),
)
"""The parameters that make a question; they are taken as a whole."""

LIMITS: Final = (
    *("sets", "fields", "actors", "role", "country", "purpose", "certificate", "status"),
    *("severity", "verdict", "regime", "standing", "leaving", "place", "old", "since", "fact", "finding"),
    "discovered",
    *("awaits", "words", "action", "activity"),
)
"""The parameters that limit a page, each with one value or several."""

_BESIDE: Final = frozenset({"also", "cited", "part", "open_part"})
"""The parameters of a question that ask nothing alone."""

OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("part", "fact"),
    "ask": (*QUESTION, "finding"),
    "actor": ("actor", "fact"),
    "register": ("part", "open_part", "role", "country", "purpose", "fields", "certificate", "status"),
    "map": ("sets", "role", "country", "purpose", "finding"),
    "findings": (
        *("severity", "verdict", "regime", "standing", "actors", "fields", "sets"),
        *("awaits", "words", "action", "finding"),
    ),
    "breach": ("actor", "place", "discovered"),
    "borders": ("leaving", "country"),
    "changes": ("old", "since", "actors"),
    "glossary": ("words",),
    "activity": ("activity",),
}
"""What each page, by its path, takes of an address beside registry, day and language."""

_WHOLE: Final = ("finding", "words")
"""The parameters with one value only: names of findings, and what is looked for, may hold any sign."""


def own(read: Address, page: str) -> dict[str, Any]:
    """What a page takes of an address, where the address says it."""
    found = {key: read.limits.get(key) if key in LIMITS else getattr(read, key) for key in OWN.get(page, ())}
    return {key: value for key, value in found.items() if value}


def asks(query: Iterable[str]) -> bool:
    """Whether a query asks a question, by the names of its parameters: it then belongs on the page that answers."""
    return not {*QUESTION}.difference(_BESIDE).isdisjoint(query)


def changed(before: Address, changes: Mapping[str, Any]) -> Address:
    """The address with other values of any of its parameters; nothing or nobody takes one away."""
    limits = {key: changes.get(key, before.limits.get(key)) for key in LIMITS}
    direct = {key: value for key, value in changes.items() if key not in LIMITS}
    kept = {key: tuple(values) for key, values in limits.items() if values}
    return before.model_copy(update={**direct, "limits": kept})


def bare(before: Address) -> Address:
    """The address without what any page takes of it."""
    return before.model_copy(update={**dict.fromkeys(QUESTION), "limits": {}})


def parameters(address: Address) -> dict[str, str]:
    """The query of an address, in a fixed order."""
    values = {
        "registry": address.registry,
        **{key: getattr(address, key) for key in QUESTION},
        **{key: ",".join(address.limits.get(key, ())) for key in LIMITS},
        "on": address.on.isoformat(),
        "lang": address.lang,
    }
    return {key: value for key, value in values.items() if value}


def address(
    query: Mapping[str, str],
    before: Address | None,
    *,
    registries: tuple[str, ...],
    locale: str | None,
    today: datetime.date,
) -> tuple[Address, tuple[tuple[str, str], ...]]:
    """The address a query means, and the parameters that could not be read, with their values.

    What the query leaves out is as it was `before`, and at first: the first registry, the browser's
    language, today. The question is that of the query alone: each page remembers its own.
    """
    refused: list[tuple[str, str]] = []

    def chosen(key: str, allowed: tuple[str, ...], otherwise: str) -> str:
        value = query.get(key)
        if value is None or value in allowed:
            return value or otherwise
        refused.append((key, value))
        return otherwise

    registry = chosen("registry", registries, before.registry if before else registries[0])
    lang = chosen("lang", LANGS, before.lang if before else spoken(locale))
    on = before.on if before else today
    if "on" in query:
        day = day_written(query["on"])
        on = day or on
        if day is None:
            refused.append(("on", query["on"]))
    question = {key: query.get(key) or None for key in QUESTION}
    if len(question["q"] or "") > LONGEST:
        refused.append(("q", question.pop("q") or ""))
    limits = {key: _values(key, query[key]) for key in LIMITS if query.get(key)}
    read = Address(
        registry=registry,
        lang="fr" if lang == "fr" else "en",
        on=on,
        **question,
        limits={key: values for key, values in limits.items() if values},
    )
    return read, tuple(refused)


def _values(key: str, written: str) -> tuple[str, ...]:
    parts = [written] if key in _WHOLE else written.split(",")
    return tuple(dict.fromkeys(part for part in parts if part))


def spoken(locale: str | None) -> Lang:
    """The language for a browser's locale: French for any French, else English."""
    return "fr" if (locale or "").lower().replace("_", "-").split("-")[0] == "fr" else "en"
