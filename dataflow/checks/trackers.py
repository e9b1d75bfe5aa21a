"""Checks of trackers: consent before they are set, and an inventory a reader can rely on."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.measuring import Measured, joined, measured
from dataflow.checks.phrases import in_quotes, labels, listed, plain
from dataflow.checks.sentences import WORDS
from dataflow.facts.finding import Verdict
from dataflow.law import applying, laws
from dataflow.law.trackers import KnownTracker, known_trackers, longest
from registry.records.evidence import Status
from registry.records.statements import Tracker
from registry.records.text import Text

_NEVER_EXEMPT = frozenset({"marketing", "social"})
"""Categories for which no exemption from consent exists (ePrivacy Directive Art. 5(3))."""
_CHECK: Final = "R22"
"""The check of consent: a law that knows it is one of trackers."""


class _Told(NamedTuple):
    """What is said of how a tracker asks for consent."""

    variant: str
    verdict: Verdict
    decides: str | None = None
    measured: Measured | None = None


def tracker_without_consent(case: Case, regime: Regime) -> Iterator[Found]:
    """Trackers that need consent and do not wait for it; one finding for each setter and category (R22)."""
    together: dict[tuple[str, str, str], list[tuple[int, Tracker, _Told]]] = {}
    for index, tracker in _on_the_day(case):
        told = _consent(case, regime, tracker)
        if told is not None:
            together.setdefault((tracker.set_by, tracker.category, told.variant), []).append(
                (index, tracker, told)
            )
    for (setter, category, variant), several in together.items():
        index, _, first = several[0]
        trackers = [tracker for _, tracker, _ in several]
        yield Found(
            verdict=first.verdict,
            subject=f"{setter}/{category}" if variant == "main" else f"{setter}/{category}:{variant}",
            values={
                "cookies": listed(plain(tracker.pattern) for tracker in trackers),
                "category": labels([case.facts.words.tracker_categories[category].label]),
                "actor": case.name(setter),
                **_measured(case, [told.measured for _, _, told in several if told.measured]),
            },
            entry=("trackers", index),
            fields=tuple(dict.fromkeys(tracker.field for tracker in trackers)),
            actors=(setter,),
            variant=variant,
            decides=first.decides,
            severity="medium" if first.verdict == "undetermined" else None,
        )


def consent_needed(case: Case, tracker: Tracker) -> bool | None:
    """Whether a tracker needs prior consent, as the checks judge it under every law of trackers that applies or may
    apply; None: that hangs on what nobody has said, or the laws differ.

    Under no such law, as its category has it (ePrivacy Directive Art. 5(3)), but for what is claimed to be exempt.
    """
    named = applying(case.registry.organisation, case.on, case.tables)
    judging = [
        Regime(id_, sure) for id_, sure in named.items() if id_ in laws() and _CHECK in laws()[id_].checks
    ]
    found = {_needed(case, regime, tracker) for regime in judging} or {_as_its_category(case, tracker)}
    return found.pop() if len(found) == 1 else None


def _needed(case: Case, regime: Regime, tracker: Tracker) -> bool | None:
    """What a law says of it: where the check leaves something open it is open, wherever consent is asked too."""
    needed = case.facts.words.tracker_categories[tracker.category].consent
    if needed is not True or _conditional(case, regime, tracker):
        return needed and None
    told = _consent(case, regime, tracker)
    return None if told is not None and told.verdict == "undetermined" else True


def _as_its_category(case: Case, tracker: Tracker) -> bool | None:
    claimed = tracker.asked.value == "not_needed" and tracker.category not in _NEVER_EXEMPT
    needed = case.facts.words.tracker_categories[tracker.category].consent
    return None if needed and claimed else needed


def _conditional(case: Case, regime: Regime, tracker: Tracker) -> bool:
    """Whether a law leaves it to conditions that the category does not tell."""
    rules = regime.law.trackers
    return rules is not None and rules.since <= case.on and tracker.category in rules.conditional


def _measured(case: Case, several: Sequence[Measured]) -> dict[str, Text]:
    """What is known, and what is to be shown, of trackers that are said to measure an audience."""
    if not several:
        return {}
    sets = dict.fromkeys(id_ for each in several for id_ in each.consented)
    named = [in_quotes(case.registry.data_sets[id_].label) for id_ in sets]
    why = dict.fromkeys(text for each in several for text in each.against)
    return {
        "open": joined(text for each in several for text in each.open),
        **({"data_sets": listed(named)} if named else {}),
        **({"why": joined(why)} if why else {}),
    }


def _consent(case: Case, regime: Regime, tracker: Tracker) -> _Told | None:
    """What is said of a tracker; None: consent is asked, or not needed."""
    needed = case.facts.words.tracker_categories[tracker.category].consent
    asked = tracker.asked.value
    if asked == "prior" or needed is False:
        return None
    if _conditional(case, regime, tracker):
        return _Told("conditional", "undetermined", "conditions")
    if needed is None:
        return _Told("category", "undetermined", "category")
    if asked is None:
        return _Told("unknown", "gap")
    if asked == "not_needed" and tracker.category not in _NEVER_EXEMPT:
        return _exempt(case, regime, tracker)
    if tracker.category == "preferences":
        # A language or a display that people choose themselves may do without (CNIL guidelines on cookies).
        return _Told("perhaps", "undetermined", "exemption")
    return _Told({"browser_only": "main", "none": "none"}.get(asked, "never_exempt"), "violation")


def _exempt(case: Case, regime: Regime, tracker: Tracker) -> _Told:
    """What is said of a claim that no consent is needed."""
    rules = regime.law.measuring
    if rules is None or tracker.category != "analytics":
        return _Told("exempt", "undetermined", "exemption")
    found = measured(case, regime.law, rules, tracker)
    if found.against:
        return _Told("not_exempt", "violation", measured=found)
    if found.consented:
        return _Told("contradicted", "undetermined", "basis", found)
    return _Told("measuring", "undetermined", "measuring", found)


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
    elif "*" in tracker.pattern and (known is None or _stem(known.pattern) != _stem(tracker.pattern)):
        # The maker's own pattern, whose last part differs from site to site, is a whole name.
        yield WORDS.both("tracker.wildcard")
    if tracker.lifetime.value is None and tracker.criteria is None:
        yield WORDS.both("tracker.lifetime")
    elif tracker.lifetime.status is Status.ENRICHMENT and (lifetime := case.facts.lifetime(tracker).label):
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


def _stem(pattern: str) -> str:
    """A pattern without its open end: `_pk_id.*` and `_pk_id*` are the same name."""
    return pattern.rstrip("*._-") if pattern.endswith("*") else pattern


def _known(tracker: Tracker) -> KnownTracker | None:
    """What the maker says of the tracker: of the patterns that fit, the longest."""
    by_pattern = {each.pattern: each for each in known_trackers()}
    best = longest(tracker.pattern, by_pattern)
    return by_pattern[best] if best is not None else None


def _on_the_day(case: Case) -> Iterator[tuple[int, Tracker]]:
    for index, tracker in enumerate(case.registry.trackers):
        if tracker.holds_on(case.on):
            yield index, tracker
