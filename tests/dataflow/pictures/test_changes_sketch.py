"""The sketch of changes: a line for each flow that came, went or changed."""

import datetime
from typing import Any

from dataflow.changes import compare
from dataflow.graph.build import build
from dataflow.pictures import changes_dot
from dataflow.pictures.changes_sketch import changes_sketch_of
from dataflow.pictures.sketch import Sketch
from tests.dataflow.acme import acme, party

DAY = datetime.date(2026, 11, 22)


def _received(*fields: str) -> dict[str, Any]:
    return {
        "role": "processor",
        "receives": [{"from": "site", "carries": [f"{each}@account" for each in fields]}],
    }


SETS = {
    "account": {"label": "Account", "fields": ["full_name", "phone_number", "email_address", "ip_address"]}
}


def _drawn(before: dict[str, Any], after: dict[str, Any]) -> Sketch:
    graphs = [build(acme(data_sets=SETS, third_parties=each), DAY) for each in (before, after)]
    return changes_sketch_of(compare(graphs[0], graphs[1]), "en")


def test_what_came_went_and_changed_is_signed_and_marked() -> None:
    drawn = _drawn(
        {
            "gone": party("Gone", _received("full_name")),
            "kept": party("Kept", _received("full_name", "ip_address")),
        },
        {
            "kept": party("Kept", _received("full_name", "phone_number")),
            "new": party("New", _received("email_address"), country="US", legal_name="New SA"),
        },
    )
    assert [(line.label, line.marks) for line in drawn.lines] == [
        (("− Full name",), ("removed",)),
        (("+ Phone number, − IP address",), ()),
        (("+ E-mail address",), ("added",)),
    ]
    assert {box.title for box in drawn.boxes} == {"Site", "Gone desk", "Kept desk", "New desk"}
    assert [box.look for box in drawn.boxes if box.title == "New desk"] == ["processor"]


def test_of_many_fields_three_are_named_and_the_others_counted() -> None:
    three, four = ("full_name", "phone_number", "email_address"), tuple(SETS["account"]["fields"])
    for fields, told in (
        (three, "+ E-mail address, Full name, Phone number"),
        (four, "+ E-mail address, Full name, IP address, and 1 more"),
    ):
        (line,) = _drawn({}, {"new": party("New", _received(*fields))}).lines
        assert line.label == (told,)


def test_a_flow_of_which_nobody_has_said_what_it_carries_is_drawn_as_that() -> None:
    unstated = party("New", {"data_sets": ["account"]})
    (line,) = _drawn({}, {"new": unstated}).lines
    assert line.label[0].startswith("+ ")
    assert "stated" in line.label[0]


def test_where_no_flow_changed_it_is_said_and_nothing_is_drawn() -> None:
    parties = {"pay": party("PayCo", _received("full_name"))}
    drawn = _drawn(parties, {**parties, "idle": party("Idle")})
    assert (drawn.lines, drawn.boxes, drawn.groups) == ((), (), ())
    assert drawn.subtitle[-1] == "2 unchanged flows are not drawn."
    graph = build(acme(third_parties=parties), DAY)
    assert "PayCo" not in changes_dot(compare(graph, graph), "fr")
