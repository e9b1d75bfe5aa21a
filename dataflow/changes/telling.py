"""Telling: the changes in sentences."""

from pathlib import Path

from dataflow.changes.change import Change, Changes, Side
from dataflow.wording.speech import Speech
from registry.catalogue import Catalogue
from registry.text import Lang, Text

_AND = {"fr": " ; ", "en": "; "}
_WORDS = Catalogue(Path(__file__).parent / "words")


def headline(changes: Changes, lang: Lang) -> str:
    """How many changes there are, and between what."""
    before, after = _side(changes.before, lang), _side(changes.after, lang)
    if not changes.changes:
        return _WORDS.say(lang, "headline.same", before=before, after=after)
    return _WORDS.say(lang, "headline.changed", n=len(changes.changes), before=before, after=after)


def sentence(change: Change, lang: Lang) -> str:
    """One change in a sentence. What has no value is said to be unknown, never to be none."""

    def told(text: Text | None) -> str:
        return text.say(lang) if text else _WORDS.say(lang, "unknown")

    # The catalogue names its places by words; the things a change is about stand in their order.
    labels = dict(zip("abc", (label.say(lang) for label in change.labels), strict=False))
    values = {**labels, "before": told(change.before), "after": told(change.after)}
    parts = [
        _WORDS.say(lang, f"difference.{word}", items=", ".join(item.say(lang) for item in items))
        for word, items in (("gained", change.gained), ("lost", change.lost))
        if items
    ]
    if change.verb == "changed" and parts:
        return _WORDS.say(lang, f"{change.kind}.changed_items", **values, difference=_AND[lang].join(parts))
    return _WORDS.say(lang, f"{change.kind}.{change.verb}", **values)


def _side(side: Side, lang: Lang) -> str:
    return _WORDS.say(
        lang,
        "headline.side",
        title=side.source.title.say(lang),
        version=side.source.version,
        day=Speech(lang).day(side.on),
    )
