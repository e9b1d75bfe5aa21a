"""Contracts in words: how one stands on the day, and each part of it as far as it is known."""

from typing import Any

import pytest

from dataflow.facts.contracts import agreed
from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Known
from registry.records.contract import Contract
from registry.records.text import LANGS
from tests.dataflow.acme import acme
from tests.dataflow.strategies import DAY

FACTS = Facts(acme(), DAY)  # 22 November 2026
DATED = {"title": "DPA", "date": "2024-01-01"}


def made(**parts: Any) -> Contract:
    return Contract.model_validate({**DATED, **parts})


def said(known: Known, lang: str = "en") -> str | None:
    return known.label.say(lang) if known.label else None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "words", "state"),
    [
        ({}, "DPA of 1 January 2024", None),
        ({"term": "fixed"}, "DPA of 1 January 2024", None),
        ({"term": "service"}, "DPA of 1 January 2024 (running)", "valid"),
        ({"ends": "2026-12-31"}, "DPA of 1 January 2024 (running until 31 December 2026)", "valid"),
        ({"ends": "2026-12-31", "renewal": "tacit"},
         "DPA of 1 January 2024 (running until 31 December 2026, renewed tacitly)", "valid"),
        ({"ends": "2025-12-31", "renewal": "tacit", "renews_every": "P1Y"},
         "DPA of 1 January 2024 (running by tacit renewal, until 31 December 2026)", "valid"),
        ({"ends": "2025-12-31", "renewal": "tacit"},
         "DPA of 1 January 2024 (running by tacit renewal, since 31 December 2025)", "valid"),
        ({"ends": "2025-12-31", "renewal": "none"}, "DPA of 1 January 2024 (ended on 31 December 2025)", "expired"),
        ({"ends": "2025-12-31"},
         "DPA of 1 January 2024 (its end, 31 December 2025, is past; renewal unknown)", None),
        ({"starts": "2027-01-01"}, "DPA of 1 January 2024 (from 1 January 2027)", "not_yet"),
    ],
)  # fmt: skip
def test_a_contract_is_told_with_how_it_stands(parts: dict[str, Any], words: str, state: str | None) -> None:
    contract = made(**parts)
    assert said(FACTS.contract(contract)) == words
    assert agreed(contract, FACTS).state.value == state
    assert all(said(FACTS.contract(contract), lang) for lang in LANGS)
    # What is compared is what was signed, whatever the day.
    assert said(FACTS.signed(contract)) == "DPA of 1 January 2024"


def test_what_nobody_said_of_a_contract_is_unknown() -> None:
    told = agreed(made(), FACTS)
    assert {told.state, told.until, told.renewal, told.notice, told.describes} == {UNKNOWN}
    assert agreed(None, FACTS).amendments == () and FACTS.contract(None) is UNKNOWN


@pytest.mark.parametrize(
    ("parts", "value", "words"),
    [
        ({"ends": "2026-12-31", "renewal": "tacit"}, "2026-11-30",
         "1 month, so by 30 November 2026 to leave on 31 December 2026"),
        ({"ends": "2026-12-01"}, None, "1 month"),
        ({}, None, "1 month"),
        ({"term": "open"}, "P1M", "1 month"),
        ({"ends": "2025-01-01", "renewal": "none"}, "P1M", "1 month"),
    ],
)  # fmt: skip
def test_notice_is_a_day_where_the_calendar_tells_one(
    parts: dict[str, Any], value: str | None, words: str
) -> None:
    notice = agreed(made(notice="P1M", **parts), FACTS).notice
    assert (notice.value, said(notice)) == (value, words)


def test_renewal_description_and_amendments_are_told() -> None:
    told = agreed(
        made(
            renewal="tacit", renews_every="P1Y", describes=["duration", "people"], url="https://example.org",
            amendments=[{"on": "2025-02-03", "what": "More places", "document": "policy"}, {"what": "Names"}],
        ),
        FACTS,
    )  # fmt: skip
    assert said(told.renewal) == "tacit renewal, for 1 year each time"
    assert said(told.describes) == "duration and categories of people"
    assert [said(each) for each in told.amendments] == ["More places, on 3 February 2025 (Policy)", "Names"]
    assert said(agreed(made(renews_every="P1Y"), FACTS).renewal) == "renewed for 1 year each time"
