"""Rephrasing: the same question in words that stand together, « à quoi nous sert X ? » as « à quoi sert X ? »."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dataflow.question.fold import letters, typed
from registry.records.text import LANGS
from registry.source.shipped import read_shipped

_FOLDER = Path(__file__).parent / "grammar" / "rephrasings"
_LONG = 300  # letters: a longer text is no question of one turn
_SLOTS = {
    "x": r"[^?!.;:]+?",
    "who": r"(?:\w+ ){0,2}\w+",
    "mine": r"(?:toutes? |all )?(?:mes|mon|ma|my) "
    r"(?:donnees|infos|informations|compte|fiche|data|info|information|details|account)"
    r"(?: personnelles| a caractere personnel)?",
    "sent": r"(?:vos|votre|ces|your|these|the) "
    r"(?:e.?mails|courriels|messages|newsletters?|lettres? d.information|offres|offers)",
}
"""{x}: any words; {who}: up to three; {mine}: all data of who asks; {sent}: what the organisation sends."""


def rephrased(question: str) -> Iterator[str]:
    """The same question asked otherwise, in every way that the grammar knows; none of most questions."""
    if len(question) > _LONG:
        return
    plain = letters(question)
    for form, otherwise in _forms():
        if match := form.search(plain):
            said = {name: question[slice(*match.span(name))].strip() for name in match.groupdict()}
            yield f"{question[: match.start()]}{otherwise.format(**said)}{question[match.end() :]}"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Made once; RuntimeError when a file, which we ship, is broken."""
    made = []
    for lang in LANGS:
        source = read_shipped(_FOLDER / f"{lang}.yaml", f"{lang}.yaml")
        if source.problems:
            raise RuntimeError(f"broken rephrasings: {source.problems[0]}")
        made += [(_form(str(turn)), str(otherwise)) for turn, otherwise in source.data.items()]
    return tuple(made)


def _form(turn: str) -> re.Pattern[str]:
    """What finds a turn in a text in lower case without accents, up to the end of its sentence or of its words."""
    fixed = re.split(r"\{(\w+)\}", turn)
    parts = [f"(?P<{each}>{_SLOTS[each]})" if at % 2 else typed(each) for at, each in enumerate(fixed)]
    ends = r"(?= *(?:[?!.;:,]|$))" if fixed[-1] == "" else r"\b"
    return re.compile(("" if fixed[0] == "" else r"\b") + "".join(parts) + ends)
