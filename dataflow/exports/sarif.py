"""SARIF: findings as the OASIS format 2.1.0 for results of analyses, which code hosts read."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Final
from urllib.parse import quote

from dataflow.checks.rule import Rule, rules
from dataflow.exports.findings_table import also, day
from dataflow.exports.selection import subject_of
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import Finding, Severity
from registry.reading.report import hint, sentence
from registry.records.text import LANGS, Lang, Text
from registry.source.problem import Problem

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {
    "critical": "error", "high": "error", "medium": "warning", "low": "note"
}  # fmt: skip


def sarif(
    problems: Sequence[Problem],
    findings: Sequence[Finding],
    lang: Lang,
    page: str | None = None,
    unchecked: Iterable[Text] = (),
) -> bytes:
    """Problems and findings as SARIF 2.1.0, its sentences in `lang` and both languages in the properties.

    `page` is the absolute address of docs/checks.md; without it the rules tell the same but link nowhere.
    `unchecked`: the laws under which nothing could be judged, as notifications of the run.
    What is undetermined has the kind `open` and, as section 3.27.10 wants it, no level.
    """
    codes = list(dict.fromkeys(problem.code for problem in problems))
    checks = sorted(
        {part.check for finding in findings for part in finding.parts}, key=lambda number: int(number[1:])
    )
    told = [_unreadable(code, lang) for code in codes]
    told += [_rule(rules()[number], lang, page) for number in checks]
    places = {rule["id"]: index for index, rule in enumerate(told)}
    results = [_problem(each, lang) for each in problems] + [_result(each, lang) for each in findings]
    notices = [{"level": "error", "message": {"text": linkless(each.say(lang))}} for each in unchecked]
    run = {
        "tool": {"driver": {"name": "Sillage", "language": lang, "rules": told}},
        "automationDetails": {"id": "sillage/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices}],
        "results": [{"ruleIndex": places[result["ruleId"]], **result} for result in results],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _rule(rule: Rule, lang: Lang, page: str | None) -> dict[str, Any]:
    detects, fix = rule.detects.say(lang), WORDS.say(lang, "said.fix", value=rule.fix.say(lang))
    help_ = {"text": f"{detects} {fix}"}
    told: dict[str, Any] = {
        "id": rule.number,
        "name": rule.id,
        "shortDescription": {"text": detects},
        "fullDescription": {"text": detects},
        "help": help_,
    }
    if page:
        told["helpUri"] = f"{page}#{rule.id.lower()}"
        help_["markdown"] = f"{detects} {fix}\n\n{WORDS.say(lang, 'sarif.page', page=told['helpUri'])}"
    level = _LEVELS[rule.severity]
    laws = {regime: _both(law) for regime, law in rule.laws.items()}
    properties = {
        "tags": ["privacy", *rule.laws],
        "page": f"docs/checks.md#{rule.id.lower()}",
        "severity": rule.severity,
        "laws": laws,
        "detects": _both(rule.detects),
        "fix": _both(rule.fix),
    }
    return {**told, "defaultConfiguration": {"level": level}, "properties": properties}


def _unreadable(code: str, lang: Lang) -> dict[str, Any]:
    said = {"text": WORDS.say(lang, "sarif.unreadable")}
    return {
        "id": code,
        "shortDescription": said,
        "fullDescription": said,
        "help": said,
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["registry"]},
    }


def _problem(problem: Problem, lang: Lang) -> dict[str, Any]:
    told = f"{problem.file}:{problem.order}"
    return {
        "ruleId": problem.code,
        "kind": "fail",
        "level": "error",
        "message": {"text": linkless(f"{sentence(problem, lang)} {hint(problem, lang)}")},
        "locations": [_location(problem.file, problem.line, problem.column)],
        "partialFingerprints": {"primaryLocationLineHash": f"{_digest(told)}:1"},
        "suppressions": [],
        "properties": {
            "message": {each: sentence(problem, each) for each in LANGS},
            "fix": {each: hint(problem, each) for each in LANGS},
        },
    }


def _result(finding: Finding, lang: Lang) -> dict[str, Any]:
    undecided = finding.verdict == "undetermined"
    start = f"{finding.regime_label.say(lang)}, {WORDS.say(lang, f'verdict.{finding.said}')}"
    said = WORDS.say(lang, "sarif.said", start=start, message=finding.message.say(lang))
    if finding.decides:
        said = f"{said} {WORDS.say(lang, 'said.decides', value=finding.decides.say(lang))}"
    for each in also(finding, lang):
        said = f"{said} {WORDS.say(lang, 'said.also', value=each)}"
    place = finding.place
    return {
        "ruleId": finding.check,
        "kind": "open" if undecided else "fail",
        "level": "none" if undecided else _LEVELS[finding.severity],
        "message": {"text": linkless(said)},
        "locations": [_location(place.file, place.line, place.column)] if place else [],
        # Code hosts tell results apart by the first of these: two laws may say the same of one line.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{_digest(subject_of(finding.id))}:1",
            "sillageFinding/v1": finding.id,
        },
        "suppressions": list(_suppressions(finding, lang)),
        "properties": _properties(finding),
    }


def _properties(finding: Finding) -> dict[str, Any]:
    """What SARIF has no place for, in both languages."""
    told: dict[str, Any] = {
        "id": finding.id,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "regime": finding.regime,
        "applicability": finding.applicability,
        "law": _both(finding.law),
        "message": _both(finding.message),
        "fix": _both(finding.fix),
        "fields": list(finding.fields),
        "actors": list(finding.actors),
        "dataSets": list(finding.data_sets),
    }
    if finding.decides:
        told["decides"] = _both(finding.decides)
    if finding.also:
        told["also"] = [_properties(each) for each in finding.also]
    if finding.secondary:
        told["secondary"] = True
    if finding.yardstick:
        told["yardstick"] = True
    if finding.lapsed:
        told["lapsed"] = finding.lapsed
    return told


def _suppressions(finding: Finding, lang: Lang) -> Iterable[dict[str, Any]]:
    """The acceptance, which is written in the registry, the very thing that is looked at: `inSource`."""
    if finding.accepted:
        held = finding.accepted
        why = WORDS.say(
            lang, "sarif.accepted",
            by=held.by, on=day(held.on, lang), until=day(held.until, lang), why=held.why.say(lang),
        )  # fmt: skip
        yield {"kind": "inSource", "status": "accepted", "justification": linkless(why)}


def _location(file: str, line: int, column: int) -> dict[str, Any]:
    artifact = {"uri": uri(file)}
    if not artifact["uri"].startswith("file:"):
        artifact["uriBaseId"] = "%SRCROOT%"
    region = {"startLine": line, "startColumn": column}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def linkless(words: str) -> str:
    """Words as a message in which brackets are brackets: `[here](https://…)` in a vendor's name is no link of ours.

    A backslash takes the meaning from brackets and backslashes, in text as in Markdown (section 3.11.6).
    """
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def uri(file: str) -> str:
    """A file's name as a reference: relative names stay relative to where the check is run from."""
    windows = PureWindowsPath(file)
    if windows.drive and windows.is_absolute():
        return windows.as_uri()
    path = PurePosixPath(file.replace("\\", "/"))
    return path.as_uri() if path.is_absolute() else quote(str(path))


def _both(words: Text) -> dict[str, str]:
    return {lang: words.say(lang) for lang in LANGS}


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]
