"""What a line of an answer says it carries."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from dataflow.answers.answer import Held, Hop
from dataflow.graph.instance import Relation
from dataflow.pictures.sentences import WORDS
from registry.records.text import Lang

_NAMED_BY_DATA_SET = (Relation.SAME, Relation.CONTAINER)
"""What a line names by its data set: for the field asked for its own name would say nothing new."""

_SHOWN = 3
"""Data sets or fields named on a line; of more it says how many."""


def carried(
    hop: Hop, question: Literal["goes", "receives"], held_by: Mapping[str, Held], lang: Lang
) -> list[str]:
    """What the line says it carries: the data set when it is the field asked for, else the field.

    `held_by` is what the answer tells of each instance, by its key.
    """
    if hop.origin == "unstated_flows":
        return [WORDS.say(lang, "carries.unstated")]
    if hop.origin == "unknown_recipients":
        return [WORDS.say(lang, "carries.recipients")]
    held = sorted((held_by[each.instance] for each in hop.carries), key=_nearness)
    if question == "receives":
        told = _counted(hop, held_by, lang)
    else:
        told = list(
            dict.fromkeys(
                (each.data_set_label if each.relation in _NAMED_BY_DATA_SET else each.field_label).say(lang)
                for each in held
            )
        )
    if len(told) > _SHOWN + 1:
        told = [*told[:_SHOWN], WORDS.say(lang, "carries.more", n=len(told) - _SHOWN)]
    return told or [WORDS.say(lang, "carries.unstated")]


def _counted(hop: Hop, held_by: Mapping[str, Held], lang: Lang) -> list[str]:
    """The data sets a hop carries fields of, each with how many: a receiver may get dozens."""
    sets: dict[str, list[str]] = defaultdict(list)
    for each in hop.carries:
        held = held_by[each.instance]
        sets[held.data_set_label.say(lang)].append(held.field_label.say(lang))
    return [
        fields[0] if len(fields) == 1 else WORDS.say(lang, "carries.counted", data_set=name, n=len(fields))
        for name, fields in sets.items()
    ]


_ORDER = {relation: place for place, relation in enumerate(Relation)}


def _nearness(held: Held) -> int:
    return _ORDER[held.relation]
