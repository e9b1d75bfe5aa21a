"""People in a question: the answer is limited to their data, or the question is not sure."""

from functools import cache
from itertools import product

import pytest

from dataflow.question import Lexicon, Reading, understand
from dataflow.question.topic import Topic
from dataflow.question.wanted import Column
from dataflow.reply import lexicon_of
from registry.records.registry import Registry
from registry.vocabulary import vocabulary
from tests.dataflow.question.sample import brief

OFFICE = {
    "sillage": 1,
    "title": "Office",
    "version": "1",
    "organisation": {"id": "acme", "name": "Acme"},
    "data_sets": {
        "staff": {"label": "Dossiers", "subjects": "employee", "fields": ["full_name", "phone_number"]},
        "orders": {"label": "Commandes", "subjects": "customer", "fields": ["full_name", "phone_number"]},
        "pool": {"label": "Vivier", "subjects": ["applicant", "prospect"], "fields": ["cv_education"]},
    },
    "third_parties": {"paie": {"name": "Paie"}, "colis": {"name": "Colis"}},
}


@cache
def lexicon() -> Lexicon:
    return lexicon_of(Registry.model_validate(OFFICE))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("where does the employees' phone number go?", "goes phone_number of employee"),
        ("where does our employee phone number go?", "goes phone_number of employee"),
        ("where does the phone number of our staff go?", "goes phone_number of employee"),
        ("où va le téléphone des salariés ?", "goes phone_number of employee"),
        ("où va le téléphone du personnel ?", "goes phone_number of employee"),
        ("où va le téléphone d’un salarié ?", "goes phone_number of employee"),
        ("où va le numéro de téléphone personnel ?", "goes phone_number"),
        ("où va le téléphone des salariés et des clients ?", "goes phone_number of employee of customer"),
        ("qui reçoit le téléphone de nos clients ?", "recipients phone_number of customer"),
        ("combien de temps garde-t-on le téléphone des clients ?", "retention phone_number of customer"),
        ("où est stocké le nom des clients ?", "stored full_name of customer"),
        ("Colis reçoit-il le téléphone des salariés ?", "goes phone_number ->colis of employee"),
        ("quelles données des salariés reçoit Paie ?", "receives paie of employee"),
        ("what employee data does Paie receive?", "receives paie of employee"),
        ("où vont les données des candidats ?", "goes applicant"),
        ("where does applicants' data go?", "goes applicant"),
        ("combien de temps garde-t-on les données des prospects ?", "retention prospect"),
        ("who receives data about applicants?", "recipients applicant"),
        ("où vont les données relatives aux candidats ?", "goes applicant"),
        ("où vont les commandes des clients ?", "goes orders"),
    ],
)
def test_the_people_are_understood(question: str, meant: str) -> None:
    found = understand(question, lexicon())
    assert found.sure
    assert [sorted(brief(each).split()) for each in found.readings] == [sorted(meant.split())]


@pytest.mark.parametrize(
    "question",
    [
        "les salariés ont-ils accès au téléphone ?",
        "do employees receive the phone number?",
        "où va le téléphone envoyé aux salariés ?",  # they get it: it is not theirs
        "où va le téléphone des enfants ?",
        "l’adresse IP des visiteurs",
        "où vont les candidats ?",
        "où va le vivier des candidats ?",  # it is about others too
        "quels constats sur le téléphone des salariés ?",
        "quelles certifications des salariés a Paie ?",
    ],
)
def test_what_cannot_be_limited_to_them_is_not_sure(question: str) -> None:
    found = understand(question, lexicon())
    assert not found.sure
    assert found.readings
    assert not {"salariés", "enfants", "visiteurs", "candidats", "employees"} & {*found.strange}


def test_people_that_no_data_set_is_about_are_told() -> None:
    found = understand("où va le téléphone des enfants ?", lexicon())
    assert found.topics == (Topic.PEOPLE,) and [brief(each) for each in found.readings] == [
        "list fields field=phone_number people=child",
        "goes phone_number",
    ]


def limited(reading: Reading) -> bool:
    """Whether a reading is limited to some people."""
    listed = reading.wanted.conditions if reading.wanted else ()
    return bool(reading.people) or any(each.column is Column.PEOPLE for each in listed)


def test_no_people_of_the_vocabulary_are_dropped() -> None:
    """« le téléphone des … » with every word there is for people is limited to somebody, or not sure."""
    tried, dropped = 0, set()
    for term in vocabulary().data_subjects.values():
        names = [(name, "fr") for name in (*term.label.say("fr").split(" / "), *term.synonyms.fr)]
        names += [(name, "en") for name in (*term.label.say("en").split(" / "), *term.synonyms.en)]
        shapes = {"fr": ("où va le téléphone des {} ?", "qui reçoit le téléphone du {} ?"),
                  "en": ("where does the phone number of {} go?", "who receives the {} phone number?")}  # fmt: skip
        for (name, lang), at in product(names, (0, 1)):
            found = understand(shapes[lang][at].format(name), lexicon())
            tried += 1
            if found.sure and not limited(found.readings[0]):
                dropped.add(found.question)
            assert not {*name.lower().split()} & {each.lower() for each in found.strange}, found.question
    assert tried > 60
    assert not dropped
