"""The JSON form: what it says of itself, and that an answer reads back."""

import json

import pytest

from dataflow.answers.profile import profile
from dataflow.exports.answer_files import export
from dataflow.exports.json_form import VERSION, answer_json, json_form, read_answer
from tests.dataflow.pictures.examples import minlessika, phone


def test_an_answer_reads_back_and_is_the_file() -> None:
    assert read_answer(answer_json(phone())) == phone()
    assert answer_json(phone()) == export(phone(), "json", "fr").data == export(phone(), "json", "en").data


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"sillage": 2, "answer": {}}', b'{"sillage": 1}', b"x"])
def test_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_answer(data)


def test_a_profile_says_that_it_is_one() -> None:
    written = answer_json(profile(minlessika(), "ovhcloud"))
    assert list(json.loads(written)) == ["sillage", "profile"]
    with pytest.raises(ValueError, match=r"."):
        read_answer(written)


def test_letters_are_written_as_they_are_and_the_file_ends_with_a_line() -> None:
    assert (
        json_form("map", {"é": 1})
        == f'{{\n  "sillage": {VERSION},\n  "map": {{\n    "é": 1\n  }}\n}}\n'.encode()
    )
