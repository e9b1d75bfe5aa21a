"""The question for a list in words, whatever it is narrowed by."""

from dataflow.question.sentences import WORDS
from dataflow.question.wanted import BARE, Condition, Wanted
from registry.records.text import Lang


def said(wanted: Wanted, lang: Lang, day: str = "") -> str:
    """The question for a list: « quels sont les contrats (tiers : OVHcloud) ? »."""
    conditions = WORDS.say(lang, "between_conditions").join(
        condition_said(each, lang) for each in wanted.conditions
    )
    columns = ", ".join(WORDS.say(lang, f"column.{each}") for each in wanted.asked)
    return WORDS.say(
        lang,
        "list",
        asks=WORDS.say(lang, f"asks.{wanted.listed}"),
        conditions=WORDS.say(lang, "conditions", conditions=conditions) if conditions else "",
        asked=WORDS.say(lang, "asked", columns=columns) if columns else "",
        day=day,
    )


def condition_said(condition: Condition, lang: Lang) -> str:
    """One condition: « pays, hors de : Union européenne »."""
    column = WORDS.say(lang, f"column.{condition.column}")
    if condition.op in BARE:
        return WORDS.say(lang, f"op.{condition.op}", column=column)
    labels = [each.say(lang) for each in condition.labels] or [*condition.values]
    return WORDS.say(lang, f"op.{condition.op}", column=column, values=", ".join(labels))
