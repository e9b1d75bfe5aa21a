"""A citation in words, in a sentence, a cell and on a page."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.citations import Manner, cited, cites, document, lines
from dataflow.facts.known import Cited
from registry.records.text import LANGS, Lang

MANNERS: tuple[Manner, ...] = get_args(Manner)
WHOLE = Cited(document="p", title="Policy", version="1.0", section="All", line=3, last_line=5, words="we do")


@pytest.mark.parametrize(
    ("lang", "manner", "said"),
    [
        (
            "fr",
            "sentence",
            "«\u00a0Policy\u00a0», version 1.0, «\u00a0All\u00a0», lignes 3 à 5, «\u00a0we do\u00a0»",
        ),
        ("en", "sentence", "“Policy”, version 1.0, “All”, lines 3 to 5, “we do”"),
        ("fr", "cell", "Policy v1.0, § All, l. 3-5, «\u00a0we do\u00a0»"),
        ("en", "cell", "Policy v1.0, § All, l. 3-5, “we do”"),
        ("fr", "page", "Policy, version 1.0, §\u00a0All, l. 3-5, «\u00a0we do\u00a0»"),
        ("en", "page", "Policy, version 1.0, §\u00a0All, ll. 3-5, “we do”"),
    ],
)
def test_each_manner(lang: Lang, manner: Manner, said: str) -> None:
    assert cited(WHOLE, lang, manner) == said


@pytest.mark.parametrize("manner", MANNERS)
def test_a_range_of_one_line_is_a_line(manner: Manner) -> None:
    one, same = (Cited(document="p", title="P", line=3, last_line=last) for last in (None, 3))
    assert cited(one, "fr", manner) == cited(same, "fr", manner)


def test_in_brackets_each_document_stands_once_with_all_its_lines() -> None:
    other = Cited(document="q", title="Terms", section="End")
    more = WHOLE.model_copy(update={"line": 9, "last_line": None, "words": None})
    assert (
        cites([WHOLE, other, more], "en")
        == "“Policy”, version 1.0, lines 3 to 5 and 9, “we do”; “Terms”, “End”"
    )
    assert cites([], "en") == ""


@given(
    st.sampled_from(LANGS),
    st.sampled_from(MANNERS),
    st.none() | st.just("1.0"),
    st.none() | st.just("All"),
    st.none() | st.integers(1, 99),
)
def test_what_is_known_is_said_and_nothing_else(
    lang: Lang, manner: Manner, version: str | None, section: str | None, line: int | None
) -> None:
    each = Cited(document="p", title="Policy", version=version, section=section, line=line)
    said = cited(each, lang, manner)
    assert said.startswith(document("Policy", version, lang, manner))
    assert [part in said for part in ("1.0", "All")] == [version is not None, section is not None]
    assert said.endswith(lines([each], lang, manner))
    assert (lines([each], lang, manner) == "") == (line is None)
