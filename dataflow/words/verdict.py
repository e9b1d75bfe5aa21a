"""The verdict: whether one actor gets one field, as far as anybody has said."""

from dataflow.answers.answer import Answer
from dataflow.graph.instance import Relation
from dataflow.words.moves import moves, unstated
from dataflow.words.remaining import remainders
from dataflow.words.speech import Speech
from dataflow.words.storing import never_stored
from registry.records.evidence import Status
from registry.records.text import Lang, Text

_STORED = ("stored", "only_here")


def storage_verdict(answer: Answer, actor: str, label: Text, lang: Lang) -> str:
    """Whether the actor stores the field: to receive is not to store, and a denial comes first."""
    speech = Speech(lang)
    values = {"actor": label.say(lang), "field": speech.asked(answer.asked_label, answer.whose)}
    own = {held.key for held in answer.instances if held.relation is Relation.SAME}
    here = [
        hop
        for hop in answer.hops
        if answer.party_at(hop.target).id == actor and any(each.instance in own for each in hop.carries)
    ]
    denied = [denial for denial in never_stored(answer) if denial.who == actor]
    said = " ".join(speech.denial(denial) for denial in denied)
    if stored := [hop for hop in here if hop.storage.value in _STORED]:
        best = min((hop.status for hop in stored), key=lambda status: status.weakness)
        return " ".join(filter(None, (speech.say(f"stores.{best}", **values), said)))
    if said:
        own_hops = {hop.number for hop in here}
        held = [
            hop
            for hop in answer.hops
            if answer.party_at(hop.target).id == actor
            and hop.storage.value in _STORED
            and hop.number not in own_hops
        ]
        return f"{said} {speech.say('stores.perhaps', **values)}" if held else said
    if any(hop.storage.value is None for hop in here):
        return speech.say("stores.unsaid", **values)
    if here:
        return speech.say("stores.not", **values)
    return verdict(answer, actor, label, lang)


def verdict(answer: Answer, actor: str, label: Text, lang: Lang) -> str:
    """« Yes », « by inference », « perhaps » or « no flow is declared », and never a « no » that nobody said.

    `answer` is where the field goes, `label` the name of the actor, which the answer may not reach.
    """
    speech = Speech(lang)
    values = {"actor": label.say(lang), "field": speech.asked(answer.asked_label, answer.whose)}
    kept = never_stored(answer)
    denied = [
        denial
        for denial in answer.denials
        if denial.who == actor and denial.fields and (denial.act != "store" or denial in kept)
    ]
    core = [move for move in moves(answer, Relation.SAME) if actor in (move.target.id, move.source.id)]
    if core:
        best = min((move.status for move in core), key=lambda status: status.weakness)
        said = speech.say(f"verdict.{best}", **values)
    elif near := [move for move in moves(answer, Relation.PART, Relation.ALSO) if move.target.id == actor]:
        best = min((move.status for move in near), key=lambda status: status.weakness)
        kinds = [held for held in answer.instances if held.relation in (Relation.PART, Relation.ALSO)]
        key = "near" if best is Status.DECLARED else "near_doubtful"
        said = speech.say(f"verdict.{key}", what=speech.labels(held.field_label for held in kinds), **values)
    elif any(move.target.id == actor for move in moves(answer, Relation.WHOLE, Relation.CONTAINER)):
        said = speech.say("verdict.perhaps", **values)
    elif any(answer.party_at(hop.target).id == actor for hop in unstated(answer)):
        said = speech.say("verdict.unstated", **values)
    elif any(move.target.id == actor for move in moves(answer, Relation.DERIVED)):
        said = speech.say("verdict.derived", **values)
    elif over := [each for each in answer.left if each.party.id == actor]:
        said = " ".join(remainders(over, speech))
    else:
        key = "no_flow_denied" if denied else "no_flow_unread" if answer.source.left_out else "no_flow"
        said = speech.say(f"verdict.{key}", **values)
    return " ".join([said, *(speech.denial(denial) for denial in denied)])
