"""The bytes of a file: what is text, what is not, and where it stops being it."""

from pathlib import Path

import pytest

from registry.source.encoding import bytes_of, cleaned, decode, illegal_in, legal, mark_after
from registry.source.file import MOST_BYTES
from registry.source.problem import Problem


def _told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in problems]


def test_text_is_read_with_line_feeds_and_without_its_byte_order_mark() -> None:
    raw = b"\xef\xbb\xbfa: \xc3\xa9\r\nb: 1\rc: 2\n"
    assert decode(raw, "f") == ("a: é\nb: 1\nc: 2\n", [])


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("a: 1".encode("utf-16"), "UTF-16"),
        ("a: 1".encode("utf-16-be"), "UTF-16"),
        ("a: 1".encode("utf-16-le"), "UTF-16"),
        ("a: 1".encode("utf-32"), "UTF-32"),
    ],
)
def test_wide_letters_are_told_by_their_name(raw: bytes, encoding: str) -> None:
    text, (problem,) = decode(raw, "f")
    assert text is None
    assert (problem.code, problem.values["encoding"]) == ("not-utf8", encoding)


def test_a_byte_that_is_no_utf8_is_told_with_its_place_as_an_editor_counts() -> None:
    text, (problem,) = decode("é: 1\r\nb: é".encode() + b"\xe9\n", "f")
    assert text is None
    assert (problem.code, problem.line, problem.column) == ("not-utf8", 2, 5)
    assert problem.values["byte"] == "0xE9"
    marked = decode(b"\xef\xbb\xbfab\xe9", "f")[1][0]
    assert (marked.line, marked.column) == (1, 3)


def test_the_largest_file_that_is_read_and_the_first_that_is_not() -> None:
    assert decode(b"#" * MOST_BYTES, "f")[1] == []
    text, (problem,) = decode(b"#" * (MOST_BYTES + 1), "f")
    assert text is None
    assert (problem.code, problem.values["most"]) == ("too-large", "5")


def test_illegal_characters_are_shown_and_told_once_a_line() -> None:
    text, problems = cleaned("ok\na\x00b\x07\n\n\x0b", "f")
    assert text == "ok\na\ufffdb\ufffd\n\n\ufffd"
    assert _told(problems) == [("illegal-character", 2, 2), ("illegal-character", 4, 1)]


def test_a_byte_order_mark_inside_is_passed_over_and_told() -> None:
    text, problems = cleaned("a\n\ufeffb", "f")
    assert text == "a\nb"
    assert _told(problems) == [("byte-order-mark", 2, 1)]


@pytest.mark.parametrize("allowed", ["\t", "é", "\u2027", "\u202a", "\U0001f600", "\ufffd"])
def test_what_yaml_allows_is_legal(allowed: str) -> None:
    assert illegal_in(allowed) is None
    assert legal(allowed) == allowed


@pytest.mark.parametrize(
    ("refused", "name"), [("\x7f", "U+007F"), ("\u2028", "U+2028"), ("\ufeff", "U+FEFF")]
)
def test_what_yaml_forbids_is_named(refused: str, name: str) -> None:
    assert illegal_in(f"ab{refused}") == name
    assert legal(f"a{refused}") == "a\ufffd"


def test_where_the_next_character_stands() -> None:
    assert mark_after("", "f") == ("f", 1, 1)
    assert mark_after("ab\r\ncd", "f") == ("f", 2, 3)
    assert mark_after("ab\r", "f") == ("f", 2, 1)


def test_why_there_are_no_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a")
    assert bytes_of(file, "a.yaml") == b"a"
    missing, folder = bytes_of(tmp_path / "b", "b"), bytes_of(tmp_path, "folder")
    assert isinstance(missing, Problem) and missing.code == "missing-file"
    assert isinstance(folder, Problem) and (folder.code, folder.values["hint"]) == (
        "unreadable-file",
        "folder",
    )
    zero = bytes_of(Path("a\x00b"), "zero")
    assert isinstance(zero, Problem) and zero.code == "unreadable-file"
