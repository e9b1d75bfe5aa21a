"""The record: frozen, closed, and copied without what was worked out from its old fields."""

from functools import cached_property

import pytest
from pydantic import ValidationError

from registry.records.record import Record


class Price(Record):
    net: int

    @cached_property
    def gross(self) -> int:
        return self.net * 2


def test_a_copy_works_its_cached_values_out_anew() -> None:
    price = Price(net=1)
    assert price.gross == 2
    assert price.model_copy(update={"net": 5}).gross == 10
    assert price.model_copy(deep=True).gross == 2


def test_a_cached_value_makes_no_difference_to_what_a_record_says() -> None:
    price, other = Price(net=1), Price(net=1)
    assert price.gross == 2
    assert price == other
    assert hash(price) == hash(other)
    assert price.model_dump() == {"net": 1}


def test_it_is_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        Price(net=1, tax=2)  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(ValidationError):
        Price(net=1).net = 2  # type: ignore[misc]  # what the test is about
