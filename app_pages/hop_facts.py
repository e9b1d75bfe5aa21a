"""The hops of an answer on screen: the table of all of them, and the facts of each."""

from collections.abc import Collection, Sequence

from app_pages.fact import bullets, chip, known, sources
from app_pages.markup import Content, Html, element, joined, separated
from app_pages.sentences import WORDS
from dataflow.answers.answer import Answer, Hop
from dataflow.facts.known import PurposeKnown
from dataflow.facts.parties import Certificate
from registry.records.evidence import Status
from registry.records.text import Lang
from registry.vocabulary import vocabulary

COLUMNS = (
    *("number", "from", "to", "what", "role", "purposes", "countries", "storage"),
    *("paper", "known_from"),
)
"""Few enough for all of a hop to be seen at once on a desk, and on a sheet of paper."""


def table(answer: Answer, lang: Lang, chosen: Collection[int] = ()) -> Html:
    """Every hop of an answer in one row, the chosen ones marked."""
    head = element("tr", [element("th", WORDS.say(lang, f"hop.{name}"), scope="col") for name in COLUMNS])
    rows = [_row(answer, hop, lang, hop.number in chosen) for hop in answer.hops]
    caption = element("caption", WORDS.say(lang, "hop.caption", n=len(answer.hops)))
    whole = element("table", caption, element("thead", head), element("tbody", rows), class_="grid hops")
    return element(
        "div", whole, class_="scroll", role="region", tabindex=0, aria_label=WORDS.say(lang, "hop.label")
    )


def _row(answer: Answer, hop: Hop, lang: Lang, chosen: bool) -> Html:
    cells: list[Content] = [
        end_of(answer, hop.source, lang),
        end_of(answer, hop.target, lang),
        carried(answer, hop, lang),
        known(hop.role, lang),
        [brief([purpose(each, lang) for each in hop.purposes], lang), bases_in_brief(hop.purposes, lang)],
        countries(answer, hop, lang),
        _kept(hop, lang),
        _paper(hop, lang),
        [chip(hop.status, lang), path_of(hop, lang), element("div", sources(hop.citations, lang))],
    ]
    return element(
        "tr",
        element("th", str(hop.number), scope="row"),
        [element("td", cell) for cell in cells],
        class_="chosen" if chosen else None,
        aria_current="true" if chosen else None,
    )


def carried(answer: Answer, hop: Hop, lang: Lang) -> Html:
    """The instances a hop carries, by data set; what is not the field asked for says how it answers to it."""
    if hop.origin != "stated":
        return element("span", WORDS.say(lang, f"origin.{hop.origin}"), class_="why")
    by_set: dict[str, list[Content]] = {}
    for each in hop.carries:
        held = answer.instance(each.instance)
        name: list[Content] = [held.field_label.say(lang)]
        if held.relation != "same":
            name.append(element("small", f" ({WORDS.say(lang, f'relation.{held.relation}')})"))
        if each.status is not Status.DECLARED and each.status is not hop.status:
            name += [" ", chip(each.status, lang)]
        by_set.setdefault(held.data_set_label.say(lang), []).append(joined(name))
    told = bullets(
        [element("strong", data_set), WORDS.say(lang, "colon"), separated(names, ", ")]
        for data_set, names in by_set.items()
    )
    return joined([told, *(element("span", each.say(lang), class_="line why") for each in hop.unsaid)])


def countries(answer: Answer, hop: Hop, lang: Lang) -> Html:
    """Where the data is, and where the company has its seat: two things."""
    seat, place = answer.party_at(hop.target).country, answer.stop(hop.target).country
    return bullets(
        [
            [WORDS.say(lang, "hop.data_in"), " ", known(place, lang)],
            [WORDS.say(lang, "hop.seat_in"), " ", known(seat, lang)],
        ]
    )


def certificate(each: Certificate, lang: Lang, at_place: bool = True) -> Html:
    """A certificate: its state, what it covers (the place of a hop too), where that can be read."""
    lines: list[Content] = [
        [_certificate(each, lang), " ", chip(each.status, lang)],
        [
            WORDS.say(lang, "certificate.scope"),
            " ",
            each.scope.say(lang) if each.scope else unknown(lang),
        ],
        WORDS.say(lang, f"covers.{each.covers}") if at_place else None,
        None if each.evidence else WORDS.say(lang, "certificate.claim"),
        sources(each.citations, lang),
    ]
    return joined([element("span", line, class_="line") for line in lines if line])


def _certificate(each: Certificate, lang: Lang) -> Html:
    return joined(
        [
            element("span", each.name.say(lang), class_="value"),
            element("small", f" ({WORDS.say(lang, f'state.{each.state}')})"),
        ]
    )


def purpose(each: PurposeKnown, lang: Lang) -> Html:
    condition = element("small", f" ({each.condition.say(lang)})") if each.condition else None
    return joined([known(each.purpose, lang), condition])


def _paper(hop: Hop, lang: Lang) -> Html:
    """The contract, and the certificates."""
    return joined(
        [
            element("small", WORDS.say(lang, "hop.contract"), WORDS.say(lang, "colon")),
            known(hop.contract, lang),
            element("small", WORDS.say(lang, "hop.certificates"), WORDS.say(lang, "colon"), class_="line"),
            brief([_certificate(each, lang) for each in hop.certificates], lang),
        ]
    )


def _kept(hop: Hop, lang: Lang) -> Html:
    """Whether it is kept there, and for how long where there are rules."""
    stored = [element("small", WORDS.say(lang, "hop.stored_there")), " ", known(hop.storage, lang)]
    if not hop.retention:
        return joined(stored)
    rules = brief([known(each.known, lang) for each in hop.retention], lang, most=1)
    return joined([*stored, element("small", WORDS.say(lang, "hop.how_long"), class_="line"), rules])


def bases_in_brief(purposes: Sequence[PurposeKnown], lang: Lang) -> Html:
    """Under each law, every legal basis claimed for any of the purposes, or that none is."""
    laws = dict.fromkeys(law for each in purposes for law in each.basis)
    lines = []
    for law in laws:
        told = dict.fromkeys(known(each.basis[law], lang) for each in purposes if law in each.basis)
        lines.append(
            element(
                "span",
                element("small", WORDS.say(lang, "hop.basis_short", law=law_name(law, lang))),
                " ",
                separated(told, ", "),
                class_="line",
            )
        )
    return joined(lines)


def law_name(law: str, lang: Lang) -> str:
    """What a law is called in short."""
    return vocabulary().regimes[law].label.say(lang)


def brief(items: Sequence[Content], lang: Lang, most: int = 3) -> Html:
    """A list in little room: the first ones, the others behind a click; unknown when there is none."""
    if not items:
        return unknown(lang)
    if len(items) <= most:
        return bullets(items)
    first = max(1, most - 1)
    more = element("summary", WORDS.say(lang, "more", n=len(items) - first))
    return joined([bullets(items[:first]), element("details", more, bullets(items[first:]))])


def path_of(hop: Hop, lang: Lang) -> Html | None:
    if hop.path_status is hop.status:
        return None
    return element("span", WORDS.say(lang, "hop.path"), " ", chip(hop.path_status, lang), class_="line why")


def end_of(answer: Answer, key: str, lang: Lang) -> Html:
    stop, party = answer.stop(key), answer.party_at(key)
    place, name = stop.label.say(lang), party.label.say(lang)
    if place == name:
        return element("span", name, class_="value")
    return joined([element("span", name, class_="value"), element("small", place, class_="line")])


def unknown(lang: Lang) -> Html:
    return element("span", WORDS.say(lang, "unknown"), class_="chip chip-unknown")
