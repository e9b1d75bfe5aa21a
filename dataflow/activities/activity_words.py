"""An activity in words: a sentence, and paragraphs as a record of processing has them (GDPR Art. 30(1))."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dataflow.activities.activity import (
    Activity,
    FieldUsed,
    PurposeTold,
    RecipientTold,
    SetUsed,
    TransferTold,
)
from dataflow.activities.sentences import WORDS
from dataflow.borders.sentences import WORDS as STATES
from dataflow.facts.citations import cited_in, cites
from dataflow.facts.known import Known
from dataflow.facts.lists import apart, listed
from dataflow.facts.measures import measure_told
from dataflow.facts.omissions import omitted
from dataflow.facts.values import status_word, told
from dataflow.words import Paragraph
from dataflow.words.speech import capitalised
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang


def headline(each: Activity, lang: Lang) -> str:
    """The activity in a sentence or two: what for, of whom, to whom, and what is only perhaps so."""
    purposes = [_value(one.told.purpose, lang) for one in each.purposes]
    people = [_value(one, lang) for one in each.people]
    parties = [one for one in each.recipients if one.party.kind == "third_party"]
    sure = sum(one.status is not Status.UNKNOWN for one in parties)
    said = WORDS.say(
        lang,
        "headline.what",
        day=day_in_words(each.on, lang),
        title=each.source.title.say(lang),
        version=each.source.version,
        name=each.label.say(lang),
        purposes=listed(purposes, lang) if purposes else WORDS.say(lang, "unknown_fp"),
        people=listed(people, lang) if people else WORDS.say(lang, "unknown_fp"),
    )
    perhaps, parts = len(parties) - sure, [said]
    if sure:
        parts.append(WORDS.say(lang, "headline.sure", n=sure))
    elif not perhaps:
        parts.append(WORDS.say(lang, "headline.nobody"))
    if perhaps:
        parts.append(WORDS.say(lang, "headline.perhaps" if sure else "headline.only_perhaps", n=perhaps))
    if not each.declared:
        parts.append(WORDS.say(lang, "headline.undeclared"))
    return " ".join(parts)


def paragraphs(each: Activity, lang: Lang) -> tuple[Paragraph, ...]:
    """Each part of a record under its title; what is unknown of it, and where it can be read, last."""
    made = {
        "entry": _entry(each, lang),
        "purposes": (_purpose(one, lang) for one in each.purposes),
        "people": _people(each, lang),
        "data": _data(each, lang),
        "recipients": (_recipient(one, lang) for one in each.recipients),
        "transfers": (_transfer(one, lang) for one in each.transfers if _may_be_one(one)),
        "retention": (_kept(one, lang) for one in each.sets),
        "systems": (capitalised(_value(one, lang)) for one in each.systems),
        "measures": _measures(each, lang),
        "more": _more(each, lang),
        "unknown": (_unknown(one.about, [label.say(lang) for label in one.of], lang) for one in each.unknown),
        "omitted": omitted(each.source.left_out, lang),
        "sources": filter(None, [capitalised(cites(cited_in(each), lang))]),
    }
    found = {kind: tuple(lines) for kind, lines in made.items()}
    return tuple(
        Paragraph(kind=kind, title=WORDS.say(lang, f"title.{kind}"), lines=lines)
        for kind, lines in found.items()
        if lines
    )


def _value(known: Known, lang: Lang) -> str:
    return told(known, lang, "cell")


def _entry(each: Activity, lang: Lang) -> Iterator[str]:
    """What the entry itself says: reference, days, who answers for it."""
    if each.reference:
        yield WORDS.say(lang, "entry.reference", value=each.reference)
    days = (
        ("created", each.created),
        ("updated", each.updated),
        ("since", each.since),
        ("until", each.until),
    )
    for name, day in days:
        if day is not None:
            yield WORDS.say(lang, f"entry.{name}", day=day_in_words(day, lang))
    if each.declared:
        yield WORDS.say(lang, "entry.owner", value=_value(each.owner, lang))
        yield WORDS.say(lang, "entry.volume", value=_value(each.volume, lang))
        yield WORDS.say(lang, "entry.large_scale", value=_value(each.large_scale, lang))
    if each.joint:
        yield WORDS.say(lang, "entry.joint", value=listed([_value(one, lang) for one in each.joint], lang))
    if each.reason:
        yield WORDS.say(lang, "entry.reason", value=each.reason.say(lang))
    if each.note:
        yield WORDS.say(lang, "entry.note", value=each.note.say(lang))


def _purpose(one: PurposeTold, lang: Lang) -> str:
    said = _value(one.told.purpose, lang)
    if one.told.condition:
        said = WORDS.say(lang, "limited", it=said, condition=one.told.condition.say(lang))
    bases = [
        WORDS.say(lang, key, law=one.laws[law].say(lang), value=told(known, lang, "cell", "f"))
        for key, claimed in (("basis", one.told.basis), ("special", one.special))
        for law, known in claimed.items()
    ]
    return capitalised(WORDS.say(lang, "purpose", purpose=said, bases=apart(bases, lang)) if bases else said)


def _people(each: Activity, lang: Lang) -> Iterator[str]:
    yield from (capitalised(_value(one, lang)) for one in each.people)
    if each.people and each.people_open:
        yield WORDS.say(lang, "others")


def _data(each: Activity, lang: Lang) -> Iterator[str]:
    """The fields by their category."""
    by_category: dict[str, list[FieldUsed]] = defaultdict(list)
    for one in each.fields:
        by_category[one.category_label.say(lang)].append(one)
    for category, fields in by_category.items():
        several = dict.fromkeys(_field(one, lang) for one in fields)
        yield WORDS.say(lang, "category", category=category, fields=apart(several, lang))
    if each.fields and each.fields_open:
        yield WORDS.say(lang, "others")


def _field(one: FieldUsed, lang: Lang) -> str:
    said = one.label.say(lang)
    beside = [one.condition.say(lang)] if one.condition else []
    if one.sensitivity in ("special_art9", "criminal_art10"):
        beside.append(one.sensitivity_label.say(lang))
    if one.status is not Status.DECLARED:
        beside.append(status_word(one.status, lang))
    return WORDS.say(lang, "limited", it=said, condition=apart(beside, lang)) if beside else said


def _recipient(one: RecipientTold, lang: Lang) -> str:
    """Who, in which role, where; and that it is only perhaps so."""
    parts = []
    if one.party.kind == "third_party":
        parts.append(
            listed([_value(role, lang) for role in one.roles], lang) or WORDS.say(lang, "role_unknown")
        )
        places = [_value(place, lang) for place in one.places]
        parts.append(WORDS.say(lang, "hosted", value=listed(places, lang)))
        parts.append(WORDS.say(lang, "seat", value=_value(one.party.country, lang)))
    if one.status is Status.UNKNOWN:
        ground = next((each for each in one.grounds if each in _WHY), "unsure")
        parts.append(WORDS.say(lang, f"perhaps.{ground}"))
    elif one.status is not Status.DECLARED:
        parts.append(status_word(one.status, lang))
    name = one.party.label.say(lang)
    return WORDS.say(lang, "limited", it=name, condition=apart(parts, lang)) if parts else name


_WHY = ("purposes_unstated", "data_unstated", "other_purposes")


def _may_be_one(one: TransferTold) -> bool:
    """Whether it is, or may be, a transfer under one of the laws; where none is declared every border counts."""
    return not one.standings or any(each.state not in ("inside", "no_transfer") for each in one.standings)


def _transfer(one: TransferTold, lang: Lang) -> str:
    mechanism = _value(one.mechanism, lang)
    states = [
        WORDS.say(
            lang, "standing", law=each.regime_label.say(lang), state=STATES.say(lang, f"state.{each.state}")
        )
        for each in one.standings
    ]
    said = WORDS.say(
        lang,
        "transfer",
        exporter=one.exporter.label.say(lang),
        importer=one.importer.label.say(lang),
        country=_value(one.arrives, lang),
        mechanism=mechanism,
        states=apart(states, lang) or WORDS.say(lang, "no_law"),
    )
    return WORDS.say(lang, "perhaps.line", it=said) if one.status is Status.UNKNOWN else said


def _kept(one: SetUsed, lang: Lang) -> str:
    rules = [rule.label.say(lang) for rule in one.retention]
    value = apart(rules, lang) if rules else WORDS.say(lang, "unknown_f")
    return WORDS.say(lang, "kept", data_set=one.label.say(lang), value=value)


def _measures(each: Activity, lang: Lang) -> Iterator[str]:
    """What is said to be done for the security of its data; how it is known where no source says it."""
    for one in each.measures:
        said = measure_told(one, lang)
        if one.status is not Status.DECLARED:
            said = WORDS.say(lang, "limited", it=said, condition=status_word(one.status, lang))
        yield capitalised(said)
        if one.note:
            yield WORDS.say(lang, "entry.note", value=one.note.say(lang))


def _more(each: Activity, lang: Lang) -> Iterator[str]:
    """Where the data come from, whether one has to give them, and what a program does with them."""
    yield WORDS.say(lang, "more.origin", value=_several(each.origin, lang, open_=not each.origin_stated))
    yield WORDS.say(lang, "more.provision", value=_several(_once(each.provision), lang))
    yield WORDS.say(lang, "more.automated", value=_value(each.automated, lang))
    roles = _once([one.role for one in each.sets])
    yield WORDS.say(lang, "more.role", value=_several(roles, lang))


def _several(known: Sequence[Known], lang: Lang, *, open_: bool = False) -> str:
    said = list(dict.fromkeys(_value(one, lang) for one in known))
    if not said:
        return WORDS.say(lang, "unknown_f")
    return apart([*said, *([WORDS.say(lang, "perhaps_others")] if open_ else [])], lang)


def _once(known: Iterable[Known]) -> Sequence[Known]:
    """Those of which something is said, each once; all of them where nothing is."""
    every = list(known)
    return [one for one in every if one.value is not None or one.disputed] or every[:1]


def _unknown(about: str, of: Sequence[str], lang: Lang) -> str:
    said = WORDS.say(lang, f"lack.{about}")
    return WORDS.say(lang, "lack_of", lack=said, of=listed(of, lang)) if of else said
