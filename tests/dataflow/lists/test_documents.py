"""The list of documents: every source, with what it says of itself; whom it names only where somebody has looked."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.lists.answer import ListAnswer
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.records.registry import Registry
from tests.dataflow.acme import acme
from tests.dataflow.lists.test_parties import asked

DOCUMENTS = st.dictionaries(
    st.sampled_from(["notice", "dpa", "page"]),
    st.fixed_dictionaries(
        {"title": st.sampled_from(["Policy", "Contract"]), "kind": st.sampled_from(["privacy_policy", "contract"])},
        optional={"version": st.sampled_from(["1", "2"]), "date": st.sampled_from(["2024-01-01", "2026-01-01"])},
    ),
)  # fmt: skip


POLICY = {"title": "Policy", "version": "1.0", "kind": "terms", "date": "2020-01-01"}
"""Which the registry of the tests cites."""


def listed(documents: dict[str, dict[str, str]], *conditions: Condition) -> ListAnswer:
    registry: Registry = acme(documents={"policy": POLICY, **documents})
    return asked(registry, *conditions, listed=Listed.DOCUMENTS)


@given(DOCUMENTS)
def test_every_document_is_listed_in_order(documents: dict[str, dict[str, str]]) -> None:
    found = listed(documents)
    assert [row.id for row in found.rows] == ["policy", *documents] and not found.open


@given(DOCUMENTS, st.sampled_from(["privacy_policy", "contract"]))
def test_by_kind(documents: dict[str, dict[str, str]], kind: str) -> None:
    found = listed(documents, Condition(column=Column.KIND, values=(kind,)))
    assert [row.id for row in found.rows] == [id_ for id_, each in documents.items() if each["kind"] == kind]


@given(DOCUMENTS)
def test_a_version_or_a_day_that_is_not_stated_is_missing(documents: dict[str, dict[str, str]]) -> None:
    for column, key in ((Column.VERSION, "version"), (Column.SINCE, "date")):
        found = listed(documents, Condition(column=column, op=Op.MISSING))
        assert [row.id for row in found.rows] == [id_ for id_, each in documents.items() if key not in each]


@given(DOCUMENTS)
def test_whom_a_document_names_is_not_known_where_nobody_has_looked(
    documents: dict[str, dict[str, str]],
) -> None:
    found = listed(documents, Condition(column=Column.PARTY, values=("acme",)))
    assert not found.rows and len(found.open) == len(documents) + 1
