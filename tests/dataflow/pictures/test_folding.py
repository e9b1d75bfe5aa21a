"""Folding: a picture that grew too large lists its third parties on a few cards, by what the reader chooses."""

import pytest

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.pictures import FOLDS, Fold, depicted, dot, folded
from dataflow.pictures.folding import ACTORS
from dataflow.pictures.mermaid import flowchart, label
from dataflow.pictures.sketch import Sketch
from dataflow.pictures.wording import runs
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.pictures.examples import DAY, answered, chain, phone

LISTS: tuple[Fold, ...] = tuple(fold for fold in FOLDS if fold != "none")


def _wide(parties: int) -> Answer:
    """Acme hands its accounts to that many processors, each in France or Germany, from two places."""
    registry = chain(parties).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["organisation"]["places"]["shop"] = {"label": "Shop"}
    registry["organisation"]["collects"].append({"from": "customer", "to": "shop", "carries": "account"})
    for index, actor in enumerate(registry["third_parties"].values()):
        actor["country"] = "FR" if index % 3 else "DE"
        for engagement in actor["engagements"].values():
            engagement["role"] = "processor" if index % 2 else "recipient"
            engagement["receives"] = [{"from": "site" if index % 2 else "shop", "carries": "account"}]
    return trace(build(Registry.model_validate(registry), DAY), "phone_number")


def _said(sketch: Sketch) -> str:
    return " ".join(member.name for box in sketch.boxes for member in box.members)


def test_a_small_picture_is_left_as_it_is() -> None:
    assert folded(answered(chain(5))) is None
    assert folded(answered(chain(ACTORS))) is None


def test_a_large_one_is_folded_by_source_unless_told_otherwise() -> None:
    answer = answered(chain(ACTORS + 1))
    found = folded(answer)
    assert found is not None and found.by == "source"
    assert (found.stops, found.hops) == (len(answer.stops), len(answer.hops))
    assert f"{found.stops} lieux sur {found.boxes} cartes" in dot(answer, "fr")
    assert depicted(answer, "fr", "none").folded is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fold", LISTS)
@pytest.mark.parametrize("answer", [_wide(40), answered(chain(40)), phone()], ids=["wide", "deep", "shipped"])
def test_a_folded_picture_loses_no_name_no_stop_and_no_hop(answer: Answer, fold: Fold, lang: Lang) -> None:
    shown = depicted(answer, lang, fold)
    said = _said(shown.sketch) + " ".join(group.title for group in shown.sketch.groups)
    for party in answer.parties:
        if party.kind == "third_party":
            assert party.label.say(lang) in said
    told = [number for numbers in shown.elements.hops.values() for number in numbers]
    assert sorted(map(int, told)) == [hop.number for hop in answer.hops]
    for stop in answer.stops:
        assert stop.key in shown.elements.stops[shown.elements.box_of(stop.key)]
    rows = [row for row in shown.elements.cards for _ in shown.elements.stops[row]]
    assert len(rows) == len({key for row in shown.elements.cards for key in shown.elements.stops[row]})


def test_by_source_each_card_names_who_gets_it_from_there() -> None:
    cards = {box.title: box for box in depicted(_wide(40), "en", "source").sketch.boxes if box.members}
    assert list(cards) == ["Site →\u00a020", "Shop →\u00a020"] or list(cards) == [
        "Shop →\u00a020",
        "Site →\u00a020",
    ]
    assert [member.depth for box in cards.values() for member in box.members] == [0] * 40


def test_by_source_who_gets_it_from_a_member_stands_under_it() -> None:
    (card,) = [box for box in depicted(answered(chain(40)), "en", "source").sketch.boxes if box.members]
    assert [(member.name, member.depth) for member in card.members] == [(f"Party {n}", n) for n in range(40)]


def test_by_role_and_by_country_a_card_lists_those_alike() -> None:
    answer = _wide(40)
    by_role = [box.title for box in depicted(answer, "en", "role").sketch.boxes if box.members]
    assert sorted(by_role) == ["Processor →\u00a020", "Recipient →\u00a020"]
    by_country = [box.title for box in depicted(answer, "en", "country").sketch.boxes if box.members]
    assert sorted(by_country) == ["France →\u00a026", "Germany →\u00a014"]


