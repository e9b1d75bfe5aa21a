"""Sub-processors, against the file: whom processors engage, who may be one, and whom nobody has named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.graph.build import build
from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.lists.test_parties import asked, places_of
from tests.dataflow.strategies import DAY

PROCESSORS = {"processor", "sub_processor"}


def _settled(engagement: naive.Data) -> str | None:
    """The role that statements agree on, however they are known."""
    values = {each["value"] for each in engagement["role"]}
    return values.pop() if len(values) == 1 and values != {"undetermined"} else None


def _as_processor(role: str | None) -> Met:
    return Met.UNKNOWN if role is None else Met.YES if role in PROCESSORS else Met.NO


def _acts(data: naive.Data, actor: str) -> Met:
    if actor == "acme":
        return Met.NO
    return min((_as_processor(_settled(each)) for _, each in naive.of(data, actor)), default=Met.UNKNOWN)


def reference(data: naive.Data) -> dict[str, tuple[str, Met]]:
    """By row: who engages, and in which bucket it is without conditions."""
    found: dict[str, tuple[str, Met]] = {}
    everybody = naive.actors(data)
    for actor, name, by, each in naive.engagements(data):
        role = _settled(each)
        told = Met.YES if role == "sub_processor" else max(_as_processor(role), _acts(data, by))
        if told is not Met.NO:
            unstated = naive.status(each, everybody[actor]) == "unknown"
            found[f"{actor}.{name}"] = by, Met.UNKNOWN if unstated else told
    engaging = {(actor, by) for actor, _, by, _ in naive.engagements(data)}
    for _, _, each in build(read(data), DAY).edges(data=True):
        arc = each["arc"]
        by, actor = arc.source.holder, arc.target.holder
        if None in (by, actor) or by == actor or "acme" in (by, actor) or arc.engaged == actor:
            continue
        if (actor, by) not in engaging and _acts(data, by) is not Met.NO:
            found[f"{by}>{actor}"] = by, Met.UNKNOWN
    for id_, entry in naive.parties(data).items():
        if (
            naive.of(data, id_)
            and _acts(data, id_) is not Met.NO
            and (entry.get("recipients") or {}).get("value", "unknown") == "unknown"
        ):
            found[f"{id_}>unknown"] = id_, Met.UNKNOWN
    return found


@given(dressed())
def test_all_of_them(data: naive.Data) -> None:
    found = asked(read(data), listed=Listed.SUB_PROCESSORS)
    assert places_of(found) == {row: told for row, (_, told) in reference(data).items()}


@given(dressed(), st.sampled_from(["party0", "party1"]), st.booleans())
def test_by_who_engages(data: naive.Data, by: str, turned: bool) -> None:
    op = Op.NOT if turned else Op.IS
    found = places_of(
        asked(read(data), Condition(column=Column.BY, op=op, values=(by,)), listed=Listed.SUB_PROCESSORS)
    )
    everybody = reference(data)
    for row, (engaging, told) in everybody.items():
        sure = row not in found or (engaging == by) is not turned
        # Of an engagement whose status is unknown not even who engages is known.
        assert sure or told is Met.UNKNOWN
        if (engaging == by) is not turned:
            assert found[row] is told
    assert found.keys() <= everybody.keys()


_CHAIN = {
    "host": party("Host", {"role": "processor"}, recipients="listed"),
    "cooling": party("Cooling", {"by": "host", "role": "sub_processor"}, recipients="none"),
    "shop": party("Shop", {"role": "independent_controller"}),
    "courier": party("Courier", {"by": "shop", "role": "processor"}, recipients="unknown"),
    "mail": party("Mail", {"role": "processor"}, recipients="unknown"),
    "pay": party("Pay", {"role": "undetermined"}, recipients="none"),
    "bank": party("Bank", {"by": "pay", "role": "processor"}, recipients="none"),
}


def test_a_controllers_processor_is_nobodys_sub_processor() -> None:
    found = asked(acme(third_parties=_CHAIN), listed=Listed.SUB_PROCESSORS)
    assert places_of(found) == {
        "cooling.e0": Met.YES,
        "bank.e0": Met.UNKNOWN,
        "mail>unknown": Met.UNKNOWN,
        "courier>unknown": Met.UNKNOWN,
    }


@pytest.mark.parametrize("condition", [
    (),
    (Condition(column=Column.COUNTRY, op=Op.OUTSIDE, values=("EU",)),),
    (Condition(column=Column.ROLE, values=("sub_processor",)),),
    (Condition(column=Column.BY, values=("mail",)),),
])  # fmt: skip
def test_that_nobody_has_said_it_stands_among_the_open_whatever_is_asked(
    condition: tuple[Condition, ...],
) -> None:
    found = asked(acme(third_parties=_CHAIN), *condition, listed=Listed.SUB_PROCESSORS)
    told = {row.id: row.label for row in found.open}
    assert told["mail>unknown"].en == "Unknown onward recipients (Mail)"
    assert ("courier>unknown" in told) is (not condition or condition[0].column is not Column.BY)


def test_a_processor_that_engages_nobody_has_no_row() -> None:
    registry = acme(third_parties={"host": party("Host", {"role": "processor"}, recipients="none")})
    assert asked(registry, listed=Listed.SUB_PROCESSORS).of == 0
