"""Limits: the conditions of a list as the sentence of its answer says them, behind what is counted."""

from collections.abc import Iterable
from datetime import date

from dataflow.facts.lists import apart, either
from dataflow.lists.sentences import WORDS
from dataflow.question.list_sentence import condition_said
from dataflow.question.sentences import WORDS as ASKED
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.days import is_day
from registry.records.duration import Duration
from registry.records.prose import day_in_words
from registry.records.text import Lang, text
from registry.sentences import quoted

_PLACED = (Op.INSIDE, Op.OUTSIDE)
_AREAS = ("EU", "EEA", "ECOWAS")


def counted(wanted: Wanted, n: int, lang: Lang) -> str:
    """What is counted and how many: `4 sous-traitants`, with the conditions that its name does not say behind it."""
    named = _role(wanted)
    if named is None:
        return WORDS.say(lang, f"noun.{wanted.listed}", n=n)
    return WORDS.say(lang, f"role.{named.values[0]}", n=n)


def none_of(wanted: Wanted, lang: Lang) -> str:
    """That there is none of what is counted: « aucun sous-traitant »."""
    named = _role(wanted)
    return WORDS.say(lang, f"no_role.{named.values[0]}" if named else f"none.{wanted.listed}")


def limits(wanted: Wanted, lang: Lang) -> str:
    """Every condition that the name of what is counted does not say; empty where it says all."""
    named = _role(wanted)
    rest = [each for each in wanted.conditions if each is not named]
    behind = [said for each in rest if (said := _behind(each, lang))]
    inside = [condition_words(each, lang) for each in rest if not _behind(each, lang)]
    said = behind[0] if behind else ""
    for each in behind[1:]:
        said = WORDS.say(lang, "together", first=said, second=each)
    return said + (WORDS.say(lang, "limit.other", limits=apart(inside, lang)) if inside else "")


def condition_words(condition: Condition, lang: Lang) -> str:
    """A condition by itself: « rôle : sous-traitant », « pays, hors de : Union européenne »."""
    labels = tuple(text(each, each) for each in value_words(condition, lang))
    return condition_said(condition.model_copy(update={"labels": labels}), lang)


def column_words(column: Column, lang: Lang) -> str:
    """What a column is called, as it stands in a sentence."""
    return ASKED.say(lang, f"column.{column}")


def listed_words(listed: Listed, lang: Lang) -> str:
    """What is listed, in the plural."""
    return ASKED.say(lang, f"listed.{listed}")


def value_words(condition: Condition, lang: Lang) -> Iterable[str]:
    """The values of a condition by their labels; days and durations in words; others as they are written."""
    if len(condition.labels) == len(condition.values):
        return [each.say(lang) for each in condition.labels]
    return [_plain(each, condition.op, lang) for each in condition.values]


def _plain(value: str, op: Op, lang: Lang) -> str:
    if op in (Op.BEFORE, Op.FROM) and is_day(value):
        return day_in_words(date.fromisoformat(value), lang)
    if op in (Op.LONGER, Op.SHORTER):
        try:
            return Duration.parse(value).say(lang)
        except ValueError:
            return quoted(lang, value)
    return quoted(lang, value)


def _behind(condition: Condition, lang: Lang) -> str:
    """A condition as words that follow a noun of any gender; empty where there are none."""
    if condition.op in (Op.MISSING, Op.PRESENT):
        return WORDS.say(lang, f"limit.{condition.op}", column=column_words(condition.column, lang))
    if condition.column is Column.COUNTRY and condition.op in _PLACED and set(condition.values) <= {*_AREAS}:
        areas = either((WORDS.say(lang, f"area.{each}") for each in condition.values), lang)
        return WORDS.say(lang, f"limit.{condition.op}", areas=areas)
    return ""


def _role(wanted: Wanted) -> Condition | None:
    """The condition by which third parties have the name of their role; None: they are not of one role."""
    if wanted.listed is not Listed.PARTIES:
        return None
    roles = [each for each in wanted.conditions if each.column is Column.ROLE and each.op is Op.IS]
    if len(roles) != 1 or len(roles[0].values) != 1:
        return None
    return roles[0] if WORDS.has("fr", f"role.{roles[0].values[0]}") else None
