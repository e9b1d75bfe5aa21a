"""Cards and rows: what is said once of a party is not said again of each of its places."""

from dataflow.facts.known import Known
from dataflow.facts.parties import Party, Stop
from dataflow.pictures.framing import Framing, Roles
from dataflow.pictures.sketch import Box, Group
from registry.records.evidence import Status
from registry.records.text import text


def _country(code: str | None) -> Known:
    return Known(value=code, label=text(code, code), status=Status.DECLARED) if code else Known()


def _stop(name: str, country: str | None = "FR") -> Stop:
    return Stop(key=f"pay.{name}", party="pay", label=text(name, name), country=_country(country))


def _party(country: str | None = "FR", **parts: str) -> Party:
    whole = {
        "id": "pay",
        "kind": "third_party",
        "label": text("PayCo", "PayCo"),
        "country": _country(country),
    }
    return Party.model_validate({**whole, **parts})


def _group(party: Party, stops: list[Stop], roles: Roles) -> Group:
    (group,) = Framing([party], stops, roles, "en").groups()
    return group


def _box(stop: Stop, party: Party, stops: list[Stop], roles: Roles, *marks: str) -> Box:
    return Framing([party], stops, roles, "en").box("s", stop, marks)


BOTH = {"pay.desk": ("processor",), "pay.vault": ("processor",)}
APART = {"pay.desk": ("processor",), "pay.vault": ("controller", "processor")}


def test_one_country_is_said_of_the_card() -> None:
    stops = [_stop("desk"), _stop("vault")]
    card = _group(_party("DE"), stops, BOTH)
    assert card.detail == ("Established in: DE", "Data hosted in: FR")
    assert card.words == "PayCo. Established in: DE. Data hosted in: FR"
    assert (card.seat, card.where, card.home) == ("DE", "DE, data: FR", False)
    assert _box(stops[0], _party(), stops, BOTH).detail == ()


def test_where_places_differ_each_says_its_own() -> None:
    stops = [_stop("desk", "FR"), _stop("vault", "US")]
    card = _group(_party(), stops, APART)
    assert card.detail == ("Established in: FR",)
    assert card.where == "FR, data: FR / US"
    desk, vault = (_box(stop, _party(), stops, APART, "!") for stop in stops)
    assert desk.detail == ("Processor", "Data hosted in: FR", "(!)")
    assert vault.detail == ("Controller · Processor", "Data hosted in: US", "(!)")
    assert (desk.look, vault.look) == ("processor", "several")


def test_several_roles_in_all_places_are_said_of_none() -> None:
    stops = [_stop("desk"), _stop("vault")]
    roles = dict.fromkeys(("pay.desk", "pay.vault"), ("controller", "processor"))
    box = _box(stops[0], _party(), stops, roles)
    assert (box.detail, box.roles) == ((), ("controller", "processor"))


def test_countries_that_nobody_knows_are_said_once() -> None:
    stops = [_stop("desk", None)]
    card = _group(_party(None), stops, {})
    assert card.detail == ("Seat and hosting country unknown",)
    assert (card.seat, card.where) == ("Seat unknown", "country unknown")
    assert _group(_party(None), [_stop("desk")], {}).detail == ("Seat unknown", "Data hosted in: FR")
    assert _group(_party(), stops, {}).detail == ("Established in: FR", "Hosting country unknown")


def test_people_and_recipients_nobody_has_named_stand_alone_and_have_no_role() -> None:
    for kind, look in (("person", "person"), ("unknown", "recipients")):
        box = _box(_stop("desk"), _party(kind=kind), [], {"pay.desk": ("processor",)})
        assert (box.group, box.roles, box.detail, box.look) == (None, (), (), look)
