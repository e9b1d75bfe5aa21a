"""The sentences of a standing: what a third party receives, what is not known of it, and when something is due."""

from collections.abc import Sequence
from typing import Final

from dataflow.facts.known import Known
from dataflow.facts.lists import listed
from dataflow.standing.due import Due, Dues
from dataflow.standing.fact import Fact, FactKnown, PartyStanding
from dataflow.standing.sentences import WORDS
from dataflow.standing.settled import is_settled
from dataflow.words.speech import uncapitalised
from registry.records.prose import day_in_words
from registry.records.text import Lang

_NAMED: Final = 3
"""Facts that a sentence names; of more it says how many."""


def fact_name(fact: Fact, lang: Lang) -> str:
    """What one of the ten is called."""
    return WORDS.say(lang, f"fact.{fact}")


def state_name(told: FactKnown, lang: Lang) -> str:
    """How far it is known, in a word."""
    return WORDS.say(lang, f"state.{told.state}")


def unknown_name(fact: Fact, lang: Lang) -> str:
    """That one of the ten is unknown, in a word that agrees with it."""
    return WORDS.say(lang, f"unknown.{fact}")


def needless(fact: Fact, lang: Lang) -> str:
    """Why no law asks for it."""
    return WORDS.say(lang, f"needless.{fact}")


def receives(party: PartyStanding, lang: Lang) -> str:
    """How many kinds of data a third party receives, and what for, in one sentence."""
    data, purposes = party.fact(Fact.DATA), party.fact(Fact.PURPOSES)
    amount = counted(data, lang)
    name = party.label.say(lang)
    key = "receives" if amount else "receives_unknown"
    what = WORDS.say(lang, key, name=name, what=amount)
    named = _settled(purposes)
    if not named:
        return WORDS.say(lang, "for_unknown", what=what)
    return WORDS.say(lang, "for", what=what, n=len(named), purposes=_few(named, lang))


def counted(data: FactKnown, lang: Lang) -> str:
    """How many kinds of data it receives, and of how many more that is not known; empty where nothing is stated.

    The two numbers add up to what the rows and the register name.
    """
    sure = len({each.value for each in _settled(data)})
    perhaps = len({each.value for each in data.values}) - sure
    if not sure:
        return WORDS.say(lang, "data_perhaps", n=perhaps) if perhaps else ""
    said = WORDS.say(lang, "data_more" if data.more else "data", n=sure)
    return WORDS.say(lang, "data_and_perhaps", what=said, n=perhaps) if perhaps else said


def lacks(party: PartyStanding, lang: Lang) -> str:
    """What is not known of it: the first few facts, and how many others; then what is known in part."""
    if not party.open:
        return WORDS.say(lang, "complete")
    unknown, partly = (
        [each for each in party.open if each.state == state] for state in ("unknown", "partly")
    )
    said = [_unknown(unknown, lang)] if unknown else []
    if partly:
        facts = listed((WORDS.say(lang, f"its.{each.fact}") for each in partly), lang)
        said.append(WORDS.say(lang, "lacks_part", n=len(partly), facts=facts))
    return " ".join(said)


def _unknown(unknown: Sequence[FactKnown], lang: Lang) -> str:
    its = [WORDS.say(lang, f"its.{each.fact}") for each in unknown]
    if len(its) == 1:
        return WORDS.say(lang, "lacks_one", facts=its[0])
    named, rest = its[:_NAMED], len(its) - _NAMED
    facts = named[0]
    for each in named[1:]:
        facts = WORDS.say(lang, "nor", one=facts, other=each)
    return (
        WORDS.say(lang, "lacks_more", facts=facts, n=rest)
        if rest > 0
        else WORDS.say(lang, "lacks", facts=facts)
    )


def when(due: Due, lang: Lang) -> str:
    """Since when it is due, or until when there is time."""
    day = day_in_words(due.on, lang)
    if due.over:
        return WORDS.say(lang, "when.over", day=day)
    return WORDS.say(lang, "when.soon", n=due.days, day=day) if due.days else WORDS.say(lang, "when.today")


def undated(found: Dues, lang: Lang) -> str:
    """Of how many things nobody has said a day; empty where each has one."""
    return listed(
        (WORDS.say(lang, f"undated.{each.kind}", n=each.n, of=each.of) for each in found.undated), lang
    )


def example(fact: Fact, lang: Lang) -> str:
    """A line to write into the file, with `<what to put there>`: copied as it stands it is refused and says nothing."""
    return WORDS.say(lang, f"write.{fact}")


def party_example(lang: Lang) -> str:
    """The lines that name a third party, with `<what to put there>` in the same way."""
    return WORDS.say(lang, "write_party")


def _settled(told: FactKnown) -> Sequence[Known]:
    return [each for each in told.values if is_settled(each)]


def _few(named: Sequence[Known], lang: Lang) -> str:
    """The first few labels, and how many others."""
    labels = [uncapitalised(each.label.say(lang)) for each in named if each.label]
    rest = len(labels) - _NAMED
    more = [WORDS.say(lang, "others", n=rest)] if rest > 0 else []
    return listed([*labels[:_NAMED], *more], lang)
