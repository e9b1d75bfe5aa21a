"""A third law is judged by what it asks, and by nothing that another law asks; its name decides nothing."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dataflow.answers.profile import recourse
from dataflow.borders.borders import borders
from dataflow.breach import rows
from dataflow.breach.breach import Breach
from dataflow.breach.breach_words import sentence
from dataflow.breach.exposure import breach
from dataflow.breach.printed import form
from dataflow.checks.judging import findings
from dataflow.exports.unchecked import unchecked
from dataflow.graph.build import build
from dataflow.law import UnknownLaw, law_of, laws, load_tables, tables
from dataflow.pictures.borders_sketch import borders_dot
from registry.reading.load import load
from registry.records.actor import Regime
from registry.records.registry import Registry
from registry.source.reader import read_file
from tests.dataflow.law.another import ARTICLE, ASKS_NOTHING, renamed, renaming, third
from tests.dataflow.strategies import registries

ROOT = Path(__file__).parents[3]
DAY = datetime.date(2026, 11, 22)
CASES = sorted((ROOT / "tests/dataflow/checks/cases").glob("*-bad.yaml"))
HARD = [*CASES, ROOT / "data/processors.yaml", Path(__file__).parent / "hard.yaml"]
HERE = [ROOT / f"tests/dataflow/checks/cases/{name}-bad.yaml" for name in ("R04", "R07", "R28", "R31")]


def told(registry: Registry) -> Iterator[str]:
    """Everything that depends on a law: findings, borders and their picture, breaches, rights."""
    graph = build(registry, DAY)
    yield from (each.model_dump_json() for each in findings(graph))
    crossed = borders(graph)
    yield crossed.model_dump_json()
    yield borders_dot(crossed, "fr")
    for actor in list(registry.actors)[:4]:
        found = breach(graph, actor)
        yield found.model_dump_json()
        yield str((sentence(found, "en"), rows(found, "en"), list(form(found, "en"))))
    yield recourse(graph, registry.organisation.id).model_dump_json()


def read(path: Path, law: str = "", name: str = "", folder: Path | None = None) -> Registry:
    """A registry, with a law of it under another name."""
    if folder is not None:
        written = folder / "registry.yaml"
        written.write_text(renaming(path.read_text("utf-8"), law, name), "utf-8")
        path = written
    loaded = load(path)
    assert loaded.registry is not None
    assert loaded.problems == ()
    return loaded.registry


def under_no_law(registry: Registry) -> Registry:
    """The registry, naming no law."""
    own = registry.organisation.model_copy(update={"regimes": {}})
    return registry.model_copy(update={"organisation": own})


@pytest.mark.parametrize("law", list(laws()))
def test_the_name_of_a_law_decides_nothing(law: str, tmp_path: Path) -> None:
    """The same law under another name says the same of every registry, to the letter."""
    before = {path: list(told(read(path))) for path in HARD}
    assert any(law in each for each in before[HARD[-1]]), "or nothing was asked"
    unnamed = list(told(under_no_law(read(HARD[-1]))))
    with renamed(tmp_path, law, "mars"):
        for path in HARD:
            registry = read(path, law, "mars", tmp_path)
            after = list(told(registry))
            wanted = [renaming(each, law, "mars") for each in before[path]]
            # The order of the findings of one check is by the name of the law, and the picture's too.
            assert sorted(after) == sorted(wanted), path.name
            if path == HARD[-1]:
                assert list(told(under_no_law(registry))) == [renaming(each, law, "mars") for each in unnamed]


def mars(path: Path, **changes: Any) -> Registry:
    """A registry under the law of Mars alone. Its statements under other laws stay in it."""
    data = dict(read_file(path).data)
    data["organisation"] = {**data["organisation"], "regimes": {"mars": {"applies": "confirmed"}}, **changes}
    return Registry.model_validate(data)


@pytest.mark.parametrize("record", [True, False])
def test_a_law_that_asks_nothing_or_without_rules_is_judged_by_no_other(record: bool, tmp_path: Path) -> None:
    with third(tmp_path, record=record):
        for registry in map(mars, HARD):
            graph = build(registry, DAY)
            assert findings(graph) == ()
            stood = {each for passage in _standings(registry) for each in passage}
            assert stood <= {("mars", "unknown", "no rules of this law are known here on transfers")}
            for actor in list(registry.actors)[:4]:
                _nobody_is_told_by_another_law(breach(graph, actor), record)
            assert not any(each.owed for each in recourse(graph, registry.organisation.id).rights)


def test_a_law_without_rules_is_said_to_have_none_of_every_registry(tmp_path: Path) -> None:
    """Drawn registries: no finding, border, duty or right of another law; and the check says so, and fails."""

    @settings(max_examples=60, suppress_health_check=[HealthCheck.nested_given])
    @given(registries())
    def of(drawn: Registry) -> None:
        own = drawn.organisation.model_copy(update={"regimes": {"mars": Regime(applies="confirmed")}})
        registry = drawn.model_copy(update={"organisation": own})
        graph = build(registry, DAY)
        assert findings(graph) == ()
        for passage in _standings(registry):
            assert passage == [("mars", "unknown", "no rules of this law are known here on transfers")]
        for actor in list(registry.actors)[:2]:
            _nobody_is_told_by_another_law(breach(graph, actor), record=False)
        assert not any(each.owed for each in recourse(graph, own.id).rights)
        nothing = unchecked(registry)
        assert nothing.everything and [text.say("en").count("Law of Mars") for text in nothing.said] == [1]

    with third(tmp_path, record=False):
        of()


def _nobody_is_told_by_another_law(found: Breach, record: bool) -> None:
    # A processor in the area of another law is bound by that law itself, whoever it works for.
    others = [each for each in found.notices if not each.established]
    assert {each.law for each in others} <= {"mars", "contract"}
    assert {each.kind for each in others if each.law == "mars"} <= {"unverified"}
    assert list(form(found, "en"))[1:] == []
    last = "On Mars nothing was verified." if record else "For Law of Mars (to be verified) the duty"
    assert not found.exposed or sentence(found, "en")[-1].startswith(last)


def _standings(registry: Registry) -> Iterator[list[tuple[str, str, str]]]:
    for _, passage in borders(build(registry, DAY)).passages:
        yield [(each.regime, each.state, each.reason.say("en")) for each in passage.standings]


def test_a_law_without_rules_is_refused_where_they_are_asked_for(tmp_path: Path) -> None:
    with third(tmp_path, record=False), pytest.raises(UnknownLaw, match="mars"):
        law_of("mars")


def test_a_law_that_no_vocabulary_knows_is_refused_by_the_loader(tmp_path: Path) -> None:
    path = tmp_path / "registry.yaml"
    path.write_text(renaming(HERE[0].read_text("utf-8"), "gdpr", "mars"), "utf-8")
    loaded = load(path)
    assert ("unknown-term", "mars") in {(each.code, each.values.get("value")) for each in loaded.problems}
    assert loaded.registry is not None and dict(loaded.registry.organisation.regimes) == {}


EVERYTHING = {f"R{number:02}": ARTICLE for number in range(1, 33) if number not in (4, 5, 6, 7, 9, 31)}
"""The checks that rest neither on transfers nor on a time for breaches."""


def test_a_law_that_knows_the_checks_and_asks_nothing_asks_nothing_of_others(tmp_path: Path) -> None:
    """No clause of GDPR Art. 28, no item of a notice, no formality of the ARTCI, no condition of Art. 9."""
    with third(tmp_path, checks=EVERYTHING):
        found = [each for path in HARD for each in findings(build(mars(path), DAY))]
    assert {(each.regime, each.law.say("en")) for each in found} == {("mars", ARTICLE["en"])}
    said = {(each.check, each.verdict) for each in found}
    assert ("R16", "gap") in said and ("R10", "gap") in said
    assert not said & {("R28", "violation"), ("R10", "violation"), ("R17", "gap")}
    without = [each for each in found if each.check == "R10" and each.verdict == "gap"]
    assert {each.severity for each in without} == {"medium"}


AREA = {"id": "red", "label": {"fr": "zone rouge", "en": "red area"}}
SAID = {"fr": "selon Mars", "en": "by Mars"}
ROW = {"mark": "knowledge", "source": "a test", "valid_from": "2020-01-01"}


def by_mechanism(**parts: Any) -> dict[str, Any]:
    """A law of which India, France and Côte d'Ivoire are no part, that asks for a mechanism."""
    said = dict.fromkeys(("red", "return", "derogation", "fault.inside", "fault.recital"), SAID)
    transfers = {
        "kind": "mechanism",
        "country": None,
        "inside": None,
        "authorisation": None,
        "clauses": None,
        "said": said,
    }
    return {
        "area": AREA,
        "transfers": transfers,
        "memberships": [{"id": "red_gb", "area": "red", "country": "GB", **ROW}],
        "checks": dict.fromkeys(("R04", "R05", "R06", "R09"), ARTICLE),
        **parts,
    }


