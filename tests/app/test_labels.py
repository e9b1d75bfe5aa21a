"""Labels: no two that read alike, whatever a registry calls its things, and no markup of theirs is taken for one."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app_pages.labels import plain, told_apart

IDS = st.text(alphabet="ab_)(1 ", min_size=1, max_size=4)
TEXTS = st.one_of(
    st.text(alphabet="aA ()b1.\u200b\u202e\u05d0\ufe0f\u00a0\u3164", max_size=6),
    st.sampled_from(["A", "a (b)", "A (a) (a)"]),
)


def _eye(words: str) -> str:
    """What is left of words where nothing invisible counts, written apart from the module's own way."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return " ".join("".join(sign for sign in folded if sign.isascii() or sign == "\u05d0").split())


@given(st.dictionaries(IDS, TEXTS, max_size=8))
def test_no_two_labels_read_alike(words: dict[str, str]) -> None:
    told = told_apart(words)
    assert list(told) == list(words)
    assert len(set(told.values())) == len(told)
    assert all(_eye(each) for id_, each in told.items() if _eye(id_))
    for id_, each in told.items():
        assert words[id_] in each or each == id_ or not _eye(words[id_])


@given(st.dictionaries(st.text(alphabet="ab_1", min_size=1, max_size=3), TEXTS, max_size=8))
def test_labels_of_things_with_ids_differ_to_the_eye(words: dict[str, str]) -> None:
    seen = [_eye(each) for each in told_apart(words).values()]
    assert len(set(seen)) == len(seen)


@given(st.dictionaries(IDS, TEXTS, max_size=8))
def test_the_order_of_a_list_changes_no_label(words: dict[str, str]) -> None:
    assert told_apart(dict(reversed(words.items()))) == told_apart(words)


def test_a_name_of_its_own_stays_as_it_is() -> None:
    assert told_apart({"a": "Acme", "b": "Bolt", "c": "acme"}) == {
        "a": "Acme (a)",
        "b": "Bolt",
        "c": "acme (c)",
    }
    assert told_apart({"a": "\u200b"}) == {"a": "a"}


SIGNS = r"""ab1 \`*_{}[]()#+-.!|<>~$:&"'="""


@given(st.text(alphabet=SIGNS, min_size=1, max_size=14).map(str.strip).filter(bool))
def test_no_sign_of_a_label_is_markup(label: str) -> None:
    """CommonMark shows the label as it is: held against another reader of Markdown than the browser's."""
    html = MarkdownIt("commonmark").render(plain(label))
    assert re.fullmatch(r"<p>(?:[^<]|\n)*</p>\n", html), html
    bare = html.removeprefix("<p>").removesuffix("</p>\n")
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"), ("\u2060", "")):
        bare = bare.replace(name, sign)
    assert bare == " ".join(label.split())
