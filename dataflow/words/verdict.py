"""The verdict: whether one actor gets one field, as far as anybody has said."""

from dataflow.answers.answer import Answer
from dataflow.graph.instance import Relation
from dataflow.words.moves import moves, unstated
from dataflow.words.remaining import remainders
from dataflow.words.speech import Speech, capitalised, uncapitalised
from dataflow.words.storing import arriving, never_stored, storing
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
        best = min((storing(hop, own) for hop in stored), key=lambda status: status.weakness)
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
    unsaid = [arriving(hop, own) for hop in here if hop.storage.value is None]
    if unsaid:
        arrives = min(unsaid, key=lambda status: status.weakness)
        return _doubting(arrives, speech.say("stores.unsaid", **values), speech)
    if here:
        sure = max((storing(hop, own) for hop in here), key=lambda status: status.weakness)
        key = "not" if sure is Status.DECLARED else "not_so"
        return _doubting(sure, speech.say(f"stores.{key}", **values), speech)
    return verdict(answer, actor, label, lang)


def _doubting(status: Status, sentence: str, speech: Speech) -> str:
    """A whole sentence with how far it is to be trusted said first."""
    if status is Status.DECLARED:
        return sentence
    return f"{capitalised(speech.say(f'doubt.{status}'))}, {uncapitalised(sentence)}"


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
    elif made := [move for move in moves(answer, Relation.DERIVED) if move.target.id == actor]:
        best = min((move.status for move in made), key=lambda status: status.weakness)
        doubt = "" if best is Status.DECLARED else f"{speech.say(f'doubt.{best}')}, "
        said = speech.say("verdict.derived", doubt=doubt, **values)
    elif over := [each for each in answer.left if each.party.id == actor]:
        said = " ".join(remainders(over, speech))
    else:
        said = speech.say("verdict.no_flow_denied" if denied else "verdict.no_flow", **values)
    return " ".join([said, *(speech.denial(denial) for denial in denied)])
