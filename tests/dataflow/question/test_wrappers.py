"""A question is understood as it is whoever asks it, how politely, on which occasion and under which law."""

from itertools import product
from pathlib import Path

import pytest

from dataflow.question import understand
from registry.records.text import LANGS, Lang
from registry.source.reader import read_file
from tests.dataflow.question.sample import answered
from tests.dataflow.question.test_phrasings import TODAY, lexicon

_READ = read_file(Path(__file__).parent / "wrappers.yaml", "wrappers.yaml")
_TOLD: dict[Lang, dict[str, list[str]]] = _READ.data
_CONTRACTED = (("de les ", "des "), ("de le ", "du "))
EACH = [
    (lang, wrapper, kind)
    for lang in LANGS
    for kind in ("questions", "things")
    for wrapper in _TOLD[lang][f"around {kind}"]
]
OTHERWISE: dict[tuple[str, str], str | None] = {
    ("Le commissaire aux comptes souhaiterait que nous lui confirmions {q}.", "quels sont nos sous-traitants"): None,
    ("Le commissaire aux comptes souhaiterait que nous lui confirmions {q}.",
     "quels prestataires sont établis hors UE"): None,
    ("J’ai remarqué que je ne sais plus très bien {q} ; pourriez-vous me le rappeler ?",
     "quels sont nos sous-traitants"): None,
    ("J’ai remarqué que je ne sais plus très bien {q} ; pourriez-vous me le rappeler ?",
     "quels prestataires sont établis hors UE"): None,
    ("Il conviendrait de déterminer précisément {q}, le cas échéant.",
     "où va le numéro de téléphone"): "list parties field=phone_number",
    ("Pourriez-vous recenser, à la demande de l’auditeur, {n} ?", "les contrats manquants"): None,
    ("Nous préparons notre bilan annuel et devons présenter {n}.", "les sous-traitants hors UE"): None,
    ("L’assureur exige que nous lui transmettions {n}.", "les sous-traitants hors UE"): None,
    ("I need a bird's-eye view of {n} for the executive committee.", "the vendors outside the EU"): None,
    ("We are preparing our annual review and have to present {n}.", "the vendors outside the EU"): None,
}  # fmt: skip
"""What is refused today, or told by the list of those that the route leads to: never anything else."""
NARROWED = [
    "les sous-traitants vérifiés", "contrats relus", "qui traite les règlements ?", "les données vérifiées",
    "les tiers recommandés", "the verified vendors",
    "the assumed data",
    "quels tiers sont obligés de nous prévenir ?",
    "reviewed contracts", "confirmed vendors", "vendors audited", "which vendors are obliged to tell us of a breach?",
    "which contracts were drafted?",
]  # fmt: skip


def wrapped(wrapper: str, core: str) -> str:
    said = wrapper.format(q=core, n=core)
    for apart, together in _CONTRACTED:
        said = said.replace(apart, together)
    return said


def meant(question: str) -> str | None:
    found = understand(question, lexicon("processors"), today=TODAY)
    return answered(found) if found.sure else None


def test_the_wrappers_are_read_and_every_core_is_sure() -> None:
    assert not _READ.problems
    assert len(EACH) > 80
    for lang, kind in product(LANGS, ("questions", "things")):
        assert all(meant(core) for core in _TOLD[lang][kind])


@pytest.mark.parametrize(("lang", "wrapper", "kind"), EACH)
def test_what_stands_around_a_question_changes_nothing_of_it(lang: Lang, wrapper: str, kind: str) -> None:
    for core in _TOLD[lang][kind]:
        assert meant(wrapped(wrapper, core)) == OTHERWISE.get((wrapper, core), meant(core)), core


@pytest.mark.parametrize("question", NARROWED)
def test_what_narrows_a_question_is_no_idle_word(question: str) -> None:
    assert meant(question) is None
