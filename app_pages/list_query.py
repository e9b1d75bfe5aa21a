"""The query of a list: what is wanted of it as parameters of an address, and back, so that a link reproduces it."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote, unquote

from dataflow.question import Lexicon
from dataflow.question.columns import columns_of
from dataflow.question.condition_labels import COUNTRIES, THINGS, label_of, labelled
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.days import day_written
from registry.records.duration import Duration
from registry.vocabulary import Vocabulary

LONGEST: Final = 2_000
"""Letters of one parameter: no question is longer, and an address is somebody else’s text."""
_MOST: Final = 20
_BETWEEN, _OR, _DOT = ";", "+", "."


def written(wanted: Wanted) -> dict[str, str]:
    """The parameters: `listed=contracts`, `where=contract.missing;country.outside.EU`, `asked=since,role`."""
    where = _BETWEEN.join(
        _DOT.join(
            filter(None, (each.column, each.op, _OR.join(quote(value, safe="") for value in each.values)))
        )
        for each in wanted.conditions
    )
    asked = ",".join(wanted.asked)
    return {
        "listed": str(wanted.listed),
        **({"where": where} if where else {}),
        **({"asked": asked} if asked else {}),
    }


def read(asked: Mapping[str, str], lexicon: Lexicon, words: Vocabulary) -> Wanted | None:
    """What is wanted; None where the parameters ask for what no list has, or name what the registry has not."""
    if any(len(asked.get(key) or "") > LONGEST for key in ("listed", "where", "asked")):
        return None
    try:
        listed = Listed(asked["listed"])
        has = columns_of(listed)
        columns = tuple(Column(each) for each in (asked.get("asked") or "").split(",") if each)
        conditions = tuple(_conditions(asked.get("where") or ""))
    except ValueError:
        return None
    named = {*columns, *(each.column for each in conditions)}
    if not named <= {*has} or not all(_stands(each, lexicon, words) for each in conditions):
        return None
    return Wanted(
        listed=listed,
        conditions=tuple(labelled(each, lexicon, words) for each in conditions),
        asked=tuple(dict.fromkeys(columns)),
    )


def _conditions(where: str) -> Iterator[Condition]:
    """ValueError: it is none, or there are too many."""
    parts = [each for each in where.split(_BETWEEN) if each]
    if len(parts) > _MOST:
        raise ValueError("too-many")
    for part in parts:
        column, _, rest = part.partition(_DOT)
        op, _, values = rest.partition(_DOT)
        held = tuple(unquote(each) for each in values.split(_OR)) if values else ()
        yield Condition(column=Column(column), op=Op(op), values=held)


def _stands(condition: Condition, lexicon: Lexicon, words: Vocabulary) -> bool:
    """Whether a condition can be met at all: what it names is there, and its values are such as it compares with."""
    if (condition.op in BARE) == bool(condition.values):
        return False
    if condition.op in (Op.INSIDE, Op.OUTSIDE) and condition.column not in COUNTRIES:
        return False
    return all(_fits(condition, value, lexicon, words) for value in condition.values)


def _fits(condition: Condition, value: str, lexicon: Lexicon, words: Vocabulary) -> bool:
    if condition.op in (Op.BEFORE, Op.FROM):
        return day_written(value) is not None
    if condition.op in (Op.LONGER, Op.SHORTER):
        try:
            Duration.parse(value)
        except ValueError:
            return False
        return True
    if condition.column in THINGS or condition.column in COUNTRIES:
        return label_of(condition.column, condition.op, value, lexicon, words) is not None
    return True
