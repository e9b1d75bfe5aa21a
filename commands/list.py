"""Listing: `list`, and `parties` and `fields`, which are lists that are asked for most."""

import csv
import io
import json
from collections.abc import Mapping

from commands.answer_page import Told, tell
from commands.list_options import Limits
from commands.opening import opened
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from registry.vocabulary import vocabulary_of


def listed(said: str, limits: Limits, settings: Settings, environment: Mapping[str, str]) -> int:
    """What the registry holds of one kind, within limits; says how it was understood as a question in words would."""
    from commands.limits import listed_of, wanted_of
    from dataflow import reply
    from dataflow.question import Intent, Reading, Understanding

    kind = listed_of(said, settings)
    registry = opened(settings, environment)
    organisation = registry.registry.organisation
    reading = Reading(
        intent=Intent.LIST,
        subject_kind="registry",
        subject="",
        label=registry.registry.actors[organisation.id].name,
        on=settings.on,
        wanted=wanted_of(kind, limits, registry.registry, settings),
        matched="",
        score=1.0,
    )
    understood = Understanding(question="", lang=settings.lang, readings=(reading,), sure=True).sentence()
    graph = registry.graph(settings)
    found = reply.answer(reading, graph, lambda: registry.findings(graph))
    words = reply.headline(reading, found, settings.lang), reply.paragraphs(found, settings.lang)
    tell(Told(understood, *words, found, question=""), settings)
    return registry.code


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
