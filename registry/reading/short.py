"""The short form, read: a third party that has the keys of its one engagement itself, as the entry it is short for.

It is written out in the data and in the marks, before anything is read of them: what is wrong with an entry is then
found as in the long form, and told where it was written.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from registry.reading.files import Files
from registry.reading.holding import Holding, carried_in, full_name
from registry.reading.homes import section_of
from registry.reading.shape import keys_at
from registry.records.short import OF_ENGAGEMENT, OF_SHORT_FORM, SERVICE
from registry.source.marks import Entry, below, folded, places_in
from registry.source.problem import problem_at
from registry.source.tally import Tally

MOST = 40_000
"""How many third parties in short form are read. Each becomes four records of some ten words, and no limit of a file's
size or of its values knows of that."""
_KEYS = frozenset(OF_SHORT_FORM)
_MOST_NAMED = 6
_PARTY = ("third_parties", "…")


def written_out(files: Files) -> Files:
    """The files with each third party in its long form; the same where none is in the short one."""
    parties = files.data.get("third_parties")
    if not isinstance(parties, dict):
        return files
    short = [id_ for id_, entry in parties.items() if isinstance(entry, dict) and _is_short(entry)]
    if not short:
        return files
    reading = _Short(files, parties)
    reading.leave_out(short[MOST:])
    whole = [id_ for id_ in short[:MOST] if reading.write_out(id_)]
    for id_ in whole:
        reading.find_origins(id_)
    return files._replace(problems=[*files.problems, *reading.tally.problems])


def _is_short(entry: dict[str, Any]) -> bool:
    """Whether an entry is a third party in short form, and not one of another part of the registry."""
    if _KEYS.isdisjoint(entry):
        return False
    strange = entry.keys() - _KEYS - keys_at(_PARTY)
    return not strange or section_of(entry.keys(), _PARTY) is None


class _Item(NamedTuple):
    """Something that is received: a flow, or what is carried alone."""

    value: Any
    place: Entry
    """Where it is written."""


class _Short:
    """Writes out the third parties of the files one by one, in their data and in the tree of their marks."""

    def __init__(self, files: Files, parties: dict[str, Any]) -> None:
        self.tally = Tally()
        self._files, self._parties = files, parties
        self._places: dict[str, Entry] = below(below(files.marks.tree)["third_parties"])
        self._holding = Holding(files.data)
        self._received: dict[str, list[_Item]] = {}

    def leave_out(self, ids: Sequence[str]) -> None:
        """Leaves out the third parties that are too many."""
        if ids:
            self._tell(self._places[ids[0]], "too-many-nodes")
        for id_ in ids:
            del self._parties[id_]

    def write_out(self, id_: str) -> bool:
        """Moves the keys of the engagement to where they stand in the long form; False where that is written too."""
        actor, entry = dict(self._parties[id_]), self._places[id_]
        places = dict(below(entry))
        if actor.get("engagements"):
            self._refuse(id_, [key for key in actor if key in _KEYS], "short-beside-engagements")
            return False
        if actor.get("places") and "hosting" in actor:
            self._refuse(id_, ["hosting"], "hosting-beside-places")
            actor = dict(self._parties[id_])
        moved = {key: actor.pop(key) for key in tuple(actor) if key in OF_ENGAGEMENT}
        under = {key: places.pop(key) for key in moved}
        first = next(iter(under.values()), places.get("hosting", entry))
        if isinstance(moved.get("receives"), str | dict | list):
            self._received[id_] = _items(moved["receives"], under["receives"])
        hosting, hosted = actor.pop("hosting", None), places.pop("hosting", None)
        if not actor.get("places"):
            label = actor.get("name", id_)
            made = {"label": label or id_, "kind": SERVICE, "country": hosting}
            at = {"label": places.get("name", entry), **({"country": hosted} if hosted is not None else {})}
            actor["places"] = {SERVICE: {key: value for key, value in made.items() if value is not None}}
            places["places"] = _under(entry, {SERVICE: _under(entry, at)})
        actor["engagements"] = {SERVICE: moved}
        places["engagements"] = _under(first, {SERVICE: _under(first, under)})
        self._parties[id_] = actor
        self._places[id_] = _under(entry, places)
        return True

    def find_origins(self, id_: str) -> None:
        """Writes out what a third party receives, with where it comes from."""
        if id_ not in self._received:
            return
        engagement = self._parties[id_]["engagements"][SERVICE]
        flows: dict[str, tuple[dict[str, Any], dict[str, Entry], Entry]] = {}
        for item in self._received[id_]:
            written = item.value if isinstance(item.value, dict) else {"carries": [item.value]}
            at = below(item.place) if isinstance(item.value, dict) else {}
            if "from" in written or not carried_in(written):
                flows[f"{len(flows)} as written"] = item.value, at, item.place
                continue
            origin = self._origin(id_, engagement, item)
            if origin is None:
                continue
            if isinstance(item.value, dict):
                flows[f"{len(flows)} as written"] = {**written, "from": origin}, at, item.place
                continue
            flow, _, _ = flows.setdefault(
                origin, ({"from": origin, "carries": []}, {"carries": []}, item.place)
            )
            flow["carries"].append(item.value)
            flows[origin][1]["carries"].append(item.place)
        self._set_flows(id_, engagement, list(flows.values()))

    def _set_flows(
        self, id_: str, engagement: dict[str, Any], flows: list[tuple[Any, dict[str, Any], Entry]]
    ) -> None:
        party = below(self._places[id_])
        own = below(below(party["engagements"])[SERVICE])
        if flows or not self._received[id_]:
            engagement["receives"] = [flow for flow, _, _ in flows]
            listed = [_flow_at(flow, at, place) for flow, at, place in flows]
            own = {**own, "receives": _under(own["receives"], listed)}
        else:  # none left is not « it receives nothing »
            del engagement["receives"]
            own = {key: place for key, place in own.items() if key != "receives"}
        engaged = party["engagements"]
        party = {**party, "engagements": _under(engaged, {SERVICE: _under(engaged, own)})}
        self._places[id_] = _under(self._places[id_], party)

    def _origin(self, id_: str, engagement: dict[str, Any], item: _Item) -> str | None:
        """The one place of who engages a third party that holds what it receives; None where that is not known, and
        told. What is not defined at all is told by whoever looks up references: it comes from anywhere."""
        carried = carried_in(item.value if isinstance(item.value, dict) else {"carries": item.value})
        by = str(engagement.get("by") or self._holding.own)
        if not all(map(self._holding.is_defined, carried)) and self._holding.places_of(by):
            return full_name(by, self._holding.places_of(by)[0], id_, self._holding)
        held = self._holding.places_with(by, carried)
        if len(held) == 1:
            return full_name(by, held[0], id_, self._holding)
        if not self.tally.room("origin-not-said"):
            self.tally.count("origin-not-said")
            return None
        names = [full_name(by, each, id_, self._holding) for each in held[:_MOST_NAMED]]
        named = ", ".join([*names, *(["…"] if len(held) > _MOST_NAMED else [])])
        hint = {"hint": "several", "places": named} if held else {}
        self._tell(item.place, "origin-not-said", value=", ".join(carried), by=by, **hint)
        return None

    def _refuse(self, id_: str, keys: list[str], code: str) -> None:
        """Tells keys that may not stand there, at the first of them, and leaves them out."""
        places = below(self._places[id_])
        self._tell(places[keys[0]], code, key=", ".join(keys))
        self._parties[id_] = {key: value for key, value in self._parties[id_].items() if key not in keys}

    def _tell(self, place: Entry, code: str, **values: str) -> None:
        if self.tally.room(code):
            self.tally.add(problem_at(self._files.marks.of(place), code, **values))
        else:
            self.tally.count(code)


def _items(value: Any, place: Entry) -> list[_Item]:
    """What is written under `receives`: a list, or one thing without its dash."""
    if isinstance(value, list):
        return [_Item(each, at) for each, at in zip(value, below(place), strict=True)]
    return [_Item(value, place)]


def _flow_at(flow: Any, at: dict[str, Any], place: Entry) -> Entry:
    """Where a flow stands with all its keys; one that is no block stands where it is written."""
    if not isinstance(flow, dict):
        return place
    listed = at.get("carries")
    return _under(place, {**at, "carries": _under(place, listed)} if isinstance(listed, list) else at)


def _under(place: Entry, inner: dict[str, Entry] | list[Entry]) -> Entry:
    """An entry that stands where another one does, with something else in it."""
    key, value = places_in(place)
    return folded((key, value, inner))
