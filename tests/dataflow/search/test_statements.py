"""Every statement is told: under whatever key, with what limits it, as well known as it is and no better."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.leaves import Leaves, keys_of
from dataflow.graph.build import build
from dataflow.question.fold import fold
from dataflow.search import Found, search
from dataflow.search.asked import asked
from dataflow.search.nearest import index_of
from dataflow.search.statements import Statements
from dataflow.search.titles import OWNERS, SAID
from registry.reading.load import load
from registry.reading.scope import _LIMITS
from registry.records.actor import Certification
from registry.records.data_set import FieldUse, PurposeUse, Retention
from registry.records.document import Mention
from registry.records.evidence import Citation, Status, evidence_of
from registry.records.flow import Flow
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.statements import Change, Denial, Formality, Right, Tracker
from registry.records.text import LANGS, Lang, Text
from tests.dataflow.acme import acme
from tests.dataflow.changes.everything import EVERYTHING
from tests.dataflow.strategies import DAY, registries

SHIPPED = ("data/processors.yaml", "data/mantano-assimil.yaml")
_LIMITED = (Certification, Change, Denial, Flow, Formality, Mention, Retention, Right, Tracker)
HOW = frozenset({"cite", "status", "dated", "id"})
"""What is shown beside what is said, and is no word to be found by."""


@cache
def _registry(name: str) -> Registry:
    if name == "everything":
        return Registry.model_validate(EVERYTHING)
    registry = load(Path(name)).registry
    assert registry is not None
    return registry


def _leaves(registry: Registry) -> Iterator[tuple[tuple[str, ...], Text]]:
    """What `Leaves`, which diff compares by, finds under every key; places are named from where they stand."""
    for record in _records(registry):
        for leaf in Leaves(Facts(registry, DAY)).of(record):
            kinds = {key: kind for _, key, kind in keys_of(type(record))}
            if leaf.path[-1] not in HOW and kinds.get(leaf.path[-1]) not in ("place", "end", "denial_act"):
                yield from ((leaf.path, each.told) for each in leaf.items)


def _records(held: Any) -> Iterator[Record]:
    """Each record without those inside it."""
    if isinstance(held, dict):
        for each in held.values():
            yield from _records(each)
    elif isinstance(held, tuple):
        for each in held:
            yield from _records(each)
    elif isinstance(held, Record) and not isinstance(held, Text | Citation):
        inside = {name: getattr(held, name) for name in type(held).model_fields}
        nested = {name for name, value in inside.items() if _is_nested(value)}
        own = {name: () if isinstance(inside[name], tuple) else None for name in nested}
        if "value" not in inside:  # a stated value is told under its key
            yield held.model_construct(**{**inside, **own})
        for name in nested:
            yield from _records(inside[name])


def _is_nested(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_is_nested, value.values()))
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, Record) and not isinstance(first, Text)


def _said(found: Found, lang: Lang) -> set[str]:
    known = found.known
    told = [found.label.say(lang), found.words.say(lang), known.reason.say(lang) if known.reason else ""]
    told += [known.source or ""]
    return set(fold(" ".join(told)).split())


def _finds(registry: Registry, told: Text) -> None:
    graph = build(registry, DAY)
    for lang in LANGS:
        wanted = set(fold(told.say(lang)).split())
        if len(wanted) < 2 and not asked(told.say(lang), index_of(graph)):
            continue  # « non » alone only asks
        for most in (25, 100_000):
            near = search(graph, told.say(lang), lang, most)
            if any(wanted <= _said(each, lang) for each in near.found):
                break
        else:
            raise AssertionError(f"{told.say(lang)!r} is not found by its own words")


@pytest.mark.parametrize("name", ["everything", *SHIPPED])
def test_whatever_stands_under_a_key_is_found_by_its_own_words(name: str) -> None:
    registry = _registry(name)
    told = {leaf[1].model_dump_json(): leaf[1] for leaf in _leaves(registry) if fold(leaf[1].say("fr"))}
    assert len(told) > 40
    for each in told.values():
        _finds(registry, each)


@settings(max_examples=40, deadline=None)
@given(registries())
def test_so_it_is_in_any_registry(registry: Registry) -> None:
    for told in {leaf[1].model_dump_json(): leaf[1] for leaf in _leaves(registry)}.values():
        _finds(registry, told)


@pytest.mark.parametrize("name", ["everything", *SHIPPED])
def test_cited_sections_and_words_lead_to_what_cites_them(name: str) -> None:
    registry = _registry(name)
    graph, facts = build(registry, DAY), Facts(registry, DAY)
    cited = {each for statement in Statements(facts).all() for each in facts.cited(statement.evidence.cite)}
    for told in {part for each in cited for part in (each.section, each.words) if part}:
        near = search(graph, told, "fr", 100_000)
        assert any(told in (each.section, each.words) for it in near.found for each in it.known.citations)


@pytest.mark.parametrize("shape", [*_LIMITED, FieldUse, PurposeUse])
def test_nothing_is_told_without_what_limits_it(shape: type[BaseModel]) -> None:
    """What stands in a list is one statement with all its limits: a part of it would say more than its author did.

    The limits are those without which reading leaves a record out; places are named from where they stand.
    """
    registry = _registry("everything")
    facts = Facts(registry, DAY)
    lines = [_said(each, "en") for each in _found(registry)]
    limits = _LIMITS.get(shape, ("condition",))
    several = [each for each in _whole_records(registry) if type(each) is shape]
    assert several
    for record in several:
        kinds = {key: kind for _, key, kind in keys_of(shape)}
        leaves = [leaf for leaf in Leaves(facts).of(record) if leaf.path[0] in limits and len(leaf.path) == 1]
        told = [
            each.told.say("en")
            for leaf in leaves
            if kinds[leaf.path[0]] not in ("place", "end")
            for each in leaf.items
        ]
        assert any(set(fold(" ".join(told)).split()) <= line for line in lines), told


def _whole_records(held: Any) -> Iterator[Record]:
    if isinstance(held, dict | tuple):
        for each in held.values() if isinstance(held, dict) else held:
            yield from _whole_records(each)
    elif isinstance(held, Record) and not isinstance(held, Text):
        yield held
        for name in type(held).model_fields:
            yield from _whole_records(getattr(held, name))


def _found(registry: Registry) -> list[Found]:
    facts = Facts(registry, DAY)
    return [each.found(facts) for each in Statements(facts).all()]


@pytest.mark.parametrize("name", SHIPPED)
def test_words_are_no_ids(name: str) -> None:
    registry = _registry(name)
    ids = {
        id_
        for held in (registry.actors, registry.data_sets, registry.documents)
        for id_ in held
        if "_" in id_
    }
    for each in _found(registry):
        said = {*each.label.say("en").split(), *each.words.say("en").split()}
        assert not said & ids, each


@pytest.mark.parametrize("name", ["everything", *SHIPPED])
def test_countries_and_roles_are_as_well_known_as_answers_tell_them(name: str) -> None:
    registry = _registry(name)
    facts, found = Facts(registry, DAY), _found(registry)

    def is_told(known: Known) -> bool:
        label = known.label.say("en") if known.label else ""
        return not label or any(
            each.words.say("en").startswith(label)
            and (each.known.status, each.known.citations) == (known.status, known.citations)
            for each in found
        )

    for actor in registry.actors.values():
        for known in facts.each(actor.country, actor, facts.country):
            assert is_told(known)
        for engaged in actor.engagements.values():
            assert is_told(facts.role(engaged.role, evidence_of(engaged, actor)))


def test_what_is_stated_to_be_unknown_is_shown_as_unknown_with_its_reason() -> None:
    party = {
        "name": "Pay",
        "country": {"status": "unknown", "reason": "The policy names no seat", "cite": "policy L1"},
    }
    registry = acme(third_parties={"pay": party})
    found = search(build(registry, DAY), "policy names no seat", "en").found[0]
    assert found.known.value is None and found.known.status is Status.UNKNOWN
    assert found.label.say("en") == "Pay › country" and found.known.citations


def test_what_is_over_or_superseded_says_so() -> None:
    party = {
        "name": "Pay",
        "country": [{"value": "BE"}, {"value": "FR", "valid_from": "2020-01-01"}],
        "engagements": {"e": {"role": "processor", "note": "About zebras", "valid_to": "2021-01-01"}},
    }
    graph = build(acme(third_parties={"pay": party}), DAY)
    was, is_ = (search(graph, name, "en", 1).found[0] for name in ("Belgium", "France"))
    assert not was.holds and "does not hold on" in was.words.say("en")
    assert is_.holds and "2020" in is_.words.say("en")
    assert not search(graph, "zebras", "en").found[0].holds


def test_silence_is_no_statement() -> None:
    said = [each for each in _found(acme(third_parties={"pay": {"name": "Pay"}})) if each.subject == "pay"]
    assert [(each.label.say("en"), each.words.say("en")) for each in said] == [("third parties", "Pay")]


def test_owners_and_titles_name_keys_there_are() -> None:
    for shape, key in (*SAID, *OWNERS.items()):
        assert key in {known for _, known, _ in keys_of(shape)}


@pytest.mark.parametrize("name", ["everything", *SHIPPED])
def test_every_statement_says_whose_it_is_and_what(name: str) -> None:
    for each in _found(_registry(name)):
        assert each.label.say("fr") and each.words.say("en")
        assert each.subject_kind in ("", "actor", "field", "data_set", "people", "activity")
        assert bool(each.subject) == bool(each.subject_kind)
