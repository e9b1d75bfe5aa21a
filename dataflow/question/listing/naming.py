"""Naming: the things of the registry, the places and the values that an atom of a question names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dataflow.question.grammar import phrases
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.item import Item
from dataflow.question.listing.signs import signs
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.mention import MentionKind
from dataflow.question.wanted import Column, Condition, Op

_LISTED: Final[Mapping[MentionKind, Column]] = {"activity": Column.ACTIVITY, "system": Column.SYSTEM}
"""What stands in a list of its own and has a column in others."""
_UNIONS: Final = {"EUROPE": "EU"}
_AS_GOOD: Final = 0.015
"""Of two things a name may stand for, so much better is the one that is meant."""
_COLUMNS: Final[tuple[tuple[Kind, Column], ...]] = (
    ("actor", Column.PARTY), ("data_set", Column.DATA_SET), ("field", Column.FIELD), ("people", Column.PEOPLE),
)  # fmt: skip


class Naming:
    """What the atoms of one question name, by what stands around them."""

    def __init__(self, found: Sequence[Atom], lexicon: Lexicon) -> None:
        self._found, self._lexicon = found, lexicon

    def named(self, index: int, atom: Atom) -> Item | None:
        """A thing of the registry that is named, where the words mean that rather than a word of lists."""
        if atom.hit is None or (atom.has("ask") and self._begins(index)):
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
            return Item(atom, itself=True)
        conditions = [*self._of_things(meant)]
        values = [each.condition for each in atom.senses if each.sort == "value" and each.condition]
        conditions = [*of_own(atom), *conditions]
        own = "actor" in kinds or ((best >= 1.0 or atom.near) and "data_set" in kinds)
        made = [*conditions, *values] if own else [*values, *conditions]
        return Item(
            atom,
            conditions=made,
            source="actor" in kinds and self._is_source(index),
            target=kinds == {"people"} and self._is_target(index),
            several=self._is_of_several(meant),
        )

    def _begins(self, index: int) -> bool:
        """Whether nothing but words that ask nothing stands before it: « veuillez identifier … »."""
        return all(each.has("fill") and not each.hit for each in self._found[:index])

    def _is_target(self, index: int) -> bool:
        """Whether « aux », "to" stands before people whose data is not spoken of."""
        before = self._found[index - 1].words if index else ()
        return bool(before) and before[-1].fold in signs().towards and not self._of_data(index)

    def _is_of_several(self, meant: dict[Meaning, float]) -> bool:
        """Whether a data set is named as a field is that it does not hold alone."""
        kinds = {each.kind for each in meant if each.kind != "field" or each.id in self._lexicon.present}
        if "actor" in kinds and kinds & {"data_set", "field"}:
            return True  # a party and what goes somewhere
        sets = {each.id for each in meant if each.kind == "data_set"}
        fields = {each.id for each in meant if each.kind == "field"} & self._lexicon.present
        if len(sets) > 1 and fields:
            return True  # neither of the sets is the field
        return bool(sets) and any(not {*self._lexicon.held.sets_of(each)} <= sets for each in fields)

    def _is_source(self, index: int) -> bool:
        """Whether « de », "from", « par » stands before it."""
        atom = self._found[index]
        if atom.words and atom.words[0].elided == "d":
            return True
        before = self._found[index - 1].words if index else ()
        return bool(before) and before[-1].fold in signs().sources

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
            and between & signs().of
            and any(each.kind in ("field", "data_set") for each in before.hit.meanings)
        ):
            return True
        return (before.words[-1].fold if before.words else "") in signs().about or _is_data(before)


def of_place(atom: Atom) -> Condition:
    """Where something is, or is not, by the country or area named."""
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


def of_own(atom: Atom) -> Iterator[Condition]:
    """An activity or a system that this registry calls so, whatever else the words mean."""
    for kind, column in _LISTED.items():
        ids = tuple(each.id for each in atom.mentions if each.kind == kind)
        if ids:
            yield Condition(column=column, values=ids)


def of_mention(atom: Atom) -> Condition:
    """A cookie, a document, a place or an engagement, by its name."""
    own = next(of_own(atom), None)
    if own is not None:
        return own
    kind = atom.mentions[0].kind
    if kind in ("tracker", "document"):
        return Condition(
            column=Column.ITSELF, values=tuple(each.id for each in atom.mentions if each.kind == kind)
        )
    column = Column.PLACE if kind == "place" else Column.ENGAGEMENT
    return Condition(
        column=column, values=tuple(f"{each.actor}.{each.id}" for each in atom.mentions if each.kind == kind)
    )


def _is_data(atom: Atom) -> bool:
    return any(each.sort == "notion" and each.name in ("field", "data_set") for each in atom.senses)
