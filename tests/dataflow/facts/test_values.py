"""A known value in words: the same rule in a sentence, a cell and a box of a picture."""

import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.known import Known
from dataflow.facts.values import Agreeing, Manner, remark, status_clause, status_word, told, unknown
from registry.records.evidence import Status
from registry.records.text import LANGS, Lang, text

MANNERS: tuple[Manner, ...] = get_args(Manner)
DATED = datetime.date(2026, 1, 2)


def france(status: Status, **parts: object) -> Known:
    return Known.model_validate(
        {"value": "FR", "label": text("France", "France"), "status": status, "dated": DATED, **parts}
    )


@pytest.mark.parametrize(
    ("known", "sentence", "brief", "cell", "box"),
    [
        (france(Status.DECLARED), "France", "France", "France", "France"),
        (
            france(Status.INFERRED),
            "France (par déduction)",
            "France (par déduction)",
            "France (déduit)",
            "France (déduit)",
        ),
        (
            france(Status.ENRICHMENT, source="un registre"),
            "France (selon une source extérieure\u00a0; consulté le 2 janvier 2026\u00a0; un registre)",
            "France (selon une source extérieure)",
            "France (source extérieure du 2 janvier 2026)",
            "France (source extérieure)",
        ),
        (france(Status.UNKNOWN), *["France (inconnu)"] * 4),
        (Known(), *["inconnu"] * 4),
    ],
)
def test_each_manner(known: Known, sentence: str, brief: str, cell: str, box: str) -> None:
    assert [told(known, "fr", manner) for manner in MANNERS] == [sentence, brief, cell, box]


def test_a_sentence_gives_the_reason_too_of_what_is_unknown() -> None:
    reason = text("La notice se tait.", "The notice is silent.")
    assert told(Known(reason=reason), "fr", "sentence", "f") == "inconnue (La notice se tait)"
    assert told(Known(reason=reason), "en", "cell") == "unknown"


@pytest.mark.parametrize(("agreeing", "said"), [("", "inconnu"), ("f", "inconnue"), ("mp", "inconnus")])
def test_what_is_unknown_agrees(agreeing: Agreeing, said: str) -> None:
    assert (unknown("fr", agreeing), unknown("en", agreeing)) == (said, "unknown")


@given(
    st.sampled_from(Status), st.booleans(), st.booleans(), st.sampled_from(LANGS), st.sampled_from(MANNERS)
)
def test_only_what_a_source_says_stands_without_a_remark(
    status: Status, valued: bool, dated: bool, lang: Lang, manner: Manner
) -> None:
    known = Known(
        value="FR" if valued else None,
        label=text("France", "France") if valued else None,
        status=status,
        dated=DATED if dated else None,
    )
    said = told(known, lang, manner)
    assert said.startswith("France" if valued else unknown(lang))
    if valued:
        assert ("(" in said) == (remark(known) is not None) == (status is not Status.DECLARED)
    else:
        assert remark(known) is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_status_has_its_words(lang: Lang) -> None:
    assert len({status_word(each, lang) for each in Status}) == len(Status)
    doubtful = [each for each in Status if each is not Status.DECLARED]
    assert len({status_clause(each, lang) for each in doubtful}) == len(doubtful)
