"""The borders: every flow once, held against a naive count; states by law; the table and the picture."""

import datetime
from collections import defaultdict
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.borders import Borders, borders, columns, rows, sentence
from dataflow.borders.sentences import WORDS
from dataflow.checks.rule import rules
from dataflow.graph.arc import Arc
from dataflow.graph.build import build
from dataflow.law import laws, tables
from dataflow.pictures.borders_sketch import borders_dot, sketch_of
from dataflow.pictures.dealing import dealt
from registry.records.ends import End
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.checks.registries import shipped, varied
from tests.dataflow.strategies import DAY, registries

COUNTRIES = ["FR", "DE", "CI", "SN", "US", "GB", "CA", "IN"]
REGIMES = {"gdpr": "unknown", "ci_2013_450": "assumed"}


@st.composite
def placed(draw: st.DrawFn) -> Registry:
    """A random registry whose places and organisation have countries, known or not, and laws that may apply."""
    registry = draw(registries())
    data = registry.model_dump(mode="json", by_alias=True, exclude_none=True)
    for actor in (data["organisation"], *data["third_parties"].values()):
        actor["recipients"] = actor["recipients"]["value"]
        for place in actor["places"].values():
            place["country"] = draw(st.lists(st.sampled_from(COUNTRIES), max_size=3))
    data["organisation"]["country"] = draw(st.sampled_from(["FR", "CI"]))
    data["organisation"]["regimes"] = {
        id_: {"applies": draw(st.sampled_from([applies, "confirmed", "not_applicable"]))}
        for id_, applies in REGIMES.items()
    }
    return Registry.model_validate(data)


def countries(registry: Registry, end: End) -> set[str]:
    """Naively: people, every country of the place, or unknown."""
    if end.kind == "person":
        return {"people"}
    actor = registry.actor(str(end.actor))
    place = actor.places.get(end.name) if actor and end.kind == "place" else None
    return {str(each.value) for each in place.country} if place and place.country else {"unknown"}


@settings(max_examples=40)
@given(placed())
def test_every_flow_stands_in_exactly_the_borders_it_crosses(registry: Registry) -> None:
    graph = build(registry, DAY)
    arcs: list[Arc] = [data["arc"] for _, _, data in graph.edges(data=True)]
    expected: dict[tuple[str, str], set[str]] = defaultdict(set)
    for arc in arcs:
        for sides in product(countries(registry, arc.source), countries(registry, arc.target)):
            expected[sides].add(arc.key)
    made = borders(graph)
    found = {(border.source, border.target): border.flows for border in made.borders if border.flows}
    assert found == {sides: tuple(sorted(keys)) for sides, keys in expected.items()}
    for border in made.borders:
        joined = {border.source, border.target}
        assert border.crossed is (None if joined & {"people", "unknown"} else len(joined) == 2)
    assert f"{len(arcs)} flow" in sentence(made, "en") or not arcs


@settings(max_examples=40)
@given(placed())
def test_every_law_that_may_apply_has_its_say_on_every_passage(registry: Registry) -> None:
    laws = [id_ for id_, each in registry.organisation.regimes.items() if each.applies != "not_applicable"]
    for _, passage in borders(build(registry, DAY)).passages:
        assert [each.regime for each in passage.standings] == laws
        assert (passage.state is None) == (not laws)


@settings(max_examples=40)
@given(placed())
def test_table_and_picture_show_every_flow_and_are_the_same_each_time(registry: Registry) -> None:
    made = borders(build(registry, DAY))
    hops = {hop for _, passage in made.passages for hop in passage.hops}
    sketch = sketch_of(made, "en", tables())
    assert {hop for each in sketch.lines for hop in each.hops} == hops
    boxes = {box.id for box in sketch.boxes}
    assert all({each.source, each.target} <= boxes for each in sketch.lines)
    hosting = {box.id for box in sketch.boxes if box.title.startswith("Data hosted in:")}
    handed_back = [each for each in sketch.lines if each.label[0] == WORDS.say("en", "picture.returned")]
    assert not hosting & {each.target for each in handed_back}, "a seat is no place where data is hosted"
    for lang in LANGS:
        told = rows(made, lang)
        assert {hop for row in told for hop in row.hops} == hops
        assert all(list(row.cells) == list(columns(lang)) and all(row.cells.values()) for row in told)
    again = borders(build(registry, DAY))
    assert again == made
    assert borders_dot(again, "fr") == borders_dot(made, "fr")


def told(name: str, changes: dict[str, Any] | None = None, on: datetime.date = DAY) -> Borders:
    return borders(varied(name, changes or {}, on).graph)


def states(made: Borders, importer: str) -> list[tuple[str, str, str, str, str]]:
    """Countries, law, state and reason of what reaches a party."""
    return [
        (border.source, border.target, each.regime, each.state, str(each.reason.en))
        for border, passage in made.passages
        if passage.importer.id == importer
        for each in passage.standings
    ]


