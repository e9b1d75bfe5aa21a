"""What is due: every day of the file once, by a naive reading of it, and what a limit leaves out is counted."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.standing import Dues, dues
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as lists
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.strategies import DAY

NEAR = ["2025-01-01", "2026-11-21", "2026-11-22", "2026-11-23", "2027-02-20", "2027-02-21", "2029-01-01"]
"""Over, the day itself, the last day of ninety and the first beyond them."""


def of(data: dict[str, Any], within: int = 90) -> Dues:
    """What is due in a registry."""
    return dues(build(read(data), DAY), within=datetime.timedelta(days=within))


@st.composite
def ending(draw: st.DrawFn) -> dict[str, Any]:
    """A registry of which many things end."""
    data: dict[str, Any] = draw(dressed())
    ends = st.sampled_from([None, *NEAR])
    for actor in data["third_parties"].values():
        for each in (*actor["certifications"], *actor["engagements"].values()):
            end = draw(ends)
            if end and each.get("valid_from", "") <= end:
                each["valid_to"] = end
    return data


@given(ending(), st.sampled_from([0, 1, 90, 91, 4000]))
def test_every_end_is_told_or_counted(data: dict[str, Any], within: int) -> None:
    found = of(data, within)
    held = [
        each["valid_to"]
        for actor in lists.parties(data).values()
        for each in actor["certifications"]
        if "valid_to" in each
    ]
    engaged = [each["valid_to"] for _, _, _, each in lists.engagements(data) if "valid_to" in each]
    limit = (DAY + datetime.timedelta(days=within)).isoformat()
    told = {
        kind: sorted(each.on.isoformat() for each in found.due if each.kind == kind)
        for kind in ("certificate", "engagement")
    }
    assert told["certificate"] == sorted(day for day in held if day <= limit)
    assert told["engagement"] == sorted(day for day in engaged if day <= limit)
    agreed = sum(each.kind in ("contract", "notice") for each in of(data, 10**6).due)
    agreed -= sum(each.kind in ("contract", "notice") for each in found.due)
    assert found.later == sum(day > limit for day in (*held, *engaged)) + agreed
    assert [each.over for each in found.due] == sorted((each.over for each in found.due), reverse=True)
    assert all(each.days == (each.on - DAY).days for each in found.due)


def _contract(**parts: Any) -> Dues:
    engaged = {"role": "processor", "contract": {"title": "DPA", **parts}}
    return dues(build(acme(third_parties={"pay": party("Pay", engaged)}), DAY))


@pytest.mark.parametrize(
    ("parts", "kind", "on", "words"),
    [
        ({"ends": "2026-11-21", "renewal": "none"}, "contract", "2026-11-21", "Renew or replace"),
        ({"ends": "2026-12-31"}, "contract", "2026-12-31", "Renew or replace"),
        ({"ends": "2026-11-21"}, "contract", "2026-11-21", "Say whether"),
        ({"ends": "2026-12-31", "renewal": "tacit"}, "contract", "2026-12-31", "renewed tacitly"),
        ({"ends": "2026-12-31", "renewal": "tacit", "notice": "P1M"}, "notice", "2026-11-30", "Keep or leave"),
        ({"ends": "2026-11-30", "renewal": "tacit", "renews_every": "P3M", "notice": "P1M"},
         "notice", "2027-01-28", "Keep or leave"),
    ],
)  # fmt: skip
def test_a_contract_is_due_by_its_end_or_by_its_notice(
    parts: dict[str, str], kind: str, on: str, words: str
) -> None:
    [told] = _contract(**parts).due
    assert (told.kind, told.on.isoformat(), told.actor) == (kind, on, "pay")
    assert words in told.what.say("en") and "DPA" in told.what.say("fr")


def test_of_a_contract_that_says_no_end_nothing_is_due_and_that_is_counted() -> None:
    silent = _contract(date="2024-01-01")
    assert silent.due == () and ("contract", 1, 1) in {
        (each.kind, each.n, each.of) for each in silent.undated
    }
    endless = _contract(term="service", notice="P3M")
    assert endless.due == () and "contract" not in {each.kind for each in endless.undated}
    unknown = _contract(status="unknown")
    assert "contract" not in {each.kind for each in unknown.undated}


@given(ending())
def test_what_has_no_day_is_counted(data: dict[str, Any]) -> None:
    counted = {str(each.kind): (each.n, each.of) for each in of(data).undated}
    held = [each for actor in lists.parties(data).values() for each in actor["certifications"]]
    engaged = [each for _, _, _, each in lists.engagements(data)]
    for kind, several in (("certificate", held), ("engagement", engaged)):
        bare = sum("valid_to" not in each for each in several)
        assert counted.get(kind) == ((bare, len(several)) if bare else None)


NOTICE = {"title": "Notice", "date": "2026-01-01"}


def _documents(document: dict[str, Any], **parts: Any) -> Dues:
    policy = {"title": "Policy", "version": "1.0", "date": "2026-11-22"}
    return dues(build(acme(documents={"policy": policy, "notice": document}, **parts), DAY))


def test_a_document_is_reviewed_as_often_as_it_says() -> None:
    late = _documents({**NOTICE, "review_every": "P6M"})
    soon = _documents({**NOTICE, "review_every": "P1Y"})
    assert [(each.kind, each.days, each.over) for each in late.due] == [("review", -144, True)]
    assert [(each.kind, each.days, each.over) for each in soon.due] == [("review", 40, False)]


def test_a_notice_is_due_since_something_changed_after_it() -> None:
    """The day of the first change, with everybody who changed; the same day on which R29 tells of it."""
    changes = [{"actor": id_, "on": f"2026-0{month}-01", "what": "its terms"} for id_, month in
               (("host", 5), ("post", 3), ("post", 6))]  # fmt: skip
    parties = {"host": party("Host"), "post": party("Post")}
    (told,) = _documents(NOTICE, third_parties=parties, changes=changes).due
    assert (told.kind, told.on.isoformat(), told.over) == ("changed", "2026-03-01", True)
    assert told.why is not None and "Post" in told.why.say("en") and "Host" in told.why.say("en")


def test_only_the_latest_of_a_notice_is_reviewed() -> None:
    newer = {**NOTICE, "date": "2026-11-01", "review_every": "P1Y"}
    both = {"old": {**NOTICE, "review_every": "P1M"}, "new": newer}
    found = dues(build(acme(documents={"policy": {"title": "Policy"}, **both}), DAY))
    assert [each.kind for each in found.due] == []
    assert found.later == 1


def test_what_is_accepted_comes_back() -> None:
    """Findings that somebody answers for are due on the last day of that, and since then when it is over."""
    party_ = party("Host", {"role": "processor", "receives": [{"from": "site", "carries": "account"}]})
    parts: dict[str, Any] = {"third_parties": {"host": party_}}
    parts["organisation"] = acme().organisation.model_dump(mode="json", by_alias=True, exclude_unset=True)
    parts["organisation"]["regimes"] = {"gdpr": {"applies": "confirmed"}}
    one, other = (each.id for each in findings(build(acme(**parts), DAY))[:2])
    accepted = [
        {"finding": one, "by": "Ada", "on": "2026-01-01", "until": "2026-12-01", "why": "known"},
        {"finding": other, "by": "Ada", "on": "2026-01-01", "until": "2026-11-01", "why": "known"},
    ]
    graph = build(acme(**parts, accepted=accepted), DAY)
    told = {each.finding: each.over for each in dues(graph, findings=findings(graph)).due}
    assert told == {one: False, other: True}


def test_a_formality_that_was_made_anew_is_not_due() -> None:
    old = {"regime": "ci_2013_450", "kind": "authorisation", "valid_to": "2026-01-01"}
    anew = {"regime": "ci_2013_450", "kind": "authorisation", "valid_from": "2026-01-02"}
    assert [each.kind for each in dues(build(acme(formalities=[old]), DAY)).due] == ["formality"]
    assert dues(build(acme(formalities=[old, anew]), DAY)).due == ()
