"""Evidence: statuses by their weakness, citations as they are written, and whose evidence counts."""

import pytest
from pydantic import ValidationError

from registry.records.evidence import Citation, Evidence, Status, evidence_of
from registry.records.text import text


def test_a_path_is_as_strong_as_its_weakest_hop() -> None:
    declared, inferred, enriched, unknown = Status
    assert Status.weakest() is declared
    assert Status.weakest(declared, inferred) is inferred
    assert Status.weakest(enriched, inferred, declared) is enriched
    assert Status.weakest(unknown, enriched) is unknown
    assert [status.weakness for status in Status] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("policy", {}),
        ("policy L23", {"line": 23}),
        ("policy L23-25", {"line": 23, "last_line": 25}),
        ("policy § Who we share with", {"section": "Who we share with"}),
        ('policy § Title L23 "a few words"', {"section": "Title", "line": 23, "words": "a few words"}),
        ('policy "a few words"', {"words": "a few words"}),
    ],
)
def test_a_citation_is_written_in_short(written: str, parts: dict[str, object]) -> None:
    assert Citation.model_validate(written) == Citation.model_validate({"document": "policy", **parts})


@pytest.mark.parametrize(
    "written", ["", "policy L", "policy L0", "policy L25-23", "Policy L1", "policy 23", 'policy ""']
)
def test_what_is_no_citation_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Citation.model_validate(written)


def test_one_line_may_be_given_as_a_range_and_a_last_line_needs_a_first() -> None:
    assert Citation.model_validate("policy L23-23").last_line == 23
    with pytest.raises(ValidationError, match="bad-citation"):
        Citation.model_validate({"document": "policy", "last_line": 2})


def test_what_follows_needs_its_reason_and_what_was_looked_up_its_day() -> None:
    with pytest.raises(ValidationError, match="inferred-without-reason"):
        Evidence.model_validate({"status": "inferred"})
    with pytest.raises(ValidationError, match="enrichment-without-date"):
        Evidence.model_validate({"status": "enrichment", "source": "a register"})
    assert Evidence().standing is Status.DECLARED


def test_evidence_is_that_of_the_innermost_that_has_any() -> None:
    cited = Evidence(cite=(Citation(document="policy"),))
    unknown = Evidence(status=Status.UNKNOWN)
    only_why = Evidence(reason=text("parce que", "because"))
    assert evidence_of(None, Evidence(), cited, unknown) == cited
    assert evidence_of(unknown, cited) == unknown
    assert evidence_of(only_why, cited) == cited  # a reason alone is no evidence
    assert evidence_of() == evidence_of(None, Evidence()) == Evidence()
