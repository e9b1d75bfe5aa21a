"""The wording of pictures: values with how they are known, counts, and runs of numbers."""

import pytest

from dataflow.facts.known import Known
from dataflow.pictures.wording import counts, runs, standing
from registry.records.evidence import Status
from registry.records.text import text

FRANCE = text("France", "France")


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], ""),
        ([3], "3"),
        ([4, 3], "3, 4"),
        ([9, 5, 7, 6, 8], "5–9"),
        ([12, 3, 5, 6, 7, 13], "3, 5–7, 12, 13"),
        ([1, 3, 5], "1, 3, 5"),
    ],
)
def test_runs_of_numbers(numbers: list[int], told: str) -> None:
    assert runs(numbers) == told


def test_a_declared_value_needs_no_remark_and_an_unknown_one_is_said() -> None:
    assert standing(Known(value="FR", label=FRANCE, status=Status.DECLARED), "en") == "France"
    assert standing(Known(value="FR", label=FRANCE, status=Status.INFERRED), "en") == "France (inferred)"
    assert standing(Known(), "en") == "unknown"
    assert standing(Known(), "fr") == "inconnu"


def test_statuses_that_nothing_has_are_left_out() -> None:
    told = counts({Status.UNKNOWN: 2, Status.DECLARED: 1, Status.INFERRED: 0}, "en")
    assert told == "1 declared, 2 unknown"
    assert counts({}, "fr") == ""
