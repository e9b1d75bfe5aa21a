"""The certainty: one rule, that everything asks. Nothing is known better than that its data set holds it."""

import ast
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.answer import Hop
from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.register import listing
from dataflow.answers.trace import received_by, trace
from dataflow.borders import borders
from dataflow.breach.exposure import breach
from dataflow.changes.snapshot import Snapshot
from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.graph.certainty import Certainty
from dataflow.graph.instance import Instance, instances_of
from registry.reading.load import load
from registry.records.ends import place
from registry.records.evidence import Evidence, Status
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries

ROOT: Final = Path(__file__).parents[3]
READERS: Final = {
    "dataflow/graph/certainty.py": "it is the rule",
    "dataflow/graph/index.py": "the weakness of arcs as numbers, before the rule of the few that leave something open",
    "dataflow/answers/hops.py": "whether a field is less sure than its flow, so that the field's source is cited",
    "dataflow/answers/left.py": "what ended is no flow of the day; the fields' own standing is asked beside it",
    "dataflow/lists/party_cells.py": "whether anybody reaches a party at all, as in the facts",
    "dataflow/standing/where.py": "whether anybody is said to reach a party at all, and in which entry",
    "dataflow/facts/engaging.py": "whether anybody reaches a party at all, with whatever fields, by whatever day",
}
"""Who reads how a flow itself is stated, and why."""
TRACKERS: Final = ("R22", "R23", "R33", "R36")
"""Checks that rest on what is said of a tracker, a party or a place, and not on a field of a data set."""


def _reads() -> Iterator[tuple[str, str]]:
    for room in ("dataflow", "commands", "app_pages", "launcher"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Attribute):
                    continue
                on = node.value
                of_evidence = isinstance(on, ast.Attribute) and on.attr == "evidence"
                if node.attr == "stated_status" or (of_evidence and node.attr in ("standing", "status")):
                    yield path.relative_to(ROOT).as_posix(), ast.unparse(node)


def test_who_reads_the_status_of_a_flow_says_why() -> None:
    own = ("dataflow/graph/arc.py", "self.evidence.standing")
    found = {path for path, read in _reads() if (path, read) != own}
    assert found == READERS.keys()


def _arc(
    status: Status | None, *carries: Instance, unsaid: tuple[Instance, ...] = (), mingled: bool = False
) -> Arc:
    return Arc(
        key="a",
        path=(),
        source=place("acme", "site"),
        target=place("pay", "desk"),
        kind="share",
        carries=carries or None,
        unsaid=frozenset(unsaid),
        mingled=mingled,
        evidence=Evidence.model_construct(status=status, cite=()),
    )


NAME, PHONE = Instance("full_name", "account"), Instance("phone_number", "account")


def test_a_flow_is_known_as_well_as_the_best_known_thing_it_carries() -> None:
    certainty = Certainty({PHONE: Status.UNKNOWN, NAME: Status.INFERRED})
    assert certainty.whole(_arc(None, NAME, PHONE)) is Status.INFERRED
    assert certainty.whole(_arc(None, PHONE)) is Status.UNKNOWN
    assert certainty.whole(_arc(Status.ENRICHMENT, NAME)) is Status.ENRICHMENT
    assert certainty.whole(_arc(None)) is Status.DECLARED, "that it happens is declared, if not with what"
    assert certainty.of(_arc(None), NAME) is Status.UNKNOWN
    assert certainty.known(_arc(None, NAME, PHONE)) == (NAME,)
    assert certainty.known(_arc(Status.UNKNOWN, NAME)) == ()


def test_what_a_statement_leaves_open_is_unknown_however_sure_it_is() -> None:
    certainty, score = Certainty(), Instance("score", "scores")
    open_ = _arc(None, NAME, PHONE, unsaid=(PHONE,))
    assert (certainty.of(open_, PHONE), certainty.of(open_, NAME)) == (Status.UNKNOWN, Status.DECLARED)
    assert (certainty.unsaid(open_, PHONE), certainty.unsaid(open_, NAME)) == ("source", None)
    mingled = _arc(None, score, mingled=True)
    assert certainty.of(mingled, score, NAME) is Status.UNKNOWN
    assert certainty.unsaid(mingled, score, NAME) == "input"
    assert certainty.of(mingled, score, score) is certainty.of(mingled, score) is Status.DECLARED


