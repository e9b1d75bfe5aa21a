"""The recourse: the rights a registry names, those a law wants told and nobody has spoken of, whom to turn to."""

from datetime import date
from typing import Any

import pytest

from dataflow.answers.profile import Recourse, recourse
from dataflow.answers.trace import UnknownActor
from dataflow.graph.build import build
from dataflow.law import laws
from dataflow.words import contacts_headline, recourse_paragraphs, rights_headline
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary
from tests.dataflow.acme import acme, party

DAY = date(2026, 11, 22)
NOTICE = {"title": "Policy", "states": ["access"]}


def of(actor: str = "acme", *, own: dict[str, Any] | None = None, **parts: Any) -> Recourse:
    organisation = {
        "id": "acme",
        "name": "Acme",
        "regimes": {"gdpr": {"applies": "confirmed"}},
        **(own or {}),
    }
    return recourse(build(acme(**{"organisation": organisation, **parts}), DAY), actor)


def by_right(found: Recourse) -> dict[str, Any]:
    return {each.right: each for each in found.rights}


def test_every_right_that_a_notice_has_to_tell_of_is_one_that_the_law_gives() -> None:
    """It may give more: law 2013-450 has its notices tell of access and rectification alone (Art. 28)."""
    rights = vocabulary().rights
    for law in laws().values():
        assert set(law.rights) >= {item for item in law.notice.items if item in rights}
        assert law.articles.keys() <= {*law.rights, "withdraw_consent"}


def test_a_right_is_cited_as_each_law_that_gives_it_has_it() -> None:
    both = {"regimes": {"gdpr": {"applies": "confirmed"}, "ci_2013_450": {"applies": "assumed"}}}
    cited = {key: each.law.say("en") for key, each in by_right(of(own=both)).items()}
    assert cited["access"] == "GDPR Art. 15; Ivorian law 2013-450, Art. 28 and 29"
    assert cited["portability"] == "GDPR Art. 20"
    uk = {"regimes": {"uk_gdpr": {"applies": "confirmed"}}}
    assert "30 days" in by_right(of(own=uk))["complaint"].law.say("en")
    assert all("RGPD, art" not in each.law.say("fr") for each in by_right(of(own=uk)).values() if each.owed)


def test_an_offered_right_has_its_way_and_one_nobody_spoke_of_is_unknown() -> None:
    rights = [
        {"right": "erasure", "how": "by asking support", "data_sets": "account", "cite": "policy L1"},
        {"right": "erasure", "status": "inferred", "reason": "no other way"},
    ]
    found = by_right(of(rights=rights))
    assert [way.how and way.how.say("en") for way in found["erasure"].offered] == ["by asking support", None]
    assert [str(way.citations[0].line) for way in found["erasure"].offered[:1]] == ["1"]
    assert found["portability"].offered == () and found["portability"].notices == ()
    assert [law.say("en") for law in found["portability"].owed] == ["GDPR"]


def test_a_notice_tells_of_a_right_without_saying_how_and_does_not_state_another() -> None:
    found = by_right(of(documents={"policy": NOTICE}, rights=[{"right": "objection", "how": "a link"}]))
    assert found["access"].notices == ("Policy",)
    assert found["objection"].silent == ("Policy",)
    partial = {**NOTICE, "incomplete": "the end"}
    assert by_right(of(documents={"policy": partial}))["erasure"].silent == ()


def test_of_two_versions_of_a_notice_the_latest_of_the_day_speaks() -> None:
    documents = {
        "new": {"title": "Policy", "date": "2026-01-01", "states": ["erasure"]},
        "old": {"title": "Policy", "date": "2020-01-01", "states": ["access"]},
        "next": {"title": "Policy", "date": "2027-01-01", "states": ["portability"]},
    }
    found = by_right(of(documents=documents, own={"recipients": "none"}))
    assert [id_ for id_, each in found.items() if each.notices] == ["erasure"]


@pytest.mark.parametrize(
    ("regimes", "owed"),
    [
        ({}, set()),
        ({"gdpr": {"applies": "not_applicable"}}, set()),
        ({"ci_2013_450": {"applies": "assumed"}}, set(laws()["ci_2013_450"].rights)),
        ({"gdpr": {"applies": "unknown"}}, set(laws()["gdpr"].rights)),
    ],
)
def test_only_laws_that_apply_or_may_apply_owe_rights(regimes: dict[str, Any], owed: set[str]) -> None:
    assert set(by_right(of(own={"regimes": regimes}))) == owed


