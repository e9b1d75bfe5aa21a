"""The telling: a breach in sentences and as tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dataflow.breach.breach import Breach, Copy, ExposedField
from dataflow.breach.sentences import WORDS
from dataflow.facts.omissions import omitted
from dataflow.law import Law, laws
from dataflow.law.duties import Duties
from dataflow.words.remaining import remainders
from dataflow.words.speech import Speech
from registry.records.evidence import Status
from registry.records.text import Lang, Text
from registry.sentences import fill

HIGHLY_PERSONAL: Final = 3
"""The rank of highly personal data."""


def title(breach: Breach, lang: Lang) -> str:
    """What the sheet is about."""
    return WORDS.say(lang, "title", who=who(breach, lang))


def who(breach: Breach, lang: Lang) -> str:
    """The actor, with the place where it was limited to one."""
    name = breach.actor.label.say(lang)
    if breach.place is None or breach.place.label == breach.actor.label:
        return name
    return WORDS.say(lang, "place", who=name, place=breach.place.label.say(lang))


def sentence(breach: Breach, lang: Lang) -> tuple[str, ...]:
    """What is exposed, whose data it is, how grave, who answers for it, where copies are, what is unknown."""
    told = [*_exposed(breach, lang)]
    told += _left(breach, lang)
    if breach.exposed:
        told += [*_controllers(breach, lang), *_copies(breach, lang), *_clocks(breach, lang)]
        told += _laws(breach, lang)
    return (*told, *omitted(breach.source.left_out, lang))


def _exposed(breach: Breach, lang: Lang) -> Iterator[str]:
    fields = [field for each in breach.exposed for field in each.fields]
    if not fields:
        yield WORDS.say(lang, "lead.nothing", who=who(breach, lang))
        return
    speech = Speech(lang)
    sets = speech.listed(
        speech.marked(
            each.label.say(lang),
            min((field.status for field in each.fields), key=lambda sure: sure.weakness),
        )
        for each in breach.exposed
    )
    of = WORDS.say(lang, "lead.sets", n=len({each.label for each in breach.exposed}), sets=sets)
    yield WORDS.say(
        lang, "lead.exposed", n=len({field.field for field in fields}), who=who(breach, lang), of=of
    )
    if breach.people:
        yield WORDS.say(lang, "lead.people", people=listed((each.label for each in breach.people), lang))
    unsaid = [each.label for each in breach.exposed if not each.subjects]
    if unsaid:
        yield WORDS.say(lang, "lead.people-unknown", sets=listed(unsaid, lang))
    yield from _risk(breach, fields, lang)


def _risk(breach: Breach, fields: Sequence[ExposedField], lang: Lang) -> Iterator[str]:
    """How grave it may be, naming the fields that make it so; a container hides none that are known."""
    grave = {
        "high": [field for field in fields if field.rank > HIGHLY_PERSONAL],
        "unknown": [field for field in fields if field.container],
        "likely": [field for field in fields if field.rank == HIGHLY_PERSONAL and not field.container],
    }
    yield WORDS.say(lang, f"lead.risk-{breach.risk}", fields=_known(grave.get(breach.risk, ()), lang))
    if breach.risk == "unknown" and grave["likely"]:
        yield WORDS.say(lang, "lead.risk-likely", fields=_known(grave["likely"], lang))


def _known(fields: Iterable[ExposedField], lang: Lang) -> str:
    """Fields in a sentence, each with how the best known of its data sets has it."""
    best: dict[str, Status] = {}
    for field in fields:
        label = field.label.say(lang)
        best[label] = min(best.get(label, field.status), field.status, key=lambda sure: sure.weakness)
    speech = Speech(lang)
    return speech.listed(speech.marked(label, status) for label, status in best.items()) if best else ""


def _left(breach: Breach, lang: Lang) -> Iterator[str]:
    """What it receives no more and may still hold, and where it stands who would have to be told of that."""
    speech = Speech(lang)
    yield from remainders(breach.left, speech)
    days = sorted({each.ended for each in breach.left}, reverse=True)
    if days:
        yield WORDS.say(lang, "lead.left", n=len(days), days=speech.listed(map(speech.day, days)))


def _controllers(breach: Breach, lang: Lang) -> Iterator[str]:
    for sure, key in (("stated", "lead.controllers"), ("unsettled", "lead.controllers-unsettled")):
        named = [
            f"{each.party.label.say(lang)} ({listed(each.data_sets, lang)})"
            for each in breach.controllers
            if each.sure == sure and each.party
        ]
        if named:
            yield WORDS.say(lang, key, controllers=Speech(lang).listed(named))
    own = breach.source.organisation
    if breach.entities and any(
        each.party and each.party.kind == "organisation" for each in breach.controllers
    ):
        key = "lead.entities-joint" if breach.entities_joint else "lead.entities"
        names = Speech(lang).listed(breach.entities)
        yield WORDS.say(lang, key, organisation=own.say(lang), entities=names)
    joint = [each.party.label for each in breach.controllers if each.joint and each.party]
    if joint:
        yield WORDS.say(lang, "lead.controllers-joint", controllers=listed(joint, lang))
    unknown = [label for each in breach.controllers if each.party is None for label in each.data_sets]
    if unknown:
        yield WORDS.say(lang, "lead.controllers-unknown", sets=listed(unknown, lang))


def _copies(breach: Breach, lang: Lang) -> Iterator[str]:
    if not breach.copies:
        yield WORDS.say(lang, "lead.no-copies")
        return
    for key, seen in (("copies", False), ("seen", True)):
        found = [each for each in breach.copies if each.seen is seen]
        if found:
            yield WORDS.say(lang, f"lead.{key}", n=len(found), parties=_parties(found, lang))


def _parties(copies: Iterable[Copy], lang: Lang) -> str:
    speech = Speech(lang)
    named: dict[str, str] = {}
    best: dict[str, Status] = {}
    for each in copies:
        id_, label = each.party.id, each.party.label
        named[id_] = speech.within(label) if each.party.kind == "unknown" else label.say(lang)
        best[id_] = min(best.get(id_, each.status), each.status, key=lambda sure: sure.weakness)
    # What nobody has named is unknown by its name.
    return speech.listed(
        name if id_.startswith("unknown:") else speech.marked(name, best[id_]) for id_, name in named.items()
    )


def _clocks(breach: Breach, lang: Lang) -> Iterator[str]:
    links = [
        WORDS.say(lang, "link", sender=each.sender.say(lang), receiver=each.receiver.say(lang))
        for each in breach.notices
        if each.engagement is not None and each.clock.value is None
    ]
    if links:
        told = Speech(lang).listed(list(dict.fromkeys(links)))
        yield WORDS.say(lang, "lead.clocks-unknown", links=told)


def _laws(breach: Breach, lang: Lang) -> Iterator[str]:
    """Of each law that has somebody told: whether it applies and whom it binds; then those not verified."""
    for law in laws().values():
        if law.breach:
            yield from _law(breach, law, law.breach, lang)
    for notice in breach.notices:
        if notice.kind == "unverified":
            known = laws().get(notice.law)
            said = known.unverified if known else None
            yield said.say(lang) if said else WORDS.say(lang, "lead.unverified", law=notice.article.say(lang))


def _law(breach: Breach, law: Law, duties: Duties, lang: Lang) -> Iterator[str]:
    presumed = "unknown" if law.presumed and not breach.laws else "not_applicable"
    applies = breach.laws.get(law.id, presumed)
    if applies != "not_applicable":
        yield duties.applies[applies].say(lang)
    here = [each for each in breach.notices if each.law == law.id]
    bound = [each.sender for each in here if each.established]
    if bound and duties.bound and applies in ("unknown", "not_applicable"):
        yield fill(lang, duties.bound.say(lang), {"parties": listed(bound, lang)}, law.id)
    told = {each.sender_id for each in here if each.kind == "authority"}
    outside = [
        each.party.label
        for each in breach.controllers
        if each.party and law.id in each.outside and each.party.id in told
    ]
    if outside and duties.outside:
        yield fill(lang, duties.outside.say(lang), {"parties": listed(outside, lang)}, law.id)
    seats = {each.party.country.value for each in breach.controllers if each.party}
    if applies != "not_applicable":
        yield from (each.said.say(lang) for each in duties.sectoral if not seats.isdisjoint(each.countries))


def listed(texts: Iterable[Text], lang: Lang) -> str:
    """Texts in a sentence, each once; nothing for none."""
    items = list(dict.fromkeys(each.say(lang) for each in texts))
    return Speech(lang).listed(items) if items else ""