def helpdesk(country: str, mechanism: str | None = None) -> Registry:
    """Acme in the United Kingdom hands data to a help desk, by a mechanism that the vocabulary has."""
    data = read_file(HERE[0]).data
    desk = json.loads(json.dumps(data["third_parties"]["helpdesk"], default=str))
    desk["country"] = country
    desk["places"] = {key: {**each, "country": country} for key, each in desk["places"].items()}
    for engagement in desk["engagements"].values():
        for flow in engagement["receives"]:
            flow.pop("mechanism", None)
            flow.update({"mechanism": mechanism} if mechanism else {})
    own = {**data["organisation"], "country": "GB", "regimes": {"mars": {"applies": "confirmed"}}}
    return Registry.model_validate({**data, "organisation": own, "third_parties": {"helpdesk": desk}})


@pytest.mark.parametrize(
    ("country", "mechanism", "state"),
    [
        ("GB", None, "inside"),
        ("IN", None, "missing"),
        ("FR", None, "missing"),  # the EEA is the GDPR's area
        ("CH", None, "missing"),  # whose decisions are the Commission's
        ("IN", "scc_m2", "missing"),  # and whose clauses are too
        ("IN", "ci_artci_authorisation", "missing"),
    ],
)
def test_a_law_with_an_area_knows_no_decision_and_no_clauses_of_another(
    country: str, mechanism: str | None, state: str, tmp_path: Path
) -> None:
    with third(tmp_path, **by_mechanism()):
        registry = helpdesk(country, mechanism)
        states = {each[0][1] for each in _standings(registry) if each}
        numbers = {each.check for each in findings(build(registry, DAY))}
    assert state in states and states <= {state, "no_transfer", "inside"}
    assert ("R04" in numbers) == (state == "missing") and "R06" not in numbers


