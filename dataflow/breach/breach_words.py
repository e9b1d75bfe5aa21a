"""The telling: a breach in sentences and as tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dataflow.breach.breach import Breach, Copy, ExposedField, Notice
from dataflow.breach.sentences import WORDS
from dataflow.exports.cells import known, status
from dataflow.facts.known import Cited
from dataflow.facts.omissions import omitted
from dataflow.law import Law, laws
from dataflow.law.duties import Duties
from dataflow.words.remaining import remainders
from dataflow.words.speech import Speech
from registry.records.duration import Duration
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Lang, Text
from registry.sentences import fill

_PERSONAL: Final = 3
"""The rank of highly personal data."""


class Table(Record):
    """A table of a breach in words."""

    key: str
    """notices, exposed, copies or seen."""
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def title(breach: Breach, lang: Lang) -> str:
    """What the sheet is about."""
    return WORDS.say(lang, "title", who=who(breach, lang))


def who(breach: Breach, lang: Lang) -> str:
    """The actor, with the place where it was limited to one."""
    name = breach.actor.label.say(lang)
    if breach.place is None:
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


def rows(breach: Breach, lang: Lang) -> tuple[Table, ...]:
    """Who is to be told, what is exposed, and where copies are; a table without rows is left out."""
    tables = (
        (
            "notices",
            ("number", "sender", "receiver", "data_sets", "due", "clock", "total", "article", "source"),
            _notices,
        ),
        ("exposed", ("data_set", "field", "people", "sensitivity", "kept", "status", "source"), _fields),
        ("copies", ("party", "place", "country", "fields", "status", "source"), _copied),
        ("seen", ("party", "place", "country", "fields", "status", "source"), _seen),
    )
    found = []
    for key, heads, make in tables:
        made = tuple(make(breach, lang))
        if made:
            found.append(
                Table(
                    key=key,
                    title=WORDS.say(lang, f"section.{key}"),
                    heads=tuple(WORDS.say(lang, f"head.{head}") for head in heads),
                    rows=made,
                )
            )
    return tuple(found)


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
    yield WORDS.say(lang, "lead.exposed", n=len(fields), who=who(breach, lang), sets=sets)
    if breach.people:
        yield WORDS.say(lang, "lead.people", people=listed((each.label for each in breach.people), lang))
    unsaid = [each.label for each in breach.exposed if not each.subjects]
    if unsaid:
        yield WORDS.say(lang, "lead.people-unknown", sets=listed(unsaid, lang))
    yield from _risk(breach, fields, lang)


def _risk(breach: Breach, fields: Sequence[ExposedField], lang: Lang) -> Iterator[str]:
    """How grave it may be, naming the fields that make it so; a container hides none that are known."""
    grave = {
        "high": [field for field in fields if field.rank > _PERSONAL],
        "unknown": [field for field in fields if field.container],
        "likely": [field for field in fields if field.rank == _PERSONAL and not field.container],
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


def _notices(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    for each in breach.notices:
        due = each.due.say(lang)
        if each.condition is not None:
            due = WORDS.say(lang, "cell.condition", due=due, condition=each.condition.say(lang))
        yield (
            str(each.number),
            each.sender.say(lang),
            each.receiver.say(lang),
            listed(each.data_sets, lang),
            due,
            _clock(each, lang),
            _total(each, lang),
            each.article.say(lang),
            _source(each.citations, lang),
        )


def _clock(notice: Notice, lang: Lang) -> str:
    """What the contract gives; only engagements have one."""
    return known(notice.clock, lang) if notice.engagement is not None else WORDS.say(lang, "cell.none")


def _total(notice: Notice, lang: Lang) -> str:
    if notice.total is not None:
        return Duration.read(notice.total).say(lang)
    return WORDS.say(lang, "cell.none" if notice.kind in ("persons", "unverified") else "cell.unknown")


def _fields(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    people = {each.id: each.label for each in breach.people}
    for held in breach.exposed:
        subjects = listed((people[each] for each in held.subjects), lang)
        alike: dict[tuple[str, ...], list[ExposedField]] = {}
        for field in held.fields:
            kept = WORDS.say(lang, f"cell.kept-{field.kept}")
            # The vocabulary explains the class in brackets; a cell has no room for it.
            sensitivity = field.sensitivity_label.say(lang)
            if field.rank == _PERSONAL:
                sensitivity = sensitivity.partition(" (")[0]
            alike.setdefault((sensitivity, kept, status(field.status, lang)), []).append(field)
        for (sensitivity, kept, known_as), fields in alike.items():
            cited = dict.fromkeys(each for field in fields for each in field.citations)
            yield (
                held.label.say(lang),
                listed((field.label for field in fields), lang),
                subjects or WORDS.say(lang, "cell.unknown"),
                sensitivity,
                kept,
                known_as,
                _source(cited, lang),
            )


def _copied(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    return _places([each for each in breach.copies if not each.seen], lang)


def _seen(breach: Breach, lang: Lang) -> Iterator[tuple[str, ...]]:
    return _places([each for each in breach.copies if each.seen], lang)


def _places(copies: Iterable[Copy], lang: Lang) -> Iterator[tuple[str, ...]]:
    for each in copies:
        # Whoever nobody has named is at a place nobody has named either: its name once says it.
        unnamed = each.party.kind == "unknown"
        yield (
            each.party.label.say(lang),
            WORDS.say(lang, "cell.unknown-place") if unnamed else each.stop.label.say(lang),
            known(each.stop.country, lang),
            listed(each.fields, lang),
            status(each.status, lang),
            _source(each.citations, lang),
        )


def _source(citations: Iterable[Cited], lang: Lang) -> str:
    """Where it can be read: each document once, with its lines."""
    cited = Speech(lang).cites(citations)
    # In a sentence it stands in brackets after a blank.
    return cited[2:-1] or WORDS.say(lang, "cell.uncited")


def listed(texts: Iterable[Text], lang: Lang) -> str:
    """Texts in a sentence, each once; nothing for none."""
    items = list(dict.fromkeys(each.say(lang) for each in texts))
    return Speech(lang).listed(items) if items else ""
