"""The statements: all that a registry says, one by one, in words; whatever keys its records have or will have.

What stands under an id or alone (a party, a place, a contract) is told key by key. What stands in a list (a flow, a
denial, a contact) is one statement with all that limits it, for a part of it would say more than its author did; notes
and what has evidence of its own are told apart.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from dataflow.facts.facts import Facts
from dataflow.facts.item import Item, item
from dataflow.facts.leaves import keys_of, kind_of_ids, label_of
from dataflow.search.lines import Lines, is_how, is_record, says, together
from dataflow.search.statement import Statement
from dataflow.search.titles import OWNERS, SAID, Titles
from registry.records.activity import Activity
from registry.records.actor import Actor
from registry.records.data_set import DataSet, FieldUse, OwnField, PurposeUse
from registry.records.days import Dated
from registry.records.evidence import Evidence, evidence_of
from registry.records.own_term import OwnPeople, OwnTerm
from registry.records.reference import Kind
from registry.records.registry import Registry
from registry.records.stated import Stated, statements_on
from registry.records.text import Text

_ASIDE: Final = frozenset({"note"})
"""Keys of prose, which is told apart."""
_DAYS: Final = tuple(Dated.model_fields)
_NAMES: Final = frozenset({"also_called", "legal_name"})
_SUBJECTS: Final[Mapping[type[BaseModel], str]] = {
    DataSet: "data_set", OwnField: "field", OwnPeople: "people", Activity: "activity",
}  # fmt: skip
"""What has an id and can be asked about, actors apart."""


class _At(NamedTuple):
    """Where a value stands."""

    labels: tuple[Text, ...]
    evidence: Evidence
    holds: bool
    owner: str
    """The actor in whose entry it is."""
    subject_kind: str = ""
    subject: str = ""
    name: bool = False

    def under(self, label: Text) -> "_At":
        return self._replace(labels=(*self.labels, label))

    def about(self, kind: str, id_: str) -> "_At":
        return self._replace(subject_kind=kind, subject=id_)


class Statements:
    """Tells everything that a registry says on the day."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._titles = facts, Titles(facts)
        self._lines = Lines(facts, self._titles)

    def all(self) -> Iterator[Statement]:
        """Every statement, in the order of the file."""
        registry = self._facts.registry
        at = _At((), Evidence(), holds=True, owner=registry.organisation.id)
        for name, key, kind in keys_of(Registry):
            held = getattr(registry, name)
            whole = isinstance(held, str | int | Text) or not hasattr(held, "__len__")
            top = at.under(registry.title) if whole and held is not registry.organisation else at
            yield from self._tell(held, Registry, key, kind, top)

    def _tell(
        self, held: Any, record: type[BaseModel], key: str, kind: Kind | None, at: _At
    ) -> Iterator[Statement]:
        """What stands under one key."""
        if not says(held):
            return
        under = at.under(label_of(record, key))._replace(name=key in _NAMES)
        several = held if isinstance(held, tuple) else (held,)
        if isinstance(several[0], Stated):
            yield from self._stated(several, record, key, under)
        elif isinstance(held, dict):
            ids = kind_of_ids(record, key)
            for id_, each in held.items():
                if is_record(each) and not isinstance(each, Stated):
                    yield from self._thing(each, id_, at, under, ids)
                else:
                    told = self._lines.item(id_, ids, record, key, at.owner).told
                    yield from self._of_id(each, record, key, under.under(told))
        elif isinstance(held, tuple) and is_record(several[0]):
            for each in held:
                yield from self._line(each, at, under)
        elif is_record(held):
            yield from self._thing(held, None, under, under)
        else:
            items = [self._lines.item(each, kind, record, key, at.owner) for each in several]
            yield _statement(together(items), under)

    def _of_id(self, each: Any, record: type[BaseModel], key: str, at: _At) -> Iterator[Statement]:
        if isinstance(each, Stated):
            yield from self._stated((each,), record, key, at)
        else:
            yield _statement(self._lines.item(each, None, record, key, at.owner), at)

    def _stated(
        self, series: tuple[Stated[Any], ...], record: type[BaseModel], key: str, at: _At
    ) -> Iterator[Statement]:
        """Values with evidence of their own. One that says nothing beside another is not told, nor is silence."""
        current = set(statements_on(series, self._facts.on))
        known = any(each.value is not None for each in current)
        for stated in series:
            holds = at.holds and stated in current
            if stated.value is not None:
                kind = next(kind for name, _, kind in keys_of(type(stated)) if name == "value")
                told = self._lines.item(stated.value, kind, record, key, at.owner)
                said = self._lines.whole(told.told, stated, _DAYS, at.owner)
                yield _statement(Item(told.value, said or told.told), at, stated, holds)
            elif stated != Stated() and not known:
                yield _statement(None, at, stated, holds)

    def _thing(
        self, record: BaseModel, id_: str | None, at: _At, named: _At, ids: Kind | None = None
    ) -> Iterator[Statement]:
        """What is told key by key, and that it is there; `named`: the key it stands under, `at`: what that is of."""
        within = self._within(record, id_, at)
        title = self._titles.of(record, id_, within.owner)
        label = title
        if title is None and id_ is not None and ids is not None:
            label = item(id_, ids, (type(record), ""), self._facts).told
        elif isinstance(record, OwnTerm):
            label = title = record.label
        inside = within.under(label) if label is not None and id_ is not None else within
        if isinstance(record, Actor) and id_ is None:  # the organisation
            inside = within._replace(labels=(record.name,))
        head = within._replace(labels=named.labels, name=True)
        yield from [_statement(Item(id_ or "", title), head)] if title is not None else []
        told = title is not None
        for name, key, kind in keys_of(type(record)):
            if is_how(record, key) or (title is not None and (type(record), key) in SAID):
                continue
            for each in self._tell(getattr(record, name), type(record), key, kind, inside):
                told = True
                yield each
        if not told and isinstance(record, Evidence) and record != type(record).model_construct():
            yield _statement(Item("", named.labels[-1]), within._replace(labels=named.labels))

    def _line(self, record: BaseModel, at: _At, named: _At) -> Iterator[Statement]:
        """One of a list: whole in one statement, and what has evidence of its own after it."""
        within = self._within(record, None, at)
        if isinstance(record, FieldUse):
            within = within.about("field", record.field)
        title = self._titles.of(record, None, within.owner)
        apart_: list[tuple[str, str, Kind | None]] = []
        plain: list[str] = []
        for name, key, kind in keys_of(type(record)):
            held = getattr(record, name)
            aside = key in _ASIDE or _has_evidence(held)
            if aside:
                apart_.append((name, key, kind))
            # What it is limited to is told with it: a denial for one purpose denies nothing of the others.
            if (not aside or _is_of_purposes(held)) and not (
                title is not None and (type(record), key) in SAID
            ):
                plain.append(name)
        whole = self._lines.whole(title, record, plain, within.owner)
        prefix = at.labels
        if type(record) in OWNERS:
            prefix = (self._titles.actor(within.owner),)
            named = named._replace(labels=(*prefix, named.labels[-1]))
        if whole is not None:
            yield _statement(Item("", whole), within._replace(labels=named.labels, name=title is not None))
        inside = within._replace(labels=(*prefix, title) if title is not None else named.labels)
        for name, key, kind in apart_:
            yield from self._tell(getattr(record, name), type(record), key, kind, inside)

    def _within(self, record: BaseModel, id_: str | None, at: _At) -> _At:
        """What is so for everything inside a record."""
        if isinstance(record, Actor):
            id_ = id_ or self._facts.registry.organisation.id
            at = at._replace(owner=id_).about("actor", id_)
        elif type(record) in OWNERS:
            owner = getattr(record, OWNERS[type(record)])
            at = at._replace(owner=owner).about("actor", owner)
        elif id_ is not None and type(record) in _SUBJECTS:
            at = at.about(_SUBJECTS[type(record)], id_)
        if isinstance(record, Evidence):
            at = at._replace(evidence=evidence_of(record, at.evidence))
        if isinstance(record, Dated):
            at = at._replace(holds=at.holds and record.holds_on(self._facts.on))
        return at


def _statement(
    told: Item | None, at: _At, stated: Stated[Any] | None = None, holds: bool | None = None
) -> Statement:
    return Statement(
        labels=at.labels,
        words=told.told if told else None,
        value=told.value if told else None,
        evidence=at.evidence,
        stated=stated,
        holds=at.holds if holds is None else holds,
        name=at.name,
        subject_kind=at.subject_kind,
        subject=at.subject,
    )


def _is_of_purposes(held: Any) -> bool:
    return isinstance(held, tuple) and bool(held) and isinstance(held[0], PurposeUse)


def _has_evidence(held: Any) -> bool:
    """Whether what stands under a key has evidence of its own, or holds what has."""
    if isinstance(held, dict):
        return any(map(_has_evidence, held.values()))
    first = held[0] if isinstance(held, tuple) and held else held
    return isinstance(first, Evidence)
