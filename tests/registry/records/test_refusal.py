"""The refusal: its words are all that is kept of it."""

import pytest
from pydantic import ValidationError

from registry.records.evidence import Citation
from registry.records.refusal import refusal


def test_it_is_an_error_of_a_value_that_says_its_words() -> None:
    with pytest.raises(ValueError, match=r"code\|from=\{x\}"):
        raise refusal("code|from={x}")


def test_pydantic_keeps_its_words_and_not_the_frames_it_was_raised_in() -> None:
    with pytest.raises(ValidationError) as caught:
        Citation.model_validate("no no")
    [told] = caught.value.errors()
    assert (told["type"], told["ctx"]) == ("value_error", {"error": "bad-citation"})
