"""The doubts of an answer: what is unknown, denied or contradictory, and which sources are cut off."""

from collections.abc import Iterator

from dataflow.answers.answer import Answer, Contradiction, Gap
from dataflow.words.speech import Speech, Told
from registry.records.text import Lang, Text
from registry.sentences import stopped


def contradictions(answer: Answer, speech: Speech) -> Iterator[str]:
    """Statements that cannot both hold, and the likely way out (rules.yaml R20)."""
    for found in answer.contradictions:
        if found.field_label is None:
            yield disagreement(found, speech)
        else:
            yield f"{against(found, speech)} {_way_out(answer, found, speech)}"


def against(found: Contradiction, speech: Speech) -> str:
    """Two statements about a field that cannot both hold, in a sentence."""
    field = found.field_label.say(speech.lang) if found.field_label else ""
    if found.kind != "two_periods" and found.field_label:
        field = speech.quoted(speech.within(found.field_label))
    said = speech.say(
        f"contradictions.{found.kind}",
        field=field,
        who=found.who.say(speech.lang),
        place=speech.quoted(found.place.say(speech.lang)) if found.place else "",
        others=speech.listed(other.say(speech.lang) for other in found.others),
        act=found.act_label.say(speech.lang) if found.act_label else "",
        rules=speech.apart(rule.say(speech.lang) for rule in found.rules),
        hops=_steps(found, speech),
    )
    return stopped(f"{said}{speech.cites(found.citations)}")


def disagreement(found: Contradiction, speech: Speech) -> str:
    """What is stated of one thing in ways that cannot all hold, and the likely way out (rules.yaml R33)."""
    said = stopped(disagreeing(found, speech, _steps(found, speech)))
    return f"{said} {speech.say(f'contradictions.{found.hint}')}"


def disagreeing(found: Contradiction, speech: Speech, hops: str = "") -> str:
    """The same without the way out, each statement with where it can be read: a clause, for a cell."""
    read = {cited for value in found.values for cited in value.citations}
    said = speech.say(
        f"contradictions.{found.kind}",
        who=found.who.say(speech.lang),
        about=speech.quoted(found.about.say(speech.lang)) if found.about else "",
        values=speech.listed(map(speech.sourced, found.values)),
        others=speech.listed(other.say(speech.lang) for other in found.others),
        hops=hops,
    )
    # What the values rest on stands beside each; what is left is where the contrary can be read.
    return said + speech.cites(each for each in found.citations if each not in read)


def _steps(found: Contradiction, speech: Speech) -> str:
    if not found.hops:
        return ""
    return speech.say("contradictions.hops", n=len(found.hops), hops=speech.listed(map(str, found.hops)))


def _way_out(answer: Answer, found: Contradiction, speech: Speech) -> str:
    if found.hint != "two_instances":
        return way_out(found, speech)
    carried = [answer.instance(each.instance) for number in found.hops for each in answer.hop(number).carries]
    sets = [
        speech.quoted(held.data_set_label.say(speech.lang))
        for held in carried
        if held.field_label == found.field_label
    ]
    return speech.say("contradictions.two_instances", sets=speech.listed(sets))


def way_out(found: Contradiction, speech: Speech) -> str:
    """What would end it, where that is not to keep two instances apart."""
    others = speech.listed(other.say(speech.lang) for other in found.others)
    return speech.say(f"contradictions.{found.hint}", others=others)


def contradiction(found: Contradiction, lang: Lang) -> str:
    """A contradiction that is not between two instances, in words."""
    speech = Speech(lang)
    return f"{against(found, speech)} {way_out(found, speech)}"


def denials(answer: Answer, speech: Speech) -> Iterator[str]:
    """What somebody says is not done."""
    for denial in answer.denials:
        yield speech.denial(denial)


def unknown(answer: Answer, speech: Speech) -> Iterator[str]:
    """What nobody has said about the parties and purposes named, by matter, and what statements leave open."""
    for gap in answer.gaps:
        if gap.about != "source":
            yield speech.say(
                f"unknown.{gap.about}", of=speech.listed(_named(answer, gap, speech)), n=len(gap.labels)
            )
    open_: dict[str, list[int]] = {}
    for hop in answer.hops:
        for text in hop.unsaid:
            open_.setdefault(text.say(speech.lang), []).append(hop.number)
    for said, numbers in open_.items():
        hops = speech.listed(map(str, numbers))
        yield speech.say("unknown.unsaid", n=len(numbers), hops=hops, said=said)


def _named(answer: Answer, gap: Gap, speech: Speech) -> Iterator[str]:
    known = {party.id: party for party in answer.parties}
    for index, label in enumerate(gap.labels):
        party = known.get(gap.parties[index]) if index < len(gap.parties) else None
        name = speech.name(party) if party else speech.within(label)
        parts = gap.within[index] if index < len(gap.within) else ()
        yield f"{name} ({', '.join(part.say(speech.lang) for part in parts)})" if parts else name


def not_reached(answer: Answer, speech: Speech) -> Iterator[str]:
    """The third parties of the registry that no hop leads to: silence, and no denial."""
    over = {each.party.id for each in answer.left}
    silent = [party for party in answer.completeness.not_reached if party.id not in over]
    if silent and answer.question == "goes":
        yield speech.say(
            "not_reached.parties", n=len(silent), parties=speech.listed(map(speech.name, silent))
        )


def sources(told: Told, speech: Speech) -> Iterator[str]:
    """What is missing of the documents: what they do not say is unknown."""
    for missing in told.source.incomplete:
        yield speech.say("sources.incomplete", missing=_sentence(missing, speech))


def _sentence(words: Text, speech: Speech) -> str:
    return words.say(speech.lang).rstrip(".")
