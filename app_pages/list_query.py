"""The query of a list: what is wanted of it as parameters of an address, and back, so that a link reproduces it."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote, unquote

from dataflow.question import Lexicon
from dataflow.question.columns import columns_of
from dataflow.question.terms import COUNTRIES, DAYS, LENGTHS
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.days import day_written
from registry.records.duration import Duration

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


def read(asked: Mapping[str, str], lexicon: Lexicon) -> Wanted | None:
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
    if not named <= {*has} or not all(_stands(each, lexicon) for each in conditions):
        return None
    return Wanted(
        listed=listed,
        conditions=tuple(_labelled(each, lexicon) for each in conditions),
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


def _labelled(condition: Condition, lexicon: Lexicon) -> Condition:
    """The condition with what its values are called."""
    labels = tuple(lexicon.terms.label(condition.column, each) for each in condition.values)
    return condition.model_copy(update={"labels": labels})


def _stands(condition: Condition, lexicon: Lexicon) -> bool:
    """Whether a condition can be met at all: what it names is there, and its values are such as it compares with."""
    column, op = condition.column, condition.op
    if (op in BARE) == bool(condition.values):
        return False
    for ops, columns in _ONLY:
        if op in ops and column not in columns:
            return False
    return all(_is_one(column, value, lexicon) for value in condition.values)


def _is_one(column: Column, value: str, lexicon: Lexicon) -> bool:
    """Whether a column may have a value: a day, a length, what has a name in it; anything where nothing has."""
    if column in DAYS:
        return day_written(value) is not None
    if column in LENGTHS:
        try:
            Duration.parse(value)
        except ValueError:
            return False
        return True
    known = lexicon.terms.values(column)
    return value in known or not known


_ONLY: Final = (
    ((Op.INSIDE, Op.OUTSIDE), COUNTRIES),
    ((Op.BEFORE, Op.FROM), DAYS),
    ((Op.LONGER, Op.SHORTER), LENGTHS),
)
"""The columns that some operations are for."""
