"""One hop of an answer on screen, with everything that is known of it, and why."""

from app_pages.fact import bullets, chip, explained, known, pairs, sources
from app_pages.hop_facts import carried, certificate, end_of, law_name, path_of, purpose, unknown
from app_pages.markup import Content, Html, element, joined
from app_pages.sentences import WORDS
from dataflow.answers.answer import Answer, Hop
from dataflow.facts.known import Known
from dataflow.words.taking_part import taking_part
from registry.records.text import Lang


def card(answer: Answer, hop: Hop, lang: Lang) -> Html:
    """One hop with everything that is known of it, and why."""
    facts: list[tuple[str, Content]] = [
        (WORDS.say(lang, "hop.status"), [chip(hop.status, lang), path_of(hop, lang), _why(hop, lang)]),
        (WORDS.say(lang, "hop.kind"), hop.kind_label.say(lang)),
        (WORDS.say(lang, "hop.what"), carried(answer, hop, lang)),
        (WORDS.say(lang, "hop.role"), explained(hop.role, lang)),
        (
            WORDS.say(lang, "hop.purposes"),
            _purposes(hop, lang),
        ),
        (WORDS.say(lang, "hop.condition"), hop.condition.say(lang) if hop.condition else None),
        (WORDS.say(lang, "hop.storage"), explained(hop.storage, lang)),
        (
            WORDS.say(lang, "hop.retention"),
            bullets([known(each.known, lang), " ", sources(each.citations, lang)] for each in hop.retention)
            if hop.retention
            else unknown(lang),
        ),
        (WORDS.say(lang, "hop.seat"), explained(answer.party_at(hop.target).country, lang)),
        (WORDS.say(lang, "hop.data_country"), explained(answer.stop(hop.target).country, lang)),
        (WORDS.say(lang, "hop.mechanism"), explained(hop.mechanism, lang)),
        (WORDS.say(lang, "hop.contract"), explained(hop.contract, lang)),
        (
            WORDS.say(lang, "hop.certificates"),
            bullets(certificate(each, lang) for each in hop.certificates)
            if hop.certificates
            else unknown(lang),
        ),
        (WORDS.say(lang, "hop.activities"), taking_part(hop, lang) or None),
        (WORDS.say(lang, "hop.note"), hop.note.say(lang) if hop.note else None),
        (WORDS.say(lang, "hop.source"), sources(hop.citations, lang)),
    ]
    title = WORDS.say(lang, "hop.title", n=hop.number)
    ends = element(
        "p",
        end_of(answer, hop.source, lang),
        element("span", " → ", aria_hidden="true"),
        end_of(answer, hop.target, lang),
        class_="ends",
    )
    told = [(name, value) for name, value in facts if value]
    return element("article", element("h3", title), ends, pairs(told), class_="card")


def _purposes(hop: Hop, lang: Lang) -> Html:
    """The purposes, each with its legal bases; those that are the same for all of them said once."""
    if not hop.purposes:
        return unknown(lang)
    laws = dict.fromkeys(law for each in hop.purposes for law in each.basis)
    shared = [
        law
        for law in laws
        if len({known(each.basis[law], lang) for each in hop.purposes if law in each.basis}) == 1
    ]
    items = [
        [
            purpose(each, lang),
            [_basis(law, basis, lang) for law, basis in each.basis.items() if law not in shared],
        ]
        for each in hop.purposes
    ]
    first = hop.purposes[0].basis
    return joined([bullets(items), [_basis(law, first[law], lang) for law in shared if law in first]])


def _basis(law: str, basis: Known, lang: Lang) -> Html:
    return element(
        "div",
        element("span", WORDS.say(lang, "hop.basis", law=law_name(law, lang)), class_="why"),
        explained(basis, lang),
        class_="basis",
    )


def _why(hop: Hop, lang: Lang) -> Html | None:
    return element("span", hop.reason.say(lang), class_="line why") if hop.reason else None
