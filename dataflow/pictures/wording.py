"""The catalogue of the pictures' words, and the few phrases that several pictures share."""

from collections.abc import Iterable, Mapping

from dataflow.facts.known import Known
from dataflow.facts.values import told
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Folded
from registry.records.evidence import Status
from registry.records.text import Lang


def standing(known: Known, lang: Lang) -> str:
    """A value and how it is known; "unknown" when it is unknown. A declared one needs no remark."""
    return told(known, lang, "box")


def counts(statuses: Mapping[Status, int], lang: Lang, key: str = "counted") -> str:
    """How many are declared, inferred and so on; those of which there are none are left out."""
    return ", ".join(
        WORDS.say(lang, f"{key}.{each}", n=statuses[each]) for each in Status if statuses.get(each)
    )


def runs(numbers: Iterable[int]) -> str:
    """Numbers in words, runs as ranges: 3, 5–9, 12."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}, {run[1]}" if len(run) == 2 else f"{run[0]}–{run[-1]}"
        for run in found
    )


def said_of(folded: Folded, lang: Lang) -> str:
    """What a picture says of having been folded."""
    return WORDS.say(
        lang,
        f"subtitle.folded.{folded.by}",
        stops=folded.stops,
        boxes=folded.boxes,
        hops=folded.hops,
        lines=folded.lines,
    )
