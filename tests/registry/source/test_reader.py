"""The source: each way a file can be wrong, and that what can be read of it is read."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import registry.source.scan
from registry.source.file import MOST_BYTES
from registry.source.problem import Mark, Problem
from registry.source.reader import read, read_file
from registry.source.source import Source
from registry.source.tally import MOST_ALIKE, number_of

LONG = 10_000


def said(source: Source) -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.code) for each in source.problems]


@pytest.fixture(params=["C", "Python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with libyaml and with the parser that stands in where it is missing."""
    if request.param == "Python":
        monkeypatch.setattr(registry.source.scan, "_PARSER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ("a: 1\nb: [x, 2.5]\nc: {d: true}\n", {"a": 1, "b": ["x", 2.5], "c": {"d": True}}),
        ("\ufeffa: é\r\nb: 2\rc: |\r\n  one\r\n  two\r\n", {"a": "é", "b": 2, "c": "one\ntwo\n"}),
        ("a:\nb: ~\nc: null\nd: ''\n", {"a": None, "b": None, "c": None, "d": ""}),
        ("\r\ra: 1\r\n\rb: 2", {"a": 1, "b": 2}),
        ("%YAML 1.2\n---\na: b\n...\n", {"a": "b"}),
    ],
)
def test_reads_what_is_well_written(written: str, data: object, either_parser: None) -> None:
    source = read(written.encode(), "f.yaml")
    assert (source.data, source.problems) == (data, ())


def test_marks_tell_the_place_of_keys_and_values() -> None:
    source = read("a: 1\nb:\n  c: [x, y]\n  d:\n    - e: é\n      f:   2\n".encode(), "f.yaml")
    assert source.marks == {
        (): Mark("f.yaml", 1, 1),
        ("a",): Mark("f.yaml", 1, 1),
        ("b",): Mark("f.yaml", 2, 1),
        ("b", "c"): Mark("f.yaml", 3, 3),
        ("b", "c", 0): Mark("f.yaml", 3, 7),
        ("b", "c", 1): Mark("f.yaml", 3, 10),
        ("b", "d"): Mark("f.yaml", 4, 3),
        ("b", "d", 0): Mark("f.yaml", 5, 7),
        ("b", "d", 0, "e"): Mark("f.yaml", 5, 7),
        ("b", "d", 0, "f"): Mark("f.yaml", 6, 7),
    }
    assert source.values[("b", "d", 0, "f")] == Mark("f.yaml", 6, 12)


@pytest.mark.parametrize(
    ("written", "problems", "data"),
    [
        ("", [(1, 1, "empty-file")], None),
        ("# nothing\n\n", [(1, 1, "empty-file")], None),
        ("---\n", [(1, 1, "empty-file")], None),
        ("- a\n- b\n", [(1, 1, "not-a-mapping")], None),
        ("- {a: 1, a: 2}\n", [(1, 1, "not-a-mapping"), (1, 10, "duplicate-key")], None),
        ("just words\n", [(1, 1, "not-a-mapping")], None),
        (
            "a: 1\na: 2\na: {b: 1}\nc: 3\n",
            [(2, 1, "duplicate-key"), (3, 1, "duplicate-key")],
            {"a": 1, "c": 3},
        ),
        (
            "a: &x 1\nb: *x\nc: [1, *x, 2]\n",
            [(1, 4, "anchor"), (2, 4, "alias"), (3, 8, "alias")],
            {"c": [1, 2]},
        ),
        ("a: !!python/object:os.system x\nb: !x {c: &d 1}\n", [(1, 4, "tag"), (2, 4, "tag")], {}),
        ("a:\n  <<: {b: 1}\n  c: 2\n", [(2, 3, "merge-key")], {"a": {"c": 2}}),
        ("&a b: 1\n*a : 2\n!x c: 3\nd: 4\n", [(1, 1, "anchor"), (2, 1, "alias"), (3, 1, "tag")], {"d": 4}),
        ("? [a, b]\n: {c: 1}\nd: 2\n", [(1, 3, "complex-key")], {"d": 2}),
        (
            "1: a\ntrue: b\n~: c\n",
            [(1, 1, "key-not-text"), (2, 1, "key-not-text"), (3, 1, "key-not-text")],
            {"1": "a", "true": "b", "~": "c"},
        ),
        ("NO: a\n'1': b\n", [], {"NO": "a", "1": "b"}),
        ("a: 1\n---\nb: 2\n", [(2, 1, "second-document")], {"a": 1}),
        (
            "a: x\0y\nb: \u2028z\n",
            [(1, 5, "illegal-character"), (2, 4, "illegal-character")],
            {"a": "x\ufffdy", "b": "\ufffdz"},
        ),
        ('a: "x\\0\\e[2J"\n', [(1, 4, "illegal-character")], {"a": "x\ufffd\ufffd[2J"}),
    ],
)
def test_goes_on_past_what_it_does_not_accept(
    written: str, problems: list[tuple[int, int, str]], data: object, either_parser: None
) -> None:
    source = read(written.encode(), "f")
    assert said(source) == problems
    assert source.data == data


