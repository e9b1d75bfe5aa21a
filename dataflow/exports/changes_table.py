"""The changes in words: a row each, and the table as CSV."""

from typing import Final, Literal, get_args

from dataflow.changes import Changes, sentence
from dataflow.exports.csv_table import table
from dataflow.exports.sentences import WORDS
from dataflow.facts.lists import beside
from registry.records.text import Lang

Key = Literal["kind", "verb", "sentence", "before", "after", "gained", "lost", "subject"]
KEYS: Final[tuple[Key, ...]] = get_args(Key)


def columns(lang: Lang) -> dict[str, str]:
    """The titles of the columns by key, in order."""
    return {key: WORDS.say(lang, f"change.column.{key}") for key in KEYS}


def rows(changes: Changes, lang: Lang) -> tuple[dict[str, str], ...]:
    """The cells of each change by column, in the order of the changes."""
    return tuple(
        {
            "kind": WORDS.say(lang, f"change.kind.{change.kind}"),
            "verb": WORDS.say(lang, f"change.verb.{change.verb}"),
            "sentence": sentence(change, lang),
            "before": change.before.say(lang) if change.before else "",
            "after": change.after.say(lang) if change.after else "",
            "gained": beside(change.gained, lang),
            "lost": beside(change.lost, lang),
            "subject": " ".join(change.subject),
        }
        for change in changes.changes
    )


def csv(changes: Changes, lang: Lang) -> bytes:
    """The changes as CSV."""
    heads = list(columns(lang).values())
    left_out = dict.fromkeys((*changes.before.source.left_out, *changes.after.source.left_out))
    return table(heads, ([row[key] for key in KEYS] for row in rows(changes, lang)), lang, left_out)
