"""The statements: all that a registry says, one by one, in words; whatever keys its records have or will have.

What stands under an id or alone (a party, a place, a contract) is told key by key. What stands in a list (a flow, a
denial, a contact) is one statement with all that limits it, for a part of it would say more than its author did; notes
and what has evidence of its own are told apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from dataflow.facts.facts import Facts
from dataflow.facts.item import Item, item
from dataflow.facts.leaves import keys_of, kind_of_ids, label_of
from dataflow.facts.lists import apart, beside
from dataflow.search.sentences import WORDS
from dataflow.search.statement import Statement
from dataflow.search.titles import OWNERS, SAID, Titles
from registry.records.actor import Actor
from registry.records.data_set import DataSet, FieldUse, OwnField
from registry.records.days import Dated
from registry.records.evidence import Citation, Evidence, evidence_of
from registry.records.reference import Kind
from registry.records.registry import Registry
from registry.records.stated import Stated, statements_on
from registry.records.text import Text, both

_HOW: Final = frozenset(Evidence.model_fields)
"""The keys that say how something is known: told with what they are about."""
_ASIDE: Final = frozenset({"note"})
"""Keys of prose, which is told apart."""
_NAMES: Final = frozenset({"also_called", "legal_name"})
_SUBJECTS: Final[Mapping[type[BaseModel], str]] = {DataSet: "data_set", OwnField: "field"}
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
        self._items: dict[tuple[object, ...], Item] = {}

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
        if held is None or held is False or held == () or held == {}:
            return
        under = at.under(label_of(record, key))._replace(name=key in _NAMES)
        several = held if isinstance(held, tuple) else (held,)
        if isinstance(several[0], Stated):
            yield from self._stated(several, record, key, under)
        elif isinstance(held, dict):
            ids = kind_of_ids(record, key)
            for id_, each in held.items():
                if _is_record(each) and not isinstance(each, Stated):
                    yield from self._thing(each, id_, at, under, ids)
                else:
                    told = self._item(id_, ids, record, key, at.owner).told
                    yield from self._of_id(each, record, key, under.under(told))
        elif isinstance(held, tuple) and _is_record(several[0]):
            for each in held:
                yield from self._line(each, at, under)
        elif _is_record(held):
            yield from self._thing(held, None, under, under)
        else:
            items = [self._item(each, kind, record, key, at.owner) for each in several]
            yield _statement(_together(items), under)

    def _of_id(self, each: Any, record: type[BaseModel], key: str, at: _At) -> Iterator[Statement]:
        if isinstance(each, Stated):
            yield from self._stated((each,), record, key, at)
        else:
            yield _statement(self._item(each, None, record, key, at.owner), at)

    def _stated(
        self, series: tuple[Stated[Any], ...], record: type[BaseModel], key: str, at: _At
    ) -> Iterator[Statement]:
        """Values with evidence of their own. One that says nothing beside another is not told, nor is silence."""
        current = statements_on(series, self._facts.on)
        known = any(each.value is not None for each in current)
        for stated in series:
            holds = at.holds and stated in current
            if stated.value is not None:
                kind = next(kind for name, _, kind in keys_of(type(stated)) if name == "value")
                told = self._item(stated.value, kind, record, key, at.owner)
                said = self._said(told.told, stated, ("value",), at.owner)
                yield _statement(told._replace(told=said), at, stated, holds)
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
        elif isinstance(record, OwnField):
            label = title = record.label
        inside = within.under(label) if label is not None and id_ is not None else within
        if isinstance(record, Actor) and id_ is None:  # the organisation
            inside = within._replace(labels=(record.name,))
        head = within._replace(labels=named.labels, name=True)
        yield from [_statement(Item(id_ or "", title), head)] if title is not None else []
        told = title is not None
        for name, key, kind in keys_of(type(record)):
            if (key in _HOW and isinstance(record, Evidence)) or (
                title is not None and (type(record), key) in SAID
            ):
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
            if key in _ASIDE or _has_evidence(getattr(record, name)):
                apart_.append((name, key, kind))
            elif not (title is not None and (type(record), key) in SAID):
                plain.append(name)
        whole = self._whole(title, record, plain, within.owner)
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

    def _said(self, title: Text, record: BaseModel, but: Iterable[str], owner: str) -> Text:
        plain = [name for name, _, _ in keys_of(type(record)) if name not in but]
        return self._whole(title, record, plain, owner) or title

    def _whole(self, title: Text | None, record: BaseModel, names: Iterable[str], owner: str) -> Text | None:
        """A record in one line: its title, and what its keys say; None: nothing."""
        parts: list[tuple[Text, Text]] = []
        wanted = {*names}
        for name, key, kind in keys_of(type(record)):
            held = getattr(record, name)
            if name not in wanted or (key in _HOW and isinstance(record, Evidence)):
                continue
            if held is None or held is False or held == () or held == {}:
                continue
            several = held if isinstance(held, tuple) else (held,)
            said = [self._part(each, kind, type(record), key, owner) for each in several]
            parts.append((label_of(type(record), key), said[0] if len(said) == 1 else _beside(said)))
        if not parts:
            return title
        if title is None and len(parts) == 1:
            return parts[0][1]
        keyed = [WORDS.both("part", key=key, value=value) for key, value in parts]
        told = both(lambda lang: apart((each.say(lang) for each in keyed), lang))
        return told if title is None else WORDS.both("line", title=title, parts=told)

    def _part(self, value: Any, kind: Kind | None, record: type[BaseModel], key: str, owner: str) -> Text:
        if _is_record(value):
            shape: type[BaseModel] = type(value)
            names = [name for name, _, _ in keys_of(shape)]
            return self._whole(None, value, names, owner) or label_of(record, key)
        return self._item(value, kind, record, key, owner).told

    def _item(self, value: Any, kind: Kind | None, record: type[BaseModel], key: str, owner: str) -> Item:
        """A value in words; the same values stand in a registry thousands of times."""
        of = owner if kind in ("place", "end") else ""
        known = (record, key, kind, of, value)
        if known not in self._items:
            self._items[known] = (
                Item(value, self._titles.end(value, owner))
                if of
                else item(value, kind, (record, key), self._facts)
            )
        return self._items[known]


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


def _is_record(value: Any) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Text | Citation)


def _has_evidence(held: Any) -> bool:
    """Whether what stands under a key has evidence of its own, or holds what has."""
    if isinstance(held, dict):
        return any(map(_has_evidence, held.values()))
    first = held[0] if isinstance(held, tuple) and held else held
    return isinstance(first, Evidence)


def _together(items: list[Item]) -> Item:
    if len(items) == 1:
        return items[0]
    return Item(",".join(each.value for each in items), _beside([each.told for each in items]))


def _beside(texts: list[Text]) -> Text:
    return both(lambda lang: beside(texts, lang))
