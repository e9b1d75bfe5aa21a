"""SARIF: what the standard asks for, and that nothing of a finding is lost."""

import json
import re
from typing import Any

import jsonschema
import pytest

from dataflow.exports.sarif import sarif, uri
from registry.records.text import LANGS
from tests.dataflow.exports.examples import ACCEPTED, PROBLEM, finding

ESSENTIALS = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "pattern": "sarif-2.1.0"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/driver"}}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "words": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        "driver": {
            "required": ["name", "rules"],
            "properties": {
                "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "required": ["id", "shortDescription", "help", "defaultConfiguration"],
                        "properties": {
                            "shortDescription": {"$ref": "#/$defs/words"},
                            "fullDescription": {"$ref": "#/$defs/words"},
                            "help": {"$ref": "#/$defs/words"},
                            "helpUri": {"pattern": "^https://"},
                        },
                    },
                },
            },
        },
        "result": {
            "required": ["ruleId", "ruleIndex", "message", "locations", "partialFingerprints", "suppressions"],
            "properties": {
                "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/words"},
                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                "suppressions": {
                    "items": {
                        "required": ["kind"],
                        "properties": {
                            "kind": {"enum": ["inSource", "external"]},
                            "status": {"enum": ["accepted", "underReview", "rejected"]},
                        },
                    }
                },
                "locations": {
                    "items": {
                        "properties": {
                            "physicalLocation": {
                                "required": ["artifactLocation", "region"],
                                "properties": {
                                    "region": {
                                        "properties": {
                                            "startLine": {"type": "integer", "minimum": 1},
                                            "startColumn": {"type": "integer", "minimum": 1},
                                        }
                                    }
                                },
                            }
                        }
                    }
                },
            },
        },
    },
}  # fmt: skip
"""What OASIS SARIF 2.1.0 asks of the parts that are written."""
PAGE = "https://example.org/docs/checks.md"


def made(*findings: Any, page: str | None = None) -> Any:
    """The one run of a SARIF file with a problem and findings, which is held to the standard."""
    whole = json.loads(sarif([PROBLEM], findings, "fr", page))
    jsonschema.validate(whole, ESSENTIALS)
    (run,) = whole["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def test_a_finding_has_its_place_its_words_and_both_languages() -> None:
    result = made(finding())["results"][1]
    assert result["ruleId"] == "R12"
    assert result["message"]["text"] == "RGPD, Preuve manquante\u00a0: Hostly\u00a0: rôle inconnu."
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "data/processors.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 33, "startColumn": 5},
    }
    held = finding()
    assert result["properties"]["message"] == {lang: held.message.say(lang) for lang in LANGS}
    assert result["properties"]["fix"] == {lang: held.fix.say(lang) for lang in LANGS}
    assert result["properties"]["law"]["en"] == "GDPR Art. 4"


@pytest.mark.parametrize(
    ("severity", "verdict", "kind", "level"),
    [
        ("critical", "violation", "fail", "error"),
        ("high", "gap", "fail", "error"),
        ("medium", "gap", "fail", "warning"),
        ("low", "violation", "fail", "note"),
        ("critical", "undetermined", "open", "none"),
    ],
)
def test_how_grave_it_is(severity: str, verdict: str, kind: str, level: str) -> None:
    result = made(finding(severity=severity, verdict=verdict))["results"][1]
    assert (result["kind"], result["level"]) == (kind, level)


def test_an_acceptance_is_a_suppression_and_every_other_result_says_that_it_has_none() -> None:
    problem, opened, accepted = made(finding(), finding(accepted=ACCEPTED))["results"]
    assert problem["suppressions"] == opened["suppressions"] == []
    (suppression,) = accepted["suppressions"]
    assert suppression == {
        "kind": "inSource",
        "status": "accepted",
        "justification": "Réponse attendue. Accepté par A. Kouassi le 1er novembre 2026, jusqu’au 22 mai 2027.",
    }


def test_fingerprints_tell_findings_of_one_line_apart_and_stay_when_facts_change() -> None:
    other_law, other_facts = "R12:ci_2013_450:host/hosting#5f2c9a", "R12:gdpr:host/hosting#000000"
    results = made(finding(), finding(id=other_law), finding(id=other_facts))["results"][1:]
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert prints[0] == prints[2] != prints[1]
    assert all(re.fullmatch(r"[0-9a-f]{16}:1", each) for each in prints)
    assert results[0]["partialFingerprints"]["sillageFinding/v1"] == finding().id


def test_a_rule_tells_what_it_looks_for_and_where_to_read_more() -> None:
    rule = made(finding())["tool"]["driver"]["rules"][1]
    assert (rule["id"], rule["name"]) == ("R12", "R12_ROLE_UNDETERMINED")
    assert "helpUri" not in rule
    assert rule["properties"]["page"] == "docs/checks.md#r12_role_undetermined"
    assert set(rule["properties"]["detects"]) == set(LANGS)
    linked = made(finding(), page=PAGE)["tool"]["driver"]["rules"][1]
    assert linked["helpUri"] == f"{PAGE}#r12_role_undetermined"
    assert linked["helpUri"] in linked["help"]["markdown"]


def test_what_would_decide_is_told_and_a_finding_may_have_no_place() -> None:
    said = "Le rôle de la partie."
    found = finding(
        verdict="undetermined", decides={"fr": said, "en": "The role."}, place=None, lapsed="changed"
    )
    result = made(found)["results"][1]
    assert result["message"]["text"].endswith(f"Ce qui trancherait\u00a0: {said}")
    assert result["locations"] == []
    assert (result["properties"]["decides"]["en"], result["properties"]["lapsed"]) == ("The role.", "changed")


def test_a_problem_of_reading_is_an_error() -> None:
    result = made()["results"][0]
    assert (result["ruleId"], result["level"]) == ("unknown-key", "error")
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("my%20data/a.yaml", 4)


@pytest.mark.parametrize(
    ("file", "reference"),
    [
        ("data/processors.yaml", "data/processors.yaml"),
        ("my data/été.yaml", "my%20data/%C3%A9t%C3%A9.yaml"),
        ("data\\processors.yaml", "data/processors.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:\\srv\\a.yaml", "file:///C:/srv/a.yaml"),
    ],
)
def test_a_file_as_a_reference(file: str, reference: str) -> None:
    assert uri(file) == reference


def test_the_same_findings_give_the_same_bytes() -> None:
    assert sarif([PROBLEM], [finding()], "en") == sarif([PROBLEM], [finding()], "en")


def test_what_a_finding_rests_on_weakly_is_carried_over() -> None:
    weak = finding(secondary=True, yardstick=True)
    (result,) = json.loads(sarif((), [weak], "en"))["runs"][0]["results"]
    assert result["properties"]["secondary"] is True and result["properties"]["yardstick"] is True
    assert result["message"]["text"].startswith("GDPR, Deviation to be justified")
    (plain,) = json.loads(sarif((), [finding()], "en"))["runs"][0]["results"]
    assert not {"secondary", "yardstick"} & plain["properties"].keys()
