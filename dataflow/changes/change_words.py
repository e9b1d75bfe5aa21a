"""Telling: the changes in sentences."""

from collections.abc import Iterable

from dataflow.changes.change import Change, Changes, Side
from dataflow.changes.sentences import WORDS
from dataflow.facts.lists import apart, beside
from dataflow.facts.omissions import omitted
from dataflow.words.speech import Speech
from registry.records.text import LANGS, Lang, Text


def headline(changes: Changes, lang: Lang) -> str:
    """How many changes there are, and between what; and how many things could not be told from renamed ones."""
    before, after = _side(changes.before, lang), _side(changes.after, lang)
    if before == after and (changes.changes or _named(changes)):
        before, after = _apart(changes, lang)
    if changes.changes:
        told = WORDS.say(lang, "headline.changed", n=len(changes.changes), before=before, after=after)
    elif changes.about:
        names = beside(changes.about, lang)
        told = WORDS.say(lang, "headline.same_for", names=names, before=before, after=after)
    else:
        told = WORDS.say(lang, "headline.same", before=before, after=after)
    return " ".join([told, *remarks(changes, lang)])


def remarks(changes: Changes, lang: Lang) -> tuple[str, ...]:
    """Whom alone the changes concern, what could not be told from what was renamed, and what of either side was not
    read; nothing where there is nothing of it."""
    cut = (
        WORDS.say(lang, "headline.unsought", n=changes.unsought)
        if changes.unsought and changes.changes
        else ""
    )
    lacking = [*omitted(changes.before.source.left_out, lang), *omitted(changes.after.source.left_out, lang)]
    return tuple(filter(None, (_limited(changes, lang), cut, *dict.fromkeys(lacking))))


def _limited(changes: Changes, lang: Lang) -> str:
    """Whom alone the changes concern, and how many there are of others."""
    if not changes.about:
        return ""
    said = []
    if changes.changes:
        said.append(
            WORDS.say(lang, "headline.only", names=beside(changes.about, lang), n=len(changes.changes))
        )
    if changes.others:
        said.append(WORDS.say(lang, "headline.others", n=changes.others))
    return " ".join(said)


def sentence(change: Change, lang: Lang) -> str:
    """One change in a sentence. What has no value is said to be unknown, never to be none."""

    def told(text: Text | None, other: Text | None) -> str:
        if text is None:
            return WORDS.say(lang, "unknown")
        words = text.say(lang)
        # What only reads otherwise in the other language would be told as « X → X ».
        if other is None or words != other.say(lang):
            return words
        elsewhere = next((each for each in LANGS if text.say(each) != other.say(each)), None)
        return (
            WORDS.say(lang, f"in_{elsewhere}", words=words, there=text.say(elsewhere)) if elsewhere else words
        )

    # The catalogue names its places by words; the things a change is about stand in their order.
    labels = dict(zip("abc", (label.say(lang) for label in change.labels), strict=False))
    values = {
        **labels,
        "before": told(change.before, change.after),
        "after": told(change.after, change.before),
    }
    about = change.matter or change.kind
    parts = [
        WORDS.say(lang, f"difference.{word}", items=_items(change, items, lang))
        for word, items in (("gained", change.gained), ("lost", change.lost))
        if items
    ]
    if change.verb == "changed" and parts:
        return WORDS.say(lang, f"{about}.changed_items", **values, difference=apart(parts, lang))
    return WORDS.say(lang, f"{about}.{change.verb}", **values)


def _items(change: Change, items: Iterable[Text], lang: Lang) -> str:
    """Several values under one key: with semicolons, for sources and notes have commas themselves."""
    return (
        apart((each.say(lang) for each in items), lang) if change.matter == "detail" else beside(items, lang)
    )


def _named(changes: Changes) -> bool:
    """Whether the names of the files tell the two sides from each other."""
    names = changes.before.name, changes.after.name
    return None not in names and names[0] != names[1]


def _apart(changes: Changes, lang: Lang) -> tuple[str, str]:
    """Sides of one title, version and day: by their files, else as the first and the second."""
    sides = (changes.before, "first"), (changes.after, "second")
    if _named(changes):
        told = [
            WORDS.say(lang, "headline.named", name=side.name or "", side=_side(side, lang))
            for side, _ in sides
        ]
    else:
        told = [WORDS.say(lang, f"headline.{place}", side=_side(side, lang)) for side, place in sides]
    return told[0], told[1]


def _side(side: Side, lang: Lang) -> str:
    return WORDS.say(
        lang,
        "headline.side",
        title=side.source.title.say(lang),
        version=side.source.version,
        day=Speech(lang).day(side.on),
    )
