"""Listing: `list`, and `parties`, `activities` and `fields`, which are lists that are asked for most."""

import csv
import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from commands.answer_page import Told, tell
from commands.list_options import Limits
from commands.opening import opened
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from dataflow.question import Reading
    from dataflow.question.wanted import Wanted


def listed(said: str, limits: Limits, settings: Settings, environment: Mapping[str, str]) -> int:
    """What the registry holds of one kind, within limits; says how it was understood as a question in words would."""
    from commands.limits import listed_of, wanted_of
    from dataflow import reply
    from dataflow.question import Understanding

    kind = listed_of(said, settings)
    registry = opened(settings, environment)
    reading = reading_of(wanted_of(kind, limits, registry.registry, settings), registry.registry, settings)
    understood = Understanding(question="", lang=settings.lang, readings=(reading,), sure=True).sentence()
    graph = registry.graph(settings)
    found = reply.answer(reading, graph, lambda: registry.findings(graph))
    words = reply.headline(reading, found, settings.lang), reply.paragraphs(found, settings.lang)
    tell(Told(understood, *words, found, question=""), settings)
    return registry.code


def reading_of(wanted: "Wanted", registry: Registry, settings: Settings) -> "Reading":
    """The question in words that asks for the same list."""
    from dataflow.question import Intent, Reading

    return Reading(
        intent=Intent.LIST,
        subject_kind="registry",
        subject="",
        label=registry.actors[registry.organisation.id].name,
        on=settings.on,
        wanted=wanted,
        matched="",
        score=1.0,
    )


def fields(settings: Settings, environment: Mapping[str, str]) -> int:
    """All fields of the vocabulary by id and name, with the data sets that hold them."""
    registry = opened(settings, environment)
    words = vocabulary_of(registry.registry)
    sets: dict[str, list[str]] = {}
    for held in registry.registry.data_sets.values():
        for use in held.fields:
            sets.setdefault(use.field, []).append(held.label.say(settings.lang))
    rows = [
        (id_, term.label.say(settings.lang), ", ".join(sets.get(id_, ())))
        for id_, term in words.fields.items()
    ]
    columns = ("id", "name", "data_sets")
    if settings.form == "json":
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif settings.form == "csv":
        from dataflow.exports.csv_table import guarded

        made = io.StringIO(newline="")
        table = csv.writer(made, lineterminator="\n")
        table.writerow(columns)
        table.writerows([guarded(cell) for cell in row] for row in rows)
        write(made.getvalue())
    else:
        page = Page(settings.width, settings.colour)
        page.table([settings.say(f"list.{name}") for name in columns], rows)
        write(page.text())
    return registry.code
