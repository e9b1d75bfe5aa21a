"""Contracts in words: how one stands on a day, and what it says of its end."""

import datetime
from typing import TYPE_CHECKING, Final

from dataflow.facts.known import UNKNOWN, Known
from dataflow.facts.lists import listed
from dataflow.facts.sentences import WORDS
from registry.records.contract import Amendment, Contract, run_on
from registry.records.prose import day_text
from registry.records.record import Record
from registry.records.text import Text, both, text

if TYPE_CHECKING:
    from dataflow.facts.facts import Facts

_STATES: Final = {"running": "valid", "renewed": "valid", "ended": "expired", "not_yet": "not_yet"}
"""How a contract stands, as a list is asked for it; any other state leaves it open."""


class Agreed(Record):
    """What a contract says of how long it runs and of what it covers, each part as far as it is known."""

    state: Known = UNKNOWN
    """How it stands on the day."""
    until: Known = UNKNOWN
    """The last day of its present term."""
    renewal: Known = UNKNOWN
    notice: Known = UNKNOWN
    """By when notice has to be given, or how long before."""
    describes: Known = UNKNOWN
    """What it sets out of GDPR Art. 28(3), first sentence."""
    amendments: tuple[Known, ...] = ()
    url: str | None = None


def run_text(contract: Contract, on: datetime.date) -> Text | None:
    """How a contract stands on a day; None: it does not say how long it runs."""
    run = run_on(contract, on)
    match run.state:
        case "unknown":
            return None
        case "not_yet":
            return WORDS.both("run.not_yet", day=day_text(contract.began)) if contract.began else None
        case "running" if run.until is not None:
            key = "run.tacit" if contract.renewal.value == "tacit" else "run.until"
            return WORDS.both(key, day=day_text(run.until))
        case "renewed" if run.until is None and contract.ends is not None:
            return WORDS.both("run.renewed_since", day=day_text(contract.ends))
    return WORDS.both(f"run.{run.state}", **({"day": day_text(run.until)} if run.until else {}))


def agreed(contract: Contract | None, facts: "Facts") -> Agreed:
    """The parts of a contract in words; of one that is not on record each is unknown."""
    if contract is None:
        return Agreed()
    run = run_on(contract, facts.on)
    state = run_text(contract, facts.on)
    return Agreed(
        state=facts.statement(contract, _STATES.get(run.state), state) if state else UNKNOWN,
        until=facts.statement(contract, run.until.isoformat(), day_text(run.until)) if run.until else UNKNOWN,
        renewal=_renewal(contract, facts),
        notice=_notice(contract, facts),
        describes=_describes(contract, facts),
        amendments=tuple(_amendment(each, facts) for each in contract.amendments),
        url=contract.url,
    )


def _renewal(contract: Contract, facts: "Facts") -> Known:
    """What happens at its end, and for how long it then goes on."""
    every = contract.renews_every

    def told(renewal: str) -> Text:
        word = WORDS.both(f"renewal.{renewal}")
        if every is None or renewal == "none":
            return word
        return WORDS.both("renewal.every", renewal=word, length=facts.duration(every))

    known = facts.known(contract.renewal, contract, told)
    if known.label is not None or every is None:
        return known
    length = WORDS.both("renewal.length", length=facts.duration(every))
    return facts.statement(contract, "unknown", length)


def _notice(contract: Contract, facts: "Facts") -> Known:
    """The next day to give notice by; where the calendar does not tell, how long before.

    Its value is that day; a length of time where no day is to come, and none where it hangs on what nobody said.
    """
    if contract.notice is None:
        return UNKNOWN
    run, length = run_on(contract, facts.on), facts.duration(contract.notice)
    if run.notice_by is not None and run.leaves is not None:
        days = {"day": day_text(run.notice_by), "end": day_text(run.leaves)}
        return facts.statement(
            contract, run.notice_by.isoformat(), WORDS.both("notice_by", length=length, **days)
        )
    settled = run.state == "ended" or (run.state == "running" and run.until is None)
    return facts.statement(contract, str(contract.notice) if settled else None, length)


def _describes(contract: Contract, facts: "Facts") -> Known:
    if not contract.describes:
        return UNKNOWN
    names = [WORDS.both(f"describes.{each}") for each in dict.fromkeys(contract.describes)]
    label = both(lambda lang: listed((each.say(lang) for each in names), lang))
    return facts.statement(contract, ",".join(sorted({*contract.describes})), label)


def _amendment(each: Amendment, facts: "Facts") -> Known:
    """What it changes, and when; where it stands, when no citation says it."""
    told = WORDS.both("amendment", what=each.what, day=day_text(each.on)) if each.on else each.what
    if each.document:
        title = facts.registry.documents[each.document].title
        told = WORDS.both("amendment_in", amendment=told, document=text(title, title))
    return facts.statement(each, each.on.isoformat() if each.on else None, told)
