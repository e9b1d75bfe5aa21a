"""The forms of verbs, as people type them."""

import pytest

from dataflow.question.fold import fold
from dataflow.question.verb import forms
from registry.records.text import Lang

FORMS: list[tuple[Lang, str, str]] = [
    ("fr", "préciser", "précise précisez précisant précisée précisiez précisera préciserait"),
    ("fr", "rappeler", "rappelons rappelle rappellera rappelé rappelées"),
    ("fr", "interroger", "interroge interrogeons interrogeant interrogeait interrogé"),
    ("fr", "essayer", "essaie essaye essayons essaierait essayé"),
    ("fr", "éclaircir", "éclaircis éclaircissons éclaircissant éclairci éclaircies"),
    ("fr", "répondre", "réponds répond répondons répondant répondrait répondu"),
    ("en", "wonder", "wonder wonders wondering wondered"),
    ("en", "clarify", "clarifies clarifying clarified"),
    ("en", "indicate", "indicates indicating indicated"),
    ("en", "furnish", "furnishes furnishing furnished"),
    ("en", "submit", "submits submitting submitted"),
    ("en", "explain", "explains explaining explained"),
    ("en", "agree", "agrees agreeing agreed"),
    ("en", "enjoy", "enjoys enjoying enjoyed"),
]


@pytest.mark.parametrize(("lang", "infinitive", "told"), FORMS)
def test_all_forms_that_people_type_are_made(lang: Lang, infinitive: str, told: str) -> None:
    made = [*forms(infinitive, lang)]
    assert {*fold(f"{infinitive} {told}").split()} <= {*made}
    assert len({*made}) == len(made)


@pytest.mark.parametrize(
    ("lang", "infinitive", "said", "narrows"),
    [
        ("fr", "vérifier", "vérifions", "vérifiée"),
        ("fr", "vérifier", "je vérifie", "vérifié"),  # but for its accent what « je vérifie » has
        ("fr", "établir", "établissons", "établi"),
        ("fr", "établir", "je établis", "établis"),
        ("fr", "suspendre", "suspendons", "suspendue"),
        ("en", "verify", "verifying", "verified"),
        ("en", "draft", "drafting", "drafted"),
    ],
)
def test_without_the_participle_nothing_is_made_that_narrows(
    lang: Lang, infinitive: str, said: str, narrows: str
) -> None:
    made = {*forms(infinitive, lang, active=True)}
    assert fold(said) in made and fold(narrows) not in made
    assert fold(narrows) in {*forms(infinitive, lang)}


@pytest.mark.parametrize("word", ["bonjour", "relire", "mettre", "apprendre"])
def test_what_is_no_infinitive_of_a_regular_verb_has_no_forms(word: str) -> None:
    with pytest.raises(ValueError, match=word):
        [*forms(word, "fr")]
