"""The list of countries, against the file: seats, places, and what is in a country nobody has stated."""

from hypothesis import given

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.lists.test_parties import asked, places_of


@given(dressed())
def test_every_country_of_a_seat_or_of_data_is_a_row(data: naive.Data) -> None:
    found = places_of(asked(read(data), listed=Listed.COUNTRIES))
    everything, nowhere = naive.Said(), False
    for actor in naive.actors(data).values():
        if naive.holds(actor):
            seat = naive.seat(actor)
            spots = [spot for spot in actor.get("places", {}).values() if naive.holds(spot)]
            hosts = [naive.series(spot["country"], spot, actor, several=True) for spot in spots]
            nowhere |= not actor["country"] or any(not spot["country"] for spot in spots)
            for each in (seat, *hosts):
                everything = everything | each
    expected = dict.fromkeys(everything.open_ - everything.certain, Met.UNKNOWN)
    expected |= dict.fromkeys(everything.certain, Met.YES)
    expected |= {"unknown": Met.UNKNOWN} if nowhere else {}
    assert found == expected


@given(dressed())
def test_who_is_in_a_country(data: naive.Data) -> None:
    for id_ in naive.parties(data):
        condition = Condition(column=Column.PARTY, values=(id_,))
        found = asked(read(data), condition, listed=Listed.COUNTRIES)
        actor = data["third_parties"][id_]
        said = naive.seat(actor) | naive.hosting(actor)
        assert {row.id for row in found.rows} == said.certain
        # The row of the unknown country is never more than possible.
        assert said.open_ - said.certain <= {row.id for row in found.open}


def test_the_unknown_country_comes_last_and_says_who_is_there() -> None:
    registry = acme(
        third_parties={"host": party("Host", country="FR"), "mail": party("Mail")},
    )
    found = asked(registry, listed=Listed.COUNTRIES)
    assert [row.id for row in found.rows] == ["FR"]
    (unknown,) = found.open
    assert unknown.label.fr == "pays inconnu"
    parties = {each.value for each in unknown.cells[Column.PARTY].values}
    assert parties == {"acme", "host", "mail"}
