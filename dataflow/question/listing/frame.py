"""The frame: what is listed, under which conditions, put together from the items of a question."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from dataflow.question.columns import columns_of
from dataflow.question.fold import singular
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.apposition import without_appositions
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.doubts import doubtful
from dataflow.question.listing.head import head_of
from dataflow.question.listing.item import Item, Items, said
from dataflow.question.listing.items import items_of
from dataflow.question.listing.settling import Settling, turned
from dataflow.question.listing.signs import signs
from dataflow.question.listing.timing import timed
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.vocabulary import vocabulary

_TOLD: Final = frozenset(
    {"owner", "origin", "automated", "volume", "reference", "joint",
     "role", "seat", "hosting", "age", "provision", "until", "scope", "since", "version", "clauses", "clock",
     "authorisation", "mechanism", "sensitivity", "consent", "onward"}
)  # fmt: skip
"""The notions that are told of what they list."""
_CONSENT: Final = ("6_1_a", "9_2_a", "ci_14_consent")
_MEANT_BY: Final = {"certificate": Column.CERTIFICATE, "mechanism": Column.MECHANISM}
_SAYS_NO_MORE: Final = frozenset({"party", "field", "activity", "people", "place"})
"""« les données de nos prestataires » says no more than that they are parties."""


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
    column: Column | None = None
    """What the word it is asked by tells of another list."""
    explicit: bool = False
    """Whether fields are asked for by that word."""
    moves: bool = False
    """Whether it is asked where data goes or comes from."""
    headless: bool = False
    """Whether no word says what is listed."""
    who: bool = False
    """Whether it is asked who."""
    ambiguous: bool = False
    """Whether one name in it may stand for several fields."""
    only: bool = False
    """Whether it is asked whether a party is the only one."""
    where: bool = False
    """Whether it is asked where."""
    keeps: bool = False
    """Whether it is asked what somebody keeps."""
    what: bool = False
    """Whether it may be asked what something is."""
    guessed: bool = False
    """Whether a field that nobody holds is named by a word that a field somebody holds has in its name."""
    controls: bool = False
    """Whether it is asked who decides, which the organisation itself may be."""


def framed(found: Sequence[Atom], lexicon: Lexicon, today: datetime.date | None) -> Frame | None:
    """The list that the atoms of a question ask for; None where nothing tells what to list."""
    told = items_of(found, lexicon)
    told.items = without_appositions(told.items)
    listed, head = head_of(told)
    return None if listed is None else _Framing(listed, head, told, lexicon, today).frame()


class _Framing:
    def __init__(
        self, listed: Listed, head: Item | None, told: Items, lexicon: Lexicon, today: datetime.date | None
    ) -> None:
        self._listed, self._head, self._told, self._lexicon, self._today = listed, head, told, lexicon, today
        self._has = columns_of(listed)
        self._conditions: list[Condition] = []
        self._linked: set[Column] = set()
        """The columns whose conditions « et » or « ou » joins."""
        self._asked: list[Column] = []
        self._lost: list[str] = []

    def frame(self) -> Frame:
        told = self._told
        self._use_head()
        for item in told.items:
            if item is self._head:
                continue
            if item.notion:
                self._use_notion(item)
            elif item.conditions:
                if item.weak or (self._listed is Listed.RIGHTS and item.asks(Column.PEOPLE)):
                    continue  # people have rights: whose they are narrows nothing
                made = self._fitting(item)
                self._conditions += [made] if made else []
                self._linked |= {made.column} if made and item.linked else set()
                self._lost += [] if made else [said(item.atom)]
        if self._listed is Listed.REVIEWS:
            self._asked += [Column.OWNER] if "keeper" in told.names else [Column.REVIEW]
        times = timed(told, self._asked, {*self._has}, self._today)
        self._conditions += times.conditions
        self._asked += times.asked
        self._lost += times.lost
        if "when" in told.asks and "sign" in told.rels and Column.SINCE in self._has:
            self._asked.append(Column.SINCE)  # "when was the contract signed?"
        bare = all(each.column is Column.ROLE for each in self._conditions)
        if (
            "host" in told.rels
            and ("who" in told.asks or bare)
            and self._listed is Listed.PARTIES
            and not self._about(Column.COUNTRY, Column.HOSTING, Column.PURPOSE)
        ):
            self._conditions.append(
                Condition(column=Column.PURPOSE, values=("hosting",))
            )  # « qui héberge … ? »
        settling = Settling(self._listed, told, self._conditions, self._asked, self._linked)
        settling.settle()
        self._conditions = settling.conditions
        lacking = any(each.op is Op.MISSING or "unknown" in each.values for each in self._conditions)
        if told.pending == "only" and not self._about(Column.FIELD, Column.DATA_SET, Column.PARTY):
            told.pending = ""  # « les transferts hors UE seulement » narrows as it stands
        open_ = told.pending not in ("", "with") and not (told.pending == "lack" and lacking)
        bare = self._head is None and not self._conditions
        how = "how" in told.asks and self._listed is not Listed.RIGHTS
        unclear = (
            bare
            or open_
            or how
            or bool(told.span)
            or doubtful(self._listed, self._head, told, self._conditions, self._asked)
        )
        wanted = Wanted(
            listed=self._listed,
            conditions=tuple(self._labelled(each) for each in self._conditions),
            asked=tuple(dict.fromkeys(self._asked)),
        )
        strange = (*told.strange, *self._lost)
        notion = self._head.notion if self._head else None
        return Frame(
            wanted,
            sure=not strange and not unclear,
            on=told.on,
            strange=strange,
            score=0.3 if bare else 0.9 ** len(strange),
            kept="host" in told.rels,
            column=notion.column if notion else None,
            headless=self._head is None,
            who="who" in told.asks or bool(told.names & {"party"}),
            ambiguous=any(each.column is Column.FIELD and len(each.values) > 1 for each in told.conditions),
            moves="where" in told.asks or "receive" in told.rels,
            only=any(each.negated == "only" and each.asks(Column.PARTY) for each in told.items),
            explicit=bool(self._head and {word.fold for word in self._head.atom.words} & signs().fields),
            where="where" in told.asks,
            keeps=told.keeps,
            what=told.what and not told.rels,
            guessed=len(told.items) == 1 and self._guessed(told.items[0]),
            controls="who" in told.asks or any(map(_who_decides, told.items)),
        )

    def _guessed(self, item: Item) -> bool:
        fields = {value for each in item.conditions if each.column is Column.FIELD for value in each.values}
        if not fields or fields & self._lexicon.present:
            return False
        return bool(self._lexicon.sharing(tuple(singular(word.fold) for word in item.atom.words)))

    def _use_head(self) -> None:
        head = self._head
        if head is None or head.notion is None:
            return
        if head.name == "party" and self._listed is Listed.SUB_PROCESSORS:
            return  # « X fait-il appel à d’autres sous-traitants ? »: in whatever role
        if (
            head.notion.listed is not self._listed
            and head.notion.column in self._has
            and head.notion.column is not Column.PARTY
        ):
            lacks = head.lacking
            self._conditions += [Condition(column=head.notion.column, op=Op.MISSING)] if lacks else []
            told_of = (
                Column.HOSTING
                if self._listed is Listed.PLACES and head.name == "country"
                else head.notion.column
            )
            self._asked += [] if lacks or head.name in _TOLD or head.name == "field" else [told_of]
        if (narrowed := _narrowing(head)) and narrowed.column in self._has:
            self._conditions.append(narrowed)
        if head.name == "right" and "how" in self._told.asks:
            self._asked.append(Column.HOW)
        if head.name in _TOLD and head.notion.column in self._has:
            self._asked.append(head.notion.column)
            if head.name == "age" and not self._told.conditions:
                self._conditions.append(Condition(column=Column.AGE, op=Op.PRESENT))

    def _use_notion(self, item: Item) -> None:
        """A thing that could be listed and is told of another: filtered by, or told beside it."""
        narrowed, notion = _narrowing(item), item.notion
        if narrowed and narrowed.column in self._has:
            self._conditions.append(narrowed)
            return
        column = notion.column if notion else None
        if notion is None or column is None or column not in self._has or column is Column.PARTY:
            idle = (
                item.name in _SAYS_NO_MORE or (item.name == "right" and self._listed is Listed.RIGHTS)
            ) and item.negated in ("", "with", "only")
            if not idle and (notion is None or notion.listed is not self._listed):
                self._lost.append(said(item.atom))
            elif item.name == "party" and self._listed is Listed.TRACKERS:
                self._asked.append(Column.PARTY)
        elif item.lacking and column is Column.ONWARD:  # that nobody has said it is on record as such
            self._conditions.append(Condition(column=column, values=("unknown",)))
        elif item.lacking:
            self._conditions.append(Condition(column=column, op=Op.MISSING))
        elif column is Column.MENTIONED and "mention" not in self._told.rels:
            self._lost.append(said(item.atom))
        elif column is Column.MENTIONED or (item.negated == "with" and notion.strong and not item.told):
            self._conditions.append(Condition(column=column, op=Op.PRESENT))
        elif item.name != "field" or item.told:
            self._asked.append(column)

    def _fitting(self, item: Item) -> Condition | None:
        """The first of what the words may mean that the list can be narrowed by."""
        # « le certificat DPF » is one, and no mechanism; by itself the name may be either.
        named = {_MEANT_BY[name] for name in self._told.names if name in _MEANT_BY}
        for each in sorted(item.conditions, key=lambda each: each.column not in named):
            made = self._moved(each)
            by_others = self._listed is Listed.PARTIES or "host" in self._told.rels
            if made.column is Column.PLACE and by_others and self._ours(made.values):
                return None  # what is done at a place of one’s own is done by nobody there
            if any(value.startswith("country:") for value in made.values):
                return None
            if made.column in self._has and self._applies(made):
                denied = item.negated in ("not", "except", "lack")
                if denied and made.op is Op.OUTSIDE:
                    return None  # « jamais hors UE » is more than somewhere inside it
                return turned(made) if denied else made
        return None

    def _of_documents(self, condition: Condition) -> bool:
        named = {each.id for each in self._lexicon.mentions.every if each.kind == "document"}
        return {*condition.values} <= named

    def _ours(self, places: tuple[str, ...]) -> bool:
        return any(each.startswith(f"{self._lexicon.organisation}.") for each in places)

    def _moved(self, condition: Condition) -> Condition:
        """By the column the list knows it by: « sous-traitants ultérieurs de Brevo » are engaged by Brevo."""
        column = condition.column
        if column is Column.ITSELF and self._listed is Listed.PARTIES and self._of_documents(condition):
            column = Column.MENTIONED
        if column is Column.PARTY and self._listed is Listed.SUB_PROCESSORS:
            column = Column.BY
        if column is Column.COUNTRY and (self._listed is Listed.PLACES or "host" in self._told.rels):
            column = Column.HOSTING
        if column is Column.CONSENT and self._listed is not Listed.TRACKERS:
            op = Op.IS if "needed" in condition.values else Op.NOT
            return Condition(column=Column.BASIS, op=op, values=_CONSENT)
        if column is Column.BASIS and self._listed is Listed.TRACKERS and "6_1_a" in condition.values:
            return Condition(column=Column.CONSENT, values=("needed",))
        return condition.model_copy(update={"column": column})

    def _applies(self, condition: Condition) -> bool:
        """Whether the values are such as the list has: trackers have categories of their own."""
        if condition.column is Column.ITSELF:
            return (self._listed is Listed.DOCUMENTS) == self._of_documents(condition)
        if condition.column is Column.KIND and "privacy_policy" in condition.values:
            return self._listed is Listed.DOCUMENTS
        if condition.column is not Column.CATEGORY:
            return True
        of_trackers = {*condition.values} <= vocabulary().tracker_categories.keys()
        return of_trackers == (self._listed is Listed.TRACKERS)

    def _about(self, *columns: Column) -> bool:
        return any(each.column in columns for each in self._conditions)

    def _labelled(self, condition: Condition) -> Condition:
        """The condition with what its values are called."""
        labels = tuple(self._lexicon.terms.label(condition.column, value) for value in condition.values)
        return condition.model_copy(update={"labels": labels})


def _who_decides(item: Item) -> bool:
    """« qui décide » is a phrase of its own."""
    return item.asks(Column.ROLE) and any(word.fold in signs().who for word in item.atom.words)


def _narrowing(item: Item) -> Condition | None:
    """What the word itself narrows the list to: « sous-traitants » are parties in a role."""
    sense = next(
        (each for each in item.atom.senses if each.sort == "notion" and each.name == item.name), None
    )
    if sense is None or sense.condition is None:
        return None
    denied = item.negated in ("not", "except") or (
        item.lacking and sense.condition.column is Column.MEASURE
    )  # « sans chiffrement »
    return turned(sense.condition) if denied else sense.condition
