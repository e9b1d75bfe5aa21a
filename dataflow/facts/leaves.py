"""The leaves: all that a record says, key by key, in words; whatever keys the record has or will have."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from dataflow.facts.facts import Facts
from dataflow.facts.item import Item, Key, item
from dataflow.facts.lists import apart
from dataflow.facts.sentences import WORDS
from registry.records.data_set import FieldUse, PurposeUse
from registry.records.duration import Duration
from registry.records.evidence import Citation, Evidence, Status
from registry.records.reference import Kind, Ref, without_none
from registry.records.stated import Stated
from registry.records.text import Lang, Text, both

_NAMED: Mapping[type[BaseModel], str] = {FieldUse: "field", PurposeUse: "purpose"}
"""Records that are told one by one in a list, each under the name it has in this key."""


class Leaf(NamedTuple):
    """What stands under one key."""

    path: tuple[str, ...]
    """The keys that lead to it, with the ids of what is told one by one: `purposes`, `hosting`, `basis`, `gdpr`."""
    labels: tuple[Text, ...]
    """The same in words."""
    items: tuple[Item, ...]
    """What it says: several things where the key holds a list."""


class _At(NamedTuple):
    """Where a value stands."""

    key: Key
    path: tuple[str, ...]
    labels: tuple[Text, ...]
    standing: Status
    """How what it stands in is known."""
    kind: Kind | None = None
    """What its texts name."""

    def under(self, step: str, label: Text) -> "_At":
        return self._replace(path=(*self.path, step), labels=(*self.labels, label))


class Leaves:
    """Takes records apart in the words of one registry."""

    def __init__(
        self, facts: Facts, elsewhere: Set[Key] = frozenset(), things: Set[Key] = frozenset()
    ) -> None:
        """`elsewhere`: the keys whose values are told elsewhere; how those values are known is told here.
        `things`: the keys that hold things to be taken apart by themselves."""
        self._facts, self._elsewhere, self._things = facts, elsewhere, things
        self._items: dict[tuple[object, ...], Item] = {}

    def of(self, record: BaseModel) -> Iterator[Leaf]:
        """What each key of the record says. What nobody wrote has no leaf."""
        return self._record(record, (), (), Status.DECLARED)

    def _record(
        self, record: BaseModel, path: tuple[str, ...], labels: tuple[Text, ...], inherited: Status
    ) -> Iterator[Leaf]:
        own = record.status if isinstance(record, Evidence) else None
        for name, key, kind in keys_of(type(record)):
            held = getattr(record, name)
            if (type(record), key) in self._things:
                continue
            if key == "status" and held is inherited:
                continue  # said again of what stands inside, it says nothing new
            if held is not None and held is not False and held != () and held != {}:
                at = _At((type(record), key), path, labels, own or inherited, kind)
                yield from self._tell(held, at.under(key, label_of(type(record), key)))

    def _tell(self, held: Any, at: _At) -> Iterator[Leaf]:
        told = at.key not in self._elsewhere
        first = held[0] if isinstance(held, tuple) else held
        if isinstance(first, Stated):
            yield from self._stated(held if isinstance(held, tuple) else (held,), at, told)
        elif type(first) in _NAMED:
            yield from self._named(held, at, told)
        elif isinstance(held, dict):
            kind = kind_of_ids(*at.key)
            for id_, each in held.items():
                yield from self._tell(each, at.under(id_, self._item(id_, kind, at).told))
        elif isinstance(held, BaseModel) and not isinstance(held, Text | Citation):
            yield from self._record(held, at.path, at.labels, at.standing)
        elif isinstance(first, BaseModel) and not told and not isinstance(first, Text | Citation):
            for each in held:
                yield from self._record(each, at.path, at.labels, at.standing)
        elif told:
            several = held if isinstance(held, tuple) else (held,)
            yield Leaf(at.path, at.labels, tuple(self._item(each, at.kind, at) for each in several))

    def _stated(self, several: Iterable[Stated[Any]], at: _At, told: bool) -> Iterator[Leaf]:
        """Values with evidence of their own."""
        for stated in several:
            kind = next(kind for name, _, kind in keys_of(type(stated)) if name == "value")
            if told and stated.value is not None:
                yield Leaf(at.path, at.labels, (self._item(stated.value, kind, at),))
            yield from self._record(
                stated.model_copy(update={"value": None}), at.path, at.labels, at.standing
            )

    def _named(self, several: Iterable[BaseModel], at: _At, told: bool) -> Iterator[Leaf]:
        items = []
        for each in several:
            name = _NAMED[type(each)]
            kind = next(kind for key, _, kind in keys_of(type(each)) if key == name)
            items.append(it := self._item(getattr(each, name), kind, at))
            inside = self._record(each, (*at.path, it.value), (*at.labels, it.told), at.standing)
            yield from (leaf for leaf in inside if leaf.path[-1] != name)
        if told:
            yield Leaf(at.path, at.labels, tuple(items))

    def _item(self, value: Any, kind: Kind | None, at: _At) -> Item:
        if isinstance(value, BaseModel) and not isinstance(value, Text | Citation | Duration):
            return self._whole(value)
        # The same values stand in a registry thousands of times.
        known = (at.key, kind, value)
        if known not in self._items:
            self._items[known] = item(value, kind, at.key, self._facts)
        return self._items[known]

    def _whole(self, record: BaseModel) -> Item:
        """A record without a name of its own, in one line: all that it says."""
        leaves = [*self.of(record)]
        value = " ".join(f"{'.'.join(leaf.path)}={[each.value for each in leaf.items]}" for leaf in leaves)

        def say(lang: Lang) -> str:
            return ", ".join(apart((each.told.say(lang) for each in leaf.items), lang) for leaf in leaves)

        return Item(value, both(say))


@cache
def label_of(record: type[BaseModel], key: str) -> Text:
    """What a key is called; that of one record alone where it means something else there."""
    own = f"key_of.{record.__name__.lower()}.{key}"
    return WORDS.both(own if WORDS.has("fr", own) else f"key.{key}")


@cache
def keys_of(record: type[BaseModel]) -> tuple[tuple[str, str, Kind | None], ...]:
    """The keys of a record: attribute, name in the file, and what its texts name."""
    return tuple(
        (name, info.alias or name, _kind(info.annotation, info.metadata))
        for name, info in record.model_fields.items()
    )


@cache
def kind_of_ids(record: type[BaseModel], key: str) -> Kind | None:
    """What the ids of a mapping name: a law."""
    info = next(info for name, info in record.model_fields.items() if (info.alias or name) == key)
    return _kind(get_args(info.annotation)[0], ())


def _kind(annotation: Any, marks: Iterable[Any]) -> Kind | None:
    """What the texts of an annotation name, as marked on it or on the items of its list."""
    for mark in marks:
        if isinstance(mark, Ref):
            return mark.kind
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _kind(inner, more)
    return _kind(get_args(annotation)[0], ()) if get_origin(annotation) is tuple else None
