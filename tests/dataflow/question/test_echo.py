"""What is offered can be typed back: every reading is read again from its own sentence, in both languages."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dataflow.question import Intent, Lexicon, Reading, understand
from dataflow.question.echo import echo
from dataflow.question.intent import ASKED_OF
from dataflow.question.limiting import takes_people
from dataflow.question.meaning import Meaning
from dataflow.question.reading import AREAS
from dataflow.question.sentences import WORDS
from dataflow.question.wanted import Column
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.countries import codes, country_name
from registry.records.prose import day_in_words
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, Text
from registry.vocabulary import vocabulary
from tests.dataflow.question.test_phrasings import DATA, PHRASINGS, TODAY

SHIPPED = ("processors", "mantano-assimil")
TO_ACTOR = (Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RETENTION)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date(2026, 3, 1), date(1, 1, 1), date(999, 8, 9)]))
ODD = [
    "Numéro de téléphone", "Phone number", "Acme", "le champ « Téléphone »", "A reçoit-il le champ « B »",
    "X au 1er mars 2026", "X on 1 March 2026", "A (a)", "«", "»", "?", "!!", "Acme (vers : France)",
    "Acme (data subjects: Own staff)", "Acme (personnes concernées : Salariés)", "l’Institut", ": x", "?x", "x?",
    "what does the registry say about Y?", "Où va", " ", "A  B", "AB", "a b", "Straße", "STRASSE", "\u0301x",
    "İstanbul", "B » du jeu de données « C", "reach", "keep", "va-t-il jusqu’à", "A, B", "Salariés", "OVHcloud",
    "l’ensemble des données sur les personnes « Salariés »", "a\nb", "\u202ex", "🐘", "Ω", "name", "2026",
]  # fmt: skip
LABELS = st.one_of(
    st.sampled_from(ODD),
    st.text(min_size=1, max_size=8),
    st.tuples(st.sampled_from(ODD), st.sampled_from(ODD)).map(" ".join),
)
TEXTS = st.one_of(LABELS, st.fixed_dictionaries({"fr": LABELS, "en": LABELS}))
IDS = ["a", "b", "c1"]


@cache
def shipped(name: str) -> Lexicon:
    registry = load(DATA / f"{name}.yaml").registry
    assert registry
    return lexicon_of(registry)


def same(read: Reading | tuple[Reading, Lang] | None, meant: Reading) -> bool:
    read = read[0] if isinstance(read, tuple) else read
    apart = {"matched", "score"}
    return read is not None and read.model_dump(exclude=apart) == meant.model_dump(exclude=apart)


def typed_back(reading: Reading, lexicon: Lexicon, lang: Lang) -> None:
    """Asserts that a sentence is understood as the reading it says."""
    said = reading.sentence(lang)
    loud = said.replace("\u00a0", " ").upper()
    # Capitals are no other form of every letter.
    for sentence in (said, loud) if loud.lower().upper() == loud and not {*"İı"} & {*loud} else (said,):
        found = understand(sentence, lexicon, today=TODAY)
        assert found.sure, sentence
        assert same(found.readings[0], reading), (sentence, found.readings[0])
        assert found.lang == lang


def every(lexicon: Lexicon, meanings: list[Meaning]) -> Iterator[dict[str, Any]]:
    """Every reading of some things, without days."""
    held = [each for each in meanings if each.kind == "data_set"]
    actors = [each for each in meanings if each.kind == "actor"]
    people = [each for each in meanings if each.kind == "people"]
    for meaning in meanings:
        for intent in ASKED_OF[meaning.kind]:
            whole = meaning.id == lexicon.organisation and intent in (Intent.FINDINGS, Intent.CHANGES)
            if meaning.kind == "actor" and whole:
                continue  # asked of the registry
            told = {
                "intent": intent, "subject_kind": meaning.kind, "subject": meaning.id, "label": lexicon.label(meaning),
            }  # fmt: skip
            yield told
            if meaning.kind in ("field", "data_set") and intent in TO_ACTOR:
                for actor in actors:
                    yield {**told, "about_actor": actor.id, "about_label": lexicon.label(actor)}
            if meaning.kind == "field" and intent in TO_ACTOR:
                for one in held:
                    yield {**told, "data_set": one.id, "data_set_label": lexicon.label(one)}
            if takes_people(meaning.kind, intent):
                for some in (people[:1], people[:3]):
                    if some:
                        labels = tuple(map(lexicon.label, some))
                        yield {**told, "people": tuple(each.id for each in some), "people_labels": labels}
            if intent is Intent.RIGHTS:
                yield from ({**told, "right": right} for right in vocabulary().rights)
            if intent is Intent.CERTIFICATIONS:
                yield from ({**told, "standard": standard} for standard in vocabulary().certifications)
    for intent in ASKED_OF["registry"]:
        yield {"intent": intent, "subject_kind": "registry", "subject": "", "label": lexicon.whole}


def reading(told: dict[str, Any], **more: Any) -> Reading:
    return Reading(**told, **more, matched="x", score=1.0)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("lang", LANGS)
def test_every_reading_of_a_shipped_registry_is_read_from_its_sentence(name: str, lang: Lang) -> None:
    lexicon = shipped(name)
    own = [each for each in lexicon.labels if each.kind != "field" or each.id in lexicon.present]
    few = [each for kind in ("field", "data_set", "actor", "people") for each in own if each.kind == kind][
        ::3
    ]
    tried = 0
    for told in every(lexicon, few):
        meant = reading(told, on=None if tried % 2 else date(2026, 3, 1))
        assert same(echo(meant.sentence(lang), lexicon), meant), meant.sentence(lang)
        tried += 1
    assert tried > 300


@pytest.mark.parametrize("name", SHIPPED)
def test_every_reading_that_is_offered_is_understood_when_typed_back(name: str) -> None:
    lexicon = shipped(name)
    asked = [each[0] for told in PHRASINGS[name].values() for each in told]
    found = {
        each.model_copy(update={"matched": "", "score": 1.0})
        for question in asked
        for one in (understand(question, lexicon, today=TODAY),)
        for each in (*one.readings, *one.also)
    }
    assert len(found) > 20
    for each, lang in product(found, LANGS):
        typed_back(each, lexicon, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_limit_of_borders_is_read_from_its_sentence(lang: Lang) -> None:
    lexicon = shipped("processors")
    told = {"intent": Intent.BORDERS, "subject_kind": "registry", "subject": "", "label": lexicon.whole}
    some = [None, *sorted(codes())[::12]]
    for leaving, country in product((*some, *AREAS), some):
        meant = reading(told, leaving=leaving, country=country, on=TODAY)
        assert same(echo(meant.sentence(lang), lexicon), meant), meant.sentence(lang)


@st.composite
def named(draw: st.DrawFn) -> Registry:
    """A registry whose names are odd, and like each other."""
    few = st.lists(st.sampled_from(IDS), unique=True, min_size=1)
    fields = draw(few)
    sets = draw(few)
    places = {"p": {"label": draw(TEXTS)}}
    return Registry.model_validate(
        {
            "sillage": 1, "title": "Odd", "version": "1",
            "organisation": {"id": "acme", "name": draw(TEXTS), "places": places},
            "fields": {id_: {"label": draw(TEXTS), "synonyms": draw(st.lists(LABELS, max_size=1))} for id_ in fields},
            "data_sets": {
                id_: {"label": draw(TEXTS), "fields": [draw(st.sampled_from([*fields, "phone_number"]))],
                      "subjects": draw(st.lists(st.sampled_from(["employee", "customer"]), max_size=1))}
                for id_ in sets
            },
            "third_parties": {
                id_: {"name": draw(TEXTS), "also_called": draw(st.lists(LABELS, max_size=1)), "places": places}
                for id_ in draw(few)
            },
        }
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(named(), DAYS, DAYS, st.data())
def test_every_reading_of_any_registry_is_read_from_its_sentence(
    registry: Registry, on: date | None, since: date | None, data: st.DataObject
) -> None:
    lexicon = lexicon_of(registry)
    own = {*registry.fields, "phone_number", *registry.data_sets, *registry.actors, "employee", "customer"}
    meanings = [each for each in lexicon.labels if each.id in own]
    possible = [*every(lexicon, meanings)]
    for told in data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=12)):
        days = {"on": on}
        if told["intent"] is Intent.CHANGES:
            days["since"] = since if since and (on is None or since < on) else None
        meant = reading(told, **{name: day for name, day in days.items() if day})
        for lang in LANGS:
            typed_back(meant, lexicon, lang)


@settings(max_examples=30, deadline=None)
@given(named())
def test_no_two_things_of_a_kind_are_shown_alike(registry: Registry) -> None:
    lexicon = lexicon_of(registry)
    for lang in LANGS:
        shown = [(each.kind, lexicon.label(each).say(lang)) for each in lexicon.labels]
        assert len(set(shown)) == len(shown)


@given(st.text(max_size=60))
@example("où va le champ « » ?")
@example("?")
def test_any_text_is_an_echo_or_none(text: str) -> None:
    echo(text, shipped("processors"))


@cache
def catalogue(lang: Lang) -> frozenset[str]:
    """Every word that sentences in a language may have beside the names of a registry."""
    said = [template for key in WORDS.keys(lang) for template in WORDS.templates(lang, key)]
    said += [country_name(code, lang) for code in codes()]
    said += [day_in_words(date(2026, month, 1), lang) for month in range(1, 13)]
    said += [
        term.label.say(lang)
        for terms in (vocabulary().rights, vocabulary().certifications)
        for term in terms.values()
    ]
    return frozenset(word for each in said for word in re.findall(r"[^\W\d_]+", each.casefold()))


NAMELESS = Text(fr="\u03be", en="\u03be")


def nameless(reading: Reading) -> Reading:
    """A reading with the same letter in the place of every name."""
    of_list = reading.wanted and reading.wanted.model_copy(
        update={
            "conditions": tuple(
                each.model_copy(update={"labels": tuple(NAMELESS for _ in each.labels)})
                for each in reading.wanted.conditions
            )
        }
    )
    named = {
        "label": NAMELESS, "wanted": of_list, "people_labels": tuple(NAMELESS for _ in reading.people_labels),
        "about_label": reading.about_label and NAMELESS, "data_set_label": reading.data_set_label and NAMELESS,
    }  # fmt: skip
    return reading.model_copy(update=named)


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_offered_in_two_languages(name: str) -> None:
    """An offer in English has no French in it but the names of the registry, and the other way round."""
    asked = [each[0] for told in PHRASINGS[name].values() for each in told]
    found = [understand(question, shipped(name), today=TODAY) for question in asked]
    readings = {nameless(each) for one in found for each in (*one.readings, *one.also)}
    for reading, lang in product(readings, LANGS):
        words = set(re.findall(r"[^\W\d_]+", reading.sentence(lang).casefold())) - {"\u03be"}
        assert words <= catalogue(lang), (reading.sentence(lang), words - catalogue(lang))


@pytest.mark.parametrize("column", Column)
def test_what_is_no_name_of_a_registry_is_said_in_both_languages(column: Column) -> None:
    terms = Lexicon.of(vocabulary().fields, {}, {}, ()).terms
    for value, label in terms.values(column).items():
        assert label.fr and label.en, (column, value)
