"""Fields: listed by how sensitive they are and whose, as a naive reading of the records has them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Listed, Op
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of
from tests.dataflow.lists.stated import asked, rows_of, stated, told, where
from tests.dataflow.strategies import DAY, SUBJECTS

KINDS = ["standard", "high", "special_art9", "criminal_art10"]


def _holding(registry: Registry) -> dict[str, dict[str, Status]]:
    """By field: the data sets of the day that hold it, and how that is known."""
    found: dict[str, dict[str, Status]] = {}
    for name, held in registry.data_sets.items():
        for use in held.fields if held.holds_on(DAY) else ():
            found.setdefault(use.field, {})[name] = use.standing
    return found


def _naive(registry: Registry, field: str, kind: str, people: str) -> Met:
    """Whether a field is of a kind and of people: the worse of both, in the best of the data sets that hold it."""
    term = vocabulary_of(registry).fields[field]
    sets = _holding(registry)[field]
    surely = any(status is not Status.UNKNOWN for status in sets.values())
    is_kind = Met.YES if term.sensitivity == kind else Met.UNKNOWN if term.container else Met.NO
    best = Met.NO
    for name, status in sets.items():
        subjects = registry.data_sets[name].subjects
        about = Met.YES if people in subjects else Met.NO if subjects else Met.UNKNOWN
        if about is Met.YES and status is Status.UNKNOWN:
            about = Met.UNKNOWN
        best = min(best, max(is_kind, about))
    return best if surely else max(best, Met.UNKNOWN)


@given(stated(), st.sampled_from(KINDS), st.sampled_from(SUBJECTS))
@settings(max_examples=150)
def test_fields_are_listed_by_sensitivity_and_people(registry: Registry, kind: str, people: str) -> None:
    conditions = where(Column.SENSITIVITY, Op.IS, kind), where(Column.PEOPLE, Op.IS, people)
    sure, perhaps = told(asked(Listed.FIELDS, registry, *conditions))
    met = {field: _naive(registry, field, kind, people) for field in _holding(registry)}
    assert sure == {field for field, each in met.items() if each is Met.YES}
    assert perhaps == {field for field, each in met.items() if each is Met.UNKNOWN}


@given(stated())
def test_each_field_is_there_once_and_a_container_may_be_anything(registry: Registry) -> None:
    rows = {row.id: row for row in rows_of(Listed.FIELDS, registry)}
    assert {*rows} == {*_holding(registry)}
    words = vocabulary_of(registry)
    for id_, row in rows.items():
        for column in (Column.FIELD, Column.SENSITIVITY, Column.CATEGORY):
            assert row.cells[column].more == words.fields[id_].container


@given(stated())
def test_a_field_of_several_sets_is_told_set_by_set(registry: Registry) -> None:
    """What one data set is used for says nothing of the people of another."""
    for purpose in ("hosting", "direct_marketing"):
        for people in SUBJECTS:
            conditions = where(Column.PURPOSE, Op.IS, purpose), where(Column.PEOPLE, Op.IS, people)
            for field in told(asked(Listed.FIELDS, registry, *conditions))[0]:
                sets = [registry.data_sets[name] for name in _holding(registry)[field]]
                assert any(
                    people in held.subjects and purpose in {use.purpose for use in held.purposes}
                    for held in sets
                )
