"""Judging: every check under every law that applies, and the findings in words, with their acceptances."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Literal, Protocol

import networkx as nx

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.catalogue import CHECKS
from dataflow.checks.once import Told, told_once
from dataflow.checks.rule import Rule, rules
from dataflow.facts.finding import SEVERITIES, Accepted, Finding, Place, Severity
from dataflow.law import Tables, applying, laws, tables
from registry.records.statements import Acceptance
from registry.records.text import Lang, Text, both
from registry.sentences import fill
from registry.source.problem import Mark, mark_of

Marks = Mapping[tuple[str | int, ...], Mark]


class Locating(Protocol):
    """Whatever knows where the entries of a registry stand: what loading returns."""

    @property
    def marks(self) -> Mapping[tuple[str | int, ...], Mark]:
        """Where every entry stands."""


def findings(
    graph: "nx.MultiDiGraph[str]", located: Locating | None = None, using: Tables | None = None
) -> tuple[Finding, ...]:
    """What every check says of the graph's registry on its day, gravest first, then by check and subject.

    `located` adds file and line; `using` replaces the tables of the law that come with the package.
    """
    case = Case(graph, using or tables())
    marks = located.marks if located is not None else None
    told = (
        Told(_finding(case, rules()[number], regime, found, marks), found.subject, found.variant)
        for regime in _regimes(case)
        for number, check in CHECKS.items()
        if number in regime.law.checks
        for found in check(case, regime)
    )
    accept = partial(_with_acceptance, written=_by_subject(case.registry.accepted), case=case)
    return tuple(sorted(told_once(told, accept), key=_order))


def _order(finding: Finding) -> tuple[int, int, str]:
    return SEVERITIES.index(finding.severity), int(finding.check[1:]), finding.id


def _regimes(case: Case) -> list[Regime]:
    """The laws that apply, may apply or are presumed to, of those whose rules are known."""
    reached = applying(case.registry.organisation, case.on, case.tables)
    return [Regime(id_, sure) for id_, sure in reached.items() if id_ in laws()]


def _finding(case: Case, rule: Rule, regime: Regime, found: Found, marks: Marks | None) -> Finding:
    word = partial(regime.law.word, rule.number)
    message = word(found.variant, rule.message[found.variant])
    about = f"{rule.id} {found.variant}"
    told = both(lambda lang: fill(lang, message.say(lang), _in(found.values, lang), about))
    mark = mark_of(found.entry, marks) if marks is not None else None
    return Finding(
        id=f"{rule.number}:{regime.id}:{found.subject}#{_digest(found)}",
        check=rule.number,
        name=rule.id,
        regime=regime.id,
        regime_label=case.facts.words.regimes[regime.id].label,
        applicability=regime.applicability,
        verdict=found.verdict,
        severity=_severity(found, rule, regime),
        yardstick=found.variant in rule.yardsticks,
        law=regime.law.checks[rule.number],
        secondary=regime.law.rests_on_secondary(rule.number),
        message=told,
        fix=word("fix", rule.fix),
        variant=found.variant,
        awaits=found.decides,
        decides=_decides(found, rule, word),
        fields=found.fields,
        actors=found.actors,
        data_sets=found.data_sets,
        hops=found.hops,
        entry=found.entry,
        place=Place(file=mark.file, line=mark.line, column=mark.column) if mark else None,
    )


def _decides(found: Found, rule: Rule, word: Callable[[str, Text], Text]) -> Text | None:
    """The fact that would decide it, filled; None where it is decided."""
    if found.decides is None:
        return None
    key = f"decides.{found.decides}"
    fact = word(key, rule.decides[found.decides])
    return both(lambda lang: fill(lang, fact.say(lang), _in(found.hinges, lang), f"{rule.id} {key}"))


def _severity(found: Found, rule: Rule, regime: Regime) -> Severity:
    """As grave as the rule says: what is not decided is never critical, and under a law of which nobody knows
    whether it applies nothing is graver than medium."""
    most: Severity = "critical"
    if regime.applicability == "unknown":
        most = "medium"
    elif found.verdict == "undetermined":
        most = "high"
    return max(found.severity or rule.severity, most, key=SEVERITIES.index)


def _in(values: Mapping[str, Text | str], lang: Lang) -> dict[str, str]:
    return {name: value.say(lang) if isinstance(value, Text) else value for name, value in values.items()}


def _digest(found: Found) -> str:
    """Six letters that change when a fact of the finding does."""
    facts = [found.verdict, found.variant, found.fields, found.actors, found.data_sets, found.hops]
    facts += sorted((name, str(value)) for name, value in found.values.items())
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:6]


def _by_subject(written: Iterable[Acceptance]) -> Mapping[str, list[Acceptance]]:
    """Acceptances by the id of their finding without its facts."""
    found: dict[str, list[Acceptance]] = defaultdict(list)
    for acceptance in written:
        found[acceptance.finding.rpartition("#")[0]].append(acceptance)
    return found


def _with_acceptance(finding: Finding, written: Mapping[str, list[Acceptance]], case: Case) -> Finding:
    """The finding with its acceptance, or with why one that was written for it no longer holds."""
    lapsed: Literal["expired", "changed"] | None = None
    for acceptance in written.get(finding.id.rpartition("#")[0], ()):
        if acceptance.finding == finding.id and acceptance.on <= case.on <= acceptance.until:
            accepted = Accepted(
                by=acceptance.by, on=acceptance.on, until=acceptance.until, why=acceptance.why
            )
            return finding.model_copy(update={"accepted": accepted})
        if acceptance.finding == finding.id and case.on > acceptance.until:
            lapsed = "expired"
        elif acceptance.finding != finding.id:
            lapsed = lapsed or "changed"
    return finding.model_copy(update={"lapsed": lapsed}) if lapsed else finding
