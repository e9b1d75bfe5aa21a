"""Asking: `ask`, `trace`, `received-by` and `show`."""

import datetime
import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

from commands.answer_page import Told, tell
from commands.exit import CLEAN, FOUND, Misuse
from commands.follow_ups import follow_up, is_follow_up
from commands.names import activity_named, actor_named, field_named
from commands.opening import Opened, opened
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain

if TYPE_CHECKING:
    from dataflow.glossary import Entry


def ask(question: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """Answers a question in words; offers the likeliest readings where it is not sure, and answers none."""
    from dataflow.glossary import asked
    from dataflow.question import understand
    from dataflow.reply import lexicon_of

    entry = asked(question)
    if entry is not None:
        return _meaning(question, entry, settings)
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
    several = tuple(
        understood.model_copy(update={"readings": (each,), "also": ()})
        for each in (understood.readings[0], *understood.also)
    )
    for each in several:
        _one_day(each.readings[0].on, settings)
    if len(several) == 1:
        _tell(understood, registry, settings)
    else:
        _tell_each(several, registry, settings)
    return registry.code


def _meaning(question: str, entry: "Entry", settings: Settings) -> int:
    """What a word means, from the glossary: no registry is asked."""
    lang, term = settings.lang, entry.term
    law = term.law.say(lang) if term.law else ""
    if settings.form == "json":
        whole = {"question": question, "group": entry.group, **term.model_dump(mode="json")}
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    elif settings.form == "csv":
        from dataflow.exports.csv_table import table

        row = [term.id, term.name.say(lang), term.means.say(lang), law]
        made = table(["id", "name", "means", "law"], [row], lang, ())
        write(made.decode("utf-8").replace("\r\n", "\n"))
    else:
        page = Page(settings.width, settings.colour)
        page.heading(term.name.say(lang))
        page.paragraph(term.means.say(lang))
        if law:
            page.paragraph(law, "dim")
        write(page.text())
    return CLEAN


def _tell_each(several: Sequence[Any], registry: Opened, settings: Settings) -> None:
    """Several questions in one, each answered by itself; as JSON in one array, each with how it was understood."""
    if settings.form == "csv":
        from dataflow.facts.lists import apart

        asked = [each.readings[0].sentence(settings.lang) for each in several]
        raise Misuse(settings.say("csv.several", n=len(asked), questions=apart(asked, settings.lang)))
    if settings.form != "json":
        for number, each in enumerate(several):
            write("\n" if number else "")
            _tell(each, registry, settings)
        return
    found = []
    for each in several:
        with redirect_stdout(StringIO()) as written:
            _tell(each, registry, settings)
        found.append({"understood": each.sentence(settings.lang), "answer": json.loads(written.getvalue())})
    write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _tell(understood: Any, registry: Opened, settings: Settings) -> None:
    """Answers one question that is sure."""
    from dataflow.reply import is_of_a_whole_set

    reading = understood.readings[0]
    settings = settings._replace(on=reading.on or settings.on)
    said = understood.sentence(settings.lang)
    if is_follow_up(reading):
        follow_up(reading, said, registry, settings)
    elif is_of_a_whole_set(reading):
        _fields_of(reading, understood, registry, settings)
    else:
        tell(_told(reading, registry, said, understood.question, settings), settings)


def _one_day(day: datetime.date | None, settings: Settings) -> None:
    """Misuse where a question and the option say two days."""
    if day and settings.on and day != settings.on:
        raise Misuse(settings.say("ask.two_days", question=day.isoformat(), option=settings.on.isoformat()))


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


def show(name: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """Everything the registry says of an actor, or of a processing activity; either by id or by name."""
    from dataflow.answers.profile import profile
    from dataflow.words import profile_headline, profile_paragraphs

    registry = opened(settings, environment)
    activity = activity_named(name, registry.registry)
    if activity is not None:
        return _sheet(activity, registry, settings)
    found = profile(registry.graph(settings), actor_named(name, registry.registry, settings))
    said = settings.say("understood.show", name=found.party.label.say(settings.lang))
    words = profile_headline(found, settings.lang), profile_paragraphs(found, settings.lang)
    tell(Told(said, *words, found), settings)
    return registry.code


def _sheet(id_: str, registry: Opened, settings: Settings) -> int:
    """One processing activity, as a record of processing has it."""
    from dataflow.activities import activity, headline, paragraphs
    from dataflow.activities.making import UnknownActivity

    try:
        found = activity(registry.graph(settings), id_)
    except UnknownActivity:
        day = settings.day.isoformat()
        raise Misuse(settings.say("unknown.activity_then", name=id_, day=day)) from None
    said = settings.say("understood.show", name=found.label.say(settings.lang))
    tell(Told(said, headline(found, settings.lang), paragraphs(found, settings.lang), found), settings)
    return registry.code


def _told(reading: Any, registry: Opened, understood: str, question: str, settings: Settings) -> Told:
    """The answer to a reading, and its words."""
    from dataflow import reply

    lang, graph = settings.lang, registry.graph(settings)
    found = reply.answer(reading, graph, lambda: registry.findings(graph))
    return Told(
        understood, reply.headline(reading, found, lang), reply.paragraphs(found, lang), found, question
    )


def _fields_of(reading: Any, understood: Any, registry: Opened, settings: Settings) -> None:
    """For a data set as a whole: the answer for each of its fields, in a sentence each."""
    from dataflow import reply

    if settings.form == "csv":
        raise Misuse(settings.say("csv.none"))
    graph = registry.graph(settings)
    answers = reply.answers(reading, graph, lambda: registry.findings(graph))
    said = understood.sentence(settings.lang)
    if settings.form == "json":
        sentences = {found.asked: reply.headline(reading, found, settings.lang) for found in answers}
        whole = {"question": understood.question, "understood": said, "fields": sentences}
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return
    page = Page(settings.width, settings.colour)
    page.paragraph(said, "dim")
    for found in answers:
        page.heading(found.asked_label.say(settings.lang))
        page.paragraph(reply.headline(reading, found, settings.lang))
    write(page.text())


def _unsure(understood: Any, registry: Opened, settings: Settings) -> int:
    """Says how the question could be understood, and what the registry says with its words; nothing is answered."""
    from commands.search import MOST, show_nearest
    from dataflow.search import search

    near = search(registry.graph(settings), understood.question, settings.lang, MOST)
    if settings.form == "json":
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
