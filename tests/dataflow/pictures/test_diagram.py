"""The diagram: the DOT that both layout engines are given, and what is drawn how."""

import re
from typing import Any

import pytest

from dataflow.answers.trace import received_by, trace
from dataflow.engine import layout
from dataflow.engine.letters import width
from dataflow.engine.picture import size
from dataflow.graph.build import build
from dataflow.pictures import dot
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.pictures.columns import columns_after, leading_back
from dataflow.pictures.legend import looks_of, samples_of
from dataflow.pictures.palette import LOOKS, strokes
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary
from tests.conftest import Golden
from tests.dataflow.pictures.examples import DAY, answered, chain, minlessika, phone
from tests.dataflow.pictures.overlaps import overlaps

FIELDS = ["phone_number", "email_address", "ip_address", "password", "payment_card_data", "cookie_id"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_dot_of_the_phone_number(lang: Lang, golden: Golden) -> None:
    golden(f"phone-{lang}.dot", dot(phone(), lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("field", FIELDS)
def test_no_words_lie_on_other_words(field: str, lang: Lang) -> None:
    assert overlaps(layout.svg(dot(trace(minlessika(), field), lang))) == []


@pytest.mark.parametrize("actor", ["ovhcloud", "cinetpay", "google", "minlessika"])
def test_no_words_lie_on_other_words_in_what_an_actor_receives(actor: str) -> None:
    assert overlaps(layout.svg(dot(received_by(minlessika(), actor), "fr"))) == []


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
    sketch = sketch_of(answered(chain(2)), "fr")
    assert looks_of(sketch) == ("person", "controller", "processor")
    assert [sample.words for sample in samples_of(sketch)] == ["déclaré par une source"]
    assert {"unknown", "recipients", "undetermined"} <= set(looks_of(sketch_of(phone(), "fr")))


def test_a_line_out_of_a_frame_goes_past_what_follows_inside() -> None:
    registry = chain(1).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["organisation"]["places"]["store"] = {"label": "Store"}
    registry["flows"] = [{"from": "site", "to": "store", "carries": "account"}]
    sketch = sketch_of(answered(Registry.model_validate(registry)), "fr")
    titles = {box.id: box.title for box in sketch.boxes}
    columns = {
        (titles[line.source], titles[line.target]): columns_after(sketch)[line.id] for line in sketch.lines
    }
    assert columns == {("Client / abonné", "Site"): 1, ("Site", "Store"): 1, ("Site", "Store 0"): 2}


def test_the_line_that_closes_a_ring_leads_back() -> None:
    registry = chain(2).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["flows"] = [{"from": "p1.s0", "to": "p0.s0", "carries": "account"}]
    answer = answered(Registry.model_validate(registry))
    sketch = sketch_of(answer, "fr")
    back = [line for line in sketch.lines if line.id in leading_back(sketch)]
    assert [
        (hop.source, hop.target) for hop in answer.hops if f"hop-{hop.number}" in {line.id for line in back}
    ] == [("p1.s0", "p0.s0")]
    assert all("boucle" in line.label for line in back)
    assert overlaps(layout.svg(dot(answer, "fr"))) == []


def test_an_answer_without_hops_says_so() -> None:
    answer = trace(build(chain(0), DAY), "iban" if "iban" in vocabulary().fields else "password")
    assert answer.hops == ()
    drawn = dot(answer, "fr")
    assert "aucun flux" in drawn and layout.svg(drawn)


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
    drawn = layout.svg(dot(trace(build(chain(parties, organisation=organisation), DAY), field), "fr"))
    wide, _ = size(drawn)
    lines = [line for line in re.findall(r"<text ([^>]*)>([^<]*)</text>", drawn) if "bold" in line[0]]
    assert organisation in " ".join(words for _, words in lines)
    for attributes, words in lines:
        start = float(re.findall(r'x="([-\d.]+)"', attributes)[0])
        points = float(re.findall(r'font-size="([\d.]+)"', attributes)[0])
        assert "start" not in attributes or start + width(words, points, "bold") <= wide


def test_what_only_happens_under_a_condition_is_told_by_number() -> None:
    told = sketch_of(phone(), "en")
    conditional = next(line for line in told.subtitle if line.startswith("Under a condition only"))
    first = phone().hops[0]
    assert str(first.number) in conditional
    held = phone().instance(first.carries[0].instance).condition
    assert held is not None and held.say("en") in told.lines[0].words
