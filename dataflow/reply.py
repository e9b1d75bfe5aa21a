"""Asking: from a question as it was read to its answer, and to the words of that answer.

The terminal and the dashboard both answer through this module, so that they cannot answer differently.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

import networkx as nx

from dataflow import words
from dataflow.answers.answer import Answer
from dataflow.answers.keeping import Keeping, keeping_of_data_set, keeping_of_field, keeping_of_people
from dataflow.answers.profile import Profile, Recourse, profile, recourse
from dataflow.answers.trace import received_by, trace
from dataflow.checks.touching import with_findings
from dataflow.facts.finding import Finding
from dataflow.facts.parties import Company, Source
from dataflow.lists import ListAnswer, details, listing, sentence
from dataflow.question import Intent, Lexicon, Mention, Reading
from dataflow.question.fold import fold
from dataflow.question.wanted import Column
from dataflow.words import Paragraph
from registry.records.registry import Registry
from registry.records.text import Lang, Text, text
from registry.vocabulary import vocabulary_of

Found = Answer | Keeping | Profile | Recourse | ListAnswer
"""An answer to a question about one subject, or a list."""
Findings = Callable[[], Iterable[Finding]]
"""What the checks find, asked for only where an answer tells it."""


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
    """The names a question may use for what is in a registry, compiled once for each of the last registries."""
    kept = _KEPT.get(id(registry))
    if kept is None or kept[0] is not registry:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        kept = _KEPT[id(registry)] = (registry, _lexicon(registry))
    return kept[1]


_MOST_KEPT = 4
_KEPT: dict[int, tuple[Registry, Lexicon]] = {}


def _lexicon(registry: Registry) -> Lexicon:
    return Lexicon.of(
        vocabulary_of(registry).fields,
        actor_names(registry),
        {id_: (held.label, *held.also_called) for id_, held in registry.data_sets.items()},
        {use.field for held in registry.data_sets.values() for use in held.fields},
        organisation=registry.organisation.id,
        holds={id_: [use.field for use in held.fields] for id_, held in registry.data_sets.items()},
        about={id_: held.subjects for id_, held in registry.data_sets.items()},
        people=vocabulary_of(registry).data_subjects,
        mentions=mentions_of(registry),
        vocabulary_with=vocabulary_of(registry),
        own=own_terms(registry),
        home=_home(registry),
    )


def _home(registry: Registry) -> str | None:
    """The country of the organisation, where one alone is on record."""
    on_record = {stated.value for stated in registry.organisation.country if stated.value}
    return on_record.pop() if len(on_record) == 1 else None


def own_terms(registry: Registry) -> Mapping[Column, Mapping[str, Text]]:
    """What the values of the columns of lists are called that only this registry names."""
    places: dict[str, Text] = {}
    engagements: dict[str, Text] = {}
    for id_, actor in registry.actors.items():
        for name, place in actor.places.items():
            places[f"{id_}.{name}"] = place.label
        for name, engagement in actor.engagements.items():
            if engagement.label:
                engagements[f"{id_}.{name}"] = engagement.label
    itself = {each.pattern: text(each.pattern, each.pattern) for each in registry.trackers}
    itself |= {id_: text(each.title, each.title) for id_, each in registry.documents.items()}
    return {
        Column.PLACE: places,
        Column.ENGAGEMENT: engagements,
        Column.ITSELF: itself,
        Column.ACTIVITY: {id_: each.label for id_, each in registry.activities.items()},
        Column.SYSTEM: {id_: each.label for id_, each in registry.systems.items()},
    }


def mentions_of(registry: Registry) -> Iterator[Mention]:
    """What has a name in a registry and is no subject of a question: places, documents, trackers."""
    for id_, actor in registry.actors.items():
        for name, place in actor.places.items():
            yield Mention("place", name, place.label, actor=id_)
        for name, engagement in actor.engagements.items():
            if engagement.label:
                yield Mention("engagement", name, engagement.label, actor=id_)
    for name, activity in registry.activities.items():
        yield Mention("activity", name, activity.label, names=activity.also_called)
    for name, system in registry.systems.items():
        yield Mention("system", name, system.label, names=system.also_called)
    for name, document in registry.documents.items():
        yield Mention("document", name, text(document.title, document.title))
    for tracker in registry.trackers:
        label = text(tracker.pattern, tracker.pattern)
        yield Mention("tracker", tracker.pattern, label, actor=tracker.set_by, field=tracker.field)


def is_of_a_whole_set(reading: Reading) -> bool:
    """Whether a question needs an answer for each field: a trace follows a field and never a data set."""
    one = (Intent.RETENTION, Intent.LIST)
    return reading.subject_kind in ("data_set", "people") and reading.intent not in one


def answers(
    reading: Reading, graph: "nx.MultiDiGraph[str]", findings: Findings = tuple
) -> tuple[Answer, ...]:
    """Where each field of a data set goes, as a part of it, or each field that some people's data sets hold.

    With the findings that touch each.
    """
    sets = graph.graph["registry"].data_sets
    if reading.subject_kind == "people":
        about = (held for _, held in sorted(sets.items()) if reading.subject in held.subjects)
        fields = dict.fromkeys(use.field for held in about for use in held.fields)
        each = (trace(graph, field, people=(reading.subject,)) for field in fields)
    else:
        each = (trace(graph, use.field, reading.subject) for use in sets[reading.subject].fields)
    found = tuple(findings())
    return tuple(with_findings(told, found) for told in each)


def answer(reading: Reading, graph: "nx.MultiDiGraph[str]", findings: Findings = tuple) -> Found:
    """What the registry says to a question that has one answer, with those of the findings that touch it."""
    if reading.intent is Intent.LIST and reading.wanted is not None:
        return listing(graph, reading.wanted, findings)
    if reading.subject_kind == "actor":
        if reading.intent in (Intent.CERTIFICATIONS, Intent.SHOW):
            return profile(graph, reading.subject)
        if reading.intent in (Intent.RIGHTS, Intent.CONTACT, Intent.OFFICER):
            return recourse(graph, reading.subject)
        return with_findings(received_by(graph, reading.subject, reading.people), findings())
    if reading.intent is Intent.RETENTION:
        if reading.subject_kind == "field":
            return keeping_of_field(graph, reading.subject, reading.data_set, reading.people)
        if reading.subject_kind == "people":
            return keeping_of_people(graph, reading.subject)
        return keeping_of_data_set(graph, reading.subject)
    return with_findings(trace(graph, reading.subject, reading.data_set, reading.people), findings())


def headline(reading: Reading, found: Found, lang: Lang) -> str:
    """The answer in a few sentences, to the question as it was read."""
    company = _company(reading, found.source)
    first = words.one_of_several(found.source, company, lang) if company else ""
    return " ".join(filter(None, (first, _headline(reading, found, lang))))


def first_word(reading: Reading, found: Answer, lang: Lang) -> str:
    """Whether one actor gets, or stores, what is asked for, where the question wants a yes or no; else empty."""
    about, name = reading.about_actor, reading.about_label
    if not (about and name):
        return ""
    if reading.intent is Intent.STORED:
        return words.storage_verdict(found, about, name, lang)
    return words.verdict(found, about, name, lang)


def _company(reading: Reading, source: Source) -> Company | None:
    """The one company, of several behind the organisation, that the question names; None: it names none, or more."""
    if len(source.companies) < 2 or source.organisation_id not in (reading.subject, reading.about_actor):
        return None
    asked = f" {fold(reading.matched)} "
    named = [each for each in source.companies if any(f" {fold(name)} " in asked for name in each.names)]
    return named[0] if len(named) == 1 else None


def _headline(reading: Reading, found: Found, lang: Lang) -> str:
    about, name = reading.about_actor, reading.about_label
    if isinstance(found, ListAnswer):
        return sentence(found, lang)
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
    first = first_word(reading, found, lang)
    if not first:
        return words.storage_headline(found, lang) if stored else words.headline(found, lang)
    if stored:
        denied = any(denial.who == about for denial in found.denials)
        return f"{first} {words.storage_headline(found, lang, denied=not denied)}"
    return f"{first} {words.headline(found, lang)}"


def paragraphs(found: Found, lang: Lang) -> tuple[Paragraph, ...]:
    """What else there is to say of an answer, each kind under its title."""
    if isinstance(found, ListAnswer):
        return details(found, lang)
    if isinstance(found, Keeping):
        return words.keeping_paragraphs(found, lang)
    if isinstance(found, Recourse):
        return words.recourse_paragraphs(found, lang)
    if isinstance(found, Profile):
        return words.profile_paragraphs(found, lang)
    return words.paragraphs(found, lang)
