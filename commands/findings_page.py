"""The findings on a page: by what to do, or by severity and law; those accepted apart, and a line that sums them up."""

from collections.abc import Iterable

from commands.actions_page import show_actions, show_deciding
from commands.check_run import Checked, Wanted
from commands.page import Page
from commands.settings import Settings
from dataflow.actions import tally
from dataflow.exports.findings_table import FindingRow, also, day, rows
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import SEVERITIES, Finding
from registry.reading.report import line
from registry.records.registry import Registry
from registry.sentences import in_a_row
from registry.source.tally import number_of

_STYLES = {"critical": "red", "high": "red", "medium": "yellow", "low": "cyan"}
_ABOUT = ("fields", "actors", "data_sets")


def page_of(checked: Checked, wanted: Wanted, settings: Settings, understood: str | None = None) -> str:
    """Everything that was found, as text; asked in words, the problems of reading have been told already."""
    page = Page(settings.width, settings.colour)
    page.understood(understood)
    problems = (
        "" if understood else "".join(f"{line(problem, settings.lang)}\n" for problem in checked.problems)
    )
    registry = checked.loaded.registry
    if registry is not None:
        if wanted.by == "rule":
            show_findings(checked.shown, registry, page, settings)
        else:
            show_actions(checked.shown, registry, page, settings)
        _show_orphans(checked, page, settings)
    page.blank()
    _show_summary(checked, wanted, page, settings)
    return problems + page.text()


def show_findings(findings: Iterable[Finding], registry: Registry, page: Page, settings: Settings) -> None:
    """Findings with a heading for each severity, and the accepted ones under one of their own."""
    every = tuple(findings)
    told = list(zip(every, rows(every, registry, settings.lang), strict=True))
    for severity in SEVERITIES:
        held = [pair for pair in told if pair[0].severity == severity and pair[0].accepted is None]
        if held:
            word = WORDS.say(settings.lang, f"severity.{severity}")
            page.heading(settings.say("check.severity", severity=word, n=len(held)))
            _show_by_law(held, page, settings)
    accepted = [pair for pair in told if pair[0].accepted is not None]
    if accepted:
        page.heading(settings.say("check.accepted", n=len(accepted)))
        _show_by_law(accepted, page, settings)


def _show_by_law(held: list[tuple[Finding, FindingRow]], page: Page, settings: Settings) -> None:
    laws = dict.fromkeys(finding.regime for finding, _ in held)
    for law in laws:
        of_law = [pair for pair in held if pair[0].regime == law]
        cells = of_law[0][1].cells
        page.blank()
        page.paragraph(
            settings.say("check.law", law=cells["regime"], applicability=cells["applicability"]), "bold"
        )
        for finding, row in of_law:
            _show(finding, row, page, settings)


def _show(finding: Finding, row: FindingRow, page: Page, settings: Settings) -> None:
    cells = row.cells
    page.blank()
    title = settings.say("check.title", check=finding.check, verdict=cells["verdict"])
    page.paragraph(title, "bold", _STYLES[finding.severity], indent=2)
    page.paragraph(cells["message"], indent=4)
    facts = [settings.say(f"check.{key}", value=cells[key]) for key in _ABOUT if cells[key]]
    if facts:
        page.paragraph(in_a_row(facts), indent=4)
    if finding.accepted is not None or finding.lapsed is not None:
        page.paragraph(settings.say("check.standing", value=cells["standing"]), "bold", indent=4)
    for key in ("decides", "fix", "law"):
        if cells[key]:
            page.paragraph(WORDS.say(settings.lang, f"said.{key}", value=cells[key]), "dim", indent=4)
    for each in also(finding, settings.lang):
        page.paragraph(WORDS.say(settings.lang, "said.also", value=each), "dim", indent=4)
    if finding.place is not None:
        page.paragraph(f"{finding.place.file}:{finding.place.line}", "dim", indent=4)
    page.paragraph(WORDS.say(settings.lang, "said.id", value=finding.id), "dim", indent=4)


def _show_orphans(checked: Checked, page: Page, settings: Settings) -> None:
    if checked.orphans:
        page.heading(settings.say("check.orphans"))
        for id_ in checked.orphans:
            page.item(id_)


def _show_summary(checked: Checked, wanted: Wanted, page: Page, settings: Settings) -> None:
    path, registry = checked.path, checked.loaded.registry
    if checked.problems:
        page.paragraph(settings.say("check.problems", n=number_of(checked.problems), path=path), "bold")
    elif registry is not None:
        page.paragraph(settings.say("check.clean", path=path), "bold")
    if registry is None:
        return
    known = day(checked.known or settings.day, settings.lang)
    on = settings.say("check.day", day=day(settings.day, settings.lang), known=known)
    found = settings.say("check.findings", n=len(checked.shown), counts=_counts(checked, settings))
    page.paragraph(f"{found} {on}")
    show_deciding(checked.shown, registry, page, settings)
    if checked.unchecked is not None:
        style = "red" if checked.unchecked.everything else "yellow"
        for each in checked.unchecked.said:
            page.paragraph(each.say(settings.lang), "bold", style)
    if checked.limits:
        options = " ".join(checked.limits)
        page.paragraph(settings.say("check.hidden", n=checked.hidden, options=options))
    page.paragraph(_verdict(checked, wanted, settings))


def _counts(checked: Checked, settings: Settings) -> str:
    """How many of each verdict are open, and how many are accepted."""
    told = tally(checked.shown)
    counts = [settings.say(f"check.count.{said}", n=n) for said, n in told.said]
    if told.accepted:
        counts.append(settings.say("check.count.accepted", n=told.accepted))
    return settings.say("check.counts", counts=", ".join(counts)) if counts else ""


def _verdict(checked: Checked, wanted: Wanted, settings: Settings) -> str:
    """Why the check fails, or that it does not."""
    if wanted.fail_on == "never":
        return settings.say("check.never")
    limit = WORDS.say(settings.lang, f"severity.{wanted.fail_on}")
    kinds = "check.fails_violations" if wanted.violations_only else "check.fails"
    return settings.say(kinds, n=len(checked.failing), limit=limit)
