"""R44: a review that the registry announces and that is overdue."""

from typing import Any

from dataflow.checks.cycles import review_overdue
from tests.dataflow.checks.registries import GDPR, spoken, varied, verdicts

OVERDUE = {"reviewed": "2025-11-21", "review_every": "P1Y"}


def of(changes: dict[str, Any]) -> list[Any]:
    return list(review_overdue(varied("R10-good", changes), GDPR))


def test_r44_good_a_review_that_is_due_today_or_later() -> None:
    for good in (
        {"reviewed": "2025-11-22", "review_every": "P1Y"},
        {"reviewed": "2026-01-01", "review_every": "P1Y"},
    ):
        assert of({"third_parties": {"host": good}}) == []


def test_r44_bad_whatever_is_kept_current() -> None:
    host = {
        **OVERDUE,
        "certifications": [{"standard": "iso27001", **OVERDUE}],
        "measures": [{"measure": "Encryption", **OVERDUE}],
        "engagements": {"hosting": {**OVERDUE, "contract": OVERDUE}},
    }
    found = of({"third_parties": {"host": host}, "data_sets": {"account": OVERDUE}})
    assert verdicts(found) == [
        ("gap", "host", "main", None), ("gap", "host/hosting", "main", None),
        ("gap", "host/hosting:contract", "main", None), ("gap", "host:iso27001.0", "main", None),
        ("gap", "host:measure.0", "main", None), ("gap", "data_set:account", "main", None),
    ]  # fmt: skip
    assert found[0].actors == ("host",) and found[-1].data_sets == ("account",)
    assert spoken("R44", found)[0] == (
        "“Hostly”: last reviewed on 21 November 2025; the next review was due by 21 November 2026."
    )


def test_r44_open_without_a_cycle_or_a_last_review_nothing_is_overdue() -> None:
    for open_ in ({"reviewed": "2001-01-01"}, {"review_every": "P1Y"}, {"owner": "Purchasing"}):
        assert of({"third_parties": {"host": open_}}) == []


def test_r44_of_documents_all_but_the_notices_which_r29_tells() -> None:
    contract = {"title": "DPA", "kind": "contract", "date": "2025-01-01", "review_every": "P1Y"}
    notice = {"title": "Notice", "kind": "privacy_policy", "date": "2025-01-01", "review_every": "P1Y"}
    found = of({"documents": {"dpa": contract, "notice": notice}})
    assert verdicts(found) == [("gap", "document:dpa", "main", None)]
    assert of({"documents": {"dpa": {**contract, "reviewed": "2026-06-01"}}}) == []
