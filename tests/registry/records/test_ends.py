"""The ends of a flow: what a name means, and how an end is called."""

from registry.records.ends import End, ends_named, owners_of, person, place, unknown_recipients
from tests.dataflow.acme import acme, party

REGISTRY = acme(
    third_parties={
        "pay": {**party("PayCo"), "places": {"site": {"label": "Site"}, "customer": {"label": "Files"}}}
    }
)
PEOPLE = {"customer", "visitor"}


def _named(name: str, within: str) -> list[End]:
    return ends_named(REGISTRY, PEOPLE, name, within)


def test_a_whole_name_is_a_place_of_that_actor_or_nothing() -> None:
    assert _named("pay.site", "acme") == [place("pay", "site")]
    assert _named("pay.desk", "acme") == _named("nobody.site", "acme") == _named("pay.", "pay") == []


def test_a_bare_name_is_a_place_of_its_entry_or_of_the_organisation_or_people() -> None:
    assert _named("site", "acme") == [place("acme", "site")]
    assert _named("visitor", "pay") == [person("visitor")]
    assert _named("nowhere", "pay") == []


def test_of_two_places_of_one_id_the_nearest_is_meant() -> None:
    assert _named("site", "pay") == [place("pay", "site")]
    assert _named("acme.site", "pay") == _named("site", "acme") == [place("acme", "site")]
    assert owners_of(REGISTRY, "site", "pay") == ["pay", "acme"]
    assert owners_of(REGISTRY, "site", "acme") == ["acme"] and owners_of(REGISTRY, "site", "nobody") == [
        "acme"
    ]
    assert owners_of(REGISTRY, "nowhere", "pay") == []


def test_a_name_that_means_a_place_and_people_gives_both() -> None:
    """Which is a fault of the registry, told where it is read; the place comes first."""
    assert _named("customer", "pay") == [place("pay", "customer"), person("customer")]


def test_how_ends_are_called_and_who_holds_data_there() -> None:
    ends = place("pay", "site"), person("visitor"), unknown_recipients("pay")
    assert [end.key for end in ends] == ["pay.site", "person:visitor", "unknown:pay"]
    assert [end.holder for end in ends] == ["pay", None, None]
