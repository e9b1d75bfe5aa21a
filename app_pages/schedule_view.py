"""A schedule on screen: the answer in a sentence, how much is exposed, and a block for each time."""

from collections.abc import Sequence

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import Content, Html, element
from dataflow.breach import Breach, Schedule
from dataflow.breach.breach_words import title
from dataflow.breach.outline import Rule
from dataflow.breach.recipients import Recipient, Told, recipients
from dataflow.breach.schedule import Block, moment
from dataflow.breach.schedule_words import block_title, clock, counted, heading, short


def show(found: Breach, plan: Schedule, here: Desk) -> None:
    """Who it is at, how much is exposed, and who has to be told by when; of a time when nobody has to be, a line."""
    counts = [element("li", words, class_=f"count count-{key}") for key, words in counted(plan, here.lang)]
    blocks = [_block(found, each, here) for each in plan.blocks if each.deadlines]
    nobody = [heading(each, here.lang)[1] for each in plan.blocks if not each.deadlines]
    st.html(
        element(
            "section",
            element("h2", title(found, here.lang)),
            element("p", short(found, plan, here.lang), class_="answer"),
            element("ul", counts, class_="breach-counts"),
            element("p", " ".join([clock(found, plan, here.lang), *nobody]), class_="why")
            if plan.blocks
            else None,
            element("div", blocks, class_="schedule"),
            role="status",
            aria_label=here.say("answer.label"),
        )
    )


def general(rules: Sequence[Rule], here: Desk) -> Html:
    """What the laws ask for of whoever is breached, by when; that none of the registry does, where that is so."""
    told = element("p", here.say("breach.no_law"), class_="note")
    if rules:
        keys = dict.fromkeys(each.block for each in rules)
        blocks = [
            element(
                "section",
                element("h3", block_title(key, here.lang)),
                element("ol", [_rule(each, here) for each in rules if each.block == key], class_="deadlines"),
                class_=f"block block-{key}",
            )
            for key in keys
        ]
        told = element("div", blocks, class_="schedule")
    named = "general_lead" if here.registry.organisation.regimes else "general_presumed"
    lead = element("p", here.say(f"breach.{named}"), class_="why")
    return element("section", element("h2", here.say("breach.general")), lead, told, id="breach-general")


def _rule(each: Rule, here: Desk) -> Html:
    lang = here.lang
    ground = [each.article.say(lang), each.condition.say(lang) if each.condition else ""]
    return element(
        "li",
        element("p", each.sender.say(lang), " → ", each.receiver.say(lang), class_="who"),
        element("p", each.when.say(lang), class_="within"),
        element("p", " · ".join(filter(None, ground)), class_="cite"),
    )


def _block(found: Breach, block: Block, here: Desk) -> Html:
    name, note = heading(block, here.lang)
    rows = [_recipient(each, block, here) for each in recipients(found, block, here.lang)]
    return element(
        "section",
        element("h3", name),
        element("p", note, class_="why"),
        element("ol", rows, class_="deadlines"),
        class_=f"block block-{block.key}",
    )


def _recipient(each: Recipient, block: Block, here: Desk) -> Html:
    """Who tells whom, until when, the ground and the condition; and of which data, with what sets them apart."""
    parts: list[Content] = [
        element("p", each.sender, " → ", each.receiver, class_="who"),
        _until(each, block, here),
    ]
    ground = " · ".join(filter(None, (each.ground, each.condition)))
    if ground:
        parts.append(element("p", ground, class_="cite"))
    if len(each.told) == 1:
        parts.append(element("p", each.told[0].data_sets, class_="cite of"))
    else:
        parts.append(element("ul", [element("li", _told(one, here)) for one in each.told], class_="cite of"))
    return element("li", parts, class_="own" if each.own else None)


def _told(one: Told, here: Desk) -> Content:
    apart = " · ".join(filter(None, (one.ground, one.condition)))
    return [one.data_sets, here.say("colon"), element("span", apart)] if apart else one.data_sets


def _until(each: Recipient, block: Block, here: Desk) -> Html | None:
    """The date where it is known, else the limit; of what is due now the block says all."""
    if each.by is not None:
        return element("p", moment(each.by, here.lang), class_="until")
    return None if block.key == "now" else element("p", each.when, class_="within")
