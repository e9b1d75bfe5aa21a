"""Audience: whom notices are for, as each data set sees it, against what a reader would say person by person."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.audience import Audiences
from dataflow.checks.case import Case
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.registry import Registry
from tests.dataflow.checks.registries import DAY, varied

PEOPLE = ["customer", "employee", "visitor"]
some = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3)


def noticed(audiences: list[list[str]], subjects: list[list[str]]) -> Case:
    """A case with notices for some people and data sets about some; none said: an empty list."""
    data: dict[str, Any] = {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {"id": "acme", "name": "Acme"},
        "documents": {
            f"n{index}": {"title": f"Notice {index}", "audience": audience}
            for index, audience in enumerate(audiences)
        },
        "data_sets": {
            f"s{index}": {"label": f"Set {index}", "role": "controller", "subjects": people}
            for index, people in enumerate(subjects)
        },
    }
    return Case(build(Registry.model_validate(data), DAY), tables())


@settings(max_examples=200, deadline=None)
@given(audiences=st.lists(some, max_size=4), subjects=st.lists(some, min_size=1, max_size=3))
def test_who_may_read_of_what(audiences: list[list[str]], subjects: list[list[str]]) -> None:
    found = Audiences(noticed(audiences, subjects))
    alone = len(audiences) == 1 and not audiences[0]
    for at, people in enumerate(subjects):
        told = found.of(f"s{at}")
        assert len(told) == len(set(told))
        expected = set()
        persons: list[str | None] = [*people] or [None]
        for person in persons:
            sure = {f"n{i}" for i, each in enumerate(audiences) if alone or (person and person in each)}
            perhaps = {f"n{i}" for i, each in enumerate(audiences) if not each or person is None} - sure
            expected.add((frozenset(sure), frozenset(perhaps)))
        assert {(frozenset(each.sure), frozenset(each.perhaps)) for each in told} == expected
        for index, audience in enumerate(audiences):
            concerned = found.concerns(f"n{index}", f"s{at}")
            if alone:
                assert concerned is True
            else:
                assert concerned == (None if not audience or not people else bool({*audience} & {*people}))
            assert (f"s{at}" in found.sets(f"n{index}")) == (alone or not audience or concerned is True)
    missing = {each for people in subjects for each in people} - {each for one in audiences for each in one}
    assert set(found.untold()) == (missing if audiences and all(audiences) else set())


def test_the_order_of_notices_and_of_people_makes_no_difference() -> None:
    there, back = (
        Audiences(noticed([["customer", "visitor"], []], [people])) for people in (PEOPLE, PEOPLE[::-1])
    )
    assert set(there.of("s0")) == set(back.of("s0"))


def test_which_notices_nobody_says_the_readers_of() -> None:
    two = Audiences(varied("R01-good", {"documents": {"other": {"title": "Other"}}}))
    assert two.open == ("notice", "other")
    assert two.unaddressed(["notice"]).fr == "on ignore à qui s’adresse «\u00a0Privacy notice\u00a0»"
    assert two.unaddressed(["notice", "other"]).en == "whom “Privacy notice” and “Other” are for is not known"
    one = Audiences(varied("R01-good", {}))
    assert one.open == ()
    assert one.unaddressed(["notice"]).en == "whom these data are about is not known"