def _mixed() -> Answer:
    """As `_wide`, with one party that people hand data to themselves, one that hands on, one that hands back."""
    registry = chain(12).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["organisation"]["places"]["shop"] = {"label": "Shop"}
    parties = registry["third_parties"]
    for index in range(12):
        (engagement,) = parties[f"p{index}"]["engagements"].values()
        parties[f"p{index}"]["country"] = "FR" if index % 2 else "DE"
        engagement["receives"] = [{"from": "site" if index < 6 else "shop", "carries": "account"}]
    parties["p0"]["engagements"]["hosting"]["receives"].append({"from": "shop", "carries": "account"})
    registry["organisation"]["collects"].append({"from": "customer", "to": "shop", "carries": "account"})
    registry["flows"] = [
        {"from": "customer", "to": "p1.s0", "carries": "account", "status": "inferred", "reason": "asked"},
        {"from": "p2.s0", "to": "p3.s0", "carries": "account"},
        {"from": "p4.s0", "to": "site", "carries": "account"},
    ]
    return trace(build(Registry.model_validate(registry), DAY), "phone_number")


@pytest.mark.parametrize("fold", ["role", "country"])
def test_by_role_and_by_country_one_line_a_list_comes_from_the_organisation(fold: Fold) -> None:
    shown = depicted(_mixed(), "en", fold)
    home = next(card.id for card in shown.deck.cards if card.title == "Acme")
    lists = [card.id for card in shown.deck.cards if card.kind == "fold"]
    assert len(lists) == 2
    assert sorted(way.cards for way in shown.deck.ways if way.cards[1] in lists) == [
        (home, each) for each in lists
    ]
    # From several places it comes from the card, from one alone from its row.
    sources = {way.source for way in shown.deck.ways if way.cards[1] in lists}
    assert sources == ({home} if fold == "country" else {home, shown.elements.box_of("acme.site")})
    assert not [way for way in shown.deck.ways if way.cards[0] in lists]
    said = {member.name: member.said for box in shown.sketch.boxes for member in box.members if member.stops}
    assert "←\u00a0Site, Shop" in said["Party 0"]
    assert said["Party 7"].endswith("←\u00a0Shop")


@pytest.mark.parametrize("fold", LISTS)
def test_who_gets_data_straight_from_people_stands_on_their_card_with_what_and_how_it_is_known(
    fold: Fold,
) -> None:
    shown = depicted(_mixed(), "en", fold)
    people = next(card for card in shown.deck.cards if card.kind == "person")
    (line,) = [member for member in people.members if member.name == "Party 1"]
    assert "Account" in line.said and line.said.endswith("inferred") and line.said.startswith("→ ")
    assert shown.elements.ways[line.line] == (people.id, shown.elements.box_of("p1.s0"))
    assert people.stops == shown.elements.stops[people.id] == ("person:customer",)


@pytest.mark.parametrize("fold", LISTS)
def test_what_a_party_hands_on_or_back_stands_under_it(fold: Fold) -> None:
    boxes = depicted(_mixed(), "en", fold).sketch.boxes
    members = [member for box in boxes for member in box.members]
    for name, under in (("Party 2", "Party 3"), ("Party 4", "Site")):
        at = next(n for n, member in enumerate(members) if member.name == name and member.stops)
        assert members[at + 1].name == under and members[at + 1].depth == 1 and members[at + 1].hops


@pytest.mark.parametrize("fold", LISTS)
def test_a_folded_flowchart_names_everybody_too(fold: Fold) -> None:
    sketch = depicted(_mixed(), "en", fold).sketch
    told = flowchart(sketch)
    for box in sketch.boxes:
        for member in box.members:
            assert label(member.name) in told


def test_folded_numbers_are_told_as_ranges() -> None:
    assert runs([3, 9, 5, 6, 7, 10]) == "3, 5–7, 9, 10"
