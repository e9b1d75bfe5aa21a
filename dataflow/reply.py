"""Asking: from a question as it was read to its answer, and to the words of that answer.

The terminal and the dashboard both answer through this module, so that they cannot answer differently.
"""

from collections.abc import Iterable, Mapping

import networkx as nx

from dataflow import words
from dataflow.answers.answer import Answer
from dataflow.answers.keeping import Keeping, keeping_of_data_set, keeping_of_field
from dataflow.answers.profile import Profile, Recourse, profile, recourse
from dataflow.answers.trace import received_by, trace
from dataflow.checks.touching import with_findings
from dataflow.facts.finding import Finding
from dataflow.facts.parties import Company, Source
from dataflow.question import Intent, Lexicon, Reading
from dataflow.question.fold import fold
from dataflow.words import Paragraph
from registry.records.registry import Registry
from registry.records.text import Lang
from registry.vocabulary import vocabulary_of

Found = Answer | Keeping | Profile | Recourse
"""An answer to a question about one subject."""


def actor_names(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """What each actor may be called, its id apart."""
    named: dict[str, tuple[str, ...]] = {}
    for id_, actor in registry.actors.items():
        legal = [actor.legal_name.value] if actor.legal_name.value else []
        if (
            id_ == registry.organisation.id
        ):  # its companies: what is answered then is said to be of all of them
            entities = registry.organisation.entities.values()
            legal += [name for each in entities for name in (each.legal_name, *each.also_called)]
        places = (place.label for place in actor.places.values() if id_ != registry.organisation.id)
        spots = (words for label in places for words in (label.say("fr"), label.say("en")))
        own = f"{actor.name.say('fr')}".casefold()
        # « Google reCAPTCHA » means Google; a place's label of its own, « Paiement en ligne », means nobody.
        called = (spot for spot in spots if own in spot.casefold())
        named[id_] = tuple(
            dict.fromkeys((actor.name.say("fr"), actor.name.say("en"), *actor.also_called, *legal, *called))
        )
    return named


def lexicon_of(registry: Registry) -> Lexicon:
    """The names a question may use for what is in a registry."""
    return Lexicon.of(
        vocabulary_of(registry).fields,
        actor_names(registry),
        {id_: (held.label, *held.also_called) for id_, held in registry.data_sets.items()},
        {use.field for held in registry.data_sets.values() for use in held.fields},
        organisation=registry.organisation.id,
    )


def is_of_a_whole_set(reading: Reading) -> bool:
    """Whether a question needs an answer for each field: a trace follows a field and never a data set."""
    return reading.subject_kind == "data_set" and reading.intent is not Intent.RETENTION


def answers(
    reading: Reading, graph: "nx.MultiDiGraph[str]", found: Iterable[Finding] = ()
) -> tuple[Answer, ...]:
    """Where each field of a data set goes, as a part of that data set, with the findings that touch each."""
    held = graph.graph["registry"].data_sets[reading.subject]
    each = (trace(graph, use.field, reading.subject) for use in held.fields)
    return tuple(with_findings(told, found) for told in each)


def answer(reading: Reading, graph: "nx.MultiDiGraph[str]", found: Iterable[Finding] = ()) -> Found:
    """What the registry says to a question that has one answer, with those of the findings that touch it."""
    if reading.subject_kind == "actor":
        if reading.intent in (Intent.CERTIFICATIONS, Intent.SHOW):
            return profile(graph, reading.subject)
        if reading.intent in (Intent.RIGHTS, Intent.CONTACT, Intent.OFFICER):
            return recourse(graph, reading.subject)
        return with_findings(received_by(graph, reading.subject), found)
    if reading.intent is Intent.RETENTION:
        if reading.subject_kind == "field":
            return keeping_of_field(graph, reading.subject, reading.data_set)
        return keeping_of_data_set(graph, reading.subject)
    return with_findings(trace(graph, reading.subject, reading.data_set), found)


def headline(reading: Reading, found: Found, lang: Lang) -> str:
    """The answer in a few sentences, to the question as it was read."""
    company = _company(reading, found.source)
    first = words.one_of_several(found.source, company, lang) if company else ""
    return " ".join(filter(None, (first, _headline(reading, found, lang))))


def _company(reading: Reading, source: Source) -> Company | None:
    """The one company, of several behind the organisation, that the question names; None: it names none, or more."""
    if len(source.companies) < 2 or source.organisation_id not in (reading.subject, reading.about_actor):
        return None
    asked = f" {fold(reading.matched)} "
    named = [each for each in source.companies if any(f" {fold(name)} " in asked for name in each.names)]
    return named[0] if len(named) == 1 else None


def _headline(reading: Reading, found: Found, lang: Lang) -> str:
    about, name = reading.about_actor, reading.about_label
    if isinstance(found, Keeping):
        first = words.keeping_verdict(found, about, name, lang) if about and name else ""
        return " ".join(filter(None, (first, words.keeping_headline(found, lang))))
    if isinstance(found, Recourse):
        if reading.intent is Intent.RIGHTS:
            return words.rights_headline(found, lang, reading.right)
        return words.contacts_headline(found, lang, officer=reading.intent is Intent.OFFICER)
    if isinstance(found, Profile):
        if reading.intent is not Intent.CERTIFICATIONS:
            return words.profile_headline(found, lang)
        first = words.certificate_verdict(found, reading.standard, lang) if reading.standard else ""
        return " ".join(filter(None, (first, words.certificates_headline(found, lang))))
    stored = reading.intent is Intent.STORED
    if not (about and name):
        return words.storage_headline(found, lang) if stored else words.headline(found, lang)
    if stored:
        verdict = words.storage_verdict(found, about, name, lang)
        denied = any(denial.who == about for denial in found.denials)
        return f"{verdict} {words.storage_headline(found, lang, denied=not denied)}"
    return f"{words.verdict(found, about, name, lang)} {words.headline(found, lang)}"


def paragraphs(found: Found, lang: Lang) -> tuple[Paragraph, ...]:
    """What else there is to say of an answer, each kind under its title."""
    if isinstance(found, Keeping):
        return words.keeping_paragraphs(found, lang)
    if isinstance(found, Recourse):
        return words.recourse_paragraphs(found, lang)
    if isinstance(found, Profile):
        return words.profile_paragraphs(found, lang)
    return words.paragraphs(found, lang)
