"""Asking: `ask`, `trace`, `received-by` and `show`."""

import datetime
from collections.abc import Mapping
from typing import Any

from commands.answer_page import Told, tell
from commands.exit import FOUND, Misuse
from commands.follow_ups import follow_up, is_follow_up
from commands.names import actor_named, field_named
from commands.opening import Opened, opened
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain


def ask(question: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """Answers a question in words; offers the likeliest readings where it is not sure, and answers none."""
    from dataflow.question import understand
    from dataflow.reply import is_of_a_whole_set, lexicon_of

    registry = opened(settings, environment)
    today = settings._replace(on=None).day  # « hier » is told from today, whatever --as-of says
    understood = understand(
        question,
        lexicon_of(registry.registry),
        settings.lang if settings.chosen else None,
        today,
        reader=settings.lang,
    )
    settings = settings._replace(lang=understood.lang)
    if not understood.sure:
        return _unsure(understood, registry, settings)
    reading = understood.readings[0]
    day: datetime.date | None = reading.on
    if day and settings.on and day != settings.on:
        raise Misuse(settings.say("ask.two_days", question=day.isoformat(), option=settings.on.isoformat()))
    settings = settings._replace(on=day or settings.on)
    if is_follow_up(reading):
        follow_up(reading, understood.sentence(settings.lang), registry, settings)
        return registry.code
    if is_of_a_whole_set(reading):
        return _fields_of(reading, understood, registry, settings)
    tell(_told(reading, registry, understood.sentence(settings.lang), question, settings), settings)
    return registry.code


def trace(field: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """Where a field goes; the field by id or in words."""
    from dataflow.answers.trace import trace as follow

    registry = opened(settings, environment)
    graph = registry.graph(settings)
    found = follow(graph, field_named(field, registry.registry, settings))
    return _answer(found, graph, registry, settings)


def received_by(actor: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """What an actor receives; the actor by id or by name."""
    from dataflow.answers.trace import received_by as receive

    registry = opened(settings, environment)
    graph = registry.graph(settings)
    found = receive(graph, actor_named(actor, registry.registry, settings))
    return _answer(found, graph, registry, settings)


def _answer(followed: Any, graph: Any, registry: Opened, settings: Settings) -> int:
    """Writes an answer with the findings that touch it."""
    from dataflow.checks.touching import with_findings
    from dataflow.words import headline, paragraphs

    found = with_findings(followed, registry.findings(graph))
    said = settings.say(f"understood.{found.question}", name=found.asked_label.say(settings.lang))
    tell(Told(said, headline(found, settings.lang), paragraphs(found, settings.lang), found), settings)
    return registry.code


def show(actor: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """Everything the registry says of an actor; the actor by id or by name."""
    from dataflow.answers.profile import profile
    from dataflow.words import profile_headline, profile_paragraphs

    registry = opened(settings, environment)
    found = profile(registry.graph(settings), actor_named(actor, registry.registry, settings))
    said = settings.say("understood.show", name=found.party.label.say(settings.lang))
    words = profile_headline(found, settings.lang), profile_paragraphs(found, settings.lang)
    tell(Told(said, *words, found), settings)
    return registry.code


def _told(reading: Any, registry: Opened, understood: str, question: str, settings: Settings) -> Told:
    """The answer to a reading, and its words."""
    from dataflow import reply

    lang, graph = settings.lang, registry.graph(settings)
    found = reply.answer(reading, graph, registry.findings(graph))
    return Told(
        understood, reply.headline(reading, found, lang), reply.paragraphs(found, lang), found, question
    )


def _fields_of(reading: Any, understood: Any, registry: Opened, settings: Settings) -> int:
    """For a data set as a whole: the answer for each of its fields, in a sentence each."""
    from dataflow import reply

    if settings.form == "csv":
        raise Misuse(settings.say("csv.none"))
    graph = registry.graph(settings)
    answers = reply.answers(reading, graph, registry.findings(graph))
    said = understood.sentence(settings.lang)
    if settings.form == "json":
        import json

        sentences = {found.asked: reply.headline(reading, found, settings.lang) for found in answers}
        whole = {"question": understood.question, "understood": said, "fields": sentences}
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return registry.code
    page = Page(settings.width, settings.colour)
    page.paragraph(said, "dim")
    for found in answers:
        page.heading(found.asked_label.say(settings.lang))
        page.paragraph(reply.headline(reading, found, settings.lang))
    write(page.text())
    return registry.code


def _unsure(understood: Any, registry: Opened, settings: Settings) -> int:
    """Says how the question could be understood, and what the registry says with its words; nothing is answered."""
    from commands.search import MOST, show_nearest
    from dataflow.search import search

    near = search(registry.graph(settings), understood.question, settings.lang, MOST)
    if settings.form == "json":
        import json

        readings = [reading.model_dump(mode="json") for reading in understood.readings]
        whole = {
            "question": understood.question,
            "understood": understood.sentence(settings.lang),
            "readings": readings,
            "answer": None,
            "nearest": [found.model_dump(mode="json") for found in near.found],
            "more": near.more,
        }
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return FOUND
    page = Page(settings.width, settings.colour)
    page.paragraph(understood.sentence(settings.lang))
    show_nearest(near, page, settings)
    complain(page.text().rstrip("\n"))
    return FOUND
