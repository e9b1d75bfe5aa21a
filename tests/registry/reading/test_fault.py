"""The fault: what pydantic found, in our words; help is looked for only where it is asked for."""

import pytest

from registry.reading.fault import Fault, fault_of, last_key, shown


@pytest.mark.parametrize(
    ("fault", "helped"),
    [
        (
            Fault("bad-value", {"key": "k"}, "lsted", ("listed", "none")),
            {"allowed": "listed, none", "suggestion": "listed"},
        ),
        (Fault("unknown-country", {}, "France"), {"suggestion": "FR"}),
        (Fault("unknown-country", {}, "EU"), {"hint": "area"}),
        (Fault("unknown-country", {}, 3), {}),
        (Fault("bad-date", {}, 20240307), {"suggestion": "2024-03-07"}),
        (Fault("bad-date", {}, "07/03/2024"), {}),
        (Fault("wrong-type", {"key": "k"}, "x"), {}),
    ],
)
def test_what_was_meant(fault: Fault, helped: dict[str, str]) -> None:
    assert fault.helped == {**fault.values, **helped}


def test_an_error_of_ours_has_code_and_values() -> None:
    error = {
        "type": "value_error",
        "loc": ("a",),
        "input": "x" * 99,
        "ctx": {"error": ValueError("c|from=1|to=2")},
    }
    assert fault_of(error, ("a",), "a")[:2] == ("c", {"value": "x" * 57 + "…", "from": "1", "to": "2"})


def test_names_and_values_are_short() -> None:
    assert last_key(("a", "b", 3)) == "b"
    assert (shown(None), shown({}), shown([1]), shown(value=True)) == ("null", "{…}", "[…]", "true")
