"""What a box or a line of the map stands for, on screen."""

from app_pages.desk import Desk
from app_pages.fact import bullets, chip, explained, pairs
from app_pages.links import to_actor
from app_pages.markup import Content, Html, element, joined, separated
from dataflow.answers.flow_map import FlowMap, Strand
from dataflow.pictures import Elements
from registry.records.evidence import Status


def card(drawn: FlowMap, elements: Elements, chosen: str, here: Desk) -> Html:
    """What the chosen box or line stands for."""
    if chosen in elements.hops:
        flows = set(elements.hops[chosen])
        strands = [strand for strand in drawn.strands if flows & set(strand.flows)]
        return joined([_strand(drawn, strand, here) for strand in strands])
    return joined([_stop(drawn, key, here) for key in elements.stops[chosen]])


def _strand(drawn: FlowMap, strand: Strand, here: Desk) -> Html:
    facts: list[tuple[str, Content]] = [
        (here.say("hop.what"), parcels(strand, here)),
        (
            here.say("map.flows"),
            [str(len(strand.flows)), " · ", ", ".join(kind.say(here.lang) for kind in strand.kinds)],
        ),
        (here.say("hop.status"), statuses(strand, here)),
    ]
    ends = separated([end(drawn, strand.source, here), end(drawn, strand.target, here)], " → ")
    return element("article", element("h3", ends), pairs(facts), class_="card")


def _stop(drawn: FlowMap, key: str, here: Desk) -> Html:
    stop, party = drawn.stop(key), drawn.party_at(key)
    facts: list[tuple[str, Content]] = []
    if party.kind in ("organisation", "third_party"):
        facts += [
            (here.say("stop.party"), to_actor(here, party.id, party.label.say(here.lang))),
            (here.say("hop.seat"), explained(party.country, here.lang)),
            (here.say("hop.data_country"), explained(stop.country, here.lang)),
        ]
    for name, strands, other in (
        ("stop.arriving", drawn.strands_to(key), "source"),
        ("stop.leaving", drawn.strands_from(key), "target"),
    ):
        told = [
            [element("strong", end(drawn, getattr(strand, other), here)), parcels(strand, here)]
            for strand in strands
        ]
        if told:
            facts.append((here.say(name), bullets(told)))
    return element("article", element("h3", stop.label.say(here.lang)), pairs(facts), class_="card")


def parcels(strand: Strand, here: Desk) -> Html:
    if strand.recipients_unknown:
        return element("span", here.say("origin.unknown_recipients"), class_="why")
    if not strand.parcels:
        return element("span", here.say("map.unstated"), class_="chip chip-unknown")
    told = bullets(
        [
            element("strong", each.label.say(here.lang)),
            here.say("colon"),
            ", ".join(field.say(here.lang) for field in each.fields),
        ]
        for each in strand.parcels
    )
    return joined(
        [told, *(element("span", each.say(here.lang), class_="line why") for each in strand.unsaid)]
    )


def statuses(strand: Strand, here: Desk) -> Html:
    return joined(
        element("span", chip(status, here.lang), f" {count}", class_="line")
        for status in Status
        if (count := strand.statuses.get(status, 0))
    )


def end(drawn: FlowMap, key: str, here: Desk) -> Html:
    stop, party = drawn.stop(key), drawn.party_at(key)
    place, name = stop.label.say(here.lang), party.label.say(here.lang)
    return joined([name, element("small", place, class_="line") if place != name else None])
