"""Nothing is told stronger than it is known: whatever a headline rests on, it shows how that is known.

Held by taking statements one by one. Where a headline is another without a statement, the statement is told in it; then
the headline must be another, too, where the same statement is only inferred or looked up, and have one more mark of it.
"""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dataflow import words
from dataflow.answers.keeping import keeping_of_data_set, keeping_of_field
from dataflow.answers.profile import profile, recourse
from dataflow.answers.trace import received_by, trace
from dataflow.borders.border_words import sentence
from dataflow.borders.borders import borders
from dataflow.exports import answer_table
from dataflow.facts.values import status_word
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, text
from tests.dataflow.strategies import DAY, FIELDS, registries

INFERRED: Final = {"status": "inferred", "reason": "It follows."}
LESS: Final[dict[str, dict[str, str]]] = {
    "inferred": INFERRED,
    "enrichment": {"status": "enrichment", "dated": "2026-01-01"},
}
MARKS: Final[dict[tuple[str, Lang], tuple[str, ...]]] = {
    ("inferred", "fr"): ("déduction", "déduit"),
    ("inferred", "en"): ("inference", "inferred"),
    ("enrichment", "fr"): ("source extérieure", "source extérieure du"),
    ("enrichment", "en"): ("outside", "added"),
}

WHOLE: Final[dict[str, Any]] = {
    "sillage": 1,
    "title": "Acme",
    "version": "1",
    "documents": {"policy": {"title": "Policy", "kind": "privacy_policy", "date": "2024-01-01"}},
    "organisation": {
        "id": "acme",
        "name": "Acme",
        "country": [{"value": "FR"}],
        "regimes": {"gdpr": {"applies": "confirmed"}},
        "recipients": "listed",
        "places": {"site": {"label": "Site", "country": [{"value": "FR"}]}},
        "contacts": [{"what": "DPO", "email": "dpo@acme.example"}],
        "collects": [
            {"from": "customer", "to": "site", "carries": "account", "storage": {"value": "stored"}}
        ],
    },
    "data_sets": {
        "account": {
            "label": "Account",
            "subjects": ["customer"],
            "role": [{"value": "controller"}],
            "fields": [{"field": "phone_number"}, {"field": "email_address"}],
            "retention": [{"period": "P3Y"}],
        }
    },
    "third_parties": {
        "cloud": {
            "name": "Orage",
            "country": [{"value": "US"}],
            "recipients": "none",
            "places": {"store": {"label": "Store", "country": [{"value": "US"}]}},
            "certifications": [{"standard": "iso27001", "scope": "All"}],
            "contacts": [{"what": "Help", "email": "help@orage.example"}],
            "engagements": {
                "hosting": {
                    "role": [{"value": "processor"}],
                    "receives": [
                        {
                            "from": "site",
                            "to": "store",
                            "carries": "account",
                            "kind": "host",
                            "storage": {"value": "stored"},
                            "retention": [{"period": "P1Y"}],
                        }
                    ],
                }
            },
        },
        "post": {
            "name": "Poste",
            "country": [{"value": "FR"}],
            "places": {"hall": {"label": "Hall", "country": [{"value": "FR"}]}},
            "engagements": {
                "mail": {
                    "by": "cloud",
                    "role": [{"value": "sub_processor"}],
                    "receives": [
                        {"from": "cloud.store", "to": "hall", "carries": "phone_number@account"},
                    ],
                }
            },
        },
    },
    "denials": [{"who": "acme", "act": "sell", "fields": ["phone_number"]}],
    "rights": [{"right": "access", "how": "By letter"}],
}

UNMARKED: Final = {
    # Whether a law applies is told by `applies`: presumed, unknown. What a law makes of a flow is a judgement, each
    # ground of which the table of borders tells as it is known.
    ("regimes", "rights"), ("regimes", "right"), ("regimes", "borders"), ("role", "borders"),
}  # fmt: skip
"""The part of a registry and the kind of headline that shows no mark of it, with the reason."""