def test_a_law_brings_its_own_decisions_in_its_one_file(tmp_path: Path) -> None:
    row = {"id": "mars_in", "country": "IN", "decision": "1", "scope": "whole", **ROW}
    with third(tmp_path, **by_mechanism(adequacy=[row])):
        assert "covered" in {each[0][1] for each in _standings(helpdesk("IN")) if each}
        assert tables().under("mars").adequacy("IN", DAY) is not None
        assert tables().under("gdpr").adequacy("IN", DAY) is None
        laid = tmp_path / "laid.yaml"
        laid.write_text(
            "adequacy:\n  - {id: x, law: mars, country: KE, decision: two, scope: whole, mark: verified, source: a}\n"
        )
        assert load_tables(laid).tables.under("mars").adequacy("KE", DAY) is not None
    problems = load_tables(laid).problems
    assert [(each.line, each.code, each.values["value"]) for each in problems] == [(2, "bad-value", "mars")]


def test_a_law_that_asks_for_an_authorisation_takes_none_of_another_authority(tmp_path: Path) -> None:
    said = dict.fromkeys(
        ("red", "none", "exporter", "elsewhere", "outdated", "unnumbered", "authorised"), SAID
    )
    transfers = {**by_mechanism()["transfers"], "kind": "authorisation", "said": said}
    granted = {"regime": "ci_2013_450", "kind": "transfer_authorisation", "number": "1", "countries": ["IN"]}
    with third(tmp_path, **by_mechanism(transfers=transfers, checks={"R07": ARTICLE})):
        for regime, state in (("ci_2013_450", "missing"), ("mars", "covered")):
            registry = helpdesk("IN")
            held = Registry.model_validate(
                {
                    **registry.model_dump(by_alias=True, exclude_unset=True),
                    "formalities": [{**granted, "regime": regime}],
                }
            )
            stood = [each[0] for each in _standings(held) if each]
            assert state in {each[1] for each in stood}
            assert {each[2] for each in stood if each[1] == state} == {"by Mars"}


def test_a_law_has_words_of_its_own_for_what_a_rule_says_of_another(tmp_path: Path) -> None:
    words = {"R04": {"main": {"fr": "Mars : {fields}", "en": "Mars: {fields}"}, "fix": SAID}}
    with third(tmp_path, **by_mechanism(words=words)):
        (found,) = [each for each in findings(build(helpdesk("IN"), DAY)) if each.check == "R04"]
    assert found.message.say("en").startswith("Mars: ") and found.fix.say("en") == "by Mars"


