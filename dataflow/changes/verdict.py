"""The verdict: whether facts changed or only the file, said before anything else, with counts."""

from collections import Counter
from typing import Final, Literal

from dataflow.changes.change import Changes
from dataflow.changes.file_change import FileChange
from dataflow.changes.sentences import WORDS
from registry.records.record import Record
from registry.records.text import Lang

_VERBS: Final = ("added", "removed", "changed")


class Verdict(Record):
    """What kind of change there is, all changes counted."""

    kind: Literal["facts", "findings", "file", "content", "unread", "same"]
    """facts: what the registry says; findings: only what the checks make of it; file: only how the file is written;
    content: the file says something else that no comparison follows; unread: whether it does cannot be told."""
    facts: int
    findings: int
    """Findings follow from facts and from the day, and are no facts themselves."""
    finding_verbs: dict[Literal["added", "removed", "changed"], int] = {}
    """How many of them were opened, closed and changed; only what there is."""
    file: FileChange | None
    """None: the files were not looked at."""
    same_day: bool


def verdict(changes: Changes, file: FileChange | None = None) -> Verdict:
    """The verdict of a comparison: of all of it, before it is limited to anybody."""
    findings = sum(change.kind == "finding" for change in changes.changes)
    facts = len(changes.changes) - findings
    return Verdict(
        kind=_kind(facts, findings, file),
        facts=facts,
        findings=findings,
        finding_verbs=_verbs(changes),
        file=file,
        same_day=changes.before.on == changes.after.on,
    )


def _verbs(changes: Changes) -> dict[Literal["added", "removed", "changed"], int]:
    verbs = Counter(change.verb for change in changes.changes if change.kind == "finding")
    return {verb: verbs[verb] for verb in _VERBS if verbs[verb]}


def _kind(
    facts: int, findings: int, file: FileChange | None
) -> Literal["facts", "findings", "file", "content", "unread", "same"]:
    if facts:
        return "facts"
    if findings:
        return "findings"
    if file is None or file.kind == "same":
        return "same"
    if file.kind in ("content", "unread"):
        return "content" if file.kind == "content" else "unread"
    return "file"


def said(found: Verdict, lang: Lang) -> tuple[str, ...]:
    """The verdict in a sentence, and what is different in the file in another where that was looked at."""
    if found.findings:
        facts = WORDS.say(lang, "verdict.some-facts" if found.facts else "verdict.no-facts", n=found.facts)
        verbs = [WORDS.say(lang, f"verdict.finding-{verb}", n=n) for verb, n in found.finding_verbs.items()]
        first = WORDS.say(lang, "verdict.with-findings", facts=facts, findings=", ".join(verbs))
    elif found.facts:
        first = WORDS.say(lang, "verdict.facts", n=found.facts)
    else:
        # Of one file read for two days only what has a date can differ: nothing is told of what it said before.
        alone = found.kind == "same" and not found.same_day and found.file is not None
        first = WORDS.say(lang, "verdict.same-file" if alone else f"verdict.{found.kind}")
    return (first, _file(found, found.file, lang)) if found.file else (first,)


def _file(found: Verdict, file: FileChange, lang: Lang) -> str:
    if file.kind == "same":
        by_days = found.kind in ("facts", "findings") and not found.same_day
        return WORDS.say(lang, "file.same-days" if by_days else "file.same")
    return WORDS.say(lang, f"file.{file.kind}", lines=_lines(file, lang))


def _lines(file: FileChange, lang: Lang) -> str:
    """« 12 lignes en plus, 3 lignes en moins, dont 4 de commentaire, en 2 fichiers »; what there is none of is left
    out."""
    counts = {"came": file.came, "went": file.went, "comments": file.comments, "blank": file.blank}
    parts = [WORDS.say(lang, f"lines.{key}", n=n) for key, n in counts.items() if n]
    if not file.came and not file.went:
        parts = [WORDS.say(lang, "lines.none")]
    if file.files > 1:
        parts.append(WORDS.say(lang, "lines.files", n=file.files))
    return ", ".join(parts)
