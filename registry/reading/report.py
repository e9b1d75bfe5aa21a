"""The report: how a problem reads, in either language. `file:line:column` is spelled here alone."""

from registry.reading.offering import NEAR
from registry.reading.sentences import WORDS
from registry.records.text import Lang
from registry.sentences import quoted
from registry.source.problem import Problem

LONGEST_VALUE = 80

_NAMED_KINDS = ("expected", "kind")  # values that are words of ours, to be said in the reader's language
_VARIANTS = (("suggestion", "near"), ("allowed", "allowed"))


def line(problem: Problem, lang: Lang) -> str:
    """`file:line:column: sentence (code)`, and the hint on a line of its own, set in by two spaces."""
    place = f"{_printable(problem.file)}:{problem.line}:{problem.column}"
    return f"{place}: {sentence(problem, lang)} ({problem.code})\n  {hint(problem, lang)}"


def sentence(problem: Problem, lang: Lang) -> str:
    """What is wrong, in one sentence; with the other lines it is wrong at, when there are several."""
    key = f"problem.{problem.code}.says"
    of = f"{key}-{problem.values.get('of')}"
    says = _said(problem, lang, of if WORDS.has(lang, of) else key)
    also, n = problem.values.get("also"), problem.values.get("n")
    return WORDS.say(lang, "also", says=says, also=also, n=int(n)) if also and n else says


def hint(problem: Problem, lang: Lang) -> str:
    """What the writer can do about it; names the suggestion or the values allowed where there are any."""
    key = f"problem.{problem.code}.hint"
    variants = [problem.values.get("hint", "")]
    variants += [variant for value, variant in _VARIANTS if problem.values.get(value)]
    for variant in variants:
        if variant and WORDS.has(lang, f"{key}-{variant}"):
            return _said(problem, lang, f"{key}-{variant}")
    said = _said(problem, lang, key)
    return WORDS.say(lang, "unsought", hint=said) if problem.values.get("unsought") else said


def _said(problem: Problem, lang: Lang, key: str) -> str:
    # What is offered is words of ours around ids and labels: it is not cut.
    values = {
        name: _printable(value) if name.startswith(NEAR) else _shown(value)
        for name, value in problem.values.items()
    }
    for name in _NAMED_KINDS:
        if name in values:
            values[name] = _kinds(lang, values[name])
    values["near"] = values.get(f"{NEAR}{lang}") or quoted(lang, values.get("suggestion", "?"))
    for name in WORDS.placeholders(lang, key) - values.keys():
        values[name] = "?"  # a problem that lost a value is still worth reading
    return WORDS.say(lang, key, **values)


def _kinds(lang: Lang, written: str) -> str:
    """A kind of value or term as a reader calls it; a name nobody translated is quoted as it stands."""
    key = f"kind.{written}"
    return WORDS.say(lang, key) if WORDS.has(lang, key) else quoted(lang, written)


def _shown(value: str) -> str:
    """A user's value on one line, short."""
    words = _printable(value)
    return words if len(words) <= LONGEST_VALUE else words[: LONGEST_VALUE - 1] + "…"


def _printable(value: str) -> str:
    """A user's text without the characters that would move a terminal's cursor. A file's name is never cut."""
    return "".join(each if each.isprintable() or each in "\u00a0\u202f" else "\ufffd" for each in value)
