"""The verdict: whether one actor gets one field, as far as anybody has said."""

from dataflow.answer import Answer
from dataflow.instance import Relation
from dataflow.wording.moves import moves, unstated
from dataflow.wording.speech import Speech
from registry.evidence import Status
from registry.text import Lang, Text


def verdict(answer: Answer, actor: str, label: Text, lang: Lang) -> str:
    """« Yes », « by inference », « perhaps » or « no flow is declared », and never a « no » that nobody said.

    `answer` is where the field goes, `label` the name of the actor, which the answer may not reach.
    """
    speech = Speech(lang)
    values = {"actor": label.say(lang), "field": speech.quoted(speech.within(answer.asked_label))}
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
    else:
        said = speech.say("verdict.no_flow", **values)
    denied = [denial for denial in answer.denials if denial.who == actor and denial.fields]
    return " ".join([said, *(speech.denial(denial) for denial in denied)])
