"""The verb: the forms of a regular verb, made from its infinitive, so that the grammar names it once."""

from collections.abc import Iterator
from typing import Final

from dataflow.question.fold import fold
from registry.records.text import Lang

_ER: Final = (
    "er", "ons", "ez", "ent", "ant", "ais", "ait", "ions", "iez", "aient", "erai", "eras", "era", "erons", "erez",
    "eront", "erais", "erait", "erions", "eriez", "eraient",
)  # fmt: skip
_IR: Final = (
    "ir", "is", "it", "issons", "issez", "issent", "issant", "issais", "issait", "issions", "issiez", "issaient",
    "isse", "isses", "irai", "iras", "ira", "irons", "irez", "iront", "irais", "irait", "irions", "iriez", "iraient",
)  # fmt: skip
_RE: Final = (
    "re", "s", "", "ons", "ez", "ent", "ant", "ais", "ait", "ions", "iez", "aient", "e", "es", "rai", "ras", "ra",
    "rons", "rez", "ront", "rais", "rait", "rions", "riez", "raient",
)  # fmt: skip
_SPEAKERS: Final = ("je", "on", "il", "elle")
_DOUBLED: Final = "bdgklmnprt"
_STRESSED: Final = ("mit", "fer")
_VOWELS: Final = frozenset("aeiou")


def forms(infinitive: str, lang: Lang, *, active: bool = False) -> Iterator[str]:
    """The forms of a verb as they are compared, each once.

    `active`: without its past participle, which may narrow: who reviews a contract narrows nothing, while « contrats
    relus » and "reviewed contracts" are some of them. Where the participle is the present too, as « relu » is not but
    « vérifié » is (accents are not compared), the present stands only behind who does it.
    """
    yield from dict.fromkeys((_french if lang == "fr" else _english)(fold(infinitive), active))


def _french(infinitive: str, active: bool) -> Iterator[str]:
    stem = infinitive[:-2]
    match infinitive[-2:]:
        case "er":
            yield from _first(stem, active)
        case "ir":
            yield from (stem + end for end in _IR if end != "is" or not active)
            yield from (f"je {stem}is",) if active else (f"{stem}i", f"{stem}ie", f"{stem}ies")
        case "re" if infinitive.endswith("dre") and not infinitive.endswith("prendre"):
            yield from (stem + end for end in _RE)
            yield from () if active else (f"{stem}u", f"{stem}us", f"{stem}ue", f"{stem}ues")
        case _:
            raise ValueError(infinitive)


def _first(stem: str, active: bool) -> Iterator[str]:
    """« rappelle » doubles before a mute e, « envoie » has no y there, « obligeons » keeps its g soft."""
    mute = (
        stem[:-1] + "i" if stem[-2:] in ("oy", "uy", "ay") else stem + "l" if stem.endswith("pel") else stem
    )
    soft = stem + "e" if stem.endswith("g") else stem
    for end in _ER:
        if end in ("er", "ez", "ions", "iez"):
            yield stem + end
        else:
            yield (soft if end[0] in "ao" else mute) + end
    present = (mute + "e", mute + "es")
    if active:
        yield from (f"{who} {present[0]}" for who in _SPEAKERS)
    else:
        yield from (*present, stem + "e", stem + "es", stem + "ee", stem + "ees")


def _english(infinitive: str, active: bool) -> Iterator[str]:
    yield infinitive
    if infinitive.endswith("y") and infinitive[-2] not in "aeiou":
        yield infinitive[:-1] + "ies"
    else:
        yield infinitive + ("es" if infinitive.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = infinitive.removesuffix("e")
    if stem == infinitive and _doubles(infinitive):
        stem += infinitive[-1]
    yield (infinitive if stem.endswith("e") else stem) + "ing"
    if not active:
        yield (stem[:-1] + "i" if stem.endswith("y") and stem[-2] not in "aeiou" else stem) + "ed"


def _doubles(infinitive: str) -> bool:
    """Whether it doubles its last letter: "plan", "submit", "refer"; not "explain", "answer"."""
    before, last = infinitive[:-1], infinitive[-1]
    one = sum(each in _VOWELS for each in before) == 1 and before[-1] in _VOWELS
    return infinitive.endswith(_STRESSED) or (one and last in _DOUBLED)
