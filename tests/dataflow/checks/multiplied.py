"""Registries of any size: the bad registry of a check many times over, and chains and lattices of processors."""

import re
from functools import cache
from typing import Any

from registry.reading.resolve import Resolver
from registry.records.registry import Registry
from registry.source.problem import Mark
from registry.source.reader import read_file
from tests.dataflow.checks.registries import CASES

_NAMED = ("third_parties", "data_sets", "documents")
_LISTED = ("trackers", "formalities", "changes")
_OF_NOTICES = ("mentions", "pointers", "drifts")
_TERMS = frozenset({"kind", "role", "status", "category", "purposes", "standard", "act", "subjects", "basis"})
"""Keys under which a word is one of the vocabulary, whatever else is called like it."""


@cache
def multiplied(name: str, n: int) -> Registry:
    """The registry of a file of the folder, with everything but the organisation and its notices n times.

    A notice stays one, which says of every copy what it says of the one. What is denied, or said to be
    stored by one alone, is said once: what it stands against is told in full for each that says it.
    """
    data = read_file(CASES / f"{name}.yaml").data
    ids = [id_ for key in _NAMED[:2] for id_ in data.get(key, {})]
    ids += [
        id_
        for id_, each in data.get("documents", {}).items()
        if each.get("kind", "privacy_policy") != "privacy_policy"
    ]
    copies = [_Copy(ids, number).of(data) for number in range(n)]
    made = {**data, "organisation": {**data["organisation"]}}
    for key in _NAMED:
        made[key] = {id_: each for copy in reversed(copies) for id_, each in copy.get(key, {}).items()}
    for key in _LISTED:
        made[key] = [each for copy in copies for each in copy.get(key, [])]
    made["denials"] = copies[0].get("denials", [])
    made["organisation"]["collects"] = [
        each for copy in copies for each in copy["organisation"].get("collects", [])
    ]
    for id_, document in made["documents"].items():
        for key in _OF_NOTICES:
            if key in document and id_ in data["documents"]:
                document[key] = [each for copy in copies for each in copy["documents"][id_][key]]
    return _checked(made)


class _Copy:
    """Makes one of many copies: ids are told apart, and what stands at a line stands at a later one."""

    def __init__(self, ids: list[str], number: int) -> None:
        self._ids = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, ids))})(?!\w)")
        self._number = number

    def of(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            named = key in _NAMED
            return {self.of(id_) if named else id_: self.of(each, id_) for id_, each in value.items()}
        if isinstance(value, list):
            return [self.of(each, key) for each in value]
        if isinstance(value, int) and key in ("line", "lines"):
            return value + 100 * self._number
        if value == "only_here" and self._number:
            return "stored"
        if isinstance(value, str) and key not in _TERMS:
            lined = re.sub(r"(?<= L|.-)\d+", lambda found: str(int(found[0]) + 100 * self._number), value)
            return self._ids.sub(rf"\1_x{self._number}", lined if re.search(r" L\d", value) else value)
        return value


def chain(n: int, **link: Any) -> Registry:
    """N third parties, each engaged by the one before as a processor of the accounts."""
    engaged = [("acme.shop", "acme"), *((f"c{number}.desk", f"c{number}") for number in range(n - 1))]
    return _processors({f"c{number}": [below] for number, below in enumerate(engaged)}, link)


def lattice(levels: int, **link: Any) -> Registry:
    """Two third parties a level, each engaged by both of the level above: two to the power of levels ways."""
    parties: dict[str, list[tuple[str, str]]] = {}
    for level in range(levels):
        above = [(f"{side}{level - 1}.desk", f"{side}{level - 1}") for side in "ab"]
        for side in "ab":
            parties[f"{side}{level}"] = above if level else [("acme.shop", "acme")]
    return _processors(parties, link)


def _processors(parties: dict[str, list[tuple[str, str]]], link: dict[str, Any]) -> Registry:
    return _checked(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "recipients": "listed",
                "regimes": {"gdpr": {"applies": "confirmed"}},
                "places": {"shop": {"label": "Shop", "country": "FR"}},
                "collects": [{"from": "customer", "to": "shop", "carries": "account"}],
            },
            "data_sets": {
                "account": {"label": "Account", "role": "controller", "subjects": ["customer"],
                            "fields": ["full_name", "phone_number"]},
            },
            "third_parties": {
                id_: {
                    "name": id_.upper(),
                    "recipients": "listed",
                    "places": {"desk": {"label": "Desk", "country": "FR"}},
                    "engagements": {
                        f"e{number}": {"by": by, "role": "processor", "breach_clock": "PT24H",
                                       "receives": [{"from": source, "carries": "account"}], **link}
                        for number, (source, by) in enumerate(several)
                    },
                }
                for id_, several in parties.items()
            },
        }
    )  # fmt: skip


def _checked(data: dict[str, Any]) -> Registry:
    """The registry, in which no reference leads nowhere."""
    registry = Registry.model_validate(data)
    assert list(Resolver(registry, data).faults({(): Mark("made", 1, 1)})) == []
    return registry
