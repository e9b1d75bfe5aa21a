"""The words of what is over: what may still be held, and trackers that lead to whom nobody engages."""

from collections.abc import Iterable, Iterator

from dataflow.answers.answer import Answer
from dataflow.answers.left import Left
from dataflow.facts.engaging import Unengaged
from dataflow.words.speech import Speech, capitalised
from registry.records.text import Lang


def remaining(answer: Answer, speech: Speech) -> Iterator[str]:
    """What may still be held after the end, each party and day by itself, with where it can be read."""
    return remainders(answer.left, speech)


def remainders(several: Iterable[Left], speech: Speech) -> Iterator[str]:
    """The same of a list of them."""
    for left in several:
        fields = speech.labels(left.fields) if left.fields else speech.say("left.unsaid")
        sets = speech.listed(speech.quoted(label.say(speech.lang)) for label in left.data_sets)
        data = speech.say("left.data", fields=fields, data_sets=sets) if sets else fields
        rules = speech.rules(left.rules)
        holds = left.holds if left.holds == "until" else f"{left.holds}_rules" if rules else left.holds
        yield speech.say(
            "left.line",
            party=speech.name(left.party),
            day=speech.day(left.ended),
            data=data,
            cites=speech.cites(
                (*left.citations, *(cited for rule in left.rules for cited in rule.citations))
            ),
            holds=speech.say(f"left.{holds}", to=speech.day(left.to) if left.to else "", rules=rules),
        )


def still_holding(answer: Answer, speech: Speech) -> Iterator[str]:
    """Of a field: who may still hold it and receives it no more, in one sentence."""
    kept = dict.fromkeys(speech.name(each.party) for each in answer.left if each.holds != "perhaps")
    perhaps = dict.fromkeys(speech.name(each.party) for each in answer.left if each.holds == "perhaps")
    for key, parties in (("kept", list(kept)), ("perhaps", [name for name in perhaps if name not in kept])):
        if parties:
            yield speech.say(f"left.parties.{key}", n=len(parties), parties=speech.listed(parties))


def unengaged(found: Unengaged, speech: Speech) -> str:
    """That a tracker leads to somebody whom nobody engages, or engages any more."""
    label = found.label.say(speech.lang)
    if found.ended is None:
        return speech.say("unengaged.never", party=label)
    return speech.say("unengaged.over", party=label, day=speech.day(found.ended))


def unengaged_told(found: Unengaged, lang: Lang) -> str:
    """The same by itself."""
    return capitalised(unengaged(found, Speech(lang)))