@pytest.mark.parametrize(
    ("written", "place", "kind", "data"),
    [
        ("a:\n\tb: 2\nc: 3\n", (2, 1), "tab", {"c": 3}),
        ("a: 1\nb:2\nc: 3\n", (2, 1), "colon", {"a": 1, "c": 3}),
        ("a: 1\nb\nc: 3\n", (2, 1), "colon", {"a": 1, "c": 3}),
        ("a: x: y\nb: 1\n", (1, 5), "colon-in-value", {"b": 1}),
        ("a: 'l'adresse'\nb: 2\n", (1, 4), "quote", {"b": 2}),
        ('a: "open\nb: 1\nc: 1\n', (1, 4), "quote", {"b": 1, "c": 1}),
        ('a: "open\nb: "x"\nc: 1\n', (1, 4), "quote", {"b": "x", "c": 1}),
        ("a: [1, 2\nb: 3\nc: 4\n", (1, 4), "bracket", {"b": 3, "c": 4}),
        ("a: {b: 1\n", (1, 4), "bracket", None),
        ("a: @x\nb: 1\n", (1, 4), "reserved", {"b": 1}),
        ("a: 1\n b: 2\nc: 3\n", (2, 3), "indent", {"c": 3}),
        ("a:\n  b: 1\n c: 2\nd: 3\n", (3, 2), "indent", {"a": {"b": 1}, "d": 3}),
        ("a: !x!y 1\nb: 1\n", (1, 4), "other", {"b": 1}),
        ("a: 1\n}\nb: 2\n", (2, 1), "indent", {"a": 1, "b": 2}),
    ],
)
def test_a_syntax_error_costs_its_own_entry_only(
    written: str, place: tuple[int, int], kind: str, data: object
) -> None:
    source = read(written.encode(), "f")
    assert said(source) == [(*place, "syntax")]
    assert source.problems[0].values["hint"] == kind
    assert source.data == data


def test_one_visit_finds_every_fault() -> None:
    source = read(
        b"""
third_parties:
  - id: one
    name: first
  - id: two
   name: badly aligned
  - id: three
    name: 'l'office'
  - id: four
    id: twice
other: yes
""",
        "f",
    )
    assert said(source) == [(6, 4, "syntax"), (8, 11, "syntax"), (10, 5, "duplicate-key")]
    assert source.data == {"third_parties": [{"id": "one", "name": "first"}, {"id": "four"}], "other": "yes"}
    assert source.marks[("third_parties", 1)].line == 9
    assert source.marks[("other",)].line == 11


def test_more_faults_than_it_will_visit_are_said_to_be_unread() -> None:
    source = read("".join(f"k{n}: @{n}\n" for n in range(30)).encode() + b"z: 1\n", "f")
    assert [each.line for each in source.problems if each.code == "syntax"] == list(range(1, 22))
    assert [each.line for each in source.problems if each.code == "rest-unread"] == [21]


def test_very_many_problems_are_counted() -> None:
    source = read(b"a: 1\n" * 301, "f")
    assert len(source.problems) == MOST_ALIKE + 1
    assert source.problems[-1].values == {"n": str(300 - MOST_ALIKE), "alike": "duplicate-key"}
    assert number_of(source.problems) == 300


@pytest.mark.parametrize(
    ("raw", "problem", "values"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7, "not-utf8"), {"byte": "0xE9"}),
        (b"\xef\xbb\xbfa: \xe9", (1, 4, "not-utf8"), {"byte": "0xE9"}),
        (b"a: \x93x\x94", (1, 4, "not-utf8"), {"byte": "0x93"}),
        (b"a: \xed\xa0\x80", (1, 4, "not-utf8"), {"byte": "0xED"}),
        ("a: é\n".encode("utf-16"), (1, 1, "not-utf8"), {"encoding": "UTF-16", "hint": "wide"}),
        ("a: é\n".encode("utf-16-be"), (1, 1, "not-utf8"), {"encoding": "UTF-16", "hint": "wide"}),
        ("a: é\n".encode("utf-32"), (1, 1, "not-utf8"), {"encoding": "UTF-32", "hint": "wide"}),
    ],
)
def test_bytes_that_are_not_utf8(raw: bytes, problem: tuple[int, int, str], values: dict[str, str]) -> None:
    source = read(raw, "f")
    assert (said(source), dict(source.problems[0].values), source.data) == ([problem], values, None)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    locked = tmp_path / "locked.yaml"
    locked.write_text("a: 1", encoding="utf-8")
    assert read_file(locked, "named.yaml").data == {"a": 1}
    assert said(read_file(tmp_path / "none.yaml")) == [(1, 1, "missing-file")]
    assert said(read_file(tmp_path / "no\0ne.yaml")) == [(1, 1, "unreadable-file")]
    assert said(read_file(locked / "below.yaml")) == [(1, 1, "unreadable-file")]
    folder = read_file(tmp_path, "here").problems[0]
    assert (folder.file, folder.code, folder.values["hint"]) == ("here", "unreadable-file", "folder")


