"""A finding on screen: how sure and how grave it is, what it says, under which law, where, and what to do."""

from app_pages.desk import Desk
from app_pages.excerpt_view import where
from app_pages.fact import bullets, pairs
from app_pages.links import to_actor, to_field, to_page
from app_pages.markup import Content, Html, element, joined, separated
from app_pages.meaning import meaning
from dataflow.checks.rule import rules
from dataflow.exports.findings_table import also, law, standing
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import SEVERITIES, Finding, Said, Severity, Verdict
from registry.records.text import Lang
from registry.vocabulary import vocabulary_of


def verdict(value: Said, lang: Lang) -> Html:
    """How sure it is: a shape and a word."""
    return element(
        "span",
        WORDS.say(lang, f"verdict.{value}"),
        class_=f"chip verdict verdict-{value}",
        title=meaning("verdicts", value, lang),
    )


def heading(value: Verdict, here: Desk) -> Html:
    """One of the three that findings are told under, several of them."""
    return element(
        "span",
        here.say(f"actions.heading.{value}"),
        class_=f"chip verdict verdict-{value}",
        title=meaning("verdicts", value, here.lang),
    )


def severity(value: Severity, here: Desk, *, brief: bool = False) -> Html:
    """How grave it is: strokes and a word. `brief`: that the word is of severity is not said again to who sees it."""
    strokes = len(SEVERITIES) - SEVERITIES.index(value)
    meter = [element("i", class_="on" if index < strokes else None) for index in range(len(SEVERITIES))]
    word = WORDS.say(here.lang, f"severity.{value}")
    told: Content = here.say("finding.severity", value=word)
    if brief:
        named = element("span", here.say("findings.severity"), here.say("colon"), class_="unseen")
        told = [named, element("span", word, class_="capital")]
    return element(
        "span",
        element("span", meter, class_="meter", aria_hidden="true"),
        told,
        class_=f"severity severity-{value}",
    )


def coded(words: str) -> list[Content]:
    """The words, the keys of the registry among them as such: they stand between backticks."""
    parts = words.split("`")
    if len(parts) % 2 == 0:
        return [words]
    return [element("code", part) if number % 2 else part for number, part in enumerate(parts)]


def article(finding: Finding, here: Desk, chosen: bool = False, *, fix: bool = True) -> Html:
    """A finding in full; which rule it is and where in the file is behind a click, open for the one that is chosen.

    `fix`: whether it says what to do.
    """
    lang = here.lang
    applies = WORDS.say(lang, f"applicability.{finding.applicability}")
    under = element("small", law(finding, lang), " · ", applies, class_="under")
    facts: list[tuple[str, Content]] = [
        (here.say("finding.decides"), coded(finding.decides.say(lang)) if finding.decides else None),
        (here.say("finding.fix"), coded(finding.fix.say(lang)) if fix else None),
        (
            here.say("finding.standing"),
            standing(finding, lang) if finding.accepted or finding.lapsed else None,
        ),
    ]
    told = [element("div", element("dt", name), element("dd", value)) for name, value in facts if value]
    return element(
        "article",
        element(
            "div", verdict(finding.said, lang), severity(finding.severity, here, brief=True), class_="marks"
        ),
        element(
            "div",
            element("p", finding.message.say(lang), class_="message"),
            under,
            element("dl", told, class_="todo") if told else None,
            _also(finding, here, chosen),
            element("p", separated(_ways(finding, here, chosen), " · "), class_="ways"),
            _rule(finding, here, chosen),
            class_="body",
        ),
        class_=f"finding finding-{finding.said}" + (" chosen" if chosen else ""),
        id="finding" if chosen else None,
    )


def _rule(finding: Finding, here: Desk, open_: bool) -> Html:
    """Which rule found it, under which law, about what, by which id, and the lines of the file."""
    facts: list[tuple[str, Content]] = [
        (
            here.say("finding.rule"),
            [element("code", finding.check), " ", rules()[finding.check].detects.say(here.lang)],
        ),
        (here.say("findings.regime"), finding.regime_label.say(here.lang)),
        (here.say("finding.about"), _about(finding, here)),
        (here.say("finding.place"), where(finding.place, here, open_=True)),
        (here.say("finding.id"), element("code", finding.id)),
    ]
    summary = element("summary", here.say("finding.rule_and_line"))
    return element(
        "details", summary, pairs((name, value) for name, value in facts if value), class_="rule", open=open_
    )


def _also(finding: Finding, here: Desk, open_: bool) -> Html | None:
    """What other laws and checks say of the same fact, each with how sure it is and its articles."""
    if not finding.also:
        return None
    told = [
        element(
            "li",
            element("span", verdict(each.said, here.lang), element("span", each.regime_label.say(here.lang)),
                    element("small", WORDS.say(here.lang, f"applicability.{each.applicability}")), class_="marks"),
            element("p", words),
        )
        for each, words in zip(finding.also, also(finding, here.lang, brief=True), strict=True)
    ]  # fmt: skip
    summary = element("summary", here.say("finding.also_n", n=len(told)))
    return element("details", summary, element("ul", told), class_="also", open=open_)


def line(finding: Finding, here: Desk) -> Html:
    """A finding in little room, leading to the whole of it."""
    known = [verdict(finding.said, here.lang), severity(finding.severity, here)]
    regime = element("span", finding.regime_label.say(here.lang))
    whole = to_page(here, "findings", finding.message.say(here.lang), finding=(finding.id,))
    return joined([element("span", known, regime, class_="marks"), whole])


def _about(finding: Finding, here: Desk) -> Html:
    """The actors, fields and data sets it is about, each a link where it has a page."""
    registry, lang = here.registry, here.lang
    fields = vocabulary_of(registry).fields
    told: list[tuple[str, list[Content]]] = [
        (
            here.say("finding.actors"),
            [
                to_actor(here, id_, registry.actors[id_].name.say(lang))
                for id_ in finding.actors
                if id_ in registry.actors
            ],
        ),
        (
            here.say("finding.data_sets"),
            [
                registry.data_sets[id_].label.say(lang)
                for id_ in finding.data_sets
                if id_ in registry.data_sets
            ],
        ),
        (
            here.say("finding.fields"),
            [to_field(here, id_, fields[id_].label.say(lang)) for id_ in finding.fields if id_ in fields],
        ),
    ]
    return bullets(
        [element("small", name, here.say("colon")), separated(things, ", ")]
        for name, things in told
        if things
    )


def _ways(finding: Finding, here: Desk, alone: bool) -> list[Content]:
    """Where it can be seen: on the map, on the way of its fields, alone."""
    fields = vocabulary_of(here.registry).fields
    ways: list[Content] = [
        to_page(here, "map", here.say("finding.on_map"), finding=(finding.id,))
        if touches_flows(finding)
        else None
    ]
    ways += [
        to_page(
            here,
            "ask",
            here.say("finding.on_way", name=fields[id_].label.say(here.lang)),
            field=id_,
            finding=(finding.id,),
        )
        for id_ in finding.fields[:1]
        if id_ in fields and finding.hops
    ]
    if not alone:
        ways.append(to_page(here, "findings", here.say("finding.alone"), finding=(finding.id,)))
    return ways


def touches_flows(finding: Finding) -> bool:
    """Whether it can be about flows at all."""
    return bool(finding.hops or finding.actors or finding.data_sets)
