"""The subject: a name of several things is asked back, unless the answer about one is the answer about all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question import understand
from dataflow.question.fold import fold
from dataflow.question.meaning import Meaning
from dataflow.reply import lexicon_of
from registry.records.registry import Registry
from tests.dataflow.question.sample import brief

NAMES = ["Fichier vert", "Téléphone mobile", "Orage", "Dossier clients"]
FIELDS = ["a", "b", "phone_number"]
SHAPES = ["où va {} ?", "where does {} go?", "{}", "qui reçoit {} ?"]


@st.composite
def shadowing(draw: st.DrawFn) -> Registry:
    """A registry whose few names are given to several things."""
    name = st.sampled_from(NAMES)
    sets = draw(st.lists(st.sampled_from(["s1", "s2", "s3"]), min_size=1, unique=True))
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Shadows",
            "version": "1",
            "organisation": {"id": "acme", "name": "Acme", "places": {"p": {"label": draw(name)}}},
            "fields": {id_: {"label": draw(name)} for id_ in ("a", "b")},
            "data_sets": {
                id_: {
                    "label": draw(name),
                    "fields": draw(st.lists(st.sampled_from(FIELDS), min_size=1, unique=True)),
                }
                for id_ in sets
            },
            "third_parties": {"t": {"name": draw(name)}, "u": {"name": draw(name)}},
        }
    )


@settings(max_examples=120, deadline=None)
@given(
    shadowing(),
    st.sampled_from(NAMES),
    st.sampled_from(SHAPES),
)
def test_a_name_of_several_things_is_not_taken_for_one(registry: Registry, name: str, shape: str) -> None:
    lexicon = lexicon_of(registry)
    found = understand(shape.format(name), lexicon)
    alike = {
        each
        for each, label in lexicon.labels.items()
        if fold(label.say("fr")) == fold(name) and (each.kind != "field" or each.id in lexicon.present)
    }
    if not found.sure:
        assert found.readings or not alike
        return
    first = found.readings[0]
    if first.wanted:  # a list is of all that are called so
        named = {value for each in first.wanted.conditions for value in each.values}
        assert {each.id for each in alike} <= named, found
        return
    meant = Meaning(first.subject_kind, first.subject)  # type: ignore[arg-type]
    for other in alike - {meant}:
        # An answer about the one data set that holds a field is the answer about that field.
        assert meant.kind == "data_set" and other.kind == "field", found
        assert lexicon.held.sets_of(other.id) <= {meant.id}


def test_a_party_that_is_called_as_a_data_set_is_not_what_goes_somewhere() -> None:
    party = {**CRM, "third_parties": {"file": {"name": "Fichier clients"}}}
    found = understand("où va Fichier clients ?", lexicon_of(Registry.model_validate(party)))
    assert not found.sure or found.readings[0].subject_kind != "actor"


@pytest.mark.parametrize(
    ("name", "question"),
    [("Sick leave", "who receives sick leave?"), ("Photos de badge", "qui reçoit les photos de badge ?")],
)
def test_what_a_registry_calls_a_field_of_its_own_is_that_field_and_no_wider_one(
    name: str, question: str
) -> None:
    """Beside a field of the vocabulary that goes by that name too."""
    held = {"s": {"label": "S", "fields": ["own", "health_data", "identity_photo"]}}
    fields = {"own": {"label": name, "parent": "health_data"}}
    found = understand(
        question, lexicon_of(Registry.model_validate({**CRM, "fields": fields, "data_sets": held}))
    )
    assert found.sure and brief(found.readings[0]) == "recipients own"


CRM = {
    "sillage": 1,
    "title": "Shop",
    "version": "1",
    "organisation": {"id": "acme", "name": "Acme"},
    "data_sets": {
        "phones": {"label": {"fr": "Numéro de téléphone", "en": "Phone number"}, "fields": "phone_number"},
        "crm": {
            "label": {"fr": "Fichier clients", "en": "Customer file"},
            "fields": ["full_name", "phone_number"],
        },
        "rounds": {"label": {"fr": "Tournées", "en": "Rounds"}, "fields": "precise_location"},
        "cv": {"label": {"fr": "Vivier", "en": "Pool"}, "fields": "cv_education"},
    },
    "third_parties": {"orage": {"name": "Orage"}},
}


@pytest.mark.parametrize(
    ("question", "readings"),
    [
        # a data set that is called as the field, which another one holds too
        ("où va le numéro de téléphone ?", ["goes phone_number", "goes phones"]),
        ("where does the phone number go?", ["goes phone_number", "goes phones"]),
        (
            "does Orage receive the phone number?",
            ["goes phone_number ->orage", "goes phones ->orage", "list parties party=orage data_set=phones"],
        ),
        ("où va la donnée « Numéro de téléphone » ?", ["goes phone_number"]),
        ("où va le jeu de données « Numéro de téléphone » ?", ["goes phones"]),
        ("où va le téléphone ?", ["goes phone_number"]),
        # a loose name: the field that the registry holds
        ("où va la géolocalisation ?", ["goes precise_location"]),
        ("where does the geolocation go?", ["goes precise_location"]),
        # a key is nobody's word
        ("combien de temps garde-t-on les CV ?", ["retention cv_education"]),
    ],
)
def test_what_is_meant(question: str, readings: list[str]) -> None:
    found = understand(question, lexicon_of(Registry.model_validate(CRM)))
    assert [brief(each) for each in found.readings] == readings
    assert found.sure == (len(readings) == 1)


@pytest.mark.parametrize(
    ("held", "readings"),
    [
        (["precise_location"], ["goes precise_location"]),
        (["approximate_location"], ["goes approximate_location"]),
        (
            ["approximate_location", "precise_location"],
            ["goes approximate_location", "goes precise_location", "list countries"],
        ),
        (["full_name"], ["goes approximate_location", "goes precise_location", "list countries"]),
    ],
)
def test_a_loose_name_is_one_field_only_where_the_registry_holds_one(
    held: list[str], readings: list[str]
) -> None:
    sets = {"rounds": {"label": "Rounds", "fields": held}}
    found = understand(
        "where does the location go?", lexicon_of(Registry.model_validate({**CRM, "data_sets": sets}))
    )
    assert [brief(each) for each in found.readings] == readings
    assert found.sure == (len(readings) == 1)


def test_a_word_within_the_name_of_a_held_field_is_asked_back_where_its_own_is_not_held() -> None:
    sets = {"firms": {"label": "Firms", "fields": "company_name"}}
    found = understand("où va le nom ?", lexicon_of(Registry.model_validate({**CRM, "data_sets": sets})))
    assert not found.sure
    assert [brief(each) for each in found.readings] == [
        "goes full_name",
        "goes company_name",
        "list fields field=full_name",
    ]