def _weakened(registry: Registry, to: Status, chosen: Callable[[Instance], bool]) -> Registry:
    """The registry with some fields no better known than a status in their data sets."""
    given = {"status": to, "reason": text("parce que", "because"), "dated": DAY}
    sets = {
        name: held.model_copy(
            update={
                "fields": tuple(
                    use.model_copy(update=given)
                    if chosen(Instance(use.field, name)) and use.standing.weakness < to.weakness
                    else use
                    for use in held.fields
                )
            }
        )
        for name, held in registry.data_sets.items()
    }
    return registry.model_copy(update={"data_sets": sets})


BAD: Final = sorted((ROOT / "tests/dataflow/checks/cases").glob("*-bad.yaml"))
SHIPPED: Final = sorted((ROOT / "data").glob("*.yaml"))


def _found(registry: Registry) -> list[Finding]:
    return [each for each in findings(build(registry, DAY)) if each.check not in TRACKERS]


@pytest.mark.parametrize("path", [*BAD, *SHIPPED], ids=lambda path: path.stem)
def test_nothing_is_found_of_fields_nobody_says_are_there(path: Path) -> None:
    registry = load(path).registry
    assert registry is not None
    for finding in _found(_weakened(registry, Status.UNKNOWN, lambda _: True)):
        assert finding.verdict == "undetermined" or not (finding.fields or finding.hops), finding.id


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_finding_rests_on_one_field_that_nobody_says_is_there(path: Path) -> None:
    registry = load(path).registry
    assert registry is not None
    fields = {use.field for held in registry.data_sets.values() for use in held.fields}
    for field, data_set in instances_of(registry, fields):
        weak = _weakened(registry, Status.UNKNOWN, Instance(field, data_set).__eq__)
        for finding in _found(weak):
            alone = finding.fields == (field,) and finding.data_sets == (data_set,)
            assert not alone or finding.verdict == "undetermined", finding.id


REGIMES: Final = {"gdpr": {"applies": "confirmed"}, "ci_2013_450": {"applies": "confirmed"}}


@settings(max_examples=60, deadline=None)
@given(registries(), st.sampled_from([Status.INFERRED, Status.ENRICHMENT, Status.UNKNOWN]), st.data())
def test_nothing_anywhere_is_better_known_than_the_fields_it_rests_on(
    registry: Registry, to: Status, data: st.DataObject
) -> None:
    everything = instances_of(registry, FIELDS)
    weak = frozenset(data.draw(st.lists(st.sampled_from(everything), min_size=1, unique=True)))
    registry = Registry.model_validate(
        {
            **registry.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            "organisation": {
                **registry.organisation.model_dump(mode="json", by_alias=True, exclude_defaults=True),
                "regimes": REGIMES,
            },
        }
    )
    graph = build(_weakened(registry, to, weak.__contains__), DAY)
    stated = {arc.key: arc for arc in arcs(graph) if arc.carries is not None}

    def only_weak(keys: list[str]) -> bool:
        """Whether flows are said what they carry, and carry nothing but what is weak."""
        return all(key in stated and weak.issuperset(stated[key].carries or ()) for key in keys)

    for told, rests in _told(graph, weak, only_weak):
        assert not rests or told.weakness >= to.weakness
    if to is Status.UNKNOWN:
        for finding in _found(graph.graph["registry"]):
            if finding.hops and only_weak(list(finding.hops)):
                assert finding.verdict == "undetermined", finding.id


