"""Checks of trackers: consent before they are set, and an inventory a reader can rely on."""

from collections.abc import Iterator

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import labels, listed, plain
from dataflow.checks.sentences import WORDS
from dataflow.facts.finding import Verdict
from dataflow.law.trackers import KnownTracker, known_trackers, longest
from registry.records.evidence import Status
from registry.records.statements import Tracker
from registry.records.text import Text

_NEVER_EXEMPT = frozenset({"marketing", "social"})
"""Categories for which no exemption from consent exists (ePrivacy Directive Art. 5(3))."""


def tracker_without_consent(case: Case, regime: Regime) -> Iterator[Found]:
    """Trackers that need consent and do not wait for it; one finding for each setter and category (R22)."""
    together: dict[tuple[str, str, str], list[tuple[int, Tracker]]] = {}
    told: dict[str, tuple[Verdict, str | None]] = {}
    for index, tracker in _on_the_day(case):
        found = _consent(case, regime, tracker)
        if found is not None:
            variant, verdict, decides = found
            told[variant] = verdict, decides
            together.setdefault((tracker.set_by, tracker.category, variant), []).append((index, tracker))
    for (setter, category, variant), found_here in together.items():
        verdict, decides = told[variant]
        yield Found(
            verdict=verdict,
            subject=f"{setter}/{category}" if variant == "main" else f"{setter}/{category}:{variant}",
            values={
                "cookies": listed(plain(tracker.pattern) for _, tracker in found_here),
                "category": labels([case.facts.words.tracker_categories[category].label]),
                "actor": case.name(setter),
            },
            entry=("trackers", found_here[0][0]),
            fields=tuple(dict.fromkeys(tracker.field for _, tracker in found_here)),
            actors=(setter,),
            variant=variant,
            decides=decides,
        )


def _consent(case: Case, regime: Regime, tracker: Tracker) -> tuple[str, Verdict, str | None] | None:
    """Message, verdict and what would decide it; None: consent is asked, or not needed."""
    needed = case.facts.words.tracker_categories[tracker.category].consent
    asked = tracker.asked.value
    if asked == "prior" or needed is False:
        return None
    rules = regime.law.trackers
    if rules and rules.since <= case.on and tracker.category in rules.conditional:
        return "conditional", "undetermined", "conditions"
    if needed is None:
        return "category", "undetermined", "category"
    if asked is None:
        return "unknown", "gap", None
    if asked == "not_needed" and tracker.category not in _NEVER_EXEMPT:
        return "exempt", "undetermined", "exemption"
    if tracker.category == "preferences":
        # A language or a display that people choose themselves may do without (CNIL guidelines on cookies).
        return "perhaps", "undetermined", "exemption"
    return {"browser_only": "main", "none": "none"}.get(asked, "never_exempt"), "violation", None


def tracker_inventory(case: Case, _regime: Regime) -> Iterator[Found]:
    """What the inventory lacks or gets wrong, one finding for each tracker (R23)."""
    for index, tracker in _on_the_day(case):
        known = _known(tracker)
        lacking = list(_lacking(case, tracker, known))
        legacy = [WORDS.both("tracker.legacy", library=known.legacy)] if known and known.legacy else []
        if lacking or legacy:
            yield Found(
                verdict="gap" if lacking else "undetermined",
                subject=f"{tracker.set_by}/{tracker.pattern}",
                values={"cookie": plain(tracker.pattern), "problems": listed([*lacking, *legacy])},
                entry=("trackers", index),
                fields=(tracker.field,),
                actors=(tracker.set_by,),
                decides=None if lacking else "scan",
            )


def _lacking(case: Case, tracker: Tracker, known: KnownTracker | None) -> Iterator[Text]:
    if not tracker.pattern.strip("*_ "):
        yield WORDS.both("tracker.unnamed")
    elif "*" in tracker.pattern and (known is None or known.pattern != tracker.pattern):
        # The maker's own pattern, whose last part differs from site to site, is a whole name.
        yield WORDS.both("tracker.wildcard")
    if tracker.lifetime.value is None:
        yield WORDS.both("tracker.lifetime")
    elif tracker.lifetime.status is Status.ENRICHMENT:
        lifetime = case.facts.duration(tracker.lifetime.value)
        yield WORDS.both("tracker.lifetime-elsewhere", lifetime=lifetime)
    if not tracker.purposes:
        yield WORDS.both("tracker.purpose")
    hidden = _hidden(tracker, known)
    if hidden:
        named = labels(case.facts.words.purposes[each].label for each in hidden)
        yield WORDS.both("tracker.hidden", purposes=named)


def _hidden(tracker: Tracker, known: KnownTracker | None) -> list[str]:
    """The purposes that its maker gives it, or that were found elsewhere, and no source states."""
    stated = [use.purpose for use in tracker.purposes if use.status is not Status.ENRICHMENT]
    found = [use.purpose for use in tracker.purposes if use.status is Status.ENRICHMENT]
    implied = known.purposes if known is not None and stated else ()
    return [each for each in dict.fromkeys((*found, *implied)) if each not in stated]


def _known(tracker: Tracker) -> KnownTracker | None:
    """What the maker says of the tracker: of the patterns that fit, the longest."""
    by_pattern = {each.pattern: each for each in known_trackers()}
    best = longest(tracker.pattern, by_pattern)
    return by_pattern[best] if best is not None else None


def _on_the_day(case: Case) -> Iterator[tuple[int, Tracker]]:
    for index, tracker in enumerate(case.registry.trackers):
        if tracker.holds_on(case.on):
            yield index, tracker
