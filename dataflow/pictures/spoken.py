"""The lines of a picture as they are read out: who passes what to whom, by the names of the parties.

A reader who cannot see which frame a place stands in is not helped by « App to App ».
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dataflow.answers.answer import Answer
from dataflow.answers.flow_map import FlowMap
from dataflow.facts.parties import Party, Stop
from dataflow.facts.values import status_word
from dataflow.pictures.elements import Elements
from dataflow.pictures.sentences import WORDS
from dataflow.words.speech import capitalised, uncapitalised
from registry.records.evidence import Status
from registry.records.prose import list_in_words
from registry.records.text import Lang, Text
from registry.sentences import quoted, stopped

_SHOWN: Final = 4
"""Data named of one line; of more it says how many."""


class Passed(NamedTuple):
    """What goes from one stop to another."""

    source: Stop
    target: Stop
    fields: tuple[Text, ...]
    """Empty: nobody has said what."""
    status: Status
    number: str = ""
    condition: Text | None = None
    unsaid: tuple[Text, ...] = ()
    """What its statement leaves open."""


def answer_names(answer: Answer, elements: Elements, lang: Lang) -> dict[str, str]:
    """The lines of the picture of an answer in words, by the id of their element."""
    told = {
        str(hop.number): Passed(
            answer.stop(hop.source),
            answer.stop(hop.target),
            tuple(answer.instance(each.instance).field_label for each in hop.carries),
            hop.status,
            str(hop.number),
            hop.condition,
            hop.unsaid,
        )
        for hop in answer.hops
    }
    parties = {party.id: party for party in answer.parties}
    return {
        id_: _told([told[number] for number in numbers], parties, lang)
        for id_, numbers in elements.hops.items()
    }


def map_names(drawn: FlowMap, elements: Elements, lang: Lang) -> dict[str, str]:
    """The lines of a map in words, by the id of their element."""
    told: dict[str, Passed] = {}
    for strand in drawn.strands:
        fields = tuple(field for parcel in strand.parcels for field in parcel.fields)
        weakest = Status.weakest(*(status for status, n in strand.statuses.items() if n))
        source, target = drawn.stop(strand.source), drawn.stop(strand.target)
        passed = Passed(source, target, fields, weakest, unsaid=strand.unsaid)
        told |= dict.fromkeys(strand.flows, passed)
    parties = {party.id: party for party in drawn.parties}
    return {
        id_: _told(list(dict.fromkeys(told[flow] for flow in flows)), parties, lang)
        for id_, flows in elements.hops.items()
    }


def _told(passed: Sequence[Passed], parties: Mapping[str, Party], lang: Lang) -> str:
    """One line in words: a sentence for each two parties, the places where there are only two, how it is known."""
    together: dict[tuple[str, str], list[Passed]] = defaultdict(list)
    for each in passed:
        together[each.source.party, each.target.party].append(each)
    numbers = [each.number for each in passed if each.number]
    start = [f"{', '.join(numbers)}."] if numbers else []
    sentences = [
        _sentence(held, parties[source], parties[target], lang) for (source, target), held in together.items()
    ]
    known = status_word(Status.weakest(*(each.status for each in passed)), lang)
    conditions = dict.fromkeys(each.condition.say(lang) for each in passed if each.condition)
    remarks = [WORDS.say(lang, "spoken.condition", what=each) for each in conditions]
    remarks += dict.fromkeys(left.say(lang) for each in passed for left in each.unsaid)
    return " ".join([*start, *sentences, *(stopped(capitalised(each)) for each in (*remarks, known))])


def _sentence(passed: Sequence[Passed], source: Party, target: Party, lang: Lang) -> str:
    """Who passes what to whom; then the places, where their names say more."""
    fields = _fields((field for each in passed for field in each.fields), lang)
    subject = source
    if source.id == target.id:
        key = "within"
    elif target.kind == "unknown":
        key = "unnamed"
    elif source.kind == "person":
        key, subject = "gets", target
    else:
        key = "passes"
    if not fields and key != "unnamed":
        key += "-unsaid"
    if subject.collective and source.id != target.id:
        key += "-many"
    said = WORDS.say(
        lang,
        f"spoken.{key}",
        n=len(fields),
        what=_list(fields, lang),
        source=_name(source, lang),
        target=_name(target, lang),
    )
    ends = list(dict.fromkeys((each.source.label.say(lang), each.target.label.say(lang)) for each in passed))
    if len(ends) > 1 or source.kind == "person":
        return said
    left, right = ends[0]
    if target.kind == "unknown":
        where = "" if left == source.label.say(lang) else "place"
    else:
        where = "" if (left, right) == (source.label.say(lang), target.label.say(lang)) else "places"
    if not where:
        return said
    told = WORDS.say(lang, f"spoken.{where}", left=quoted(lang, left), right=quoted(lang, right))
    return f"{said} {told}"


def _fields(fields: Iterable[Text], lang: Lang) -> list[str]:
    said = dict.fromkeys(uncapitalised(field.say(lang)) for field in fields)
    return [quoted(lang, each) if lang == "fr" else each for each in said]


def _list(fields: Sequence[str], lang: Lang) -> str:
    if len(fields) > _SHOWN + 1:
        more = WORDS.say(lang, "spoken.more", n=len(fields) - _SHOWN)
        return list_in_words([*fields[:_SHOWN], more], lang)
    return list_in_words(fields, lang)


def _name(party: Party, lang: Lang) -> str:
    label = party.label.say(lang)
    return quoted(lang, label) if party.collective or party.kind in ("unknown", "person") else label
