"""Lists that can be wanted of a registry: every column, every operation, values of its own and of the vocabulary."""

from datetime import date

from hypothesis import strategies as st

from dataflow.question import Lexicon, Reading
from dataflow.question.columns import columns_of
from dataflow.question.listing.asked import listing_reading
from dataflow.question.terms import DAYS, LENGTHS
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.duration import Duration

_LENGTHS = st.one_of(
    st.sampled_from(["P1Y", "P13M", "P6W", "P30D", "PT72H", "P1Y6M", "P1Y2M3D", "PT72000H", "P1DT12H", "P0D"]),
    st.builds(
        Duration, years=st.integers(1, 99999), months=st.integers(0, 30), days=st.integers(0, 400),
        hours=st.integers(0, 2), minutes=st.integers(0, 99), seconds=st.integers(0, 60),
    ).map(str),
)  # fmt: skip


def values_of(lexicon: Lexicon, column: Column) -> st.SearchStrategy[str]:
    """What a condition on a column may compare with; nothing where only its presence can be asked for."""
    if column in DAYS:
        return st.dates().map(date.isoformat)
    if column in LENGTHS:
        return _LENGTHS
    named = sorted(lexicon.terms.values(column))
    return st.sampled_from(named) if named else st.nothing()


@st.composite
def conditions(draw: st.DrawFn, lexicon: Lexicon, listed: Listed) -> Condition:
    """A condition that a list may be asked for with."""
    column = draw(st.sampled_from(columns_of(listed)))
    values = values_of(lexicon, column)
    op = draw(st.sampled_from([*BARE] if values.is_empty else [*Op]))
    if op in BARE:
        return Condition(column=column, op=op)
    some = tuple(draw(st.lists(values, min_size=1, max_size=3, unique=True)))
    labels = tuple(lexicon.terms.label(column, each) for each in some)
    return Condition(column=column, op=op, values=some, labels=labels)


@st.composite
def wanted(draw: st.DrawFn, lexicon: Lexicon) -> Reading:
    """A reading that asks for a list."""
    listed = draw(st.sampled_from(Listed))
    some = draw(st.lists(conditions(lexicon, listed), max_size=4))
    asked = draw(st.lists(st.sampled_from(columns_of(listed)), max_size=2, unique=True))
    on = draw(st.one_of(st.none(), st.dates()))
    return listing_reading(Wanted(listed=listed, conditions=tuple(some), asked=tuple(asked)), lexicon, on)
