"""The list of places: each of the day, and that somebody receives data at one nobody has stated."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.lists.names import names_of
from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import COUNTRIES, dressed, read
from tests.dataflow.lists.test_parties import asked, places_of


@given(dressed(), st.sampled_from(["FR", "US"]), st.booleans())
def test_by_country_of_the_data(data: naive.Data, country: str, turned: bool) -> None:
    op, values = (Op.OUTSIDE, {*COUNTRIES} - {country}) if turned else (Op.INSIDE, {country})
    condition = Condition(column=Column.HOSTING, op=op, values=(country,))
    found = places_of(asked(read(data), condition, listed=Listed.PLACES))
    expected = {}
    for id_, actor in naive.actors(data).items():
        for name, spot in actor.get("places", {}).items():
            if naive.holds(actor) and naive.holds(spot):
                unstated = naive.status(spot, actor) == "unknown"
                said = naive.series(spot["country"], spot, actor, several=True)
                told = max(said.met(values), Met.UNKNOWN if unstated else Met.YES)
                if told is not Met.NO:
                    expected[f"{id_}.{name}"] = told
    unplaced = {key: told for key, told in found.items() if key.endswith(".unstated")}
    assert {key: told for key, told in found.items() if key not in unplaced} == expected
    assert {*unplaced.values()} <= {Met.UNKNOWN}


def test_what_is_received_without_a_place_is_received_somewhere() -> None:
    registry = acme(
        third_parties={
            "host": party(
                "Host", {"role": "processor", "receives": [{"from": "site", "carries": "account"}]}
            ),
            "far": {
                "name": "Far",
                "engagements": {
                    "e": {"role": "processor", "receives": [{"from": "site", "carries": "account"}]}
                },
            },
        }
    )
    found = asked(registry, Condition(column=Column.FIELD, values=("phone_number",)), listed=Listed.PLACES)
    assert [row.id for row in found.rows] == ["acme.site", "host.desk"]
    assert [(row.id, row.label.en) for row in found.open] == [("far.unstated", "Place not stated (Far)")]


def test_roles_and_purposes_at_a_place_are_those_of_its_flows() -> None:
    registry = acme(
        third_parties={
            "host": {
                "name": "Host",
                "places": {"store": {"label": "Store"}, "desk": {"label": "Desk"}},
                "engagements": {
                    "e": {
                        "role": "processor",
                        "purposes": "hosting",
                        "receives": [{"from": "site", "to": "host.store", "carries": "account"}],
                    }
                },
            }
        }
    )
    processor = Condition(column=Column.ROLE, values=("processor",))
    hosting = Condition(column=Column.PURPOSE, values=("hosting",))
    found = asked(registry, processor, hosting, listed=Listed.PLACES)
    assert [row.id for row in found.rows] == ["host.store"]


def test_a_sentence_says_once_whose_a_place_is() -> None:
    """Also of a third party in short form, whose only place is called as it is."""
    spots = {"desk": {"label": "Desk"}, "service": {"label": "Hostly"}}
    registry = acme(third_parties={"host": party("Hostly", places=spots)})
    found = asked(registry, listed=Listed.PLACES)
    names = names_of(found, "en")
    assert names["host.desk"].count("Hostly") == 1
    assert names["host.service"].count("Hostly") == 1
