"""Annotations: findings as the lines by which GitHub Actions marks a file, in a run's log and on a change."""

from collections.abc import Iterable
from typing import Final, Literal

from dataflow.exports.findings_table import also, law
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import Finding, Severity
from registry.reading.report import hint, sentence
from registry.records.text import Lang, Text
from registry.source.problem import Problem

Level = Literal["error", "warning", "notice"]
LEVELS: Final[dict[Severity, Level]] = {
    "critical": "error", "high": "error", "medium": "warning", "low": "notice"
}  # fmt: skip


def annotations(
    problems: Iterable[Problem], findings: Iterable[Finding], lang: Lang, unchecked: Iterable[Text] = ()
) -> str:
    """A line each, problems first, then the laws under which nothing could be judged; an accepted finding gets none.

    What is undetermined is a notice, however grave it would be.
    """
    lines = [
        _line("error", problem.file, problem.line, problem.column, _problem_title(problem, lang),
              f"{sentence(problem, lang)} {hint(problem, lang)}")
        for problem in problems
    ]  # fmt: skip
    title = _property(WORDS.say(lang, "unchecked.title"))
    lines += [f"::error title={title}::{_data(each.say(lang))}" for each in unchecked]
    lines += [_finding(each, lang) for each in findings if each.accepted is None]
    return "".join(f"{line}\n" for line in lines)


def _problem_title(problem: Problem, lang: Lang) -> str:
    return f"{problem.code} ({WORDS.say(lang, 'verdict.unreadable')})"


def _finding(finding: Finding, lang: Lang) -> str:
    level: Level = "notice" if finding.verdict == "undetermined" else LEVELS[finding.severity]
    verdict = WORDS.say(lang, f"verdict.{finding.said}")
    title = f"{finding.check} {finding.regime_label.say(lang)} ({verdict})"
    parts = [finding.message.say(lang)]
    if finding.decides:
        parts.append(WORDS.say(lang, "said.decides", value=finding.decides.say(lang)))
    parts += [WORDS.say(lang, "said.also", value=each) for each in also(finding, lang)]
    parts += [
        WORDS.say(lang, "said.fix", value=finding.fix.say(lang)),
        WORDS.say(lang, "said.law", value=law(finding, lang)),
        WORDS.say(lang, "said.id", value=finding.id),
    ]
    place = finding.place
    if place is None:
        return f"::{level} title={_property(title)}::{_data(chr(10).join(parts))}"
    return _line(level, place.file, place.line, place.column, title, "\n".join(parts))


def _line(level: Level, file: str, line: int, column: int, title: str, words: str) -> str:
    where = f"file={_property(file.replace(chr(92), '/'))},line={line},col={column},title={_property(title)}"
    return f"::{level} {where}::{_data(words)}"


def _data(words: str) -> str:
    """Words as the message of a workflow command: a line end would begin the next command.

    Where a reader of them takes `[here](https://…)` for a link, what somebody wrote in a name is none.
    """
    return words.replace("](", "] (").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """Words as a value inside the command, where colon and comma mean something too."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")
