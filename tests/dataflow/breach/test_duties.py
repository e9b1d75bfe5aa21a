"""Who has to tell whom of a breach, by which law, by the roles of all who have a part in it."""

from typing import Any

import pytest

from dataflow.breach import Breach, breach, sentence
from dataflow.graph.build import build
from tests.dataflow.breach.acme import acme, party, shipped
from tests.dataflow.strategies import DAY


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("independent_controller", [("authority", "host"), ("persons", "host")]),
        ("public_authority", [("authority", "host"), ("persons", "host")]),
        ("undetermined", [("unsettled", "host"), ("authority", "host"), ("authority", "acme"),
                          ("persons", "host"), ("persons", "acme")]),
        ("recipient", [("unsettled", "host"), ("authority", "host"), ("authority", "acme"),
                       ("persons", "host"), ("persons", "acme")]),
    ],
)  # fmt: skip
def test_what_the_role_changes(role: str, wanted: list[tuple[str, str]]) -> None:
    parties = {"host": party("Host", role, None, {"from": "shop"})}
    found = breach(build(acme(third_parties=parties), DAY), "host")
    assert [(notice.kind, notice.sender_id) for notice in found.notices] == wanted
    open_ = len(wanted) > 2
    assert {each.sure for each in found.controllers} == ({"stated", "unsettled"} if open_ else {"stated"})
    # Acme is controller in any case, but answers for this breach only if Host turns out to be its processor.
    conditions = [
        each.condition.say("en") for each in found.notices if each.condition and each.sender_id == "acme"
    ]
    assert len(conditions) == (2 if open_ else 0)
    assert all(each.startswith("if the breached party is its processor, ") for each in conditions)


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("controller", ("acme", "stated")),
        ("processor", (None, "unknown")),
        ("undetermined", ("acme", "unsettled")),
    ],
)
def test_the_organisations_own_role_decides_who_is_controller(own: str, wanted: tuple[str, str]) -> None:
    account = {"label": "Account", "role": own, "fields": ["full_name"]}
    found = breach(build(acme(data_sets={"account": account}), DAY), "host")
    assert [(each.party.id if each.party else None, each.sure) for each in found.controllers] == [wanted]
    assert "Whose data they are is not said for Account." in sentence(found, "en")


@pytest.mark.parametrize(
    ("regimes", "kinds", "law"),
    [
        ({}, {"processor", "authority", "persons"}, "gdpr"),
        ({"gdpr": {"applies": "unknown"}}, {"processor", "authority", "persons"}, "gdpr"),
        ({"gdpr": {"applies": "not_applicable"}}, {"processor"}, "contract"),
        ({"ci_2013_450": {"applies": "assumed"}}, {"processor", "unverified"}, "contract"),
        ({"gdpr": {"applies": "confirmed"}, "ci_2013_450": {"applies": "not_applicable"}},
         {"processor", "authority", "persons"}, "gdpr"),
    ],
)  # fmt: skip
def test_which_law_asks_for_what(regimes: dict[str, Any], kinds: set[str], law: str) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    found = breach(build(acme(organisation={**own, "regimes": regimes}), DAY), "host")
    assert {notice.kind for notice in found.notices} == kinds
    assert found.notices[0].law == law
    said = " ".join(sentence(found, "en"))
    assert ("not verified" in said) == ("unverified" in kinds)
    assert ("the GDPR" in said or "The GDPR" in said) == ("authority" in kinds)


def seated(country: str | None) -> dict[str, Any]:
    """Host as processor, with a seat; the GDPR does not apply to Acme."""
    host = party("Host", "processor", None, {"from": "shop"})
    return {"host": {**host, **({"country": country} if country else {})}}


@pytest.mark.parametrize(
    ("country", "applies", "law", "said"),
    [
        ("FR", "not_applicable", "gdpr", True),
        ("FR", "unknown", "gdpr", True),
        ("FR", "confirmed", "gdpr", False),
        ("US", "not_applicable", "contract", False),
        ("US", "unknown", "gdpr", False),
        (None, "not_applicable", "contract", False),
    ],
)
def test_a_processor_in_the_eea_is_bound_itself(
    country: str | None, applies: str, law: str, said: bool
) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    registry = acme(
        organisation={**own, "regimes": {"gdpr": {"applies": applies}}}, third_parties=seated(country)
    )
    found = breach(build(registry, DAY), "host")
    assert (found.notices[0].kind, found.notices[0].law) == ("processor", law)
    assert found.notices[0].established == (country == "FR")
    line = "A processor established in the EEA has to tell whom it works for"
    assert any(each.startswith(line) and each.endswith(": Host.") for each in sentence(found, "en")) == said


