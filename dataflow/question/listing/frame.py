"""The frame: what is listed, under which conditions, put together from the items of a question."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dataflow.question.columns import SHOWN, columns_of
from dataflow.question.fold import singular
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.doubts import doubtful
from dataflow.question.listing.head import head_of
from dataflow.question.listing.item import Item, Items, said
from dataflow.question.listing.items import items_of
from dataflow.question.listing.signs import signs
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.duration import Duration
from registry.vocabulary import vocabulary

_OPPOSITE: Final = {
    Op.IS: Op.NOT, Op.NOT: Op.IS, Op.INSIDE: Op.OUTSIDE,  Op.MISSING: Op.PRESENT,
    Op.PRESENT: Op.MISSING, Op.LONGER: Op.SHORTER, Op.SHORTER: Op.LONGER,
}  # fmt: skip
_SOON: Final = 92  # days
_TOLD: Final = frozenset(
    {"role", "seat", "hosting", "age", "provision", "until", "scope", "since", "version", "clauses", "clock",
     "authorisation", "mechanism", "sensitivity", "consent", "onward"}
)  # fmt: skip
"""The notions that are told of what they list."""
_SAID_AS: Final = {Column.COUNTRY: (Column.SEAT, Column.HOSTING)}
_CONSENT: Final = ("6_1_a", "9_2_a", "ci_14_consent")
_SAYS_NO_MORE: Final = frozenset({"party", "field", "activity", "people", "place"})
"""« les données de nos prestataires » says no more than that they are parties."""
_SAID_AGAIN: Final = frozenset(
    {
        Column.SENSITIVITY,
        Column.BASIS,
        Column.MECHANISM,
        Column.CERTIFICATE,
        Column.CONSENT,
        Column.ROLE,
        Column.PURPOSE,
    }
)


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
        self._use_times()
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
        self._settle()
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
            controls="who" in told.asks,
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
        if (
            head.notion.listed is not self._listed
            and head.notion.column in self._has
            and head.notion.column is not Column.PARTY
        ):
            if head.name == "party" and self._listed is Listed.SUB_PROCESSORS:
                self._head = None
                return
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
        for each in item.conditions:
            made = self._moved(each)
            if made.column is Column.PLACE and self._listed is Listed.PARTIES and self._ours(made.values):
                return None  # what is done at a place of one’s own is done by nobody there
            if any(value.startswith("country:") for value in made.values):
                return None
            if made.column in self._has and self._applies(made):
                denied = item.negated in ("not", "except", "lack")
                if denied and made.op is Op.OUTSIDE:
                    return None  # « jamais hors UE » is more than somewhere inside it
                return _turned(made) if denied else made
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

    def _use_times(self) -> None:
        told, asked = self._told, self._asked
        column = (
            Column.UNTIL
            if told.soon or (Column.UNTIL in asked and Column.UNTIL in self._has)
            else Column.SINCE
        )
        bounds = [*told.bounds]
        if told.soon and self._today:
            end = self._today + datetime.timedelta(_SOON)
            bounds += [(Op.FROM, self._today.isoformat()), (Op.BEFORE, end.isoformat())]
        for op, day in bounds:
            self._measure(column, op, day)
        clock = (
            Column.BREACH_CLOCK if Column.BREACH_CLOCK in asked or "clock" in told.names else Column.PERIOD
        )
        for span, length in told.lengths:
            if span and clock not in self._has and Column.SINCE in self._has and self._today:
                # « les contrats qui datent de plus de cinq ans »
                self._measure(
                    Column.SINCE, Op.BEFORE if span is Op.LONGER else Op.FROM, _ago(self._today, length)
                )
            elif span is None:
                asked += [clock] if clock in self._has else []  # « 24 h ? » is told, and leaves nobody out
            else:
                self._measure(clock, span, length)

    def _measure(self, column: Column, op: Op, value: str) -> None:
        if column in self._has:
            self._conditions.append(Condition(column=column, op=op, values=(value,)))
        else:
            self._lost.append(value)

    def _settle(self) -> None:
        """The conditions together, each once."""
        if Column.SINCE in self._asked:  # « la date du contrat, et ceux qui n’en ont pas »
            self._asked += [Column.CONTRACT for each in self._conditions if _lacks_contract(each)]
            self._conditions = [each for each in self._conditions if not _lacks_contract(each)]
        plain = {
            each.notion.column for each in self._told.items if each.notion and each.negated in ("", "with")
        }
        both = [each for each in self._conditions if each.op is Op.MISSING and each.column in plain]
        self._conditions = [each for each in self._conditions if each not in both]
        self._asked += [
            each.column for each in both
        ]  # « la date du contrat, et ceux dont nous n’en avons aucun »
        self._conditions = _once(_joined(self._conditions, self._linked))
        self._turn_denial()
        if self._listed is Listed.PARTIES and "who" not in self._told.asks and self._about(Column.FIELD):
            only = [each for item in self._told.items if item.negated == "only" for each in item.conditions]
            self._conditions = [
                _turned(each) if each in only and each.column is Column.PARTY else each
                for each in self._conditions
            ]
        field = next(
            (each for each in self._conditions if each.column is Column.FIELD and each.op is Op.IS), None
        )
        if self._listed is Listed.FIELDS and field and len(field.values) == 1:
            # « le téléphone est-il obligatoire ? » asks what is said of it, and leaves nothing out.
            of_it = (Column.PROVISION, Column.SENSITIVITY, Column.CATEGORY)
            self._asked += [each.column for each in self._conditions if each.column in of_it]
            self._conditions = [each for each in self._conditions if each.column not in of_it]
        party = next(
            (each for each in self._conditions if each.column is Column.PARTY and each.op is Op.IS), None
        )
        if (
            self._listed is Listed.PARTIES
            and party
            and "who" not in self._told.asks
            and len(party.values) == 1
        ):
            # « OVH est-il sous-traitant ? » asks what the role of one party is: it is told, and leaves nobody out.
            of = (*SHOWN[self._listed], Column.COUNTRY)
            told_of = [each.column for each in self._conditions if each is not party and each.column in of]
            self._asked[:0] = [one for each in told_of for one in _SAID_AS.get(each, (each,))]
            self._conditions = [each for each in self._conditions if each is party or each.column not in of]

    def _turn_denial(self) -> None:
        """« l’adresse IP n’est pas envoyée à Google ? » denies that it is sent, and not that it is Google."""
        told = self._told
        party = next(
            (each for each in self._conditions if each.column is Column.PARTY and each.op is Op.NOT), None
        )
        field = next(
            (each for each in self._conditions if each.column is Column.FIELD and each.op is Op.IS), None
        )
        denied = any(each.negated == "not" and each.asks(Column.PARTY) for each in told.items)
        if party and field and denied and "who" not in told.asks and not told.names & {"party"}:
            self._conditions = [
                _turned(each) if each in (party, field) else each for each in self._conditions
            ]

    def _about(self, *columns: Column) -> bool:
        return any(each.column in columns for each in self._conditions)

    def _labelled(self, condition: Condition) -> Condition:
        """The condition with what its values are called."""
        labels = tuple(self._lexicon.terms.label(condition.column, value) for value in condition.values)
        return condition.model_copy(update={"labels": labels})


def _lacks_contract(condition: Condition) -> bool:
    return condition.op is Op.MISSING and condition.column is Column.CONTRACT


def _ago(today: datetime.date, length: str) -> str:
    """The day that was so long ago."""
    told = Duration.parse(length)
    months, seconds = told.calendar_and_clock()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    last = calendar.monthrange(max(year, 1), month + 1)[1]
    day = datetime.date(max(year, 1), month + 1, min(today.day, last))
    return (day - datetime.timedelta(seconds=seconds)).isoformat()


def _narrowing(item: Item) -> Condition | None:
    """What the word itself narrows the list to: « sous-traitants » are parties in a role."""
    sense = next(
        (each for each in item.atom.senses if each.sort == "notion" and each.name == item.name), None
    )
    if sense is None or sense.condition is None:
        return None
    return _turned(sense.condition) if item.negated in ("not", "except") else sense.condition


def _turned(condition: Condition) -> Condition:
    return condition.model_copy(update={"op": _OPPOSITE.get(condition.op, condition.op)})


def _joined(conditions: Iterable[Condition], linked: set[Column]) -> list[Condition]:
    """Several values of one column are any of them: « en France ou en Irlande », "the US, the UK and Canada"."""
    made: list[Condition] = []
    for each in conditions:
        last = next(
            (one for one in made if (one.column, one.op) == (each.column, each.op) and one.values), None
        )
        if last is not None and each.values and each.op in (Op.IS, Op.NOT, Op.INSIDE):
            # « sensibles au sens de l’article 9 » says the same again, more narrowly.
            again = each.column in _SAID_AGAIN and each.column not in linked
            shared = tuple(value for value in last.values if value in each.values) if again else ()
            values = shared or tuple(dict.fromkeys((*last.values, *each.values)))
            made[made.index(last)] = last.model_copy(update={"values": values})
        else:
            made.append(each)
    return made


def _once(conditions: Sequence[Condition]) -> list[Condition]:
    """Each once, and not that something is on record, or is not, where it is said which: « sans ISO 27001 »."""
    lacking = {each.column for each in conditions if each.op is Op.MISSING}
    turned = [_turned(each) if each.op is Op.IS and each.column in lacking else each for each in conditions]
    named = {each.column for each in turned if each.op in (Op.IS, Op.NOT)}
    bare = (Op.PRESENT, Op.MISSING)
    return [each for each in dict.fromkeys(turned) if each.op not in bare or each.column not in named]