def headlines(held: Registry, lang: Lang) -> dict[str, str]:
    """Every kind of headline, of everything that can be asked for."""
    graph = build(held, DAY)
    name = text("Orage", "Orage")
    goes, phone = trace(graph, "phone_number"), keeping_of_field(graph, "phone_number")
    gets = profile(graph, "cloud")
    return {
        "goes": words.headline(goes, lang),
        "stored": words.storage_headline(goes, lang),
        "verdict": words.verdict(goes, "cloud", name, lang),
        "stores": words.storage_verdict(goes, "cloud", name, lang),
        "receives": words.headline(received_by(graph, "cloud"), lang),
        "kept": words.keeping_headline(phone, lang),
        "kept set": words.keeping_headline(keeping_of_data_set(graph, "account"), lang),
        "kept by": words.keeping_verdict(phone, "cloud", name, lang),
        "profile": words.profile_headline(gets, lang),
        "certified": words.certificates_headline(gets, lang),
        "certified for": words.certificate_verdict(gets, "iso27001", lang),
        "rights": words.rights_headline(recourse(graph, "acme"), lang),
        "right": words.rights_headline(recourse(graph, "acme"), lang, "access"),
        "contact": words.contacts_headline(recourse(graph, "acme"), lang),
        "officer": words.contacts_headline(recourse(graph, "acme"), lang, officer=True),
        "borders": sentence(borders(graph), lang),
    }


def statements(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of everything in a registry that a status can be written to."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, below in pairs:
        if isinstance(below, dict) and _with(WHOLE, (*path, key), INFERRED):
            yield (*path, key)
        yield from statements(below, (*path, key))


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def _with(whole: dict[str, Any], path: tuple[str | int, ...], more: dict[str, Any] | None) -> Registry | None:
    """The registry with more said at that place, or without it; None where that is no registry."""
    changed = copy.deepcopy(whole)
    if more is None:
        del _at(changed, path[:-1])[path[-1]]
    else:
        _at(changed, path).update(more)
    try:
        return Registry.model_validate(changed)
    except ValidationError:
        return None


@cache
def _whole(lang: Lang) -> dict[str, str]:
    return headlines(Registry.model_validate(WHOLE), lang)


def _marks(said: str, status: str, lang: Lang) -> int:
    return sum(said.casefold().count(mark) for mark in MARKS[status, lang])


_NAMED: Final = ("places", "data_sets", "cloud", "organisation")
"""Things that others refer to, and what no registry is without: a registry that lacks one is not read at all, so what
a headline would tell without it cannot be asked. What is said inside them is asked."""
PATHS: Final = tuple(path for path in statements(WHOLE) if not {path[-1], *path[-2:-1]} & {*_NAMED})


def test_there_are_statements_of_every_kind() -> None:
    assert len(PATHS) >= 18
    assert all(
        any(part in path for path in PATHS) for part in ("rights", "contacts", "certifications", "role")
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("status", LESS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_what_a_headline_tells_it_tells_as_it_is_known(
    path: tuple[str | int, ...], status: str, lang: Lang
) -> None:
    without, doubted = _with(WHOLE, path, None), _with(WHOLE, path, LESS[status])
    assert without is not None and doubted is not None
    whole, weaker, bare = _whole(lang), headlines(doubted, lang), headlines(without, lang)
    told = {kind for kind in whole if whole[kind] != bare[kind]}
    told -= {kind for part, kind in UNMARKED if part in path}
    unmarked = {
        kind: weaker[kind]
        for kind in told
        if _marks(weaker[kind], status, lang) <= _marks(whole[kind], status, lang)
    }
    assert unmarked == {}


@given(registries(), st.sampled_from(FIELDS), st.sampled_from(LANGS))
def test_a_hop_is_known_no_better_than_what_it_carries(held: Registry, field: str, lang: Lang) -> None:
    """And what it carries that is known less well is so in its row."""
    answer = trace(build(held, DAY), field)
    for hop, row in zip(answer.hops, answer_table.rows(answer, lang), strict=True):
        best = min(
            (each.status for each in hop.carries), key=lambda status: status.weakness, default=hop.status
        )
        assert hop.status.weakness >= best.weakness
        assert row.cells["status"].startswith(status_word(hop.status, lang))
        for each in hop.carries:
            if each.status is not hop.status:
                assert status_word(each.status, lang) in row.cells["fields"]
