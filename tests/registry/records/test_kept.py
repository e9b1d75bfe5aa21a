"""Kept: a review is due a cycle after the last one, and never where either is not said."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.records.actor import Actor, Certification, Engagement
from registry.records.contract import Contract
from registry.records.data_set import DataSet
from registry.records.document import Document
from registry.records.duration import Duration, due
from registry.records.kept import Kept
from registry.records.measure import Measure

DAYS = st.none() | st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1))
EVERY = st.sampled_from([None, "P1Y", "P6M", "P90D"])


@given(DAYS, EVERY)
def test_a_review_is_due_a_cycle_after_the_last_one(
    reviewed: datetime.date | None, every: str | None
) -> None:
    kept = Kept(reviewed=reviewed, review_every=Duration.parse(every) if every else None)
    wanted = due(reviewed, Duration.parse(every)) if reviewed and every else None
    assert kept.review_due == wanted


@given(DAYS, DAYS)
def test_a_document_is_as_fresh_as_its_last_review_or_its_own_day(
    dated: datetime.date | None, reviewed: datetime.date | None
) -> None:
    document = Document(title="Policy", date=dated, reviewed=reviewed, review_every=Duration(years=1))
    since = reviewed or dated
    assert document.review_due == (due(since, Duration(years=1)) if since else None)


@pytest.mark.parametrize("kind", [Actor, Certification, Contract, DataSet, Document, Engagement, Measure])
def test_whatever_a_person_keeps_current_can_say_so(kind: type[Kept]) -> None:
    assert issubclass(kind, Kept)
    assert set(Kept.model_fields) <= set(kind.model_fields)
