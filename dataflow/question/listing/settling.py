"""Settling: the conditions of a list as they are meant together: joined, turned, or told and not narrowed by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dataflow.question.columns import SHOWN
from dataflow.question.listing.item import Items
from dataflow.question.wanted import Column, Condition, Listed, Op

_OPPOSITE: Final = {
    Op.IS: Op.NOT, Op.NOT: Op.IS, Op.INSIDE: Op.OUTSIDE,  Op.MISSING: Op.PRESENT,
    Op.PRESENT: Op.MISSING, Op.LONGER: Op.SHORTER, Op.SHORTER: Op.LONGER,
}  # fmt: skip
_SAID_AS: Final = {Column.COUNTRY: (Column.SEAT, Column.HOSTING)}
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


@dataclass
class Settling:
    """The conditions of a list and what is asked of it, changed in place."""

    listed: Listed
    told: Items
    conditions: list[Condition]
    asked: list[Column]
    linked: set[Column]
    """The columns whose conditions « et » or « ou » joins."""

    def settle(self) -> None:
        """The conditions together, each once."""
        if Column.SINCE in self.asked:  # « la date du contrat, et ceux qui n’en ont pas »
            self.asked += [Column.CONTRACT for each in self.conditions if _lacks_contract(each)]
            self.conditions = [each for each in self.conditions if not _lacks_contract(each)]
        plain = {
            each.notion.column for each in self.told.items if each.notion and each.negated in ("", "with")
        }
        both = [each for each in self.conditions if each.op is Op.MISSING and each.column in plain]
        self.conditions = [each for each in self.conditions if each not in both]
        self.asked += [
            each.column for each in both
        ]  # « la date du contrat, et ceux dont nous n’en avons aucun »
        if self.listed is Listed.REVIEWS and self._about(Column.REVIEW):
            # « que faut-il revoir ce mois-ci ? »: what is overdue is to be reviewed this month as well.
            until = [
                each for each in self.conditions if each.column is Column.REVIEW and each.op is Op.BEFORE
            ]
            others = [each for each in self.conditions if each.column not in (Column.REVIEW, Column.STATE)]
            self.conditions = [*others, *until]
        if self.listed is Listed.CONTRACTS:
            self.conditions = [*_of_clauses(self.conditions)]
        self.conditions = _once(_joined(self.conditions, self.linked))
        self._turn_denial()
        if self.listed is Listed.PARTIES and "who" not in self.told.asks and self._about(Column.FIELD):
            only = [each for item in self.told.items if item.negated == "only" for each in item.conditions]
            self.conditions = [
                turned(each) if each in only and each.column is Column.PARTY else each
                for each in self.conditions
            ]
        field = next(
            (each for each in self.conditions if each.column is Column.FIELD and each.op is Op.IS), None
        )
        if self.listed is Listed.FIELDS and field and len(field.values) == 1:
            # « le téléphone est-il obligatoire ? » asks what is said of it, and leaves nothing out.
            of_it = (Column.PROVISION, Column.SENSITIVITY, Column.CATEGORY)
            self.asked += [each.column for each in self.conditions if each.column in of_it]
            self.conditions = [each for each in self.conditions if each.column not in of_it]
        party = next(
            (each for each in self.conditions if each.column is Column.PARTY and each.op is Op.IS), None
        )
        if self.listed is Listed.PARTIES and party and "who" not in self.told.asks and len(party.values) == 1:
            # « OVH est-il sous-traitant ? » asks what the role of one party is: it is told, and leaves nobody out.
            of = (*SHOWN[self.listed], Column.COUNTRY)
            told_of = [each.column for each in self.conditions if each is not party and each.column in of]
            self.asked[:0] = [one for each in told_of for one in _SAID_AS.get(each, (each,))]
            self.conditions = [each for each in self.conditions if each is party or each.column not in of]

    def _turn_denial(self) -> None:
        """« l’adresse IP n’est pas envoyée à Google ? » denies that it is sent, and not that it is Google."""
        told = self.told
        party = next(
            (each for each in self.conditions if each.column is Column.PARTY and each.op is Op.NOT), None
        )
        field = next(
            (each for each in self.conditions if each.column is Column.FIELD and each.op is Op.IS), None
        )
        denied = any(each.negated == "not" and each.asks(Column.PARTY) for each in told.items)
        if party and field and denied and "who" not in told.asks and not told.names & {"party"}:
            self.conditions = [turned(each) if each in (party, field) else each for each in self.conditions]

    def _about(self, *columns: Column) -> bool:
        return any(each.column in columns for each in self.conditions)


def turned(condition: Condition) -> Condition:
    """The opposite of a condition, where there is one."""
    return condition.model_copy(update={"op": _OPPOSITE.get(condition.op, condition.op)})


def _lacks_contract(condition: Condition) -> bool:
    return condition.op is Op.MISSING and condition.column is Column.CONTRACT


def _of_clauses(conditions: Sequence[Condition]) -> Iterator[Condition]:
    """« il y manque des clauses »: not all are there; « sans la clause d’audit de l’art. 28, 3, h »: one, twice."""
    of_clauses = [each for each in conditions if each.column is Column.CLAUSES]
    named = [each for each in of_clauses if each.values]
    lacking = any(each.op is Op.MISSING for each in of_clauses)
    if named and any(_lacks_contract(each) for each in conditions):
        # « qui n’est pas lié par un contrat comportant toutes les clauses » lacks the clauses, and maybe the contract
        lacking, conditions = True, [each for each in conditions if not _lacks_contract(each)]
    denied = {value for each in named if each.op is Op.NOT for value in each.values}
    for each in conditions:
        if each not in of_clauses:
            yield each
        elif each.op is Op.MISSING and not named:
            yield Condition(column=Column.CLAUSES, values=("incomplete",))
        elif each in named and (each.op is Op.NOT or not denied >= {*each.values}):
            yield turned(each) if lacking and each.op is Op.IS else each


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
    told = [turned(each) if each.op is Op.IS and each.column in lacking else each for each in conditions]
    named = {each.column for each in told if each.op in (Op.IS, Op.NOT)}
    bare = (Op.PRESENT, Op.MISSING)
    return [each for each in dict.fromkeys(told) if each.op not in bare or each.column not in named]