def test_a_law_has_its_own_duties_rights_and_times(tmp_path: Path) -> None:
    duties = {
        "processor": None,
        "authority": {
            "receiver": SAID,
            "within": "PT24H",
            "due": SAID,
            "condition": None,
            "article": ARTICLE,
        },
        "persons": None,
        "joint": None,
        "applies": dict.fromkeys(("unknown", "assumed", "confirmed"), SAID),
        "bound": None,
        "outside": None,
        "form": False,
    }
    with third(tmp_path, breach=duties, unverified=None, rights=["erasure"], checks={"R31": ARTICLE}):
        registry = mars(HERE[0])
        found = breach(build(registry, DAY), "helpdesk")
        mine = [each for each in found.notices if each.law == "mars"]
        rights = recourse(build(registry, DAY), registry.organisation.id).rights
        unnamed = breach(build(under_no_law(registry), DAY), "helpdesk")
        assert {each.law for each in unnamed.notices} == {"gdpr"}, "of the laws only one is presumed to apply"
        assert {(each.kind, each.clock.value, each.article.say("en")) for each in mine} == {
            ("authority", "PT24H", "Law of Mars, Art. 1")
        }
        assert "by Mars" in sentence(found, "en") and list(form(found, "en"))[1:] == []
    assert [each.right for each in rights if each.owed] == ["erasure"]


@pytest.mark.parametrize("key", [*ASKS_NOTHING])
def test_a_law_that_leaves_something_unsaid_is_refused(key: str, tmp_path: Path) -> None:
    with third(tmp_path):
        path = tmp_path / "law" / "laws" / "mars.yaml"
        data = read_file(path).data
        path.write_text(json.dumps({name: each for name, each in data.items() if name != key}), "utf-8")
        laws.cache_clear()
        with pytest.raises(ValueError, match=rf"{key}\n|unsaid"):
            laws()


@pytest.mark.parametrize(
    ("parts", "unsaid"),
    [
        ({"checks": {"R04": ARTICLE}}, "R04"),
        ({"checks": {"R07": ARTICLE}}, "R07"),
        ({"checks": {"R09": ARTICLE}}, "R09"),
        ({"checks": {"R31": ARTICLE}}, "R31"),
        ({"unverified": None}, "breach or unverified"),
        ({**by_mechanism(), "checks": {"R07": ARTICLE}}, "R07"),
        ({**by_mechanism(), "transfers": {**by_mechanism()["transfers"], "said": {}}}, "return, derogation"),
    ],
)
def test_a_law_whose_checks_rest_on_what_it_does_not_say_is_refused(
    parts: dict[str, Any], unsaid: str, tmp_path: Path
) -> None:
    with third(tmp_path, **parts), pytest.raises(ValueError, match=f"mars leaves unsaid: {unsaid}"):
        laws()


def test_consent_of_another_law_excuses_no_other_purpose(tmp_path: Path) -> None:
    """GDPR Art. 6(4) is the GDPR's; a law of Mars has its own bases that carry a purpose by themselves."""
    for excusing, wanted in ([], True), (["6_1_a"], False):
        bases = {**ASKS_NOTHING["bases"], "excusing": excusing}
        with third(tmp_path / str(wanted), checks={"R15": ARTICLE}, bases=bases):
            registry = mars(HARD[-1])
            data = registry.model_dump(by_alias=True, exclude_unset=True, mode="json")
            engaged = data["third_parties"]["mailer"]["engagements"]
            engaged["letters"]["purposes"] = [{"purpose": "advertising", "basis": {"mars": "6_1_a"}}]
            found = findings(build(Registry.model_validate(data), DAY))
            assert any("mailer" in each.actors for each in found) is wanted


def test_what_goes_back_rests_on_no_decision_of_another_law(tmp_path: Path) -> None:
    """To Switzerland, which the Commission finds adequate and Mars says nothing of."""
    with third(tmp_path, **by_mechanism()):
        registry = helpdesk("GB")
        data = registry.model_dump(by_alias=True, exclude_unset=True, mode="json")
        data["organisation"]["country"] = "CH"
        data["third_parties"]["helpdesk"]["country"] = "GB"
        returned = Registry.model_validate(data)
        ways = {
            passage.way: passage.standings[0].state for _, passage in borders(build(returned, DAY)).passages
        }
        (found,) = [each for each in findings(build(returned, DAY)) if each.check == "R04"]
    assert ways["returned"] == "missing" and found.verdict == "gap"
