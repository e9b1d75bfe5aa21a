"""The item: a part of what is wanted, and the items of a question with what its words tell beside them."""

import datetime
from dataclasses import dataclass, field

from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.notion import Notion
from dataflow.question.wanted import Column, Condition, Op


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
    itself: bool = False
    """Whether it is the organisation, whose registry this is: that narrows nothing."""
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
    after: bool = False
    """Whether it begins when what is named is over: « après 2024 »."""
    counted: bool = False
    """Whether it is asked how many people there are."""
    newest: bool = False
    """Whether the last one is asked for: "the last certificate"."""
    early: bool = False
    """Whether a day is named before anything else is: « le comité se réunit demain, … »."""
    relative: bool = False
    """Whether a week, a month or a year is named by where it is from today: « la semaine prochaine »."""
    through: bool = False
    """Whether the day that is named counts: « d’ici le 31 décembre »."""
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


def said(atom: Atom) -> str:
    """The words of an atom as they were written."""
    return " ".join(word.raw for word in atom.words)
