"""The findings on a page by what to do about them: violations first, each action with what it answers."""

from collections.abc import Iterable, Sequence

from commands.page import Page
from commands.settings import Settings
from dataflow.actions import Action, Deciding, actions, deciding
from dataflow.exports.findings_table import law, standing
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import VERDICTS, Finding
from dataflow.law import laws
from registry.records.registry import Registry

_STYLES = {"violation": "red", "gap": "yellow", "undetermined": "cyan"}


def show_actions(findings: Iterable[Finding], registry: Registry, page: Page, settings: Settings) -> None:
    """Actions with a heading for each verdict, and those of accepted findings under one of their own."""
    every = tuple(findings)
    open_ = actions((each for each in every if each.accepted is None), registry)
    for verdict in VERDICTS:
        held = [each for each in open_ if each.verdict == verdict]
        if held:
            _under(settings.say(f"check.heading.{verdict}"), held, page, settings)
    accepted = actions((each for each in every if each.accepted is not None), registry)
    if accepted:
        count = sum(len(each.findings) for each in accepted)
        _under(settings.say("check.accepted", n=count), accepted, page, settings, counted=False)


def show_deciding(findings: Iterable[Finding], registry: Registry, page: Page, settings: Settings) -> None:
    """The fact that most open findings rest on, as a question."""
    fact = deciding((each for each in findings if each.accepted is None), registry)
    if fact is not None:
        page.paragraph(_question(fact, settings), "bold")


def _question(fact: Deciding, settings: Settings) -> str:
    kind = "law" if fact.law else "fact"
    return settings.say(
        f"check.waits.{kind}", question=fact.question.say(settings.lang), n=len(fact.findings), total=fact.of
    )


def _under(
    title: str, held: Sequence[Action], page: Page, settings: Settings, *, counted: bool = True
) -> None:
    count = settings.say("check.actions", n=len(held))
    page.heading(f"{title} ({count})" if counted else title)
    for action in held:
        _action(action, page, settings)


def _action(action: Action, page: Page, settings: Settings) -> None:
    lang = settings.lang
    page.blank()
    severity = WORDS.say(lang, f"severity.{action.severity}")
    page.paragraph(
        settings.say("check.action", title=action.title.say(lang), severity=severity),
        "bold", _STYLES[action.verdict], indent=2,
    )  # fmt: skip
    under = [laws()[id_].short.say(lang) if id_ in laws() else id_ for id_ in action.laws]
    concerns = settings.say("check.concerns", value=action.concerns.say(lang))
    page.paragraph(f"{', '.join(under)} · {concerns}", indent=4)
    fixes = {each.fix.say(lang) for each in action.findings}
    if len(fixes) == 1:
        page.paragraph(WORDS.say(lang, "said.fix", value=fixes.pop()), indent=4)
    for finding in action.findings:
        _finding(finding, page, settings, alone=bool(fixes))


def _finding(finding: Finding, page: Page, settings: Settings, *, alone: bool) -> None:
    """One finding. `alone`: it says what to do, for not all of the action say the same."""
    lang, place = settings.lang, finding.place
    applies = WORDS.say(lang, f"applicability.{finding.applicability}")
    verdict = WORDS.say(lang, f"verdict.{finding.said}")
    page.item(settings.say("check.said", verdict=verdict, message=finding.message.say(lang)), indent=4)
    told = [
        finding.decides and WORDS.say(lang, "said.decides", value=finding.decides.say(lang)),
        WORDS.say(lang, "said.fix", value=finding.fix.say(lang)) if alone else None,
        settings.say("check.standing", value=standing(finding, lang))
        if finding.accepted is not None or finding.lapsed is not None
        else None,
        WORDS.say(lang, "said.law", value=f"{law(finding, lang)} · {applies}"),
        settings.say("check.besides", n=len(finding.also)) if finding.also else None,
        f"{place.file}:{place.line}" if place is not None else None,
        WORDS.say(lang, "said.id", value=finding.id),
    ]
    for each in told:
        if each:
            page.paragraph(each, "dim", indent=6)
