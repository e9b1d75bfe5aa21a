"""The question for a list as a person would ask it: « quelles sont les finalités pour la donnée « Téléphone » ? ».

`list_sentence` says the same so that it can be typed back whatever things are called; this one is to be read.
"""

from collections.abc import Mapping
from typing import Final

from dataflow.question.sentences import WORDS
from dataflow.question.wanted import BARE, Column, Condition, Listed, Wanted
from registry.records.prose import list_in_words
from registry.records.text import Lang

_MARKS: Final = (("«\u00a0", "\u00a0»"), ("“", "”"))
_OWN: Final[Mapping[Listed, Column]] = {
    Listed.PURPOSES: Column.PURPOSE,
    Listed.BASES: Column.BASIS,
    Listed.FIELDS: Column.FIELD,
    Listed.PEOPLE: Column.PEOPLE,
    Listed.CERTIFICATES: Column.CERTIFICATE,
    Listed.CONTRACTS: Column.CONTRACT,
    Listed.RIGHTS: Column.RIGHT,
    Listed.COUNTRIES: Column.COUNTRY,
    Listed.DATA_SETS: Column.DATA_SET,
    Listed.PLACES: Column.PLACE,
}
"""What a list tells of each thing anyway, by telling which thing it is."""


def prose(wanted: Wanted, lang: Lang, day: str = "") -> str:
    """The question in words; `day`: the words of the day that it is asked for."""
    conditions = [condition_prose(each, lang) for each in wanted.conditions]
    asked = [each for each in wanted.asked if each is not _OWN.get(wanted.listed)]
    columns = list_in_words((WORDS.say(lang, f"column.{each}") for each in asked), lang)
    return WORDS.say(
        lang,
        "prose.list",
        asks=WORDS.say(lang, f"asks.{wanted.listed}"),
        conditions=f" {list_in_words(conditions, lang)}" if conditions else "",
        asked=WORDS.say(lang, "prose.asked", columns=columns) if columns else "",
        day=day,
    )


def condition_prose(condition: Condition, lang: Lang) -> str:
    """One condition, as it stands behind what is listed: « hors de cette zone : Union européenne »."""
    key = f"prose.{condition.op}.{condition.column}"
    key = key if WORDS.has(lang, key) else f"prose.{condition.op}.any"
    values = {"column": WORDS.say(lang, f"column.{condition.column}")}
    if condition.op not in BARE:
        labels = [each.say(lang) for each in condition.labels] or [*condition.values]
        values["values"] = _joined(labels, key, lang)
    return WORDS.say(lang, key, **values)


def _joined(labels: list[str], key: str, lang: Lang) -> str:
    """Several values with commas between them, each between quotation marks of its own where the words have them."""
    (template,) = WORDS.templates(lang, key)
    quoted = next((marks for marks in _MARKS if f"{marks[0]}{{values}}{marks[1]}" in template), None)
    return f"{quoted[1]}, {quoted[0]}".join(labels) if quoted else ", ".join(labels)