def test_a_third_party_whose_role_is_open_is_not_said_to_be_bound() -> None:
    host = party("Host", "undetermined", None, {"from": "shop"})
    registry = acme(third_parties={"host": {**host, "country": "FR"}})
    found = breach(build(registry, DAY), "host")
    assert [each.established for each in found.notices if each.kind == "unsettled"] == [False]


@pytest.mark.parametrize(("country", "outside"), [("CI", True), ("FR", False), (None, False)])
def test_a_controller_outside_the_eea_has_no_one_stop_shop(country: str | None, outside: bool) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    placed = {**own, **({"country": country} if country else {})}
    found = breach(build(acme(organisation=placed), DAY), "host")
    assert [each.outside for each in found.controllers] == [("gdpr",) if outside else ()]
    assert any(each.startswith("Seat outside the EEA: Acme.") for each in sentence(found, "en")) == outside
    unbound = {**placed, "regimes": {"gdpr": {"applies": "not_applicable"}}}
    quiet = breach(build(acme(organisation=unbound), DAY), "host")
    assert not any("one-stop" in each for each in sentence(quiet, "en"))


def joint(breached: str) -> Breach:
    """Partner decides together with Acme about its accounts; Host keeps them as Acme's processor."""
    partner = party("Partner", "joint_controller", None, {"from": "shop"})
    host = party("Host", "processor", "PT24H", {"from": "shop"})
    return breach(build(acme(third_parties={"partner": partner, "host": host}), DAY), breached)


@pytest.mark.parametrize("breached", ["partner", "host", "acme"])
def test_joint_controllers_all_answer(breached: str) -> None:
    found = joint(breached)
    told_by = {each.sender_id for each in found.notices if each.kind == "authority"}
    assert told_by == {"acme", "partner"}
    assert {(each.party.id, each.sure, each.joint) for each in found.controllers if each.party} == {
        ("acme", "stated", True), ("partner", "stated", True),
    }  # fmt: skip
    conditions = {each.condition.say("en") for each in found.notices if each.condition}
    assert all("the arrangement between joint controllers (Art.\u00a026)" in each for each in conditions)
    assert any(each.startswith("Some controllers are joint (") for each in sentence(found, "en"))


def test_when_a_joint_controller_hears_of_it_is_for_the_arrangement_to_say() -> None:
    totals = {each.sender_id: each.total for each in joint("host").notices if each.kind == "authority"}
    assert totals == {"acme": "PT96H", "partner": None}
    totals = {each.sender_id: each.total for each in joint("partner").notices if each.kind == "authority"}
    assert totals == {"partner": "PT72H", "acme": None}


def test_who_is_joint_for_other_data_only_does_not_answer() -> None:
    other = {"label": "Orders", "role": "joint_controller", "fields": ["order_reference"]}
    account = {"label": "Account", "role": "controller", "fields": ["full_name"]}
    partner = party("Partner", "joint_controller", None, {"from": "shop", "carries": "orders"})
    host = party("Host", "processor", None, {"from": "shop"})
    registry = acme(
        data_sets={"account": account, "orders": other}, third_parties={"partner": partner, "host": host}
    )
    found = breach(build(registry, DAY), "host")
    assert {each.sender_id for each in found.notices if each.kind == "authority"} == {"acme"}
    assert [each.joint for each in found.controllers] == [False]


def test_own_data_held_jointly_with_nobody_named_says_that_it_is_joint() -> None:
    account = {"label": "Account", "role": "joint_controller", "fields": ["full_name"]}
    found = breach(build(acme(data_sets={"account": account}), DAY), "host")
    assert [(each.sure, each.joint) for each in found.controllers] == [("stated", True)]


def test_the_words_of_the_law() -> None:
    found = breach(build(acme(), DAY), "host")
    said = {each.kind: each.due.say("fr") for each in found.notices}
    assert said["processor"] == "dans les meilleurs délais après en avoir pris connaissance"
    assert said["authority"] == (
        "dans les meilleurs délais et, si possible, 72 heures au plus tard après en avoir pris connaissance"
    )
    conditions = {each.kind: each.condition.say("en") for each in found.notices if each.condition}
    assert conditions == {
        "authority": "unless the breach is unlikely to result in a risk",
        "persons": "if the risk is likely to be high, save in the cases of Art.\u00a034(3)",
    }


