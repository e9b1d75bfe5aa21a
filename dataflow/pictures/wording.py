"""The catalogue of the pictures' words, and the few phrases that several pictures share."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dataflow.facts.known import Known
from dataflow.facts.parties import Party
from dataflow.facts.values import told
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Folded
from registry.records.evidence import Status
from registry.records.text import Lang


def standing(known: Known, lang: Lang) -> str:
    """A value and how it is known; "unknown" when it is unknown. A declared one needs no remark."""
    return told(known, lang, "box")


def seated(known: Known, lang: Lang) -> str:
    """Where a party is established, in words; that it is unknown where it is."""
    return _where("seat", known, lang)


def hosted(known: Known, lang: Lang) -> str:
    """Where its data is hosted, in words that cannot be taken for the seat; that it is unknown where it is."""
    return _where("hosted", known, lang)


def _where(key: str, known: Known, lang: Lang) -> str:
    if known.label is None and not known.parts:
        return WORDS.say(lang, f"{key}-unknown")
    return WORDS.say(lang, key, country=standing(known, lang))


def counts(statuses: Mapping[Status, int], lang: Lang, key: str = "counted") -> str:
    """How many are declared, inferred and so on; those of which there are none are left out."""
    return ", ".join(
        WORDS.say(lang, f"{key}.{each}", n=statuses[each]) for each in Status if statuses.get(each)
    )


_NAMED = 8
"""Parties that the answer line names; of more it says how many."""


def described_to(parties: Sequence[Party], quiet: Collection[str], lang: Lang) -> str:
    """To which outside parties flows are described, however well they are known, and whose own recipients are not."""
    names = ", ".join(party.label.say(lang) for party in parties)
    key = "none" if not parties else "parties" if len(parties) <= _NAMED else "many"
    told = WORDS.say(
        lang, f"lead-map.{key}", n=len(parties), **({"names": names} if key == "parties" else {})
    )
    return " ".join([told, *silent(parties, quiet, lang)])


def silent(parties: Sequence[Party], quiet: Collection[str], lang: Lang) -> list[str]:
    """Of how many of the parties nobody has said whom they pass it on to; nothing where it is said of all."""
    n = sum(party.id in quiet for party in parties)
    if not n:
        return []
    return [WORDS.say(lang, "lead.all" if n == len(parties) else "lead.silent", n=n)]


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
