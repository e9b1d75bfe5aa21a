"""The items: what a question names, lists and narrows by, in order, each with the operator that stands before it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dataflow.question.grammar import Cue, phrases
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.notion import NOTIONS, Notion
from dataflow.question.listing.senses import senses
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.wanted import Column, Condition, Op

_UNIONS: Final = {"EUROPE": "EU"}
_HOME: Final = "HOME"
"""The country of the organisation, in the words of the grammar."""
_AS_GOOD: Final = 0.015
"""Of two things a name may stand for, so much better is the one that is meant."""
_COLUMNS: Final[tuple[tuple[Kind, Column], ...]] = (
    ("actor", Column.PARTY), ("data_set", Column.DATA_SET), ("field", Column.FIELD), ("people", Column.PEOPLE),
)  # fmt: skip
_OF: Final = frozenset({"de", "des", "du", "of"})
_NOBODY: Final = frozenset({"personne", "nobody", "noone", "nowhere", "aucunement"})
_SOURCES: Final = frozenset({"de", "du", "des", "from", "of", "par", "by"})
_ABOUT: Final = frozenset({"sur", "about", "on", "concernant", "of"})
_WHETHER: Final = frozenset({"si", "if", "whether"})
_ASKING: Final = frozenset({"quel", "quels", "quelle", "quelles", "which", "what"})
_WHO: Final = frozenset({"qui", "who"})
_WHAT: Final = frozenset({"quoi", "what"})
_IS: Final = frozenset({"est", "is", "are", "s"})
_DUTY: Final = frozenset({"doit", "doivent", "devons", "devrait", "devraient", "must", "should", "ought"})
_PAST: Final = frozenset(
    {"recu", "recue", "recus", "recues", "obtenu", "obtenus", "received", "obtained", "got"}
)
_HAVE: Final = frozenset({"a", "ont", "avait", "avaient", "has", "have", "had"})
_US: Final = frozenset({"nous", "we"})
_ARE: Final = frozenset({"sommes", "are"})
_TOWARDS: Final = frozenset({"aux", "au", "to", "vers"})
_OBJECTS: Final = ({"que"}, {"qu"}, {"quoi"}, {"what"})


@dataclass
class Item:
    """A part of what is wanted."""

    atom: Atom
    notion: Notion | None = None
    name: str = ""
    """Of a notion."""
    conditions: list[Condition] = field(default_factory=list)
    """What it narrows to: several where the words may mean several things; the first that fits the list is meant."""
    negated: str = ""
    """The operator before it: not, lack, except, only, with; or nothing."""
    told: bool = False
    """Whether it only has to be told: « avec leur finalité »."""
    linked: bool = False
    """Whether « et » or « ou » stands before it."""
    weak: bool = False
    """Whether the words may as well tell nothing: « l’autorité de contrôle souhaite … »."""
    source: bool = False
    """Whether what is spoken of comes from it: « le téléphone de CinetPay », "sent by Google"."""
    target: bool = False
    """Whether people are those who get it, and not those it is about: « envoyé aux clients »."""
    several: bool = False
    """Whether it is the name of several things: of a data set and of a field that others hold too, of a party and of
    data."""

    @property
    def lacking(self) -> bool:
        """Whether it is asked for where there is none."""
        return self.negated in ("lack", "not")

    def asks(self, column: Column) -> bool:
        """Whether it narrows by a column."""
        return any(each.column is column for each in self.conditions)


@dataclass
class Items:
    """What has been read of a question."""

    items: list[Item] = field(default_factory=list)
    asks: set[str] = field(default_factory=set)
    rels: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """The notions named."""
    strange: list[str] = field(default_factory=list)
    lengths: list[tuple[Op | None, str]] = field(default_factory=list)
    bounds: list[tuple[Op, str]] = field(default_factory=list)
    on: datetime.date | None = None
    soon: bool = False
    pending: str = ""
    """The operator that waits for what it stands before."""
    ours: bool = False
    """Whether « on » or the organisation does what is asked."""
    their: bool = False
    linked: bool = False
    span: Op | None = None
    bound: Op | None = None
    ending: bool = False
    """Whether the end of a month or year is meant: « avant fin 2026 »."""
    denied: bool = False
    """Whether « ne » waits for what makes it a denial or « ne … que »."""
    before: dict[int, str] = field(default_factory=dict)
    """The word before what begins at a letter."""
    nobody: bool = False
    """Whether « personne », "nobody" is said to do it."""
    bounded: bool = False
    """Whether « avant », "since" stands before a day."""
    object: bool = False
    """Whether it is asked what somebody does or gets, and not which of them."""
    what: bool = False
    """Whether « quoi » or "what" stands in it, if only in « c’est quoi »."""
    duty: bool = False
    """Whether it is asked what must be, and not what is."""
    past: bool = False
    """Whether what was is asked: « a reçu », "has received"."""
    keeps: bool = False
    """Whether it is asked what somebody keeps, which is less than what they get."""
    itself: bool = False
    """Whether the organisation is named."""
    sender: bool = False
    """Whether « qui » is who sends: « qui transfère … ? »."""
    ourselves: bool = False
    """Whether it is asked of the organisation itself: « sommes-nous certifiés ? »."""

    @property
    def conditions(self) -> list[Condition]:
        """Everything that the items may narrow to."""
        return [each for item in self.items for each in item.conditions]


def items_of(found: Sequence[Atom], lexicon: Lexicon) -> Items:
    """Reads the atoms of a question in order."""
    read = _Read(found, lexicon)
    for index, atom in enumerate(found):
        read.take(index, atom)
    return read.told


class _Read:
    def __init__(self, found: Sequence[Atom], lexicon: Lexicon) -> None:
        self._found, self._lexicon = found, lexicon
        self.told = Items()

    def take(self, index: int, atom: Atom) -> None:
        told = self.told
        if index and self._found[index - 1].words:
            told.before[atom.start] = self._found[index - 1].words[-1].fold
        self._notice(index, atom)
        told.nobody |= (
            any(word.fold in _NOBODY and word.raw.islower() for word in atom.words) and not atom.hit
        )
        told.ours |= any(word.fold in ("on", "we") for word in atom.words)
        if len(atom.words) == 1 or not atom.senses:  # « ne sont plus valables » is a phrase of its own
            told.denied |= any(word.fold == "ne" or word.elided == "n" for word in atom.words)
        if not atom.known:
            begun = told.items or told.rels or told.asks
            if (
                begun or not index or {word.fold for word in atom.words} - _WHETHER
            ):  # « si » tells a condition where it begins nothing
                told.strange.append(said(atom))
        elif atom.day or atom.length:
            self._time(atom)
        elif atom.place:
            self._add(Item(atom, conditions=[_of_place(atom)]))
        elif item := self._named(index, atom):
            self._add(item)
        else:
            self._word(index, atom)

    def _notice(self, index: int, atom: Atom) -> None:
        """What words tell of the question that list nothing."""
        told, folds = self.told, {word.fold for word in atom.words}
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        about = after and {word.fold for word in after.words} & _ABOUT
        is_ = folds & _IS or (after and {word.fold for word in after.words} <= _IS)
        told.what |= bool(folds & _WHAT and is_) and not folds & _ABOUT and not about
        told.duty |= bool(folds & _DUTY)
        told.past |= bool(folds & _PAST) and bool({*told.before.values()} & _HAVE)
        told.ourselves |= bool(folds & _US) and told.before.get(atom.start) in _ARE
        told.ourselves |= bool(folds & _US and folds & _ARE)

    def _time(self, atom: Atom) -> None:
        told = self.told
        if atom.length:
            told.lengths.append((told.span, atom.length))
            told.span = None
        elif atom.day is not None and told.bound:
            day = atom.day.last if told.ending and atom.day.last else atom.day.day
            told.bounds.append((told.bound, day.isoformat()))
            told.bound, told.bounded = None, True
        elif atom.day is not None and atom.day.last:
            last = atom.day.whole or atom.day.last  # « cette année » has days to come
            told.bounds += [(Op.FROM, atom.day.day.isoformat()), (Op.BEFORE, _next(last))]
        elif atom.day is not None:
            told.on = atom.day.day

    def _named(self, index: int, atom: Atom) -> Item | None:
        """A thing of the registry that is named, where the words mean that rather than a word of lists."""
        if atom.hit is None or (index == 0 and atom.has("ask")):
            return None
        if any(each.kind == "tracker" and not each.id.isalpha() for each in atom.mentions):
            return None  # `_ga` is the cookie, whatever field it is
        best = max(atom.hit.meanings.values())
        meant = {meaning: rate for meaning, rate in atom.hit.meanings.items() if rate >= best - _AS_GOOD}
        kinds = {meaning.kind for meaning in meant}
        if "people" in kinds and len(kinds) > 1 and ("actor" not in kinds or self._of_data(index)):
            meant = {meaning: rate for meaning, rate in meant.items() if meaning.kind == "people"}
            kinds = {"people"}
        notion = next((each for each in atom.senses if each.sort == "notion"), None)
        named = notion is None or "actor" in kinds or (kinds == {"people"} and self._of_data(index))
        if not named and not (notion and notion.name == "data_set" and kinds & {"field", "data_set"}):
            return None  # « données », « fournisseurs » are what is listed, not a field, not people
        if any(each.kind == "actor" and each.id == self._lexicon.organisation for each in meant):
            self.told.ours = self.told.itself = True
            return Item(atom)  # whose registry this is narrows nothing
        conditions = [*self._of_things(meant)]
        values = [each.condition for each in atom.senses if each.sort == "value" and each.condition]
        own = "actor" in kinds or ((best >= 1.0 or atom.near) and "data_set" in kinds)
        made = [*conditions, *values] if own else [*values, *conditions]
        return Item(
            atom,
            conditions=made,
            source="actor" in kinds and self._is_source(index),
            target=kinds == {"people"} and self._is_target(index),
            several=self._is_of_several(meant),
        )

    def _is_target(self, index: int) -> bool:
        """Whether « aux », "to" stands before people whose data is not spoken of."""
        before = self._found[index - 1].words if index else ()
        return bool(before) and before[-1].fold in _TOWARDS and not self._of_data(index)

    def _is_of_several(self, meant: dict[Meaning, float]) -> bool:
        """Whether a data set is named as a field is that it does not hold alone."""
        kinds = {each.kind for each in meant if each.kind != "field" or each.id in self._lexicon.present}
        if "actor" in kinds and kinds & {"data_set", "field"}:
            return True  # a party and what goes somewhere
        sets = {each.id for each in meant if each.kind == "data_set"}
        fields = {each.id for each in meant if each.kind == "field"} & self._lexicon.present
        return bool(sets) and any(not {*self._lexicon.held.sets_of(each)} <= sets for each in fields)

    def _is_source(self, index: int) -> bool:
        """Whether « de », "from", « par » stands before it."""
        atom = self._found[index]
        if atom.words and atom.words[0].elided == "d":
            return True
        before = self._found[index - 1].words if index else ()
        return bool(before) and before[-1].fold in _SOURCES

    def _of_things(self, meant: dict[Meaning, float]) -> list[Condition]:
        made = []
        for kind, column in _COLUMNS:
            ids = tuple(sorted(meaning.id for meaning in meant if meaning.kind == kind))
            if kind == "field":
                ids = tuple(id_ for id_ in ids if id_ in self._lexicon.present) or ids
            if ids:
                made.append(Condition(column=column, values=ids))
        return made

    def _of_data(self, index: int) -> bool:
        """Whether people are those whose data is spoken of: « sur les fournisseurs », "suppliers' data"."""
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        if after and (
            _is_data(after) or (after.hit and any(each.kind == "field" for each in after.hit.meanings))
        ):
            return True  # "our customers' names"
        at = index - 1
        while (
            at > 0
            and self._found[at].words
            and all(each.fold in phrases().glue for each in self._found[at].words)
        ):
            at -= 1
        if at < 0:
            return False
        before = self._found[at]
        between = {word.fold for each in self._found[at + 1 : index] for word in each.words}
        if (
            before.hit
            and between & _OF
            and any(each.kind in ("field", "data_set") for each in before.hit.meanings)
        ):
            return True
        return (before.words[-1].fold if before.words else "") in _ABOUT or _is_data(before)

    def _word(self, index: int, atom: Atom) -> None:
        """A word of lists; of several things it may be the one that fits what stands around it."""
        told, sorts = self.told, {each.sort: each for each in reversed(atom.senses)}
        if "notion" in sorts and not ("value" in sorts and _is_over(atom)):
            name = sorts["notion"].name
            if atom.words[0].fold in _ASKING:
                told.asks.add("what")
            self._add(Item(atom, NOTIONS[name], name, told=told.their))
        elif "mark" in sorts and sorts["mark"].condition:
            self._mark(atom, sorts["mark"].condition)
        elif "value" in sorts and "rel" not in sorts and not ("fill" in sorts and _is_law(atom)):
            found = [each.condition for each in atom.senses if each.condition]
            self._add(Item(atom, conditions=found, weak="fill" in sorts))
        elif [word.fold for word in atom.words] == ["que"] and told.denied:
            told.pending, told.denied = "only", False  # « n’est stockée que chez X »
        elif "ask" in sorts and not self._is_or(index, atom):
            told.rels.update(each.name for each in atom.senses if each.sort == "rel" and each.name == "hold")
            told.asks.update(each.name for each in atom.senses if each.sort == "ask")
            after = self._found[index + 1] if index + 1 < len(self._found) else None
            if (
                {word.fold for word in atom.words} in _OBJECTS
                and after
                and not after.has("notion")
                and not after.hit
            ):
                told.object = True  # "what do suppliers give us", not "what suppliers"
        elif "op" in sorts and not self._idle(index, atom):
            names = [each.name for each in atom.senses if each.sort == "op"]
            if "lacked" not in names or not self._lacked(index, atom):
                self._operate(index, atom, next((name for name in names if name != "lacked"), "lack"))
        elif "rel" in sorts:
            related = {each.name for each in atom.senses if each.sort == "rel"}
            before = self._found[index - 1].words if index else ()
            told.sender |= (
                any(word.fold in _sending() for word in atom.words)
                and len(before) == 1
                and before[0].fold in _WHO
            )
            told.keeps |= "hold" in related and any(word.fold in _keeping() for word in atom.words)
            if "send" in related and " ".join(word.fold for word in atom.words) not in senses().sending:
                related = related - {"send"} | {"receive"}
            told.rels.update(related)
        elif not sorts and atom.mentions:
            self._add(Item(atom, conditions=[_of_mention(atom)]))

    def _mark(self, atom: Atom, condition: Condition) -> None:
        """« à l’étranger »: not in the country of the organisation, where that is on record."""
        if _HOME not in condition.values:
            self._add(Item(atom, conditions=[condition]))
        elif self._lexicon.home:
            told = condition.model_copy(update={"values": (self._lexicon.home,)})
            self._add(Item(atom, conditions=[told]))
        else:
            self.told.strange.append(said(atom))

    def _is_or(self, index: int, atom: Atom) -> bool:
        """« ou » without its accent between two things that are as each other: « obligatoires ou facultatives »."""
        sorts = {"value", "notion"}
        before = {each.sort for each in self._found[index - 1].senses} & sorts if index else set()
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        plain = [word.raw.casefold() for word in atom.words] == ["ou"]
        return plain and bool(after and before & {each.sort for each in after.senses})

    def _idle(self, index: int, atom: Atom) -> bool:
        """« plus » where it denies nothing."""
        folds = [word.fold for word in atom.words]
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        if after and after.length and folds in (["plus"], ["moins"]):
            self.told.span = Op.LONGER if folds == ["plus"] else Op.SHORTER  # « plus d’un an »
            return True
        return folds in (["plus"], ["point"], ["moins"]) and self.told.pending != "not"

    def _lacked(self, index: int, atom: Atom) -> bool:
        """Whether « inconnu », "missing" is said of what stands before it: « un tiers dont le pays est inconnu »."""
        last = self.told.items[-1] if self.told.items else None
        if last and any("undetermined" in each.values for each in last.conditions):
            return True  # « rôle à qualifier ou inconnu »
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        if last is None or last.notion is None or last.notion.column in (None, Column.PARTY) or last.negated:
            return False
        if after and after.has("notion") and atom.end + 2 > after.start:
            return False  # "contracts missing clauses"
        last.negated = "lack"
        return True

    def _operate(self, index: int, atom: Atom, name: str) -> None:
        told = self.told
        match name:
            case "only" if told.items and self._ends(index) and not told.denied:
                told.items[-1].negated = told.items[-1].negated or "only"  # « RH uniquement »
            case "not" | "except" | "only" | "lack":
                told.denied = told.denied and {word.fold for word in atom.words} <= {"ne", "n"}
                if told.denied:
                    return
                told.pending = "" if name == "only" and told.pending == "not" else name  # « ne … que »
            case "or":
                told.linked = True
            case "their" | "and":
                told.linked = True
                told.their = name == "their" or bool(told.items and told.items[-1].notion)
            case "with":
                told.pending = told.pending if told.pending in ("lack", "not", "only", "except") else "with"
            case "before" | "from":
                told.bound = Op(name)
                told.ending = any(word.fold in ("fin", "end") for word in atom.words)
            case "longer" | "shorter":
                told.span = Op(name) if self._measured(index) else told.span
            case "soon":
                told.soon = True

    def _ends(self, index: int) -> bool:
        """Whether it stands right behind what is named last: nothing it could stand before is named after it."""
        gap = self._found[index].start - self.told.items[-1].atom.end
        behind = self._found[index + 1 :]
        return gap <= 1 and not any(
            each.hit or each.place or each.mentions or each.has("notion") for each in behind
        )

    def _measured(self, index: int) -> bool:
        """Whether a length of time follows: "rights over the customer databases" are not longer than anything."""
        return any(each.length for each in self._found[index + 1 : index + 3]) or not self._found[index].has(
            "fill"
        )

    def _add(self, item: Item) -> None:
        told = self.told
        last = told.items[-1] if told.items else None
        if last and item.atom.start - last.atom.end <= 1 and (shared := _compound(last, item)):
            last.conditions = [shared]  # "email adress": two names of one thing
            last.atom = last.atom._replace(end=item.atom.end)
            return
        if told.pending and not item.negated:
            item.negated = told.pending
        if item.notion or item.conditions:
            told.pending = ""
        item.linked, told.linked, told.their = told.linked, False, False
        if item.name:
            told.names.add(item.name)
        told.items.append(item)


@cache
def _sending() -> frozenset[str]:
    """« transfère », "shares"."""
    asked = phrases().cues.items()
    return frozenset(word for key, cues in asked if len(key) == 1 and cues & {Cue.SEND} for word in key)


@cache
def _keeping() -> frozenset[str]:
    """« conserve », "keep", "store"."""
    asked = phrases().cues.items()
    return frozenset(
        word for key, cues in asked if len(key) == 1 and cues & {Cue.KEEP, Cue.STORE} for word in key
    )


def said(atom: Atom) -> str:
    """The words of an atom as they were written."""
    return " ".join(word.raw for word in atom.words)


def _is_data(atom: Atom) -> bool:
    return any(each.sort == "notion" and each.name in ("field", "data_set") for each in atom.senses)


def _is_over(atom: Atom) -> bool:
    """« expirés », which without its accent is « expire »: what is over, and not when it will be."""
    return any(
        "é" in word.raw.casefold() or word.fold in ("expires", "expiree", "expirees") for word in atom.words
    )


def _is_law(atom: Atom) -> bool:
    """« au sens du RGPD » says under which law one asks, and leaves nothing out."""
    return all(each.condition is None or each.condition.column is Column.LAW for each in atom.senses)


def _next(day: datetime.date) -> str:
    return (day + datetime.timedelta(days=1)).isoformat() if day < datetime.date.max else day.isoformat()


def _of_place(atom: Atom) -> Condition:
    if atom.place is None:
        raise ValueError(atom)
    code = _UNIONS.get(atom.place.code, atom.place.code)
    if atom.place.way == "out":
        return Condition(column=Column.COUNTRY, op=Op.OUTSIDE, values=(code,))
    if atom.place.way == "from":
        return Condition(
            column=Column.BY, values=(f"country:{code}",)
        )  # no list is narrowed by where data starts
    area = len(code) > 2 or code == "EU"
    return Condition(column=Column.COUNTRY, op=Op.INSIDE if area else Op.IS, values=(code,))


def _of_mention(atom: Atom) -> Condition:
    kind = atom.mentions[0].kind
    if kind in ("tracker", "document"):
        return Condition(
            column=Column.ITSELF, values=tuple(each.id for each in atom.mentions if each.kind == kind)
        )
    column = Column.PLACE if kind == "place" else Column.ENGAGEMENT
    return Condition(
        column=column, values=tuple(f"{each.actor}.{each.id}" for each in atom.mentions if each.kind == kind)
    )


def _compound(last: Item, item: Item) -> Condition | None:
    """The fields that two names side by side have in common."""
    for one in last.conditions:
        for other in item.conditions:
            shared = tuple(value for value in one.values if value in other.values)
            if one.column is other.column is Column.FIELD and shared:
                return one.model_copy(update={"values": shared})
    return None
