"""Facts on screen: a value, how it is known, and where that can be read."""

from collections.abc import Iterable, Sequence

from app_pages.markup import NOTHING, Content, Html, element, joined
from app_pages.sentences import WORDS
from dataflow.facts.citations import cited
from dataflow.facts.known import Cited, Known
from dataflow.facts.values import differing, remark
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang
from registry.vocabulary import vocabulary


def chip(status: Status, lang: Lang) -> Html:
    """How something is known: a shape and a word, for colour alone says nothing."""
    term = vocabulary().statuses[status]
    return element(
        "span",
        term.label.say(lang),
        class_=f"chip chip-{status}",
        title=term.note.say(lang) if term.note else None,
    )


def known(fact: Known, lang: Lang, missing: str = "unknown") -> Html:
    """The value and its chip; that it is unknown when it is. Where it can be read is left to `sources`."""
    if fact.label is None:
        return element("span", WORDS.say(lang, missing), class_="chip chip-unknown")
    apiece = differing(fact)
    if apiece:
        between = WORDS.say(lang, "fact.or" if fact.disputed else "fact.and")
        each: list[Content] = [piece for part in apiece for piece in (f" {between} ", known(part, lang))]
        return joined([*each[1:], WORDS.say(lang, "fact.disputed") if fact.disputed else None])
    shown = element("span", fact.label.say(lang), class_="value")
    status = remark(fact)
    return joined([shown, " ", chip(status, lang)]) if status else shown


def explained(fact: Known, lang: Lang) -> Html:
    """The value with its chip, its reason and where it can be read."""
    return joined(
        [element("span", line, class_="line") for line in [known(fact, lang), *grounds(fact, lang)]]
    )


def grounds(fact: Known, lang: Lang) -> list[Content]:
    """Why it is known and where that can be read, a line each: of what was looked up outside, where and when."""
    lines: list[Content] = []
    if fact.reason:
        lines.append(element("span", fact.reason.say(lang), class_="why"))
    if fact.status is Status.ENRICHMENT and (fact.dated or fact.source):
        found = WORDS.say(
            lang,
            "fact.found",
            source=fact.source or WORDS.say(lang, "fact.somewhere"),
            day=day_in_words(fact.dated, lang) if fact.dated else "—",
        )
        lines.append(element("span", found, class_="why"))
    if len({part.citations for part in fact.parts}) > 1:
        lines += [
            [
                part.label.say(lang) if part.label else None,
                WORDS.say(lang, "colon"),
                sources(part.citations, lang),
            ]
            for part in fact.parts
        ]
    elif fact.citations:
        lines.append(sources(fact.citations, lang))
    elif fact.label is not None and fact.status in (Status.DECLARED, Status.INFERRED):
        lines.append(element("span", WORDS.say(lang, "fact.uncited"), class_="uncited"))
    return lines


def sources(citations: Sequence[Cited], lang: Lang) -> Html:
    """Where something can be read, one line each; that nothing is cited when nothing is."""
    if not citations:
        return element("span", WORDS.say(lang, "fact.uncited"), class_="uncited")
    return joined([element("span", cited(each, lang, "page"), class_="cite") for each in citations])


def bullets(items: Iterable[Content], class_: str | None = None) -> Html:
    """The items as a list; nothing when there are none."""
    told = [element("li", item) for item in items]
    return element("ul", told, class_=class_) if told else NOTHING


def pairs(facts: Iterable[tuple[str, Content]]) -> Html:
    """Names with what is known of them, as a definition list."""
    return element(
        "dl",
        [element("div", element("dt", name), element("dd", value)) for name, value in facts],
        class_="facts",
    )
