"""Lettering: words of a registry stay words in a picture."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import graphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.engine import layout
from dataflow.engine.letters import Style, width
from dataflow.pictures import lettering
from dataflow.pictures.lettering import field, label, wrapped
from dataflow.pictures.mermaid import label as mermaid_label
from dataflow.pictures.mermaid import mermaid
from dataflow.words.plain import plain
from tests.dataflow.pictures.examples import answered, chain, drawn

NASTY = [
    "<b>bold</b>",
    "<>",
    "<",
    "n0:e",
    "a -> b",
    r"\N",
    r"\G",
    r"\l",
    r"\n",
    "\\",
    "a\\",
    '"',
    '\\"',
    '"]; x [label="y',
    "&amp;",
    "&lt;b&gt;",
    "&#65;",
    "&eacute;",
    "&",
    "javascript:alert(1)",
    "]]>",
    "<!-- -->",
    "{a|b}",
    "#quot;",
    "%%",
    "end",
    "graph",
    "--",
    "`x`",
    "**x**",
    "<br/>",
    "\u202egnp.exe",
    "a\tb\nc",
    "日本語 テキスト",
    "é" * 80,
    "𝔘nicode",
    "=1+1",
]
WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.text(alphabet='<>"\\&;#{}|:[]()`*-=NGELTln0 ', min_size=1, max_size=25),
)


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def _texts(svg: str) -> str:
    """Everything the picture says, without spaces: where a line was broken does not matter."""
    root = ElementTree.fromstring(svg)
    return _bare("".join(each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")))


@given(WORDS, WORDS, WORDS, WORDS)
@settings(max_examples=25)
def test_the_picture_says_exactly_the_words(organisation: str, actor: str, place: str, data_set: str) -> None:
    words = {"organisation": organisation, "actor": actor, "place": place, "data_set": data_set}
    answer = answered(chain(1, 1, **{name: f"x{each}y" for name, each in words.items()}))
    svg = drawn(answer, "en")
    said = _texts(svg)
    for each in words.values():
        assert _bare(plain(f"x{each}y")) in said
    root = ElementTree.fromstring(svg)
    assert not [
        each for each in root.iter() if each.tag.endswith(("}a", "}script", "}image", "}foreignObject"))
    ]
    assert len(list(root.iter("{http://www.w3.org/2000/svg}g"))) == _groups(drawn(answered(chain(1)), "en"))


def _groups(svg: str) -> int:
    return len(list(ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")))


@pytest.mark.parametrize("words", NASTY)
def test_a_nasty_label_is_shown_as_it_is(words: str) -> None:
    graph = graphviz.Digraph()
    graph.node("n0", label=label([words]))
    assert _texts(layout.svg(str(graph.source))) == _bare(plain(words))


@pytest.mark.parametrize("words", NASTY)
def test_a_nasty_field_of_a_record_is_shown_as_it_is(words: str) -> None:
    graph = graphviz.Digraph(node_attr={"shape": "record"})
    graph.node("n0", label=f"<a> x{field([words])}|y" + field([f"{words}z"]))
    assert _texts(layout.svg(str(graph.source))) == _bare(f"x{plain(words)}y{plain(words)}z")


@given(WORDS)
def test_wrapping_loses_nothing_and_fits(words: str) -> None:
    lines = wrapped(words, 90, 10)
    assert _bare("".join(lines)) == _bare(plain(words))
    assert all(width(line, 10) <= 90 or len(line) == 1 for line in lines)


@given(WORDS)
def test_a_mermaid_label_holds_nothing_that_mermaid_reads(words: str) -> None:
    written = mermaid_label(words)
    assert not set(written) & set('"<>[]{}()|`*_\\%&')
    back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), written)
    assert back == plain(words)


@given(WORDS)
@settings(max_examples=20)
def test_a_mermaid_title_is_one_line(words: str) -> None:
    text = mermaid(answered(chain(1, organisation=f"x{words}")), "fr")
    assert text.splitlines()[0] == "---" and text.splitlines()[2:4] == ["---", "flowchart LR"]


def test_control_characters_and_marks_of_direction_become_spaces() -> None:
    assert plain(" a\u202eb\x00c\ud800d  e\u2028f ") == "a b c d e f"


def test_words_are_broken_into_lines_once_for_all_layouts(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[str] = []
    pieces = lettering._pieces

    def counted(words: str, points: float, size: float, style: Style) -> Iterator[str]:
        broken.append(words)
        return pieces(words, points, size, style)

    monkeypatch.setattr(lettering, "_pieces", counted)
    words = "these words stand in this test alone"
    assert lettering.wrapped(words, 60, 9) == lettering.wrapped(words, 60, 9)
    assert lettering.wrapped(words, 60, 9, "bold") != lettering.wrapped(words, 90, 9, "bold")
    assert broken == [words] * 3
