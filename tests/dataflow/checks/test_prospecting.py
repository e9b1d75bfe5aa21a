"""R37, R38: marketing to people who have to have consented; a reference says the same of channel, audience and day."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.prospecting import call_without_consent, message_without_consent
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.registry import Registry
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts

FR = Regime("eprivacy_fr", "assumed")
EU = Regime("eprivacy", "assumed")
UK = Regime("pecr", "assumed")


def graded(found: list[Found]) -> list[tuple[str, str, str | None, str | None]]:
    return [(each.subject, each.variant, each.decides, each.severity) for each in found]


def test_r37_with_consent_by_post_without_an_address_or_for_somebody_else() -> None:
    assert list(message_without_consent(shipped("R37-good"), FR)) == []


@pytest.mark.parametrize("regime", [FR, EU, UK])
def test_r37_consumers_who_have_not_consented(regime: Regime) -> None:
    found = list(message_without_consent(shipped("R37-bad"), regime))
    assert verdicts(found) == [("violation", "leads", "main", None), ("gap", "fans", "unfounded", None)]
    assert spoken("R37", found) == [
        (
            "“Leads”: marketing by e-mail and SMS to consumers who are not customers yet needs their prior consent;"
            " basis on record: legitimate interests; third parties that receive these data for it: Mailer."
        ),
        (
            "“Fans”: marketing by e-mail to consumers who are not customers yet needs their prior consent, which is not"
            " on record."
        ),
    ]
    assert [(each.fields, each.actors, each.severity) for each in found] == [
        (("email_address", "phone_number"), ("mailer",), None),
        (("email_address",), (), None),
    ]
    assert len(found[0].hops) == 1
    assert [(each.entry, each.data_sets) for each in found] == [
        (("data_sets", "leads"), ("leads",)),
        (("data_sets", "fans"), ("fans",)),
    ]


def test_r37_what_leaves_it_open() -> None:
    found = list(message_without_consent(shipped("R37-open"), FR))
    assert graded(found) == [
        ("leads", "possible", "channel_audience", "high"),
        ("mailed", "perhaps", "audience", "high"),
        ("buyers", "customers", "similar", "medium"),
        ("trade", "professionals", "refusal", "low"),
    ]
    assert len(spoken("R37", found)) == 4
    assert "by e-mail or SMS" in spoken("R37", found)[0]


def test_r37_a_law_without_such_a_rule_asks_nothing() -> None:
    assert list(message_without_consent(shipped("R37-bad"), GDPR)) == []
    assert list(call_without_consent(shipped("R38-bad"), EU)) == []


@pytest.mark.parametrize(
    ("role", "told"),
    [("joint_controller", ["main"]), ("processor", []), ("undetermined", ["role"]), ([], ["role"])],
)
def test_r37_it_is_up_to_whom_the_marketing_is_done_for(role: Any, told: list[str]) -> None:
    case = varied("R37-bad", {"data_sets": {"leads": {"role": role}}})
    found = [each for each in message_without_consent(case, FR) if each.subject == "leads"]
    assert [each.decides or each.variant for each in found] == told


@pytest.mark.parametrize(("last", "told"), [("2026-11-21", False), ("2026-11-22", True)])
def test_what_is_no_longer_held_is_marketed_to_nobody(last: str, told: bool) -> None:
    over = {"data_sets": {"leads": {"valid_to": last}}}
    messages = message_without_consent(varied("R37-bad", over), FR)
    calls = call_without_consent(varied("R38-bad", over), FR)
    assert ("leads" in {each.subject for each in messages}) is told
    assert ("leads" in {each.subject for each in calls}) is told


def test_r37_the_gravest_of_several_statements_is_told_once() -> None:
    use = {"purpose": "direct_marketing", "basis": {"gdpr": "6_1_f"}}
    uses = [
        use,
        {**use, "channel": "sms", "audience": "consumer"},
        {**use, "channel": "email", "audience": "professional"},
    ]
    case = varied("R37-open", {"data_sets": {"leads": {"purposes": uses}}})
    found = [each for each in message_without_consent(case, FR) if each.subject == "leads"]
    assert [(each.verdict, each.fields) for each in found] == [("violation", ("phone_number",))]


def test_r38_with_consent_to_professionals_and_where_nobody_says_that_people_are_called() -> None:
    assert list(call_without_consent(shipped("R38-good"), FR)) == []


def test_r38_consumers_are_called_who_have_not_consented() -> None:
    found = list(call_without_consent(shipped("R38-bad"), FR))
    assert verdicts(found) == [("violation", "leads", "main", None)]
    assert spoken("R38", found) == [
        (
            "“Leads”: since 11 August 2026 calling a consumer for marketing needs prior consent; basis on record:"
            " legitimate interests; third parties that receive these data for it: Callers."
        )
    ]


def test_r38_before_that_day_there_was_a_list_of_those_who_object() -> None:
    for day, told in ((datetime.date(2026, 8, 10), "objection"), (datetime.date(2026, 8, 11), "main")):
        found = list(call_without_consent(shipped("R38-bad", day), FR))
        assert [each.variant for each in found] == [told]
        assert "11 August 2026" in spoken("R38", found)[0]


def test_r38_what_leaves_it_open() -> None:
    found = list(call_without_consent(shipped("R38-open"), FR))
    assert graded(found) == [
        ("leads", "perhaps", "audience", "high"),
        ("buyers", "customers", "contract", "medium"),
    ]
    assert len(spoken("R38", found)) == 2


CHANNELS = ("email", "sms", "phone", "post")
DAYS = tuple(map(datetime.date.fromisoformat, ("2026-08-10", "2026-08-11", "2027-01-01")))


def reference(
    law: str, channels: set[str], audience: str | None, subjects: set[str], basis: str | None, fields: set[str],
) -> str | None:  # fmt: skip
    """What R37 finds: the verdict, or what decides it; None: nothing."""
    if law == "gdpr" or basis == "6_1_a":
        return None
    can = {c for c, f in (("email", "email_address"), ("sms", "phone_number")) if f in fields}
    if not (channels & {"email", "sms"} if channels else can):
        return None
    if audience == "professional" or (audience is None and subjects == {"supplier"}):
        return "refusal"
    if subjects and subjects <= {"customer", "supplier"} and "customer" in subjects:
        return "similar"
    if not subjects or subjects == {"supplier"}:
        return "people"
    if not channels:
        return "channel" if audience else "channel_audience"
    return "audience" if audience is None else "violation" if basis else "gap"


def of_calls(
    law: str,
    day: datetime.date,
    channels: set[str],
    audience: str | None,
    subjects: set[str],
    basis: str | None,
) -> str | None:
    """The same of R38."""
    trade = audience == "professional" or (audience is None and subjects == {"supplier"})
    if law != "eprivacy_fr" or "phone" not in channels or basis == "6_1_a" or trade:
        return None
    customers = "customer" in subjects and subjects <= {"customer", "supplier"}
    if day < datetime.date(2026, 8, 11):
        return None if customers else "objection"
    if customers:
        return "contract"
    if not subjects or subjects == {"supplier"}:
        return "people"
    return "audience" if audience is None else "violation" if basis else "gap"


@settings(max_examples=1000, deadline=None)
@given(
    law=st.sampled_from(["eprivacy_fr", "eprivacy", "gdpr"]),
    channels=st.sets(st.sampled_from(CHANNELS), max_size=2),
    audience=st.sampled_from(["consumer", "professional", None]),
    subjects=st.sets(st.sampled_from(["prospect", "customer", "supplier"]), max_size=2),
    basis=st.sampled_from(["6_1_a", "6_1_f", "6_1_b", None]),
    fields=st.sets(st.sampled_from(["full_name", "email_address", "phone_number"]), min_size=1),
    day=st.sampled_from(DAYS),
)
def test_a_reference_says_the_same_of_each_channel_audience_people_basis_and_day(
    law: str, channels: set[str], audience: str | None, subjects: set[str], basis: str | None, fields: set[str],
    day: datetime.date,
) -> None:  # fmt: skip
    use: dict[str, Any] = {"purpose": "direct_marketing", "channel": sorted(channels)}
    use |= {"audience": audience} if audience else {}
    use |= {"basis": {"gdpr": basis}} if basis else {}
    data = {
        "sillage": 1, "title": "T", "version": "1", "organisation": {"id": "acme", "name": "Acme"},
        "data_sets": {"it": {"label": "It", "role": "controller", "subjects": sorted(subjects),
                             "fields": sorted(fields), "purposes": [use]}},
    }  # fmt: skip
    case, regime = Case(build(Registry.model_validate(data), day), tables()), Regime(law, "assumed")
    messages = [each.decides or each.verdict for each in message_without_consent(case, regime)]
    expected = reference(law, channels, audience, subjects, basis, fields)
    assert messages == ([expected] if expected else [])
    calls = [each.decides or each.verdict for each in call_without_consent(case, regime)]
    expected = of_calls(law, day, channels, audience, subjects, basis)
    assert calls == ([expected] if expected else [])
