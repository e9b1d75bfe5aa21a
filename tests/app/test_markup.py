"""Markup: whatever a registry says is shown as the words it is."""

from hypothesis import given
from hypothesis import strategies as st

from app_pages.markup import Html, element, joined, separated


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