def _told(
    graph: "nx.MultiDiGraph[str]", weak: frozenset[Instance], only_weak: Callable[[list[str]], bool]
) -> Iterator[tuple[Status, bool]]:
    """Every status that is told of a flow or of data somewhere, and whether it rests on weak fields alone."""
    registry: Registry = graph.graph["registry"]
    for field in FIELDS:
        yield from _of_answer(trace(graph, field).hops, weak)
    for actor in registry.actors:
        yield from _of_answer(received_by(graph, actor).hops, weak)
        found = breach(graph, actor)
        for exposed in found.exposed:
            for each in exposed.fields:
                yield each.status, Instance(each.field, exposed.data_set) in weak
        for copy in found.copies:
            yield copy.status, weak.issuperset(map(Instance.named, copy.instances))
    for strand in flow_map(graph).strands:
        for status, n in strand.statuses.items():
            yield status, bool(n) and only_weak(list(strand.flows))
    for border in borders(graph).borders:
        for passage in border.passages:
            yield passage.status, only_weak(list(passage.hops))
            for standing in passage.standings:
                firm = standing.state in ("missing", "invalid")
                yield (
                    (Status.DECLARED if firm else Status.UNKNOWN),
                    firm and _unknown(graph, list(passage.hops)),
                )
    for key, entry in Snapshot(graph, ()).tables().get("flow", {}).items():
        items = [Instance.named(item) for item, _ in entry.items]
        yield Status(dict(key)["status"]), bool(items) and weak.issuperset(items)
    for listed in listing(graph, text("inconnu", "unknown")).entries:
        own = (
            listed.id == registry.organisation.id
        )  # what others pass between their own places they do not receive
        arriving = [
            arc
            for arc in arcs(graph)
            if arc.target.holder == listed.id and (own or arc.source.holder != listed.id)
        ]
        yield listed.status, bool(arriving) and any(only_weak([arc.key]) for arc in arriving)
    for _, _, key, edge in graph.edges(keys=True, data=True):
        yield Status(edge["status"]), only_weak([key])


def _unknown(graph: "nx.MultiDiGraph[str]", keys: list[str]) -> bool:
    known: Mapping[str, str] = {key: edge["status"] for _, _, key, edge in graph.edges(keys=True, data=True)}
    return all(known[key] == "unknown" for key in keys)


def _of_answer(hops: tuple[Hop, ...], weak: frozenset[Instance]) -> Iterator[tuple[Status, bool]]:
    for hop in hops:
        carried = [Instance.named(each.instance) for each in hop.carries]
        yield hop.status, weak.issuperset(carried)
        for each, instance in zip(hop.carries, carried, strict=True):
            yield each.status, instance in weak
            yield each.path_status, instance in weak


def test_a_field_whose_status_is_unknown_is_a_violation_nowhere() -> None:
    """What is kept by one alone and by another too is none where nobody says that it is there."""
    held = {
        "label": "Account",
        "subjects": ["customer"],
        "fields": [{"field": "phone_number", "status": "unknown"}],
    }
    only = [{"from": "customer", "to": "site", "carries": "account", "storage": "only_here"}]
    own = acme().organisation.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    flow = {"from": "site", "carries": "account", "storage": "stored"}
    registry = acme(
        data_sets={"account": held},
        organisation={**own, "collects": only, "regimes": REGIMES},
        third_parties={"pay": party("Pay", {"role": "processor", "receives": [flow]})},
    )
    graph = build(registry, DAY)
    assert not [each for each in findings(graph) if each.check == "R20"]
    (hop,) = [each for each in trace(graph, "phone_number").hops if each.target == "pay.desk"]
    assert hop.status is Status.UNKNOWN
    (exposed,) = breach(graph, "pay").exposed
    assert [each.status for each in exposed.fields] == [Status.UNKNOWN]


def test_of_several_fields_on_one_border_or_line_the_one_that_is_known_less_well_says_so() -> None:
    fields = ["full_name", {"field": "phone_number", "status": "unknown"}]
    registry = acme(
        data_sets={"account": {"label": "Account", "subjects": ["customer"], "fields": fields}},
        third_parties={
            "pay": party("Pay", {"role": "processor", "receives": [{"from": "site", "carries": "account"}]})
        },
    )
    graph = build(registry, DAY)
    (passage,) = [
        each
        for border in borders(graph).borders
        for each in border.passages
        if each.importer.id == "pay" and each.way == "handed"
    ]
    assert (passage.status, [each.say("en") for each in passage.field_labels]) == (
        Status.DECLARED,
        ["Full name", "Phone number (unknown)"],
    )
    (strand,) = [each for each in flow_map(graph).strands if each.target == "pay.desk"]
    assert [[each.say("fr") for each in parcel.fields] for parcel in strand.parcels] == [
        ["Nom complet", "Numéro de téléphone (inconnu)"]
    ]
