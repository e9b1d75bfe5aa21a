"""An activity in words: each part that holds something has lines, and nothing known is told as unknown."""

import pytest
from hypothesis import given, settings

from dataflow.activities import activities, headline, paragraphs
from dataflow.graph.build import build
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.acting import acting
from tests.dataflow.activities.test_making import payroll
from tests.dataflow.strategies import DAY


@given(acting())
@settings(max_examples=60)
def test_every_part_has_its_lines(registry: Registry) -> None:
    for each in activities(build(registry, DAY)).activities:
        for lang in LANGS:
            told = {one.kind: one.lines for one in paragraphs(each, lang)}
            assert len(told.get("recipients", ())) == len(each.recipients)
            assert len(told.get("purposes", ())) == len(each.purposes)
            assert len(told.get("unknown", ())) == len(each.unknown)
            assert len(told.get("retention", ())) == len(each.sets)
            assert "{" not in headline(each, lang) + "".join(
                line for lines in told.values() for line in lines
            )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "le traitement «\u00a0Payroll\u00a0» a pour finalités\u00a0: Gestion du compte"),
        ("fr", "Un tiers reçoit de ses données. Un autre en reçoit peut-être."),
        ("en", "the processing activity “Payroll”: purposes: Account management; people: Own staff"),
        ("en", "One third party receives data of it. One other perhaps does."),
    ],
)
def test_the_sentence(lang: Lang, words: str) -> None:
    assert words in headline(payroll(), lang)


@given(acting())
@settings(max_examples=60)
def test_another_recipient_is_told_only_beside_one(registry: Registry) -> None:
    for each in activities(build(registry, DAY)).activities:
        parties = [one.status for one in each.recipients if one.party.kind == "third_party"]
        said = headline(each, "en")
        assert ("No third party" in said) == (not parties)
        assert ("other perhaps" in said or "others perhaps" in said) == (
            Status.UNKNOWN in parties and {*parties} != {Status.UNKNOWN}
        )
        assert ("perhaps receive" in said) == ({*parties} == {Status.UNKNOWN})


@given(acting())
@settings(max_examples=60)
def test_what_nobody_declared_is_never_told_as_declared(registry: Registry) -> None:
    for each in activities(build(registry, DAY)).activities:
        assert each.declared or each.status is not Status.DECLARED


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("entry", "Responsable interne\u00a0: HR."),
        ("entry", "Responsables conjoints\u00a0: Acme Sub et Silae."),
        ("recipients", "peut-être, pour une finalité qui peut servir plusieurs traitements"),
        ("retention", "Staff\u00a0: 5\u00a0ans"),
        ("systems", "SIRH (déduit)"),
        ("more", "Source des données\u00a0: les personnes elles-mêmes\u00a0; et peut-être d’autres."),
        ("more", "Décision automatisée\u00a0: profilage."),
    ],
)
def test_the_parts_in_french(kind: str, words: str) -> None:
    (lines,) = [each.lines for each in paragraphs(payroll(), "fr") if each.kind == kind]
    assert any(words in line for line in lines), lines


def test_what_is_surely_received_is_not_doubted() -> None:
    found = payroll()
    (lines,) = [each.lines for each in paragraphs(found, "en") if each.kind == "recipients"]
    for one, line in zip(found.recipients, lines, strict=True):
        assert ("perhaps" in line) == (one.status is Status.UNKNOWN)
