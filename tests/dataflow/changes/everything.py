"""A registry that says something under every key of the model, and every way to say something else under one."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from dataflow.changes.details import THINGS
from dataflow.facts.leaves import keys_of
from registry.records.countries import Country, Location
from registry.records.duration import Duration
from registry.records.evidence import Status
from registry.records.lifetime import Lifetime
from registry.records.record import Record
from registry.records.reference import without_none
from registry.records.registry import Registry
from registry.records.text import Text

HELD = {"valid_from": "2020-01-01", "valid_to": "2030-01-01"}
UPKEEP = {"owner": "The DPO", "reviewed": "2025-05-01", "review_every": "P1Y"}
CITED = {"document": "policy", "section": "All", "line": 3, "last_line": 4, "words": "a few"}


def known(status: str) -> dict[str, Any]:
    """How a statement is known, by every key there is for it. What stands inside is known otherwise."""
    return {"status": status, "dated": "2026-01-01", "reason": "Because", "source": "a page", "cite": [CITED]}


OUTER, INNER, INMOST = known("enrichment"), known("inferred"), known("enrichment")
USE = {
    "purpose": "hosting", "condition": "Sometimes",
    "basis": {"gdpr": {"value": "6_1_a", **INMOST, **HELD}},
    "special": {"gdpr": {"value": "9_2_a", **INMOST, **HELD}},
    "channel": ["email"], "audience": "consumer", **INNER,
}  # fmt: skip
KEPT = {
    "period": "P1Y", "criteria": "While it is of use", "starts": "The end", "condition": "Sometimes",
    "then": "Destroyed", "fields": ["full_name"], **INNER, **HELD,
}  # fmt: skip


def stated(value: Any) -> dict[str, Any]:
    """A value with all that can be said of how it is known."""
    return {"value": value, **INNER, **HELD}


def measures(document: str = "policy") -> list[dict[str, Any]]:
    """A measure of which everything is said."""
    return [{
        "kind": "backup", "measure": "Every night", "scope": "All of it", "evidence": "https://example.org/m",
        "document": document, "note": "A note", **UPKEEP, **INNER, **HELD,
    }]  # fmt: skip


def flow(from_: str, to: str | None = None, carries: str = "account") -> dict[str, Any]:
    """A flow of which everything is said."""
    return {
        "from": [from_], **({"to": [to]} if to else {}), "kind": "forward", "carries": [carries],
        "derived_from": ["more"], "purposes": [USE], "condition": "Sometimes", "storage": stated("stored"),
        "retention": [KEPT], "mechanism": [stated("scc_m2")], "note": "A note", **OUTER, **HELD,
    }  # fmt: skip


def actor(name: str, **parts: Any) -> dict[str, Any]:
    """An actor of which everything is said."""
    return {
        "name": name, "also_called": ["Else"], "legal_name": stated(f"{name} SAS"), "collective": True,
        "country": [stated("FR")], "address": stated("1 street"), "group": stated("Big group"),
        "nature": stated("private_body"), "links": {"privacy": "https://example.org"},
        "measures": measures(),
        "contacts": [{
            "what": "DPO", "email": "a@example.org", "phone": "+33 1", "address": "1 street",
            "url": "https://example.org/dpo", **INNER,
        }],
        "certifications": [{
            "standard": "iso27001", "level": "1", "scope": stated("The company"), "scope_kind": "company",
            "places": [parts.pop("covers")], "issuer": "AFNOR", "number": "7", "evidence": "https://example.org/c",
            "note": "A note", **UPKEEP, **OUTER, **HELD,
        }],
        "places": {"desk": {
            "label": "Desk", "kind": "database", "country": [stated("DE")], "measures": measures(),
            "note": "A note", **OUTER, **HELD,
        }},
        "engagements": {"e": {
            "label": "Engaged", "by": parts.pop("by"), "role": [stated("processor")], "places": ["desk"],
            "data_sets": ["account"], "purposes": [USE],
            "contract": {
                "title": "DPA", "date": "2024-01-01", "clauses": ["a"], "document": "policy", **INNER,
                "starts": "2024-02-01", "ends": "2029-01-31", "term": {"value": "fixed", **INMOST, **HELD},
                "renewal": {"value": "tacit", **INMOST, **HELD},
                "renews_every": "P1Y", "notice": "P3M", "describes": ["duration"], "url": "https://example.org/dpa",
                "amendments": [{"on": "2025-01-01", "what": "More places", "document": "policy", **OUTER}], **UPKEEP,
            },
            "authorisation": {"value": "general", "objection_period": "P30D", **INNER},
            "breach_clock": stated("PT24H"), "inquiry": {**stated(None), "value": True}, "reuse": stated("refused"),
            "receives": [flow(parts.pop("gets"))],
            "returns": [flow("desk", "other.desk")], "measures": measures(),
            "note": "A note", **UPKEEP, **OUTER, **HELD,
        }},
        "recipients": stated("unknown"), "note": "A note", **UPKEEP, **OUTER, **HELD, **parts,
    }  # fmt: skip


EVERYTHING: dict[str, Any] = {
    "sillage": 1, "title": "All", "version": "1", "updated": "2026-01-01", "language": "en",
    "documents": {
        "policy": {
            "title": "Policy", "kind": "terms", "version": "1", "date": "2026-01-01", "language": "en",
            "url": "https://example.org/p", "incomplete": "Cut",
            "sections": [{"line": 1, "title": "All"}], "recipients_section": "All",
            "mentions": [{"actor": "pay", "lines": [3], "listed": True, "engagements": ["e"]}],
            "states": ["contact", "access"],
            "transfers": "stated", "pointers": [{"to": "A page", "line": 3, "found": True, "url": "https://example.org"}],
            "effective": "2026-01-02", "first_published": "2026-01-03", "may_change": {"how": "By mail", "line": 3},
            "review_every": "P1Y", "owner": "The DPO", "reviewed": "2026-02-01", "audience": ["customer"],
            "drifts": [{"line": 3, "version": "2", "state": "moved"}],
        },
        "other": {"title": "Other"},
    },
    "organisation": {
        "id": "acme", **actor("Acme", by="pay", covers="desk", gets="customer"),
        "entities": {"sub": {"legal_name": "Sub SAS", "also_called": ["Sub"], "country": stated("FR"), **OUTER}},
        "entities_role": stated("joint_controller"), "regimes": {"gdpr": {"applies": "assumed", **OUTER}},
        "collects": [flow("customer", "desk", "full_name@account")],
        "representatives": [{
            "name": "Rep", "country": "FR", "regimes": ["gdpr"], "what": "Desk", "email": "r@example.org",
            "phone": "+33 2",
            "address": "2 street", "url": "https://example.org/rep", **INNER,
        }],
    },
    "fields": {
        "badge": {
            "label": "Badge", "synonyms": ["pass"], "category": "identity", "sensitivity": "low",
            "parent": "full_name", "also": ["phone_number"], "container": True,
        }
    },
    "purposes": {"tours": {"label": "Tours", "synonyms": ["rounds"], "kind_of": "hosting"}},
    "measures": {"seals": {"label": "Seals", "synonyms": ["wax"], "kind_of": "backup"}},
    "subjects": {"kin": {"label": "Kin", "synonyms": ["family"], "kind_of": "customer"}},
    "data_sets": {
        "account": {
            "label": "Account", "also_called": ["file"], "role": [stated("controller")], "subjects": ["customer"],
            "fields": [{"field": "full_name", "condition": "Sometimes", **INNER}, {"field": "phone_number"}],
            "purposes": [USE], "retention": [KEPT], "provision": stated("voluntary"), "minimum_age": stated(16),
            "claims": [{"claim": "It is anonymous", **INNER}],
            "note": "A note", **UPKEEP, **OUTER, **HELD,
        },
        "more": {"label": "More", "fields": ["email_address"]},
    },
    "systems": {
        "tool": {
            "label": "Tool", "also_called": ["App"], "places": ["pay.desk"], "note": "A note", **OUTER, **HELD,
        },
        "other": {"label": "Other tool"},
    },
    "activities": {
        "paying": {
            "label": "Paying", "also_called": ["Wages"], "reference": "T-1", "purposes": [USE], "uses": ["account"],
            "subjects": ["customer"], "systems": ["tool"], "owner": stated("Finance"), "origin": [stated("people")],
            "provision": stated("statutory"), "automated": stated("profiling"), "volume": stated("Many"),
            "large_scale": {**stated(None), "value": True}, "joint_controllers": ["pay"], "created": "2024-01-01",
            "updated": "2025-01-01", "reviewed": "2025-05-01", "review_every": "P1Y", "measures": measures(),
            "note": "A note", **OUTER, **HELD,
        },
    },
    "third_parties": {
        "pay": actor("Pay", by="other", covers="pay.desk", gets="acme.desk"),
        "other": {"name": "Other", "places": {"desk": {"label": "Other desk"}}},
    },
    "flows": [flow("desk", "pay.desk", "phone_number@account")],
    "trackers": [{
        "pattern": "_a*", "set_by": "pay", "category": "analytics", "field": "cookie_id", "purposes": [USE],
        "lifetime": stated("P1M"), "criteria": "While it is of use", "consent": stated("A banner"),
        "asked": stated("prior"), "feeds": "pay.desk",
        "note": "A note", **OUTER, **HELD,
    }],
    "denials": [{
        "who": "pay", "act": "sell", "fields": ["full_name"], "data_sets": ["account"], "to": "other",
        "purposes": [USE], "places": ["pay.desk"],
        "subjects": ["customer"], "outside": "EEA", "exception": "Some", "note": "A note", **OUTER, **HELD,
    }],
    "rights": [{
        "right": "access", "how": "By post", "condition": "Once", "data_sets": ["account"], **OUTER,
    }],
    "formalities": [{
        "regime": "ci_2013_450", "kind": "declaration", "number": "7", "data_sets": ["account"],
        "countries": ["FR"], "actors": ["pay"], **OUTER, **HELD,
    }],
    "changes": [{"actor": "pay", "on": "2025-01-01", "what": "Terms", **OUTER, **HELD}],
    "accepted": [{
        "finding": "R10:pay", "by": "me", "on": "2025-01-01", "until": "2027-01-01", "why": "Known", **OUTER,
    }],
}  # fmt: skip

_OTHERS: dict[str, str] = {
    "field": "email_address", "data_set": "more", "place": "other.desk", "actor": "other", "document": "other",
    "carried": "more", "subject": "prospect", "purpose": "backup", "role": "joint_controller",
    "legal_basis": "6_1_f", "mechanism": "adequacy", "certification": "pci_dss", "tracker_category": "preferences",
    "right": "erasure", "end": "other.desk", "place_kind": "other", "flow_kind": "host", "denial_act": "rent",
    "regime": "gdpr", "category": "contact", "system": "other", "controller": "sub", "measure_kind": "training",
}  # fmt: skip
_INSTEAD = {"data_set": "account", "carried": "account", "actor": "acme", "end": "desk", "place": "desk",
    "role": "processor", "certification": "iso27001", "regime": "ci_2013_450"}  # fmt: skip
"""Where that is what stands there already."""
_PLAIN: dict[Any, Any] = {
    date: "2025-06-01",
    Duration: "P7Y",
    Lifetime: "session",
    int: 2,
    str: "else",
    Text: "Else",
    bool: False,
}


_WHOLE = json.dumps(EVERYTHING)
"""Read anew for each change: a part that stands in several places would change in all of them."""


FIXED = {("Registry", "sillage"): "there is one version", ("Organisation", "id"): "others name it"}
"""Keys under which nothing else can be said by itself."""


NOTHING = object()
"""What stands under a key that is left out."""


class Saying(NamedTuple):
    """The registry saying something else under one key."""

    record: type[BaseModel]
    key: str
    path: tuple[str | int, ...]
    value: Any

    def registry(self) -> dict[str, Any]:
        """The whole registry, as it would be written; nobody else has its parts."""
        changed: dict[str, Any] = json.loads(_WHOLE)
        *above, last = self.path
        part = _at(changed, above)
        if self.value is NOTHING:
            del part[last]
        else:
            part[last] = self.value
        return changed


def others() -> Iterator[Saying]:
    """For each key: something else under it, and nothing where it may be left out."""
    for record, key, path, info, kind in _keys(Registry, EVERYTHING, ()):
        if (record, key) in THINGS or (record.__name__, key) in FIXED:
            continue  # a whole thing: others name it
        for value in _other(info.annotation, kind, _at(EVERYTHING, path)):
            yield Saying(record, key, path, value)
        if not info.is_required():
            yield Saying(record, key, path, NOTHING)


def _keys(record: type[BaseModel], raw: Any, path: tuple[str | int, ...]) -> Iterator[Any]:
    for name, key, kind in keys_of(record):
        if key in raw:
            info = record.model_fields[name]
            yield record, key, (*path, key), info, kind
            yield from _inside(info.annotation, raw[key], (*path, key))


def _inside(annotation: Any, raw: Any, path: tuple[str | int, ...]) -> Iterator[Any]:
    annotation = _bare(annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        for index, each in enumerate(raw):
            yield from _inside(inner[0], each, (*path, index))
    elif origin is dict:
        for id_, each in raw.items():
            yield from _inside(inner[1], each, (*path, id_))
    elif isinstance(annotation, type) and issubclass(annotation, Record) and isinstance(raw, dict):
        yield from _keys(annotation, raw, path)


def _other(annotation: Any, kind: str | None, raw: Any) -> Iterator[Any]:
    """Something else that may stand there; nothing for what holds records, whose own keys are tried."""
    bare = _bare(annotation)
    if get_origin(bare) is tuple:
        if not isinstance(raw[0], dict):
            yield from ([value] for value in _other(get_args(bare)[0], kind, raw[0]))
    elif kind is not None:
        other = _OTHERS.get(kind, "prospect")
        yield other if raw != other else _INSTEAD[kind]
    elif without_none(annotation) in (Country, Location):
        yield "BE"
    elif get_origin(bare) is Literal:
        yield next(value for value in get_args(bare) if value != raw)
    elif bare is Status:
        yield "unknown"
    elif bare in _PLAIN:
        yield _PLAIN[bare]


def _bare(annotation: Any) -> Any:
    annotation = without_none(annotation)
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _at(value: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        value = value[step]
    return value
