"""The questions that follow from an answer, asked in words: breach, borders, changes and findings."""

from typing import Any

from commands.exit import Misuse
from commands.opening import Opened
from commands.settings import Settings
from commands.streams import answer as write


def is_follow_up(reading: Any) -> bool:
    """Whether a reading asks one of them."""
    return str(reading.intent) in ("breach", "borders", "changes", "findings")


def follow_up(reading: Any, understood: str, registry: Opened, settings: Settings) -> None:
    """Writes the answer to one of them, in the format asked for."""
    match str(reading.intent):
        case "breach":
            from commands.breach import tell_breach
            from dataflow.breach import breach

            tell_breach(breach(registry.graph(settings), reading.subject), settings, understood)
        case "borders":
            from commands.borders import tell_borders
            from dataflow.borders import borders
            from dataflow.borders.limiting import limited

            told = limited(
                borders(registry.graph(settings)),
                leaving=(reading.leaving,) if reading.leaving else (),
                arriving=(reading.country,) if reading.country else (),
            )
            tell_borders(told, settings, understood)
        case "changes":
            _changes(reading, understood, registry, settings)
        case _:
            from commands.check import written
            from commands.check_run import Wanted, checked_of

            kind = reading.subject_kind
            limit = {kind: reading.subject} if kind in ("actor", "field") else {}
            wanted = Wanted.of({"fail_on": "never", **limit})
            checked = checked_of(registry.path, registry.loaded, wanted, settings)
            write(written(checked, wanted, settings, understood=understood))


def _changes(reading: Any, understood: str, registry: Opened, settings: Settings) -> None:
    """What changed between two days of the registry; Misuse when the question names none to begin at."""
    from commands.diff import Side, compared, tell_changes
    from dataflow.changes import limited

    if reading.since is None:
        raise Misuse(settings.say("ask.since"))
    sides = [
        Side(registry.registry, registry.loaded, day, str(registry.path))
        for day in (reading.since, settings.day)
    ]
    about = (reading.subject,) if reading.subject_kind == "actor" else ()
    tell_changes(limited(compared(*sides), about), settings, understood)
