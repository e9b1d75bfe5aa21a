"""Questions about security measures, in both languages: by kind, of a registry that has kinds of its own."""

import pytest

from dataflow.question import understand
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from dataflow.reply import lexicon_of
from registry.records.text import Lang
from tests.dataflow.facts.test_measures import measured
from tests.dataflow.strategies import DAY

REGISTRY = measured(["seals"], ["backup"])
ENCRYPTION, BACKUP, SEALS = ("encryption",), ("backup",), ("seals",)


@pytest.mark.parametrize(
    ("lang", "question", "listed", "kinds", "op"),
    [
        ("fr", "quelles mesures de chiffrement ?", Listed.MEASURES, ENCRYPTION, Op.IS),
        ("fr", "chiffrement", Listed.MEASURES, ENCRYPTION, Op.IS),
        ("fr", "qui chiffre les données ?", Listed.PARTIES, ENCRYPTION, Op.IS),
        ("fr", "quels tiers chiffrent les données ?", Listed.PARTIES, ENCRYPTION, Op.IS),
        ("fr", "quels tiers n’ont pas de chiffrement ?", Listed.PARTIES, ENCRYPTION, Op.NOT),
        ("fr", "quelles mesures de sauvegarde ?", Listed.MEASURES, BACKUP, Op.IS),
        ("fr", "quels tiers ont des sauvegardes ?", Listed.PARTIES, BACKUP, Op.IS),
        ("fr", "quels tiers ont un plan de reprise ?", Listed.PARTIES, ("continuity",), Op.IS),
        ("fr", "quelles mesures de cachetage ?", Listed.MEASURES, SEALS, Op.IS),
        ("en", "which security measures are about encryption?", Listed.MEASURES, ENCRYPTION, Op.IS),
        ("en", "who encrypts the data?", Listed.PARTIES, ENCRYPTION, Op.IS),
        ("en", "which vendors encrypt the data?", Listed.PARTIES, ENCRYPTION, Op.IS),
        ("en", "which vendors have backups?", Listed.PARTIES, BACKUP, Op.IS),
        ("en", "which vendors have penetration tests?", Listed.PARTIES, ("testing",), Op.IS),
    ],
)
def test_measures_are_asked_by_their_kind(
    lang: Lang, question: str, listed: Listed, kinds: tuple[str, ...], op: Op
) -> None:
    found = understand(question, lexicon_of(REGISTRY), lang=lang, today=DAY)
    assert found.sure
    wanted = found.readings[0].wanted
    assert wanted is not None
    bare = tuple(Condition(column=each.column, op=each.op, values=each.values) for each in wanted.conditions)
    assert (wanted.listed, bare) == (listed, (Condition(column=Column.MEASURE, op=op, values=kinds),))


@pytest.mark.parametrize(
    ("lang", "question"),
    [("fr", "mesures de sécurité sans preuve"), ("en", "security measures without evidence")],
)
def test_what_shows_them_may_be_missing(lang: Lang, question: str) -> None:
    found = understand(question, lexicon_of(REGISTRY), lang=lang, today=DAY)
    missing = Condition(column=Column.EVIDENCE, op=Op.MISSING)
    assert found.sure
    assert found.readings[0].wanted == Wanted(listed=Listed.MEASURES, conditions=(missing,))


@pytest.mark.parametrize(
    ("lang", "question"), [("fr", "le mot de passe est-il chiffré ?"), ("en", "Is the password encrypted?")]
)
def test_how_one_piece_of_data_is_protected_is_not_told(lang: Lang, question: str) -> None:
    assert not understand(question, lexicon_of(REGISTRY), lang=lang, today=DAY).sure
