"""Trackers: who needs consent is as the checks judge it, so that a list and a check never differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.question.wanted import Column, Listed, Op
from registry.records.registry import Registry
from registry.vocabulary import vocabulary
from tests.dataflow.lists.stated import ASKED, asked, stated, told, where
from tests.dataflow.strategies import DAY


def _ids(registry: Registry) -> dict[str, int]:
    """By the id of its row: the place of a tracker of the day in the registry."""
    found: dict[str, int] = {}
    seen: dict[str, int] = {}
    for at, tracker in enumerate(registry.trackers):
        if tracker.holds_on(DAY):
            seen[tracker.pattern] = seen.get(tracker.pattern, 0) + 1
            again = seen[tracker.pattern]
            found[tracker.pattern if again == 1 else f"{tracker.pattern}#{again}"] = at
    return found


@given(stated())
@settings(max_examples=200)
def test_what_needs_consent_is_what_the_checks_say(registry: Registry) -> None:
    needed, open_ = told(asked(Listed.TRACKERS, registry, where(Column.CONSENT, Op.IS, "needed")))
    exempt, also_open = told(asked(Listed.TRACKERS, registry, where(Column.CONSENT, Op.IS, "exempt")))
    assert open_ == also_open
    assert needed | exempt | open_ == {*_ids(registry)}
    found = [part for each in findings(build(registry, DAY)) for part in each.parts if part.check == "R22"]
    judged: dict[tuple[str, str], set[str]] = {}
    for each in found:
        setter, _, category = each.id.split(":")[2].partition("/")
        category = category.partition("#")[0]
        judged.setdefault((setter, category), set()).add(each.verdict)
    for id_, at in _ids(registry).items():
        tracker = registry.trackers[at]
        verdicts = judged.get((tracker.set_by, tracker.category), set())
        as_a_rule = vocabulary().tracker_categories[tracker.category].consent
        if as_a_rule is False:
            assert id_ in exempt
        if "undetermined" not in verdicts and as_a_rule and tracker.asked.value in ("none", "browser_only"):
            assert id_ in (needed if verdicts else needed | open_)
        if id_ in exempt:
            assert not verdicts


@given(stated(), st.sampled_from(ASKED))
def test_how_consent_is_asked_is_known_by_itself(registry: Registry, value: str) -> None:
    """Whether it is needed says nothing of how it is asked, nor the other way round."""
    sure, open_ = told(asked(Listed.TRACKERS, registry, where(Column.CONSENT, Op.IS, value)))
    for id_, at in _ids(registry).items():
        tracker = registry.trackers[at]
        assert (id_ in sure) == (tracker.asked.value == value)
        assert (id_ in open_) == (tracker.asked.value is None)


@given(stated())
def test_a_lifetime_left_out_is_missing(registry: Registry) -> None:
    sure, _ = told(asked(Listed.TRACKERS, registry, where(Column.PERIOD, Op.MISSING)))
    unsaid = {at for at, each in enumerate(registry.trackers) if not (each.lifetime.value or each.criteria)}
    assert sure == {id_ for id_, at in _ids(registry).items() if at in unsaid}
