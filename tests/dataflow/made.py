"""Made registries of any size: wide, deep, and of many data sets, each with what makes answers long."""

from typing import Any

from registry.records.registry import Registry

_FIELDS = ["full_name", "phone_number", "email_address", "ip_address"]
_COUNTRIES = ["FR", "US", None]


def wide(n: int) -> Registry:
    """One organisation that hands data to `n` parties, a third of them by way of the one before."""
    return _registry(n, lambda at: at - 1 if at % 3 == 2 else None)


def deep(n: int) -> Registry:
    """A chain of `n` parties, each engaged by the one before."""
    return _registry(n, lambda at: at - 1 if at else None)


def manifold(n: int) -> Registry:
    """One party that receives `n` data sets at as many places, and passes them to another."""
    hub = {
        **_party(0, "hub", by=None, carries=[f"s{at}" for at in range(n)]),
        "places": {f"p{at}": {"label": f"Room {at}", "country": _COUNTRIES[at % 2]} for at in range(n)},
        "certifications": [{"standard": "iso27001", "scope": f"Service {at}"} for at in range(3)],
    }
    hub["engagements"]["e"]["receives"] = [
        {"from": "site", "to": f"hub.p{at}", "carries": f"s{at}", "storage": "stored"} for at in range(n)
    ]
    last = _party(1, "last", by="hub", carries=[])
    last["engagements"]["e"]["receives"] = [{"from": f"hub.p{at}", "carries": f"s{at}"} for at in range(n)]
    # Of n trackers whose data n data sets hold, each is told for each; a denial of one party is held against
    # each of its n flows: what is said is then the square already.
    return _of(4, {f"s{at}": _set(at) for at in range(n)}, {"hub": hub, "last": last})


def _registry(n: int, above: Any) -> Registry:
    parties = {}
    for at in range(n):
        before = above(at)
        by = None if before is None else f"v{before}"
        parties[f"v{at}"] = _party(at, f"v{at}", by, ["account" if at % 5 else "order"])
    return _of(n, {"account": _set(0), "order": _set(1)}, parties)


def _of(statements: int, sets: dict[str, Any], parties: dict[str, Any]) -> Registry:
    held = [id_ for id_ in parties if id_ != "last"]
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Made",
            "version": "1",
            "documents": {"policy": {"title": "Policy", "date": "2024-01-01"}},
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "country": "FR",
                "regimes": {"gdpr": {"applies": "confirmed"}},
                "places": {"site": {"label": "Site", "country": "FR"}},
                "collects": [{"from": "customer", "to": "site", "carries": each} for each in sets],
            },
            "data_sets": sets,
            "third_parties": parties,
            "trackers": [
                {"pattern": f"_t{at}", "set_by": held[at % len(held)], "field": "ip_address", "feeds": "site",
                 "category": "analytics", "purposes": "audience_measurement"}
                for at in range(statements)
            ],
            "denials": [
                {"who": held[at % len(held)], "act": ["store", "share"][at % 2], "fields": _FIELDS[at % 4]}
                for at in range(statements)
            ],
        }
    )  # fmt: skip


def _set(at: int) -> dict[str, Any]:
    return {
        "label": f"Set {at}",
        "role": ["controller", "processor"][at % 2],
        "subjects": "customer",
        "fields": _FIELDS[: 2 + at % 3],
        "purposes": {"purpose": "order_management", "basis": {"gdpr": "6_1_b"}},
        **({"retention": {"period": "P3Y"}} if at % 2 else {}),
    }


def _party(at: int, id_: str, by: str | None, carries: list[str]) -> dict[str, Any]:
    # One alone says that it alone stores it: of n that do, each contradicts all others.
    storage = {0: "only_here", 1: "not_stored", 2: None}.get(at, "stored")
    stored = {"storage": storage} if storage else {}
    flow: dict[str, Any] = {"from": f"{by}.app" if by else "site", "carries": carries, **stored}
    return {
        "name": f"Party {id_}",
        **({"country": _COUNTRIES[at % 3]} if _COUNTRIES[at % 3] else {}),
        "recipients": ["listed", "unknown"][at % 2],
        "places": {"app": {"label": "App"}},
        "engagements": {
            "e": {
                **({"by": by} if by else {}),
                "role": "sub_processor" if by else "processor",
                "purposes": ["order_management", "hosting"][: 1 + at % 2],
                **({"contract": {"title": "DPA", "date": "2023-01-01"}} if at % 2 else {}),
                "receives": [{**flow, **({"retention": {"period": "P1Y"}} if at % 2 else {})}],
            }
        },
    }
