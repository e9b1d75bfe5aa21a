"""Comparing: `diff`, what changed between two files, folders, revisions or days of a registry."""

import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.day import day_of, is_day
from commands.exit import CLEAN, FOUND, Misuse
from commands.names import actor_named
from commands.opening import located
from commands.page import Page
from commands.picture_file import write_picture
from commands.revisions import checked_out, is_revision
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain
from registry.history.revisions import files_in, renamed
from registry.reading.load import Loaded, load
from registry.reading.report import line
from registry.records.registry import Registry
from registry.source.tally import number_of

if TYPE_CHECKING:
    from dataflow.changes import Changes, Verdict

_MARKS: Final = {"added": "+", "removed": "−", "changed": "~", "renamed": "→"}


class Side(NamedTuple):
    """One of the two things compared."""

    registry: Registry
    loaded: Loaded
    on: datetime.date
    name: str
    """What the user called it."""
    files: Mapping[str, bytes] | None = None
    """The bytes of its files; None: they are not compared."""


def diff(
    before: str,
    after: str,
    output: str | None,
    settings: Settings,
    environment: Mapping[str, str],
    actor: str | None = None,
) -> int:
    """Says what is different, findings opened and closed with it; with `output` draws the flows that changed.

    `actor`, by id or by name, limits it to what concerns that one.

    FOUND when something changed, or when a side could be read only in part; CLEAN when nothing did.
    """
    from dataflow.changes import limited

    days = _day(before, settings), _day(after, settings)
    if (days[0] is None) != (days[1] is None):
        raise Misuse(settings.say("diff.mixed"))
    if days[0] is not None and settings.on is not None:
        raise Misuse(settings.say("diff.day_twice"))
    with (
        _side(before, days[0], settings, environment) as old,
        _side(after, days[1], settings, environment) as new,
    ):
        changes = compared(old, new)
        judged = _judged(changes, old, new)
        if actor is not None:
            changes = limited(changes, (actor_named(actor, new.registry, settings),))
    if output is None:
        tell_changes(changes, settings, judged=judged)
    else:
        from dataflow.pictures.changes_sketch import changes_sketch_of

        write_picture(changes_sketch_of(changes, settings.lang), output, settings)
    return FOUND if changes.changes or old.loaded.problems or new.loaded.problems else CLEAN


def _day(given: str, settings: Settings) -> datetime.date | None:
    return day_of(given, settings.lang) if is_day(given) else None


@contextmanager
def _side(
    given: str, on: datetime.date | None, settings: Settings, environment: Mapping[str, str]
) -> Iterator[Side]:
    """The registry of one side; Misuse when nothing of it can be read."""
    if on is None and is_revision(given):
        with checked_out(given, settings) as path:
            yield _read(renamed(load(path), path, given), given, settings.day, files_in(path), settings)
        return
    path = located(settings.registry if on else given, environment, settings)
    yield _read(load(path), str(path) if on else given, on or settings.day, files_in(path), settings)


def _read(
    loaded: Loaded, name: str, on: datetime.date, files: Mapping[str, bytes], settings: Settings
) -> Side:
    for problem in loaded.problems:
        complain(line(problem, settings.lang))
    if loaded.registry is None:
        raise Misuse(settings.say("open.unreadable", path=name))
    if loaded.problems:
        complain(settings.say("diff.partly", n=number_of(loaded.problems), path=name))
    return Side(loaded.registry, loaded, on, name, files)


def compared(old: Side, new: Side) -> "Changes":
    """Everything that is different, with findings opened and closed."""
    from dataflow.changes import compare
    from dataflow.checks.judging import findings
    from dataflow.graph.build import build

    before, after = (build(side.registry, side.on, side.loaded.problems) for side in (old, new))
    found = findings(before, old.loaded), findings(after, new.loaded)
    return compare(before, after, *found, names=(old.name, new.name))


def _judged(changes: "Changes", old: Side, new: Side) -> "Verdict":
    """Whether facts or only the files changed."""
    from dataflow.changes import file_change, verdict

    both = old.files is not None and new.files is not None
    return verdict(changes, file_change(old.files or {}, new.files or {}) if both else None)


def tell_changes(
    changes: "Changes",
    settings: Settings,
    understood: str | None = None,
    judged: "Verdict | None" = None,
) -> None:
    """Writes the changes in the format asked for; `understood` is the question, where it was asked in words."""
    from dataflow.changes import headline, sentence
    from dataflow.changes.verdict import said
    from dataflow.exports.changes_table import csv
    from dataflow.exports.sentences import WORDS

    lang = settings.lang
    if settings.form == "csv":
        write(csv(changes, lang).decode("utf-8").replace("\r\n", "\n"))
    elif settings.form == "json":
        whole = {
            **({"understood": understood} if understood else {}),
            "headline": headline(changes, lang),
            "sentences": [sentence(change, lang) for change in changes.changes],
            **changes.model_dump(mode="json"),
            **({"verdict": judged.model_dump(mode="json")} if judged else {}),
        }
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    else:
        page = Page(settings.width, settings.colour)
        page.understood(understood)
        page.paragraph(headline(changes, lang), "bold")
        for words in said(judged, lang) if judged else ():
            page.paragraph(words)
        for kind in dict.fromkeys(change.kind for change in changes.changes):
            page.heading(WORDS.say(lang, f"change.kind.{kind}"))
            for change in changes.changes:
                if change.kind == kind:
                    page.item(sentence(change, lang), _MARKS[change.verb])
        write(page.text())
