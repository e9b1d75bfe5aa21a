"""Labels: what the choices of a list are called, so that no two of them read alike.

Streamlit knows a choice by the words it is shown with: of two with the same words it takes the last one, a moment
later and by itself. So things that share a name are told apart by their ids, which are never the same.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_UNSEEN: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")
"""Signs that show nothing although Unicode does not count them among the formatting ones."""
_TURNING: Final = ("R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI")
"""Classes of signs that would turn what is written after them around (Unicode Annex 9)."""
_ISOLATED: Final = "\u2068{}\u2069"

_MARKUP: Final = re.compile(r"""[\\`*_\[\]<>~$!|&]|:(?=\S)|^[#+=-]|(?<=\d)[.)](?=\s|$)""")
_TYPED: Final = re.compile(r"(?<=:)(?=[\w+/-]+:)|(?<=[-<>~])(?=[->=])")
"""Where Streamlit reads what somebody typed as one sign: `:smile:`, `->`, `<=`."""
_BLANKS: Final = re.compile(r"[^\S\u00a0\u202f]+")
"""What Markdown makes one space of; a space that no line is to break at stays what it is."""
_WORD_JOINER: Final = "\u2060"


def told_apart(words: Mapping[str, str]) -> dict[str, str]:
    """A label for each id: its words, with the id behind them where another one's read alike or nothing is seen."""
    return dict(_told_apart(tuple(words.items())))


@lru_cache(maxsize=1024)
def _told_apart(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The same, once for the same words: a page shows a dozen lists each time it is run."""
    found = {id_: each if _seen(each) else id_ for id_, each in words}
    for _ in range(2):
        alike = Counter(map(_seen, found.values()))
        found = {id_: _with(each, id_) if alike[_seen(each)] > 1 else each for id_, each in found.items()}
    alike = Counter(map(_seen, found.values()))
    if max(alike.values(), default=1) > 1:  # ids made so that words and ids together read alike
        order = {id_: number for number, id_ in enumerate(sorted(found), 1)}
        found = {id_: f"{order[id_]}. {each}" for id_, each in found.items()}
    return tuple(found.items())


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """The label where Streamlit takes it for Markdown: every sign stands for itself."""
    escaped = _MARKUP.sub(lambda sign: f"\\{sign[0]}", _TYPED.sub(_WORD_JOINER, label))
    return _BLANKS.sub(" ", escaped).strip()


def _with(words: str, id_: str) -> str:
    turns = any(unicodedata.bidirectional(sign) in _TURNING for sign in words)
    return f"{_ISOLATED.format(words) if turns else words} ({id_})"


def _seen(words: str) -> str:
    """What a reader sees of words, near enough: without signs that show nothing, without case and width."""
    shown = "".join(sign for sign in _UNSEEN.sub("", words) if unicodedata.category(sign) not in ("Cf", "Cc"))
    return " ".join(unicodedata.normalize("NFKC", shown).casefold().split())
