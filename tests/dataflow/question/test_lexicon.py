"""Names: those of fields and actors are found in every question, however they are typed."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.question import Intent, Lexicon, understand
from dataflow.question.listing.atoms import atoms
from registry.records.text import LANGS, Lang
from registry.vocabulary import FieldTerm, vocabulary
from tests.dataflow.question.sample import brief, fields_alone, lexicon


def test_a_field_that_the_registry_does_not_hold_is_still_understood() -> None:
    assert brief(understand("où va l’ADN ?", lexicon()).readings[0]) == "goes genetic_data"


def test_where_a_name_fits_several_fields_one_that_the_registry_holds_is_meant() -> None:
    words = Lexicon.of(vocabulary().fields, {}, {}, {"postal_address"})
    found = understand("où va l’adresse ?", words)
    assert [brief(reading) for reading in found.readings] == ["goes postal_address"]
    assert found.sure


def test_fields_of_the_registry_are_found_by_their_own_names() -> None:
    badge = FieldTerm.model_validate(
        {"id": "badge", "label": "Carte d’accès", "synonyms": {"fr": ["badge"]}, "category": "identity",
         "sensitivity": "standard"}
    )  # fmt: skip
    words = Lexicon.of(
        vocabulary().with_terms(("fields", each) for each in [badge]).fields, {}, {}, {"badge"}
    )
    assert brief(understand("où va le badge ?", words).readings[0]) == "goes badge"
    assert brief(understand("qui reçoit les cartes d'accès ?", words).readings[0]) == "recipients badge"


def test_a_name_that_is_both_an_actor_and_a_field_is_asked_back() -> None:
    words = Lexicon.of(vocabulary().fields, {"wave": ("Wave",)}, {}, {"mobile_money_account"})
    found = understand("Wave", words)
    assert {reading.subject for reading in found.readings} == {"wave", "mobile_money_account"}
    assert not found.sure
    assert brief(understand("que reçoit Wave ?", words).readings[0]) == "receives wave"


def test_two_actors_of_one_family_are_asked_back_and_each_is_found_by_its_own_name() -> None:
    actors = {"google_ireland": ("Google Ireland Ltd",), "google_llc": ("Google LLC",)}
    words = Lexicon.of(vocabulary().fields, actors, {}, set())
    assert [each.subject for each in understand("Google", words).readings] == ["google_ireland", "google_llc"]
    assert [each.subject for each in understand("Google LLC", words).readings] == ["google_llc"]


def test_an_empty_lexicon_understands_nothing_and_says_so() -> None:
    found = understand("où va le téléphone ?", Lexicon.of({}, {}, {}, ()))
    assert found.readings == ()
    assert "téléphone" in found.sentence("fr")


TEMPLATES = [
    ("{}", Intent.GOES),
    ("où va {} ?", Intent.GOES),
    ("qui reçoit {} ?", Intent.RECEIVED_BY_FIELD),
    ("où est conservé {} ?", Intent.STORED),
    ("combien de temps conserve-t-on {} ?", Intent.RETENTION),
    ("where does the {} go?", Intent.GOES),
    ("who receives the {}?", Intent.RECEIVED_BY_FIELD),
    ("where is the {} stored?", Intent.STORED),
    ("how long is the {} kept?", Intent.RETENTION),
]


def may_be_listed(label: str, lang: Lang) -> bool:
    """Whether a name alone is a word for what can be listed too: « âge », « nationalité »."""
    (atom,) = atoms(label, fields_alone(), lang, None)[:1] or (None,)
    return atom is not None and atom.end == len(label) and atom.has("notion")


@pytest.mark.parametrize("field", vocabulary().fields)
@pytest.mark.parametrize("lang", LANGS)
def test_every_label_is_understood_in_every_question(field: str, lang: Lang) -> None:
    label = vocabulary().fields[field].label.say(lang)
    words = fields_alone()
    for template, intent in TEMPLATES:
        found = understand(template.format(label), words)
        if template == "{}" and may_be_listed(label, lang):
            assert not found.sure and brief(found.readings[0]) == f"{intent} {field}"
            continue
        assert [brief(each) for each in found.readings] == [f"{intent} {field}"], template
        assert found.sure, template


FIELDS = st.sampled_from(list(vocabulary().fields.values()))


CASES = st.sampled_from([str, str.upper, str.lower, lambda words: unicodedata.normalize("NFD", words)])


@given(FIELDS, st.sampled_from(LANGS), st.sampled_from(TEMPLATES), CASES)
def test_however_it_is_typed(
    field: FieldTerm, lang: Lang, template: tuple[str, Intent], case: Callable[[str], str]
) -> None:
    question = case(template[0].format(field.label.say(lang)))
    words = fields_alone()
    readings = understand(question, words).readings
    if template[0] == "{}" and may_be_listed(field.label.say(lang), lang):
        readings = readings[:1]
    assert [brief(each) for each in readings] == [f"{template[1]} {field.id}"]