def test_a_file_one_may_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(
        "registry.source.encoding.read", refuse
    )  # root, who runs the tests in a container, may read all
    found = read_file(Path("locked.yaml")).problems[0]
    assert (found.code, found.values["hint"]) == ("unreadable-file", "permission")


LAUGHS = "a: &a [x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("name", "written", "codes"),
    [
        ("billion laughs", LAUGHS, {"anchor"}),
        ("deep lists", "a: " + "[" * LONG + "]" * LONG, {"too-deep", "rest-unread"}),
        ("deep unclosed lists", "[" * 200_000, {"too-deep", "rest-unread", "not-a-mapping"}),
        ("deep mappings", "{a: " * LONG, {"too-deep", "rest-unread"}),
        ("deep dashes", "- " * LONG, {"too-deep", "rest-unread", "not-a-mapping"}),
        ("deep blocks", "\n".join(" " * n + "a:" for n in range(1000)), {"too-deep", "rest-unread"}),
        ("deep keys", "? " * LONG, {"complex-key", "rest-unread"}),
        ("a wall of tabs", "\t" * 200_000, {"syntax"}),
        ("a wall of open quotes", "a: 'b\n" * LONG, {"syntax", "rest-unread", "duplicate-key"}),
    ],
)
def test_bombs_are_defused_at_once(name: str, written: str, codes: set[str]) -> None:
    source = read(written.encode(), name)
    assert {each.code for each in source.problems} <= codes
    assert source.problems


def test_depth_that_is_fine_and_one_more() -> None:
    assert read(("a: " + "[" * 31 + "]" * 31).encode(), "f").problems == ()
    deep = read(("a: " + "[" * 32 + "]" * 32 + "\nb: 1").encode(), "f")
    assert (said(deep), deep.data["b"]) == ([(1, 35, "too-deep")], 1)


def test_sizes() -> None:
    too_large = read(b"a: '" + b"x" * MOST_BYTES + b"'", "f")
    assert (said(too_large), too_large.data) == ([(1, 1, "too-large")], None)
    assert read(b"a: '" + b"x" * (MOST_BYTES - 5) + b"'", "f").problems == ()


def test_more_values_than_it_will_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry.source.scan, "MOST_WEIGHT", 200)
    many = read(b"a: 1\nb: [1, 2, 3, 4, 5, 6, 7, 8, 9]\nc: 3\n", "f")
    assert said(many) == [(2, 20, "too-many-nodes")]
    assert many.data == {"a": 1, "b": [1, 2, 3, 4, 5, 6]}


YAML_LIKE = st.text("ab:-#&*!|>'\"%@`[]{}, \n\t\r?~0.1é\0\u2028\ufeff", max_size=60)


@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
)
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    _sound(read(raw, "f"), raw)


@given(YAML_LIKE)
def test_nothing_that_looks_like_yaml_makes_it_raise(written: str) -> None:
    _sound(read(written.encode(), "f"), written.encode())


@given(
    st.lists(
        st.sampled_from(
            [
                "a: 1",
                "b:",
                "  - c: 2",
                "    d: x",
                "  e: [1",
                "  f: 'g'h'",
                "\ti: 1",
                "- j",
                "k: &l m",
                "n: |",
                "  o",
                "---",
                "}",
                "",
            ]
        ),
        max_size=14,
    )
)
def test_no_mixture_of_lines_makes_it_raise(lines: list[str]) -> None:
    raw = "\n".join(lines).encode()
    _sound(read(raw, "f"), raw)


def _sound(source: Source, raw: bytes) -> None:
    """Every place lies in the text and belongs to a value; nothing is left out without a reason."""
    lines = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places: list[Mark | Problem] = [*source.marks.values(), *source.values.values(), *source.problems]
    for at in places:
        assert 1 <= at.line <= len(lines)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1
    assert source.data is None or isinstance(source.data, dict)
    assert source.data is not None or source.problems
    if source.data is not None:
        assert set(source.marks) == set(source.values) == set(_paths(source.data, ()))
    assert source == read(raw, "f")
    json.dumps(source.data)


def _paths(value: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, each in below for inner in _paths(each, (*path, key)))]


PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**15), 10**15),
        st.text("abé :-#'\"\n{}[]&*!%@0\\", max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abé :-0", max_size=5), inner, max_size=3)
    ),
    max_leaves=15,
)


@given(
    st.dictionaries(st.text("abcdé -", min_size=1, max_size=6), PLAIN, min_size=1, max_size=4), st.booleans()
)
def test_plain_structures_read_as_pyyaml_reads_them(data: dict[str, Any], flow: bool) -> None:
    written = yaml.dump(data, Dumper=_Quoting, allow_unicode=True, default_flow_style=flow)
    source = read(written.encode(), "f")
    assert source.problems == ()
    assert source.data == yaml.safe_load(written) == data


class _Quoting(yaml.SafeDumper):
    """Writes every text quoted, as a careful person would."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML asks with the data
        return True


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
