"""Purposes and bases: listed by basis and law, as a naive reading of the records has them; none is left out."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Listed, Op
from registry.records.data_set import PurposeUse
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.lists.stated import BASES, asked, rows_of, stated, told, where
from tests.dataflow.strategies import DAY

ALL_BASES = [(law, basis) for law, several in BASES.items() for basis in several]


def _uses(registry: Registry) -> Iterator[tuple[str, list[PurposeUse]]]:
    """The purposes of data sets by the id of their row: those alike in one case together."""
    for name, held in sorted(registry.data_sets.items()):
        alike: dict[tuple[str, str], list[PurposeUse]] = {}
        for use in held.purposes if held.holds_on(DAY) else ():
            alike.setdefault((use.purpose, repr(use.condition)), []).append(use)
        seen: dict[str, int] = {}
        for (purpose, _), several in alike.items():
            seen[purpose] = seen.get(purpose, 0) + 1
            again = f"#{seen[purpose]}" if seen[purpose] > 1 else ""
            yield f"{name}:{purpose}{again}", several


def _wanting(registry: Registry) -> set[str]:
    """The laws of the strategy that want a basis, and that the registry does not say are not applicable."""
    regimes = registry.organisation.regimes
    return {
        law for law in BASES if law in regimes and regimes[law].applies != "not_applicable" and laws()[law]
    }


def _met(several: list[PurposeUse], law: str, basis: str | None, registry: Registry) -> Met:
    """Whether some purposes rest on a basis under a law, or, for None, on none on record."""
    named = {*_wanting(registry)} | {each for use in several for each in use.basis}
    stated_ = [use for use in several if law in use.basis]
    surely = [use for use in stated_ if use.standing is not Status.UNKNOWN]
    there = any(use.standing is not Status.UNKNOWN for use in several)
    if law not in named:
        found = Met.NO if named else Met.UNKNOWN
    elif basis is None:
        found = Met.NO if surely else Met.UNKNOWN if stated_ else Met.YES
    elif any(use.basis[law].value == basis for use in surely):
        found = Met.YES
    elif len(stated_) == len(several) == len(surely):
        found = Met.NO
    else:
        found = Met.UNKNOWN
    return found if there else max(found, Met.UNKNOWN)


@given(stated(), st.sampled_from(ALL_BASES))
@settings(max_examples=150)
def test_purposes_are_listed_by_basis_and_law(registry: Registry, wanted: tuple[str, str]) -> None:
    law, basis = wanted
    conditions = where(Column.LAW, Op.IS, law), where(Column.BASIS, Op.IS, basis)
    sure, perhaps = told(asked(Listed.PURPOSES, registry, *conditions))
    for id_, several in _uses(registry):
        met = _met(several, law, basis, registry)
        assert (id_ in sure, id_ in perhaps) == (met is Met.YES, met is Met.UNKNOWN), id_


@given(stated(), st.sampled_from([*BASES]))
@settings(max_examples=150)
def test_what_has_no_basis_under_a_law_is_missing_there(registry: Registry, law: str) -> None:
    conditions = where(Column.LAW, Op.IS, law), where(Column.BASIS, Op.MISSING)
    sure, perhaps = told(asked(Listed.PURPOSES, registry, *conditions))
    for id_, several in _uses(registry):
        met = _met(several, law, None, registry)
        if len({*_wanting(registry)} | {each for use in several for each in use.basis}) == 0:
            continue  # under which law, nobody says
        assert (id_ in sure, id_ in perhaps) == (met is Met.YES, met is Met.UNKNOWN), id_


@given(stated())
def test_no_purpose_is_left_out_of_the_bases(registry: Registry) -> None:
    """Each stands under each law, with its basis or among those for which none is on record."""
    named: dict[tuple[str, str], set[str]] = {}
    for row in rows_of(Listed.BASES, registry):
        law = row.id.partition(":")[0]
        for value in row.cells[Column.PURPOSE].values:
            for part in row.cells[Column.DATA_SET].values:
                named.setdefault((law, str(value.value)), set()).add(str(part.value))
    for id_, several in _uses(registry):
        name, purpose = id_.partition(":")[0], several[0].purpose
        for law in {*_wanting(registry)} | {each for use in several for each in use.basis} or {""}:
            assert name in named[law, purpose]
