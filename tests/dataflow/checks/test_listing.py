"""The listing: which certificates an actor holds, and whether one holds on the day."""

import datetime

import pytest

from dataflow.checks.listing import certificates, certified, listed
from registry.records.actor import Certification
from tests.dataflow.checks.registries import DAY, varied

ONE_DAY = datetime.timedelta(days=1)


def test_certificates_are_those_of_the_actor_and_of_the_standard() -> None:
    held = [{"standard": "dpf"}, {"standard": "iso27001"}, {"standard": "dpf", "status": "unknown"}]
    case = varied("R04-bad", {"third_parties": {"helpdesk": {"certifications": held}}})
    assert [each.standard for each in certificates(case, "helpdesk", "dpf")] == ["dpf"]
    assert certificates(case, "helpdesk", None) == ()
    assert certificates(case, None, "dpf") == ()
    assert certificates(case, "acme", "dpf") == ()


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (None, None, "undated"),
        (-1, None, "undated"),
        (0, None, "undated"),
        (1, None, "later"),
        (None, -1, "over"),
        (None, 0, "valid"),
        (None, 1, "valid"),
        (0, 0, "valid"),
        (1, 2, "later"),
        (-2, -1, "over"),
    ],
)
def test_whether_a_certificate_holds_on_the_day(first: int | None, last: int | None, wanted: str) -> None:
    held = Certification(
        standard="dpf",
        valid_from=None if first is None else DAY + first * ONE_DAY,
        valid_to=None if last is None else DAY + last * ONE_DAY,
    )
    assert certified(held, DAY) == wanted


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], "none"),
        ([{"standard": "iso27001", "valid_to": "2027-01-01"}], "none"),
        ([{"standard": "dpf", "status": "unknown", "valid_to": "2027-01-01"}], "none"),
        ([{"standard": "dpf", "valid_to": "2026-11-21"}], "over"),
        ([{"standard": "dpf", "valid_to": "2026-11-21"}, {"standard": "dpf"}], "undated"),
        ([{"standard": "dpf"}, {"standard": "dpf", "valid_to": "2026-11-22"}], "valid"),
    ],
)
def test_of_several_certificates_the_best_counts(held: list[dict[str, str]], wanted: str) -> None:
    case = varied("R04-bad", {"third_parties": {"helpdesk": {"certifications": held}}})
    assert listed(case, "helpdesk", "dpf") == wanted
    assert listed(case, None, "dpf") == listed(case, "helpdesk", None) == "none"