@pytest.mark.parametrize(
    ("importer", "expected"),
    [
        ("host", ("FR", "DE", "covered", "mechanism recorded")),
        ("mailer", ("FR", "US", "covered", "list that the adequacy decision relies on")),
        ("helpdesk", ("FR", "IN", "covered", "mechanism recorded")),
        ("courier", ("FR", "GB", "covered", "adequacy decision")),
        ("bank", ("people", "IN", "no_transfer", "collected from people directly")),
    ],
)
def test_what_is_covered_says_by_what(importer: str, expected: tuple[str, ...]) -> None:
    source, target, state, reason = expected
    assert states(told("R04-good"), importer) == [(source, target, "gdpr", state, reason)]


def test_what_stays_with_one_party_is_no_transfer_and_still_crosses() -> None:
    made = told("R04-good")
    (border,) = (each for each in made.borders if (each.source, each.target) == ("FR", "CA"))
    assert border.crossed is True
    (passage,) = border.passages
    assert (passage.way, passage.state) == ("same_actor", "no_transfer")


def test_what_is_missing_or_not_valid() -> None:
    assert states(told("R04-bad"), "helpdesk")[0][3:] == ("missing", "no mechanism recorded")
    assert states(told("R05-bad"), "night_watch")[0][3:] == ("missing", "no mechanism recorded")
    assert states(told("R05-good"), "night_watch")[0][3:] == ("covered", "mechanism recorded")
    bad = told("R06-bad")
    assert states(bad, "courier")[0][3:] == ("invalid", "no adequacy decision for this country")
    assert states(bad, "helpdesk")[0][3:] == ("invalid", "module that does not fit the roles")
    assert states(bad, "mailer")[0][3:] == ("invalid", "certification ended or not yet begun")


def test_the_ivorian_law_has_its_own_states() -> None:
    assert states(told("R07-good"), "host")[0][2:] == ("ci_2013_450", "covered", "authorisation of the ARTCI")
    assert states(told("R07-bad"), "host")[0][3:] == ("missing", "no authorisation of the ARTCI on record")
    assert states(told("R07-bad"), "mailer")[0][3:] == ("inside", "arrives in ECOWAS")
    late = told("R07-good", on=datetime.date(2026, 11, 23))
    assert states(late, "host")[0][3:] == (
        "invalid",
        "authorisation of the ARTCI that does not hold on this day",
    )


@pytest.mark.parametrize("derogation", ["derogation_49_1_a", "derogation_49_compelling"])
def test_a_derogation_does_not_cover_what_happens_again_and_again(derogation: str) -> None:
    flow: dict[str, Any] = {"from": "shop", "carries": "account", "mechanism": derogation}
    changes = {"third_parties": {"helpdesk": {"engagements": {"support": {"receives": [flow]}}}}}
    assert states(told("R04-bad", changes), "helpdesk")[0][3:] == (
        "undetermined",
        "derogation of Article 49, which holds in specific situations only",
    )
    flow["mechanism"] = {"value": derogation, "valid_to": "2026-11-21"}
    assert states(told("R04-bad", changes), "helpdesk")[0][3:] == ("invalid", "mechanism that has ended")


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("IN", ("missing", "no mechanism recorded")),
        ("DE", ("inside", "arrives in the EEA")),
        (..., ("unknown", "hosting country unknown")),
    ],
)
def test_remote_access_is_a_transfer_to_where_people_sit(country: Any, expected: tuple[str, str]) -> None:
    flow = {"from": "shop", "carries": "account", "kind": "access", "storage": "not_stored"}
    party = {
        "country": country,
        "places": {"calls": {"country": country}},
        "engagements": {"support": {"receives": [flow]}},
    }
    made = told("R04-bad", {"third_parties": {"helpdesk": party}})
    assert states(made, "helpdesk")[0][3:] == expected


def test_what_is_not_on_record_is_not_said_to_be_absent() -> None:
    words = " ".join(row.cells["state"] for row in rows(told("R04-bad"), "fr"))
    assert "preuve manquante (aucun mécanisme enregistré)" in words


def test_data_that_leaves_from_elsewhere_is_none_of_the_ivorian_law() -> None:
    both: dict[str, Any] = {"organisation": {"regimes": {"ci_2013_450": {"applies": "confirmed"}}}}
    found = [each for each in states(told("R05-good", both), "night_watch") if each[2] == "ci_2013_450"]
    assert [each[3:] for each in found] == [("no_transfer", "does not leave from Côte d’Ivoire")]
    both["third_parties"] = {"host": {"places": {"racks": {"country": ...}}}}
    found = [each for each in states(told("R05-good", both), "night_watch") if each[2] == "ci_2013_450"]
    assert [each[3:] for each in found] == [
        ("unknown", "whether the data leaves from Côte d’Ivoire is unknown")
    ]


