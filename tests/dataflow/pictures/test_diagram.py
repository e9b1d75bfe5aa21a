"""The diagram: the DOT that both layout engines are given, and what is drawn how."""

import re
from typing import Any

import pytest

from dataflow.answers.trace import received_by, trace
from dataflow.engine.letters import width
from dataflow.engine.picture import size
from dataflow.graph.build import build
from dataflow.pictures import depicted, dot
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.pictures.legend import samples_of
from dataflow.pictures.palette import LOOKS, strokes
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary
from tests.conftest import Golden
from tests.dataflow.pictures.examples import DAY, answered, chain, drawn, minlessika, phone
from tests.dataflow.pictures.overlaps import overlaps

FIELDS = ["phone_number", "email_address", "ip_address", "password", "payment_card_data", "cookie_id"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_dot_of_the_phone_number(lang: Lang, golden: Golden) -> None:
    golden(f"phone-{lang}.dot", dot(phone(), lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("field", FIELDS)
def test_no_words_lie_on_other_words(field: str, lang: Lang) -> None:
    assert overlaps(drawn(trace(minlessika(), field), lang)) == []


@pytest.mark.parametrize("actor", ["ovhcloud", "cinetpay", "google", "minlessika"])
def test_no_words_lie_on_other_words_in_what_an_actor_receives(actor: str) -> None:
    assert overlaps(drawn(received_by(minlessika(), actor))) == []


def test_every_role_of_the_vocabulary_has_a_look_of_its_own() -> None:
    assert set(vocabulary().roles) <= set(LOOKS)
    without_colour = [(each.shape, each.style, each.pen, each.rims) for each in LOOKS.values()]
    assert len(set(without_colour)) == len(LOOKS)


def test_every_status_is_told_apart_without_colour() -> None:
    drawn = [strokes(status) for status in Status]
    assert len({(each["style"], ":" in each["color"]) for each in drawn}) == len(Status)


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_words_and_borders_can_be_seen(look: Any) -> None:
    assert _contrast("#17212B", look.fill) >= 7
    assert _contrast(look.border, look.fill) >= 4.5


def test_the_legend_has_what_occurs_and_nothing_else() -> None:
    assert [sample.words for sample in samples_of(depicted(answered(chain(2)), "fr").deck)] == [
        "une source le dit"
    ]
    samples = samples_of(depicted(phone(), "fr").deck)
    assert {sample.name for sample in samples if sample.kind == "line"} == {"declared", "inferred", "unknown"}
    assert {sample.name for sample in samples if sample.kind == "mark"} == {
        "container",
        "derived",
        "contradiction",
    }
    assert {sample.kind for sample in samples} == {"line", "mark", "open"}
    folded = samples_of(depicted(phone(), "fr", "source").deck)
    assert {sample.name for sample in folded if sample.kind == "role"} == {
        "undetermined",
        "unknown",
        "several",
    }


def test_what_a_party_computes_inside_stands_on_a_second_card() -> None:
    registry = chain(1).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["organisation"]["places"]["store"] = {"label": "Store"}
    registry["flows"] = [{"from": "site", "to": "store", "carries": "account"}]
    deck = depicted(answered(Registry.model_validate(registry)), "en").deck
    assert [(card.title, [row.title for row in card.rows]) for card in deck.cards] == [
        ("Customer / subscriber", []),
        ("Acme", ["Site"]),
        ("Acme — inside", ["Store"]),
        ("Party 0", ["Store 0"]),
    ]


def test_lines_that_say_the_same_of_the_same_places_are_one() -> None:
    ways = depicted(phone(), "en").deck.ways
    assert len({(way.source, way.target, way.status, way.marks) for way in ways}) == len(ways)
    whole = [way for way in ways if way.target.startswith("card-")]
    assert whole and all(len(way.hops) > 1 for way in whole)


def test_the_line_that_closes_a_ring_leads_back() -> None:
    registry = chain(2).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["flows"] = [{"from": "p1.s0", "to": "p0.s0", "carries": "account"}]
    answer = answered(Registry.model_validate(registry))
    sketch = sketch_of(answer, "fr")
    back = [each for each in sketch.lines if depicted(answer, "fr").deck.way[each.id].back]
    assert [
        (hop.source, hop.target) for hop in answer.hops if f"hop-{hop.number}" in {line.id for line in back}
    ] == [("p1.s0", "p0.s0")]
    assert all("boucle" in line.label for line in back)
    assert overlaps(drawn(answer)) == []


def test_an_answer_without_hops_says_so() -> None:
    answer = trace(build(chain(0), DAY), "iban" if "iban" in vocabulary().fields else "password")
    assert answer.hops == ()
    assert "aucun flux" in dot(answer, "fr")
    assert "aucun flux" in drawn(answer)


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("parties", [0, 1])
def test_a_picture_of_little_still_has_its_whole_title(parties: int) -> None:
    """Graphviz leaves out frames without boxes, and takes bold letters for narrower ones than they are."""
    organisation = "Compagnie ivoirienne MWM AGRÉÉE"
    field = "phone_number" if parties else "bank_account"
    made = drawn(trace(build(chain(parties, organisation=organisation), DAY), field))
    wide, _ = size(made)
    lines = [line for line in re.findall(r"<text ([^>]*)>([^<]*)</text>", made) if "bold" in line[0]]
    assert organisation in " ".join(words for _, words in lines)
    for attributes, words in lines:
        start = float(re.findall(r'\bx="([-\d.]+)"', attributes)[0])
        points = float(re.findall(r'font-size="([\d.]+)"', attributes)[0])
        assert "start" not in attributes or start + width(words, points, "bold") <= wide


def test_what_only_happens_under_a_condition_is_told_by_number() -> None:
    told = sketch_of(phone(), "en")
    conditional = next(line for line in told.subtitle if line.startswith("Under a condition only"))
    first = phone().hops[0]
    assert str(first.number) in conditional
    held = phone().instance(first.carries[0].instance).condition
    assert held is not None and held.say("en") in told.lines[0].words
