"""Listing: `fields` and `parties`, what can be asked about."""

import csv
import io
import json
from collections.abc import Mapping, Sequence

from commands.opening import opened
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from registry.vocabulary import vocabulary_of


def fields(everything: bool, settings: Settings, environment: Mapping[str, str]) -> int:
    """The fields of the registry by id and name; with `everything` all of the vocabulary."""
    registry = opened(settings, environment)
    words = vocabulary_of(registry.registry)
    sets: dict[str, list[str]] = {}
    for held in registry.registry.data_sets.values():
        for use in held.fields:
            sets.setdefault(use.field, []).append(held.label.say(settings.lang))
    rows = [
        (id_, term.label.say(settings.lang), ", ".join(sets.get(id_, ())))
        for id_, term in words.fields.items()
        if everything or id_ in sets
    ]
    _list(("id", "name", "data_sets"), rows, settings)
    return registry.code


def parties(settings: Settings, environment: Mapping[str, str]) -> int:
    """The organisation and the third parties by id and name, with the roles they have on the day."""
    from dataflow.facts.facts import Facts
    from dataflow.facts.values import told
    from registry.records.evidence import evidence_of

    registry = opened(settings, environment)
    facts = Facts(registry.registry, settings.day)
    rows = []
    for id_, actor in registry.registry.actors.items():
        engagements = [each for each in actor.engagements.values() if each.holds_on(settings.day)]
        roles = dict.fromkeys(
            told(facts.role(each.role, evidence_of(each, actor)), settings.lang, "cell")
            for each in engagements
        )
        rows.append((id_, actor.name.say(settings.lang), ", ".join(roles)))
    _list(("id", "name", "roles"), rows, settings)
    return registry.code


def _list(columns: Sequence[str], rows: Sequence[Sequence[str]], settings: Settings) -> None:
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
