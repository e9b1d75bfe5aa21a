"""The printed sheet of a breach: what the registry knows of it, and room for what is only known on the day."""

from collections.abc import Iterator
from typing import Final

from dataflow.breach.breach import Breach
from dataflow.breach.breach_words import listed, sentence, title, who
from dataflow.breach.schedule import Schedule, schedule
from dataflow.breach.schedule_words import blocks, clock, short
from dataflow.breach.sentences import WORDS
from dataflow.breach.tables import rows
from dataflow.engine import sheet as drawing
from dataflow.facts.lists import apart
from dataflow.law import laws
from dataflow.words.speech import Speech
from registry.records.text import Lang

_WIDTHS: Final = {
    "notices": (6, 14, 16, 19, 23, 11, 17, 16, 22),
    "exposed": (7, 13, 8, 8, 7, 5, 10),
    "copies": (8, 9, 6, 14, 5, 9),
    "seen": (8, 9, 6, 14, 5, 9),
}
_BLOCK: Final = (6, 14, 16, 22, 20, 15, 18)
_FORM: Final = {
    "notify": ("nature", "people", "records", "contact", "consequences", "measures", "late"),
    "persons": ("content", "exceptions", "retained"),
    "register": ("facts", "effects", "remedies", "decision"),
}
"""What is written down on the day: for the authority (GDPR Art. 33(3)), for the people (34), to document it
(33(5))."""


def sheet(breach: Breach, lang: Lang, plan: Schedule | None = None) -> bytes:
    """The sheet as PDF, with room for what is only known on the day. Raises what `drawing.sheet` raises.

    `plan`: its schedule, where it is known since when the organisation knows.
    """
    plan = plan or schedule(breach)
    tables = [
        drawing.Section(each.title, (), each.heads, each.rows, _WIDTHS[each.key])
        for each in rows(breach, lang)
    ]
    # What has to be written down in the first hours stands before what is only looked up.
    tables[1:1] = form(breach, lang)
    lead = sentence(breach, lang)
    if plan.blocks:
        due = [
            drawing.Section(
                each.title,
                (each.note,),
                each.heads if each.rows else (),
                each.rows,
                _BLOCK if each.rows else (),
            )
            for each in blocks(breach, plan, lang)
        ]
        tables[0:0] = [*due, drawing.Section(WORDS.say(lang, "section.details"), lead)]
        lead = (short(breach, plan, lang), clock(breach, plan, lang))
    foot = WORDS.say(
        lang,
        "foot",
        title=breach.source.title.say(lang),
        version=breach.source.version,
        day=Speech(lang).day(breach.on),
        law=Speech(lang).day(breach.law_known),
    )
    return drawing.sheet(title(breach, lang), lead, tables, lang=lang, foot=foot)


def form(breach: Breach, lang: Lang) -> Iterator[drawing.Section]:
    """The parts to fill in: the times always, and what a law asks for that may apply and has this form.

    The organisation notifies of the data sets it answers for; of the others it helps whoever does.
    """
    own = breach.source.organisation_id
    formal = {law.id for law in laws().values() if law.breach and law.breach.form}
    outward = [each for each in breach.notices if each.kind == "authority" and each.law in formal]
    mine = [label for each in outward if each.sender_id == own for label in each.data_sets]
    aware = "todo.aware" if mine else "todo.aware-only"
    lines = [
        WORDS.say(lang, "todo.discovered", who=who(breach, lang)),
        WORDS.say(lang, aware, organisation=breach.source.organisation.say(lang)),
        WORDS.say(lang, "todo.told"),
    ]
    yield drawing.Section(WORDS.say(lang, "section.todo"), lines)
    if outward:
        sets = mine or [each.label for each in breach.exposed]
        people = [each.label for each in breach.people if {*each.data_sets} & {*sets}]
        values = {
            "people": listed(people, lang) or WORDS.say(lang, "cell.unknown"),
            "sets": listed(sets, lang),
            "contact": apart((each.say(lang) for each in breach.contacts), lang),
        }
        for part, keys in _FORM.items():
            said = [WORDS.say(lang, f"{part}.{key}", **values) for key in keys]
            yield drawing.Section(WORDS.say(lang, f"section.{part}"), said)
