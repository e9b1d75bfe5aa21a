"""Facts as dots: how far each of the ten is known of a third party, as a shape with a word."""

from app_pages.desk import Desk
from app_pages.links import address_of
from app_pages.list_parts import shown
from app_pages.markup import Html, element, joined
from app_pages.pager import pager
from dataflow.standing import FACTS, Fact, FactKnown, PartyStanding, Standing
from dataflow.standing.fact import State
from dataflow.standing.sentence import fact_name, state_name
from dataflow.standing.sentences import WORDS

MATRIX = "standing-facts"
"""The id of the table of facts by third party."""


def dot(state: State, words: str, *, heard: bool = False) -> Html:
    """The shape of a state, and its word; with `heard` it is not seen, where a value stands beside it."""
    word = element("span", words, class_="unseen") if heard else words
    return element("span", word, class_=f"dot dot-{state}")


def asked(here: Desk) -> Fact | None:
    """The fact that an address of Home is limited to: those are shown of whom it is not known."""
    named = next(iter(here.address.limits.get("fact", ())), "")
    return Fact(named) if named in FACTS else None


def matrix(found: Standing, here: Desk) -> Html:
    """Who is known how far: a row for each third party, fifty at once, and a dot for each fact that leads to it."""
    fact = asked(here)
    parties = found.parties if fact is None else tuple(each for each in found.parties if each.lacks(fact))
    these = shown(parties, here.address.part)
    heads = [here.say("home.party"), *(fact_name(each, here.lang) for each in FACTS), here.say("home.known")]
    rows = [_row(each, here) for each in these.rows]
    whole = here.say("home.rows", n=these.of)
    part = here.say("home.rows_part", first=these.first, last=these.first + len(rows) - 1, n=these.of)
    table = element(
        "table",
        element(
            "caption", whole if these.parts == 1 else part, class_="unseen" if these.parts == 1 else None
        ),
        element("thead", element("tr", [element("th", each, scope="col") for each in heads])),
        element("tbody", rows),
        class_="grid known-facts",
    )
    framed = element(
        "div", table, class_="scroll", role="region", tabindex=0, aria_label=here.say("home.matrix")
    )
    return joined([framed, pager(these, "", here, "part", fact=(fact.value,) if fact else ())])


def legend(here: Desk) -> Html:
    """What the shapes mean."""
    states: tuple[State, ...] = ("known", "partly", "unknown", "needless")
    return element(
        "p", [dot(each, WORDS.say(here.lang, f"state.{each}")) for each in states], class_="legend"
    )


def _row(party: PartyStanding, here: Desk) -> Html:
    name = party.label.say(here.lang)
    whole = element("a", name, href=address_of(here, "actor", actor=party.id), target="_self")
    count = [element("strong", str(party.known)), " ", here.say("home.of", n=party.of)]
    return element(
        "tr",
        element("th", whole, scope="row"),
        [element("td", _cell(party, each, here)) for each in party.facts],
        element("td", count, class_="number"),
    )


def _cell(party: PartyStanding, told: FactKnown, here: Desk) -> Html:
    words = state_name(told, here.lang)
    heard = here.say(
        f"home.cell.{told.state}",
        name=party.label.say(here.lang),
        fact=fact_name(told.fact, here.lang),
        state=words,
    )
    return element(
        "a",
        element("span", heard, class_="unseen"),
        href=address_of(here, "actor", actor=party.id, fact=(told.fact.value,)),
        target="_self",
        title=words,
        class_=f"dot dot-{told.state} bare",
    )