def test_an_unknown_country_is_a_side_of_its_own_with_the_seat_as_a_hint() -> None:
    changes = {"third_parties": {"helpdesk": {"country": "IN", "places": {"calls": {"country": ...}}}}}
    made = told("R04-bad", changes)
    reason = "recipient established outside the area of the law, hosting country unknown"
    assert states(made, "helpdesk") == [("FR", "unknown", "gdpr", "unknown", reason)]
    (row,) = (each for each in rows(made, "en") if each.importer == "helpdesk")
    assert row.cells["target"] == "country unknown, established in: India"
    assert row.cells["mechanism"] == "not recorded"
    assert row.cells["importer"] == "Helpdesk (Processor)"


def test_what_a_processor_makes_available_is_a_passage_beside_the_flows() -> None:
    changes: dict[str, Any] = {
        "organisation": {"country": "CI", "places": {"shop": {"country": "CI"}}},
        "third_parties": {"helpdesk": {"country": "FR", "places": {"calls": {"country": "FR"}}}},
    }
    made = told("R04-bad", changes)
    (border,) = (each for each in made.borders if (each.source, each.target) == ("FR", "CI"))
    assert border.flows == ()
    assert [(each.way, each.state) for each in border.passages] == [("returned", "missing")]
    assert "What these processors make available may be a transfer too: Helpdesk." in sentence(made, "en")
    flow = {"from": "shop", "carries": "account", "mechanism": "scc_m4"}
    changes["third_parties"]["helpdesk"]["engagements"] = {"support": {"receives": [flow]}}
    covered = [passage for _, passage in told("R04-bad", changes).passages if passage.way == "returned"]
    assert [each.state for each in covered] == ["covered"]


def test_the_sentence_counts_what_crosses_and_how_it_stands() -> None:
    assert sentence(told("R04-bad"), "en") == (
        "As of 22 November 2026, the registry has 2 flows, unnamed recipients included: 1 goes from one "
        "country to another and 1 comes from people. Known countries of arrival: India. GDPR: 1 no "
        "transfer and 1 missing evidence."
    )
    assert sentence(told("R04-bad"), "fr") == (
        "Au 22 novembre 2026, le registre compte 2 flux, destinataires non nommés compris\u00a0: 1 passe d’un "
        "pays à un autre et 1 vient des personnes. Pays d’arrivée connus\u00a0: Inde. RGPD\u00a0: 1 sans transfert "
        "et 1 preuve manquante."
    )


def test_a_registry_without_flows_says_so() -> None:
    registry = Registry.model_validate(
        {"sillage": 1, "title": "Acme", "version": "1", "organisation": {"id": "acme", "name": "Acme"}}
    )
    made = borders(build(registry, DAY))
    assert made.borders == ()
    assert sentence(made, "en") == "As of 22 November 2026, the registry states no flow."
    assert borders_dot(made, "en").startswith("digraph")


def test_in_the_picture_a_party_stands_once_with_a_row_for_each_country_of_its_data() -> None:
    made = borders(shipped("R04-good").graph)
    sketch = sketch_of(made, "en", tables())
    assert len({group.title for group in sketch.groups}) == len(sketch.groups)
    assert {"Acme", "Mailwell"} <= {group.title for group in sketch.groups}
    names = {group.id: group.title for group in sketch.groups}
    inside = {(names.get(box.group or ""), box.title, box.detail) for box in sketch.boxes}
    assert {
        ("Acme", "Data hosted in: France", ("EEA",)),
        ("Acme", "Data hosted in: Canada", ()),
        ("Mailwell", "Data hosted in: United States", ()),
        (None, "Customer / subscriber", ()),
    } <= inside
    assert len(dealt(sketch).cards) == len(sketch.groups) + sum(box.group is None for box in sketch.boxes)
    labels = {each.label for each in sketch.lines}
    assert ("1 flow", "covered") in labels
    west = sketch_of(told("R07-bad"), "fr", tables())
    assert ("CEDEAO",) in [box.detail for box in west.boxes if "Sénégal" in box.title]


def test_what_is_wrong_with_a_mechanism_is_said_at_the_border_whatever_it_is() -> None:
    """Every message of R06 has its short form, in the words of the borders or in those of the law."""
    laws_said = [
        law.transfers.said for law in laws().values() if law.safeguard == "mechanism" and law.transfers
    ]
    for variant in rules()["R06"].message:
        if variant in ("main", "derogation"):
            continue
        key = f"fault.{variant}"
        by_law = all(key in said for said in laws_said)
        for lang in LANGS:
            assert by_law or WORDS.say(lang, f"reason.{key}"), variant