def test_the_duty_that_was_not_verified_rests_on_nothing_verified() -> None:
    notice = shipped("ovhcloud").notices[-1]
    assert (notice.kind, notice.article.say("en")) == (
        "unverified", "Ivorian law 2013-450 (to be verified)",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (None, ": which of them is the controller, and notifies, is not settled."),
        (
            "joint_controller",
            ", joint controllers: the arrangement between them says which of them notifies ",
        ),
    ],
)
def test_several_companies_that_are_one_organisation_are_named(role: str | None, said: str) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    both = {"acme_sas": {"legal_name": "Acme SAS"}, "zenith": {"legal_name": "Zenith SAS"}}
    shared = {**own, "entities": both, **({"entities_role": {"value": role}} if role else {})}
    told = sentence(breach(build(acme(organisation=shared), DAY), "host"), "en")
    assert any(each.startswith(f"Acme stands for Acme SAS and Zenith SAS{said}") for each in told)
    alone = {**own, "entities": {"acme_sas": {"legal_name": "Acme SAS"}}}
    told = sentence(breach(build(acme(organisation=alone), DAY), "host"), "en")
    assert not any("stands for" in each for each in told)


def test_a_processor_that_tells_a_processor_does_so_by_article_28_too() -> None:
    """OVHcloud is Minlessika's processor for its accounts, and a further one for what customers entrust."""
    grounds = {each.engagement: each.article.say("en") for each in shipped("ovhcloud").notices}
    assert grounds["ovhcloud/hosting"] == "GDPR Art.\u00a033(2)"
    assert grounds["ovhcloud/customer_hosting"] == "GDPR Art.\u00a028(4) and 33(2)"
    assert grounds["minlessika/customer_service"] == "GDPR Art.\u00a033(2)"


@pytest.mark.parametrize(("own", "ground"), [("controller", "33(2)"), ("processor", "28(4) and 33(2)")])
def test_whom_the_organisation_acts_for_need_not_be_named(own: str, ground: str) -> None:
    account = {"label": "Account", "role": own, "fields": ["full_name"]}
    parties = {"host": party("Host", "processor", None, {"from": "shop"})}
    found = breach(build(acme(data_sets={"account": account}, third_parties=parties), DAY), "host")
    assert found.notices[0].article.say("en") == f"GDPR Art.\u00a0{ground}"


@pytest.mark.parametrize(("role", "stated"), [("processor", True), ("sub_processor", False)])
def test_whoever_engages_a_sub_processor_is_no_controller_by_that(role: str, stated: bool) -> None:
    """Of data that nothing brings to Host it was told to be the controller, as it engages Cellar for them."""
    registry = acme(
        data_sets={
            name: {"label": name, "role": "controller", "fields": [field]}
            for name, field in (("account", "full_name"), ("visits", "ip_address"))
        },
        third_parties={
            "host": party("Host", "processor", "PT24H", {"from": "shop", "storage": "stored"}),
            "cellar": party(
                "Cellar", role, "PT12H", {"from": "host.desk", "carries": ["account", "visits"]}, by="host"
            ),
        },
    )
    told = " ".join(sentence(breach(build(registry, DAY), "host"), "en"))
    assert ("Controllers: Acme (account) and Host (visits)." in told) is stated, told


@pytest.mark.parametrize(
    ("country", "applies", "wanted"),
    [("FR", "confirmed", True), ("FR", "unknown", True), ("RE", "assumed", True), ("FR", "not_applicable", False),
     ("BE", "confirmed", False), (None, "confirmed", False)],
)  # fmt: skip
def test_by_the_trade_of_a_french_controller_more_may_be_owed(
    country: str | None, applies: str, wanted: bool
) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    seat = {"country": country} if country else {}
    organisation = {**own, **seat, "regimes": {"gdpr": {"applies": applies}}}
    found = breach(build(acme(organisation=organisation), DAY), "host")
    assert any("within 24 hours" in each for each in sentence(found, "en")) is wanted
    # What may be owed is said once, whoever of several controllers is French.
    assert sum("24 heures" in each for each in sentence(found, "fr")) == wanted
