"""The recipients of a block: each notice is told once, nobody stands twice, and no condition is lost or added."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from dataflow.breach import breach, schedule
from dataflow.breach.breach import Breach
from dataflow.breach.breach_words import listed
from dataflow.breach.recipients import _apart, recipients
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.actions.registries import SHIPPED, judged
from tests.dataflow.strategies import DAY, registries


def held(found: Breach, lang: Lang) -> None:
    """What holds of the recipients of any breach."""
    notices = {each.number: each for each in found.notices}
    told: list[int] = []
    for block in schedule(found).blocks:
        rows = recipients(found, block, lang)
        pairs = Counter((each.sender, each.receiver, each.when, each.by) for each in rows)
        assert set(pairs.values()) <= {1}
        deadlines = {each.notice: each for each in block.deadlines}
        for row in rows:
            for part in row.told:
                told += part.notices
                given = [notices[number] for number in part.notices]
                assert part.data_sets == listed((label for each in given for label in each.data_sets), lang)
                for number in part.notices:
                    conditions = [each.say(lang) for each in deadlines[number].conditions]
                    assert (row.condition, part.condition) in parted(conditions)
                    assert (row.ground or part.ground) == notices[number].article.say(lang)
                    assert row.own == deadlines[number].own
    assert sorted(told) == sorted(notices)


def parted(conditions: list[str]) -> set[tuple[str, str]]:
    """Every way to tell some conditions in their order of all data, and those between them of some."""
    ends = range(len(conditions) + 1)
    return {
        (", ".join([*conditions[:first], *conditions[last:]]), ", ".join(conditions[first:last]))
        for first in ends
        for last in ends[first:]
    }


@given(registries())
def test_each_notice_is_told_once_and_nobody_stands_twice(registry: Registry) -> None:
    graph = build(registry, DAY)
    for actor in registry.actors:
        held(breach(graph, actor), "fr")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_same_of_shipped_registries(path: Path, lang: Lang) -> None:
    registry = judged(path).registry
    graph = build(registry, DAY)
    for actor in registry.actors:
        held(breach(graph, actor), lang)


def test_what_sets_the_data_of_a_recipient_apart_is_told_at_the_data() -> None:
    """One authority is told of some data because the other is a processor, of some because it is a controller."""
    found = breach(build(judged(SHIPPED[0]).registry, DAY), "cinetpay")
    three_days = next(each for each in schedule(found).blocks if each.key == "three_days")
    own = next(each for each in recipients(found, three_days, "en") if each.own)
    assert own.condition == "if the law applies, unless the breach is unlikely to result in a risk"
    assert [each.condition for each in own.told] == [
        "if the breached party is its processor",
        "if it is a controller",
    ]


def test_a_condition_with_commas_of_its_own_stays_whole() -> None:
    """« save in the cases of Art. 34, § 3 » and « …, § 4 » have nothing in common but their beginning."""
    both_ = [["if the law applies", "save in Art. 34, § 3"], ["if the law applies", "save in Art. 34, § 4"]]
    assert _apart(both_) == ("if the law applies", ["save in Art. 34, § 3", "save in Art. 34, § 4"])
