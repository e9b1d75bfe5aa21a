"""Markup: whatever a registry says is shown as the words it is."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app_pages.labels import plain
from app_pages.markup import Html, element, joined, separated
from tests.app.hostile import NAMES
from tests.dataflow.exports.test_hostile_names import PAYLOADS


def test_text_is_escaped_and_elements_are_not() -> None:
    assert element("p", "a < b & ", element("b", "c")) == "<p>a &lt; b &amp; <b>c</b></p>"


def test_attributes() -> None:
    assert element("td", class_="x", aria_label='"y"', tabindex=0, hidden=True, title=None) == (
        '<td class="x" aria-label="&quot;y&quot;" tabindex="0" hidden></td>'
    )


def test_void_elements_are_not_closed() -> None:
    assert element("br") == "<br>"


def test_separated_leaves_out_what_is_empty() -> None:
    assert separated(["a", None, "", Html("<b>c</b>")], " < ") == "a &lt; <b>c</b>"


@given(st.text())
def test_no_text_becomes_an_element(words: str) -> None:
    shown = joined([words, [words]])
    # What has no place to break is marked by us, and by nobody's text.
    own = shown.replace('<span class="long">', "").replace("</span>", "")
    assert "<" not in own and ">" not in own and '"' not in own


class Read(HTMLParser):
    """What a browser would make of it: elements with their attributes, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words = ""
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


HOSTILE = st.sampled_from([*PAYLOADS, *NAMES])
MIXED = st.one_of(HOSTILE, st.builds("{}{}{}".format, st.text(max_size=5), HOSTILE, st.text(max_size=5)))


@given(MIXED, MIXED)
def test_a_hostile_name_is_the_words_of_its_element_or_the_value_of_its_attribute(
    name: str, other: str
) -> None:
    name, other = (
        each.replace("\r", "").replace("\0", "") for each in (name, other)
    )  # which HTML has none of
    read = Read(element("p", name, element("b", other), title=other, aria_label=name))
    assert read.words == name + other and read.other == []
    elements = [(tag, attrs) for tag, attrs in read.tags if (tag, attrs) != ("span", [("class", "long")])]
    assert elements == [("p", [("title", other), ("aria-label", name)]), ("b", [])]


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_name_is_no_markdown(name: str) -> None:
    """The words of choices are the only ones that Streamlit takes for Markdown."""
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(plain(name))
    inner = [each for token in tokens for each in token.children or []]
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {each.type for each in inner} <= {"text", "text_special"}
    assert "".join(each.content for each in inner).replace("\u2060", "") == " ".join(name.split())
