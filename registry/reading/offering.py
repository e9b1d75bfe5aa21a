"""The offering: the things that a word may have been meant for, as a hint names them in either language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from registry.reading.guess import bare
from registry.reading.sentences import WORDS
from registry.records.text import LANGS, Lang, Text
from registry.sentences import quoted

_LONGEST = 60
NEAR = "near_"
"""What the values begin with that name what is offered, one for each language."""


def offered(ids: Sequence[str], things: Mapping[str, Any]) -> dict[str, str]:
    """The values of a hint that offers things by id and label; nothing where there are none. `suggestion` is the
    first."""
    if not ids:
        return {}
    return {"suggestion": ids[0], **{f"{NEAR}{lang}": _in_words(ids, things, lang) for lang in LANGS}}


def label_of(thing: Any) -> Text:
    """What a term, a party, a data set, a place or a document is called."""
    label = next(getattr(thing, key) for key in ("label", "name", "title") if hasattr(thing, key))
    return label if isinstance(label, Text) else Text(fr=label, en=label)


def _in_words(ids: Iterable[str], things: Mapping[str, Any], lang: Lang) -> str:
    *others, last = [_named(id_, things.get(id_), lang) for id_ in ids]
    return WORDS.say(lang, "either", others=", ".join(others), last=last) if others else last


def _named(id_: str, thing: Any, lang: Lang) -> str:
    """`processor`, and in brackets what it is called where that is not the same."""
    label = label_of(thing).say(lang)[:_LONGEST] if thing is not None else ""
    return quoted(lang, id_) + (f" ({label})" if label and bare(label) != bare(id_) else "")
