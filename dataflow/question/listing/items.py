"""The items: what a question names, lists and narrows by, in order, each with the operator that stands before it."""

import datetime
from collections.abc import Sequence
from typing import Final

from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.item import Item, Items, said
from dataflow.question.listing.naming import Naming, of_mention, of_own, of_place
from dataflow.question.listing.noticing import notice
from dataflow.question.listing.notion import NOTIONS
from dataflow.question.listing.senses import senses
from dataflow.question.listing.signs import signs
from dataflow.question.wanted import Column, Condition, Op

_LEAD: Final = 3
"""Behind so many words, one fewer where none of them asks, a day may be that of what leads up to the question."""
_HOME: Final = "HOME"
"""The country of the organisation, in the words of the grammar."""


def items_of(found: Sequence[Atom], lexicon: Lexicon) -> Items:
    """Reads the atoms of a question in order."""
    read = _Read(found, lexicon)
    for index, atom in enumerate(found):
        read.take(index, atom)
    return read.told


class _Read:
    def __init__(self, found: Sequence[Atom], lexicon: Lexicon) -> None:
        self._found, self._lexicon = found, lexicon
        self._naming = Naming(found, lexicon)
        self.told = Items()

    def take(self, index: int, atom: Atom) -> None:
        told = self.told
        notice(told, self._found, index)
        if not atom.known:
            begun = told.items or told.rels or told.asks
            if (
                begun or not index or {word.fold for word in atom.words} - signs().whether
            ):  # « si » tells a condition where it begins nothing
                told.strange.append(said(atom))
        elif atom.day or atom.length:
            told.early |= (
                bool(atom.day) and not told.items and index >= (_LEAD if told.asks - {"list"} else _LEAD - 1)
            )
            self._time(atom)
        elif atom.place:
            self._add(Item(atom, conditions=[of_place(atom)]))
        elif item := self._naming.named(index, atom):
            told.ours, told.itself = told.ours or item.itself, told.itself or item.itself
            self._add(item)
        else:
            self._word(index, atom)

    def _time(self, atom: Atom) -> None:
        told = self.told
        if atom.length:
            told.lengths.append((told.span, atom.length))
            told.span = None
        elif atom.day is not None and told.bound:
            last = atom.day.whole or atom.day.last or atom.day.day
            day = last if told.ending else atom.day.day
            if told.after:
                day = last
            # « avant la fin de l’année » : the last day of a year is within it.
            ended = told.ending or atom.day.whole == atom.day.day
            over = (
                told.after or (told.bound is Op.BEFORE and ended) or (told.through and last == atom.day.day)
            )
            told.bounds.append((told.bound, _next(day) if over else day.isoformat()))
            told.bound, told.bounded = None, True
        elif atom.day is not None and atom.day.last:
            last = atom.day.whole or atom.day.last  # « cette année » has days to come
            told.bounds += [(Op.FROM, atom.day.day.isoformat()), (Op.BEFORE, _next(last))]
        elif atom.day is not None:
            told.on = atom.day.day

    def _word(self, index: int, atom: Atom) -> None:
        """A word of lists; of several things it may be the one that fits what stands around it."""
        told, sorts = self.told, {each.sort: each for each in reversed(atom.senses)}
        if "notion" in sorts and not ("value" in sorts and _is_over(atom)):
            name = sorts["notion"].name
            if atom.words[0].fold in signs().asking:
                told.asks.add("what")
            self._add(Item(atom, NOTIONS[name], name, told=told.their))
        elif "mark" in sorts and sorts["mark"].condition:
            self._mark(atom, sorts["mark"].condition)
        elif "value" in sorts and "rel" not in sorts and not ("fill" in sorts and _is_law(atom)):
            found = [each.condition for each in atom.senses if each.condition]
            self._add(Item(atom, conditions=[*of_own(atom), *found], weak="fill" in sorts))
        elif [word.fold for word in atom.words] == ["que"] and told.denied:
            told.pending, told.denied = "only", False  # « n’est stockée que chez X »
        elif "ask" in sorts and not self._is_or(index, atom):
            told.rels.update(each.name for each in atom.senses if each.sort == "rel" and each.name == "hold")
            told.asks.update(each.name for each in atom.senses if each.sort == "ask")
            after = self._found[index + 1] if index + 1 < len(self._found) else None
            if (
                len(atom.words) == 1
                and atom.words[0].fold in signs().objects
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
            if "send" in related and " ".join(word.fold for word in atom.words) not in senses().sending:
                related = related - {"send"} | {"receive"}
            told.rels.update(related)
        elif not sorts and atom.mentions:
            self._add(Item(atom, conditions=[of_mention(atom)]))

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
                folds = {word.fold for word in atom.words}
                told.through = name == "before" and bool(folds & signs().through)
                told.after = name == "from" and bool(folds & signs().after)
                told.ending = bool(folds & signs().end)
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


def _is_over(atom: Atom) -> bool:
    """« expirés », which without its accent is « expire »: what is over, and not when it will be."""
    return any("é" in word.raw.casefold() or word.fold in signs().over for word in atom.words)


def _is_law(atom: Atom) -> bool:
    """« au sens du RGPD » says under which law one asks, and leaves nothing out."""
    return all(each.condition is None or each.condition.column is Column.LAW for each in atom.senses)


def _next(day: datetime.date) -> str:
    return (day + datetime.timedelta(days=1)).isoformat() if day < datetime.date.max else day.isoformat()


def _compound(last: Item, item: Item) -> Condition | None:
    """The fields that two names side by side have in common."""
    for one in last.conditions:
        for other in item.conditions:
            shared = tuple(value for value in one.values if value in other.values)
            if one.column is other.column is Column.FIELD and shared:
                return one.model_copy(update={"values": shared})
    return None
