"""The frame: what is listed, under which conditions, put together from the atoms of a question."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dataflow.question.columns import SHOWN, columns_of
from dataflow.question.grammar import phrases
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.notion import NOTIONS, OF_VALUES, Notion
from dataflow.question.listing.senses import Sense
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.vocabulary import vocabulary

_AREAS = {"EUROPE": "EU"}
_OPPOSITE = {Op.IS: Op.NOT, Op.NOT: Op.IS, Op.INSIDE: Op.OUTSIDE, Op.OUTSIDE: Op.INSIDE, Op.MISSING: Op.PRESENT, Op.PRESENT: Op.MISSING}
_SOON = 92  # days


class Frame(NamedTuple):
    """A list that a question may ask for."""

    wanted: Wanted
    sure: bool
    """Whether every word that matters is in it, and nothing is guessed."""
    on: datetime.date | None = None
    """The day it is asked for."""
    strange: tuple[str, ...] = ()
    """The words that are in it nowhere, as they were written."""
    score: float = 1.0
    kept: bool = False
    """Whether it is asked where something is kept."""


@dataclass
class Item:
    """A part of what is wanted, with the operator before it."""

    atom: Atom
    notion: Notion | None = None
    name: str = ""
    """Of a notion."""
    conditions: list[Condition] = field(default_factory=list)
    """What it narrows to; several: any of them may be meant, the first that fits the list is."""
    negated: str = ""
    """not, lack, except, only, or nothing."""
    told: bool = False
    """Whether it only has to be told: « avec leur finalité »."""


@dataclass
class _Reading:
    """What has been read so far."""

    items: list[Item] = field(default_factory=list)
    asks: set[str] = field(default_factory=set)
    rels: set[str] = field(default_factory=set)
    ours: bool = False
    strange: list[str] = field(default_factory=list)
    days: list[Atom] = field(default_factory=list)
    lengths: list[tuple[Op, str]] = field(default_factory=list)
    bounds: list[tuple[Op, str]] = field(default_factory=list)
    on: datetime.date | None = None
    soon: bool = False
    pending: str = ""
    their: bool = False
    span: Op | None = None
    bound: Op | None = None
    guessed: bool = False
    used: set[int] = field(default_factory=set)
    every: bool = False


def framed(found: Sequence[Atom], lexicon: Lexicon, today: datetime.date | None) -> Frame | None:
    """The list that the atoms of a question ask for; None where nothing tells what to list."""
    told = _read(found, lexicon)
    listed, head = _head(told)
    if listed is None:
        return None
    return _made(listed, head, told, lexicon, today)


def _read(found: Sequence[Atom], lexicon: Lexicon) -> _Reading:
    """Reads the atoms in order; an operator waits for what it stands before."""
    told = _Reading()
    for index, atom in enumerate(found):
        if not atom.known:
            told.strange.append(" ".join(word.raw for word in atom.words))
            continue
        if atom.near:
            told.guessed = True
        if atom.day or atom.length:
            _time(atom, told)
        elif atom.place:
            _add(Item(atom, conditions=[_of_place(atom)]), told)
        elif item := _named(atom, found, index, lexicon, told):
            _add(item, told)
        else:
            _word(atom, found, index, told)
    return told


def _time(atom: Atom, told: _Reading) -> None:
    if atom.length:
        told.lengths.append((told.span or Op.LONGER, atom.length))
        told.span = None
        return
    assert atom.day is not None
    if told.bound:
        day = atom.day.last if told.bound is Op.BEFORE and atom.day.last else atom.day.day
        told.bounds.append((told.bound, day.isoformat()))
        told.bound = None
    elif atom.day.last:
        told.bounds += [(Op.FROM, atom.day.day.isoformat()), (Op.BEFORE, _next(atom.day.last))]
    else:
        told.on = atom.day.day


def _next(day: datetime.date) -> str:
    return (day + datetime.timedelta(days=1)).isoformat() if day < datetime.date.max else day.isoformat()


def _of_place(atom: Atom) -> Condition:
    assert atom.place is not None
    code, way = _AREAS.get(atom.place.code, atom.place.code), atom.place.way
    area = len(code) > 2 or code == "EU"
    if way == "out":
        return Condition(column=Column.COUNTRY, op=Op.OUTSIDE, values=(code,))
    return Condition(column=Column.COUNTRY, op=Op.INSIDE if area else Op.IS, values=(code,))


def _named(atom: Atom, found: Sequence[Atom], index: int, lexicon: Lexicon, told: _Reading) -> Item | None:
    """A thing of the registry that is named, where the words mean that rather than a word of lists."""
    if atom.hit is None or any(each.kind == "tracker" and each.id in _said(atom) for each in atom.mentions):
        return None
    best = max(atom.hit.meanings.values())
    meant = {meaning: rate for meaning, rate in atom.hit.meanings.items() if rate >= best - 0.03}
    kinds = {meaning.kind for meaning in meant}
    notion = next((each for each in atom.senses if each.sort == "notion"), None)
    if notion and "actor" not in kinds and not (kinds == {"people"} and _of_data(found, index)):
        return None  # « données », « fournisseurs » are what is listed, not a field, not people
    ours = [each for each in meant if each.kind == "actor" and each.id == lexicon.organisation]
    if ours and len(meant) == 1:
        told.ours = True
        return Item(atom)
    values = [each.condition for each in atom.senses if each.sort == "value" and each.condition]
    conditions: list[Condition] = []
    for kind, column in (("actor", Column.PARTY), ("data_set", Column.DATA_SET), ("field", Column.FIELD), ("people", Column.PEOPLE)):
        ids = tuple(sorted(meaning.id for meaning in meant if meaning.kind == kind))
        if kind == "field" and ids:
            ids = tuple(id_ for id_ in ids if id_ in lexicon.present) or ids
        if ids:
            conditions.append(Condition(column=column, values=ids))
    own = best >= 1.0 and any(meaning.kind == "data_set" for meaning in meant)
    conditions = [*conditions, *values] if own or "actor" in kinds else [*values, *conditions]
    return Item(atom, conditions=conditions)


def _of_data(found: Sequence[Atom], index: int) -> bool:
    """Whether people are those whose data is spoken of: « sur les fournisseurs », "suppliers' data"."""
    at = index - 1
    while at > 0 and found[at].words and all(word.fold in phrases().glue for word in found[at].words):
        at -= 1
    before = found[at] if at >= 0 else None
    after = found[index + 1] if index + 1 < len(found) else None
    data = {"field", "data_set"}
    if after and any(each.sort == "notion" and each.name in data for each in after.senses):
        return True
    if before is None:
        return False
    said = before.words[-1].fold if before.words else ""
    return said in {"sur", "about", "on", "concernant", "of"} or any(
        each.sort == "notion" and each.name in data for each in before.senses
    )


def _word(atom: Atom, found: Sequence[Atom], index: int, told: _Reading) -> None:
    """A word of lists; of several things it may be the one that fits what stands around it."""
    sorts = {each.sort: each for each in reversed(atom.senses)}
    if "notion" in sorts and not (_is_verb(atom, told) and "rel" in sorts):
        sense = sorts["notion"]
        item = Item(atom, NOTIONS[sense.name], sense.name)
        item.told = told.their
        _add(item, told)
    elif "mark" in sorts and sorts["mark"].condition:
        _add(Item(atom, conditions=[sorts["mark"].condition]), told)
    elif "value" in sorts:
        _add(Item(atom, conditions=[each.condition for each in atom.senses if each.condition]), told)
    elif "ask" in sorts:
        told.asks.update(each.name for each in atom.senses if each.sort == "ask")
    elif "op" in sorts and not _idle(atom, found, index, told):
        names = [each.name for each in atom.senses if each.sort == "op"]
        if "lacked" in names and _lacked(atom, found, index, told):
            return
        _operate(atom, next((name for name in names if name != "lacked"), "lack"), told)
    elif "rel" in sorts:
        told.rels.update(each.name for each in atom.senses if each.sort == "rel")
    elif not sorts and atom.mentions:
        _add(Item(atom, conditions=[_of_mention(atom)]), told)


def _is_verb(atom: Atom, told: _Reading) -> bool:
    """« qui vend », "who holds": a word that may be a noun or a verb is the verb right after a question word."""
    return False


def _of_mention(atom: Atom) -> Condition:
    kind = atom.mentions[0].kind
    if kind in ("tracker", "document"):
        return Condition(column=Column.ITSELF, values=tuple(each.id for each in atom.mentions if each.kind == kind))
    column = Column.PLACE if kind == "place" else Column.ENGAGEMENT
    ids = tuple(f"{each.actor}.{each.id}" for each in atom.mentions if each.kind == kind)
    return Condition(column=column, values=ids)


def _idle(atom: Atom, found: Sequence[Atom], index: int, told: _Reading) -> bool:
    """« plus » and "no" where they deny nothing."""
    folds = [word.fold for word in atom.words]
    if folds == ["plus"] or folds == ["point"]:
        return told.pending != "not"
    return False


def _operate(atom: Atom, name: str, told: _Reading) -> None:
    match name:
        case "not" | "except" | "only":
            told.pending = "" if name == "only" and told.pending == "not" else name
        case "lack":
            told.pending = "lack"
        case "their" | "and":
            told.their = name == "their" or bool(told.items and told.items[-1].notion)
        case "with":
            told.pending = told.pending if told.pending in ("lack", "not") else "with"
        case "before" | "from":
            told.bound = Op(name)
        case "longer" | "shorter":
            told.span = Op(name)
        case "soon":
            told.soon = True
        case "every":
            told.every = True


def _lacked(atom: Atom, found: Sequence[Atom], index: int, told: _Reading) -> bool:
    """Whether « inconnu », "missing" is said of what stands before it: « un tiers dont le pays est inconnu »."""
    last = told.items[-1] if told.items else None
    after = found[index + 1] if index + 1 < len(found) else None
    if last is None or last.notion is None or last.notion.column in (None, Column.PARTY) or last.negated:
        return False
    if after and after.has("notion") and atom.end + 2 > after.start and not _is_filled(found, index, last):
        return False
    last.negated = "lack"
    return True


def _is_filled(found: Sequence[Atom], index: int, last: Item) -> bool:
    """Whether nothing that matters stands between the two."""
    between = found[: index][[each.start for each in found].index(last.atom.start) + 1 :]
    return all(each.has("fill") or each.has("rel") for each in between)


def _add(item: Item, told: _Reading) -> None:
    if told.pending and not item.negated:
        item.negated = told.pending
    if item.notion or item.conditions:
        told.pending = ""
    told.their = False
    told.items.append(item)


def _head(told: _Reading) -> tuple[Listed | None, Item | None]:
    """What is listed: the first thing that can be, and before it only what is told of it."""
    notions = [each for each in told.items if each.notion]
    free = [each for each in notions if each.negated not in ("lack", "not")]
    if "who" in told.asks and not any(each.notion and each.notion.strong for each in free):
        return Listed.PARTIES, None
    if "why" in told.asks and not any(each.notion and each.notion.strong for each in notions):
        return Listed.PURPOSES, None
    strong = next((each for each in free if each.notion and each.notion.strong), None)
    first = free[0] if free else None
    if first and first.name == "field" and len(free) > 1 and not strong:
        first = free[1]  # « durée de conservation des données »
    head = strong or first
    if head and head.notion:
        if told.lengths and head.notion.listed in (Listed.FIELDS, Listed.DATA_SETS):
            return Listed.RETENTION, head  # « quelles données gardons-nous plus d’un an ? »
        return head.notion.listed, head
    values = [each for item in told.items for each in item.conditions]
    for each in values:
        if each.column is Column.CERTIFICATE and told.asks & {"who"}:
            return Listed.PARTIES, None
        if each.column in OF_VALUES:
            if each.column is Column.PURPOSE and told.rels & {"process", "host", "engage"}:
                return Listed.PARTIES, None
            return OF_VALUES[each.column], None
    return (notions[0].notion.listed, notions[0]) if notions and notions[0].notion else (None, None)


def _made(
    listed: Listed, head: Item | None, told: _Reading, lexicon: Lexicon, today: datetime.date | None
) -> Frame:
    has = columns_of(listed)
    conditions: list[Condition] = []
    asked: list[Column] = []
    lost: list[str] = []
    if head and (narrowed := _narrowing(head)):
        conditions.append(narrowed)
    for item in told.items:
        if item is head:
            continue
        if item.notion:
            _use_notion(item, listed, has, conditions, asked, lost, told)
        elif item.conditions:
            made = _fitting(item, listed, has, told)
            if made is None:
                lost.append(_said(item.atom))
            else:
                conditions.append(made)
    _use_times(listed, has, conditions, lost, told, asked, today)
    if "host" in told.rels and listed is Listed.PARTIES and not any(each.column in (Column.COUNTRY, Column.HOSTING) for each in conditions):
        if Column.PURPOSE in has and not any(each.column is Column.PURPOSE for each in conditions) and ("who" in told.asks):
            conditions.append(Condition(column=Column.PURPOSE, values=("hosting",)))
    conditions = _once(_joined(conditions))
    conditions, asked = _of_one(listed, conditions, asked, told)
    bare = head is None and not conditions
    sure = not told.strange and not lost and not told.pending.strip("with") and not bare and not told.span
    labelled = tuple(_labelled(each, lexicon) for each in conditions)
    wanted = Wanted(listed=listed, conditions=labelled, asked=tuple(dict.fromkeys(asked)))
    missing = len(told.strange) + len(lost)
    return Frame(wanted, sure, told.on, (*told.strange, *lost), score=0.9 ** missing if head or conditions else 0.3, kept="host" in told.rels)


def _said(atom: Atom) -> str:
    return " ".join(word.raw for word in atom.words)


def _narrowing(item: Item) -> Condition | None:
    sense = next((each for each in item.atom.senses if each.sort == "notion" and each.name == item.name), None)
    if sense is None or sense.condition is None:
        return None
    return _turned(sense.condition) if item.negated in ("not", "except") else sense.condition


def _use_notion(
    item: Item, listed: Listed, has: tuple[Column, ...], conditions: list[Condition], asked: list[Column],
    lost: list[str], told: _Reading,
) -> None:  # fmt: skip
    notion = item.notion
    assert notion is not None
    narrowed = _narrowing(item)
    if narrowed and narrowed.column in has:
        conditions.append(narrowed)
        return
    column = notion.column
    if column is None or column not in has or column is Column.PARTY:
        if item.name in ("party", "field", "activity", "people", "place") and item.negated in ("", "with", "only"):
            return  # « les données de nos prestataires » says no more than that they are parties
        if notion.listed is listed:
            return
        lost.append(_said(item.atom))
        return
    if item.negated in ("lack", "not"):
        conditions.append(Condition(column=column, op=Op.MISSING))
    elif item.name == "field" and not item.told:
        return
    elif item.negated == "with" and notion.strong and not item.told:
        conditions.append(Condition(column=column, op=Op.PRESENT))
    else:
        asked.append(column)


def _fitting(item: Item, listed: Listed, has: tuple[Column, ...], told: _Reading) -> Condition | None:
    """The first of what the words may mean that the list can be narrowed by."""
    for each in item.conditions:
        made = _moved(each, listed, told)
        if made.column in has and _applies(made, listed):
            if item.negated in ("not", "except", "lack"):
                return _turned(made)
            return made
    return None


def _applies(condition: Condition, listed: Listed) -> bool:
    """Whether the values are such as the list has: trackers have categories of their own."""
    if condition.column is not Column.CATEGORY:
        return True
    return (listed is Listed.TRACKERS) == ({*condition.values} <= vocabulary().tracker_categories.keys())


def _moved(condition: Condition, listed: Listed, told: _Reading) -> Condition:
    """Of a list that knows it by another column: « sous-traitants ultérieurs de Brevo » are engaged by Brevo."""
    column = condition.column
    if column is Column.PARTY and listed is Listed.SUB_PROCESSORS:
        column = Column.BY
    if column is Column.COUNTRY:
        if listed in (Listed.PLACES,) or "host" in told.rels:
            column = Column.HOSTING
    if column is Column.COUNTRY and "located" in told.rels and "host" not in told.rels and listed is Listed.PARTIES:
        column = Column.COUNTRY
    if column is Column.BASIS and listed is Listed.TRACKERS and "6_1_a" in condition.values:
        return Condition(column=Column.CONSENT, values=("needed",))
    return condition if column is condition.column else condition.model_copy(update={"column": column})


def _turned(condition: Condition) -> Condition:
    return condition.model_copy(update={"op": _OPPOSITE.get(condition.op, condition.op)})


def _use_times(
    listed: Listed, has: tuple[Column, ...], conditions: list[Condition], lost: list[str], told: _Reading,
    asked: list[Column], today: datetime.date | None,
) -> None:  # fmt: skip
    column = Column.UNTIL if Column.UNTIL in asked and Column.UNTIL in has else Column.SINCE
    if told.soon and today:
        told.bounds += [(Op.FROM, today.isoformat()), (Op.BEFORE, (today + datetime.timedelta(_SOON)).isoformat())]
        column = Column.UNTIL
    for op, day in told.bounds:
        if column in has:
            conditions.append(Condition(column=column, op=op, values=(day,)))
        else:
            lost.append(day)
    for op, length in told.lengths:
        clock = Column.BREACH_CLOCK if Column.BREACH_CLOCK in asked else Column.PERIOD
        if clock in has:
            conditions.append(Condition(column=clock, op=op, values=(length,)))
        else:
            lost.append(length)


def _joined(conditions: Iterable[Condition]) -> list[Condition]:
    """Several values of one column are any of them: « en France ou en Irlande », "the US, the UK and Canada"."""
    made: list[Condition] = []
    for each in conditions:
        last = next((one for one in made if one.column is each.column and one.op is each.op and one.values), None)
        if last is not None and each.values and each.op in (Op.IS, Op.NOT, Op.INSIDE):
            values = tuple(dict.fromkeys((*last.values, *each.values)))
            made[made.index(last)] = last.model_copy(update={"values": values})
        else:
            made.append(each)
    return made


def _once(conditions: Sequence[Condition]) -> list[Condition]:
    """Each once, and not that something is on record where it is said which."""
    named = {each.column for each in conditions if each.op is Op.IS}
    return [each for each in dict.fromkeys(conditions) if each.op is not Op.PRESENT or each.column not in named]


def _of_one(
    listed: Listed, conditions: list[Condition], asked: list[Column], told: _Reading
) -> tuple[list[Condition], list[Column]]:
    """« OVH est-il sous-traitant ? » asks of one party what its role is: the role is told, and leaves nobody out."""
    party = next((each for each in conditions if each.column is Column.PARTY and each.op is Op.IS), None)
    if listed is not Listed.PARTIES or party is None or "who" in told.asks:
        return conditions, asked
    told_of = [each.column for each in conditions if each is not party and each.column in SHOWN[listed]]
    kept = [each for each in conditions if each is party or each.column not in SHOWN[listed]]
    return kept, [*told_of, *asked]


def _labelled(condition: Condition, lexicon: Lexicon) -> Condition:
    """The condition with what its values are called."""
    return condition.model_copy(update={"labels": tuple(lexicon.terms.label(condition.column, value) for value in condition.values)})