@pytest.mark.parametrize(
    ("role", "owed"), [("controller", True), ("processor", False), ("undetermined", False)]
)
def test_consent_relied_on_can_be_withdrawn(role: str, owed: bool) -> None:
    use = {"purpose": "marketing", "basis": {"gdpr": "6_1_a"}}
    account = {"label": "Account", "fields": ["full_name"], "role": role, "purposes": [use]}
    found = of(data_sets={"account": account})
    assert ("withdraw_consent" in by_right(found)) is owed
    assert [label.say("en") for label in found.for_others] == (["Account"] if role == "processor" else [])


def test_the_officer_is_a_contact_an_appointment_a_mention_or_unknown() -> None:
    assert "unknown" in contacts_headline(of(), "en", officer=True)
    told = of(documents={"policy": {"title": "Policy", "states": ["dpo"]}})
    assert "“Policy” names a Data Protection Officer" in contacts_headline(told, "en", officer=True)
    formality = {"regime": "gdpr", "kind": "officer", "number": "DPO-1"}
    appointed = of(formalities=[formality])
    assert "The appointment is on record" in contacts_headline(appointed, "en", officer=True)
    assert not of(formalities=[{**formality, "valid_to": "2020-01-01"}]).officers
    reached = of(
        own={"contacts": [{"what": "Délégué à la protection des données", "email": "dpo@acme.test"}]}
    )
    assert "dpo@acme.test" in contacts_headline(reached, "en", officer=True).split(".")[0] + ".test"


@pytest.mark.parametrize("lang", LANGS)
def test_every_right_is_in_the_words(lang: Lang) -> None:
    found = of(documents={"policy": NOTICE}, rights=[{"right": "post_mortem"}])
    lines = [line for each in recourse_paragraphs(found, lang) for line in each.lines]
    for right in found.rights:
        label = right.label.say(lang)
        assert any(line.startswith(label) for line in lines)
        assert rights_headline(found, lang, right.right).startswith(label)
        assert label[1:] in rights_headline(found, lang)
    assert {each.kind for each in recourse_paragraphs(found, lang)} == {
        "rights", "rights_unknown", "officer", "replies", "authorities",
    }  # fmt: skip


def test_what_is_unknown_is_said_so_and_is_no_refusal() -> None:
    said = rights_headline(of(), "fr")
    assert "ne dit d’aucun droit comment il s’exerce" in said and "ce qui n’est pas un refus" in said
    assert "Comment joindre Acme est inconnu." in said
    assert "incomplets" not in said
    cut = of(documents={"policy": {"title": "Policy", "incomplete": "It stops."}}, own={"recipients": "none"})
    assert "sont incomplets" in rights_headline(cut, "fr")


def test_a_third_party_is_reached_and_has_no_rights_of_its_own() -> None:
    parties = {"orage": party("Orage", contacts=[{"phone": "+225 01"}])}
    found = of("orage", third_parties=parties)
    assert not found.rights and "+225 01" in contacts_headline(found, "en")
    with pytest.raises(UnknownActor):
        of("nobody")


@pytest.mark.parametrize(
    ("regimes", "laws_"),
    [
        ({}, []),
        ({"gdpr": {"applies": "unknown"}}, ["GDPR"]),
        ({"gdpr": {"applies": "not_applicable"}}, []),
        ({"ci_2013_450": {"applies": "confirmed"}}, []),
    ],
)
def test_a_law_that_may_apply_says_within_how_long_people_are_answered(
    regimes: dict[str, Any], laws_: list[str]
) -> None:
    found = of(own={"regimes": regimes})
    assert [each.law.say("en") for each in found.replies] == laws_
    answered = [each for each in rights_headline(found, "en").split(". ") if "due within" in each]
    assert answered == []


@pytest.mark.parametrize("right", list(vocabulary().rights))
def test_the_time_is_told_with_each_right_it_is_for(right: str) -> None:
    """Art. 12(3) is about requests under Art. 15 to 22: not about withdrawing consent, nor about complaints."""
    found = of(rights=[{"right": right, "how": "by asking"}])
    said = rights_headline(found, "en", right)
    time = "within 1 month of receipt of the request, which may be extended by 2 months"
    assert (time in said) == (right not in ("withdraw_consent", "complaint", "post_mortem"))
    assert ("C-154/21" in said) == (right == "access")
    lines = [
        line for each in recourse_paragraphs(found, "fr") if each.kind == "replies" for line in each.lines
    ]
    assert len(lines) == 2
    assert "1\u00a0mois" in lines[0] and "2\u00a0mois" in lines[0]
