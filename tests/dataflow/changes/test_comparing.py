"""What changed, on examples that show both sides, and as properties of random registries."""

import datetime
import json
import sys
from typing import Any

import pytest
from hypothesis import assume, given, settings

from dataflow.changes import Change, Changes, compare, headline, sentence
from dataflow.graph.build import build
from dataflow.pictures import changes_dot
from dataflow.pictures.changes_sketch import changes_sketch_of
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.strategies import DAY, registries


def _registry(**parts: Any) -> dict[str, Any]:
    return {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "places": {"site": {"label": "Site"}},
            "collects": [{"from": "customer", "to": "site", "carries": "account"}],
        },
        "data_sets": {"account": {"label": "Account", "fields": ["full_name", "phone_number"]}},
        "third_parties": {"pay": _pay()},
        **parts,
    }


def _pay(**parts: Any) -> dict[str, Any]:
    return {
        "name": "PayCo",
        "country": "FR",
        "recipients": "none",
        "places": {"desk": {"label": "Desk", "country": "FR"}},
        "certifications": [{"standard": "pci_dss", "valid_to": "2027-01-01"}],
        "engagements": {
            "payment": {
                "label": "Payment",
                "role": "processor",
                "purposes": ["payment_processing"],
                "receives": [{"from": "site", "carries": "phone_number@account"}],
            }
        },
        **parts,
    }


def _compare(before: dict[str, Any], after: dict[str, Any], on: datetime.date = DAY) -> Changes:
    graphs = [build(Registry.model_validate(each), on) for each in (before, after)]
    return compare(graphs[0], graphs[1])


def _told(changes: Changes) -> list[str]:
    return [sentence(change, "en") for change in changes.changes]


def test_nothing_changed() -> None:
    same = _compare(_registry(), _registry())
    assert same.changes == ()
    assert headline(same, "en").startswith("Nothing changed between “Acme”, version 1, as of ")


def test_a_role_that_changes_from_one_day_to_the_next() -> None:
    dated = [
        {"value": "independent_controller", "valid_to": "2026-04-01"},
        {"value": "processor", "valid_from": "2026-04-02"},
    ]
    parties = {"pay": _pay(engagements={"payment": {**_pay()["engagements"]["payment"], "role": dated}})}
    registry = Registry.model_validate(_registry(third_parties=parties))
    days = (datetime.date(2026, 4, 1), datetime.date(2026, 4, 2))
    assert _told(compare(build(registry, days[0]), build(registry, days[1]))) == [
        "PayCo, Payment: role, Recipient acting as independent controller → Processor."
    ]


def test_a_field_that_newly_reaches_someone() -> None:
    more = {**_pay()["engagements"]["payment"], "receives": [{"from": "site", "carries": "account"}]}
    after = _registry(third_parties={"pay": _pay(engagements={"payment": more})})
    assert _told(_compare(_registry(), after)) == [
        "PayCo now receives: Full name.",
        "Flow changed, Acme · Site → PayCo · Desk: added: Full name.",
    ]


def test_what_still_reaches_someone_by_another_way_has_not_ceased_to() -> None:
    two = {**_pay()["engagements"]["payment"], "receives": [
        {"from": "site", "carries": "phone_number@account"},
        {"from": "customer", "carries": "phone_number@account"},
    ]}  # fmt: skip
    before = _registry(third_parties={"pay": _pay(engagements={"payment": two})})
    assert _told(_compare(before, _registry())) == [
        "Flow removed, Customer / subscriber → PayCo · Desk: Phone number (Declared)."
    ]


def test_the_picture_draws_every_flow_that_changed_and_counts_the_others() -> None:
    extra = {"name": "MailCo", "recipients": "none", "places": {"box": {"label": "Box"}}}
    extra["engagements"] = {"mail": {"receives": [{"from": "site", "carries": "full_name@account"}]}}
    changes = _compare(_registry(), _registry(third_parties={"pay": _pay(), "mail": extra}))
    drawn = changes_sketch_of(changes, "en")
    assert [line.label for line in drawn.lines] == [("+ Full name",)]
    assert [line.marks for line in drawn.lines] == [("added",)]
    assert drawn.subtitle[-1] == "2 unchanged flows are not drawn."
    assert "MailCo" in changes_dot(changes, "en")


def test_a_flow_whose_place_is_called_otherwise_is_counted_as_unchanged() -> None:
    """It is not drawn; uncounted, it would be gone without a word."""
    renamed = _pay(places={"desk": {"label": "Counter", "country": "FR"}})
    changes = _compare(_registry(), _registry(third_parties={"pay": renamed}))
    assert [change.kind for change in changes.changes if change.kind == "flow"] == []
    assert changes.same_flows == 2


def test_a_third_party_comes_with_all_its_facts_in_one_sentence_and_its_flows() -> None:
    after = _registry(
        third_parties={"pay": _pay(), "mail": {"name": "MailCo", "country": "US", "recipients": "none"}}
    )
    assert _told(_compare(_registry(), after)) == ["New third party: MailCo."]


def test_an_id_that_changed_is_a_renaming_and_what_else_changed_is_told_under_it() -> None:
    after = _registry(third_parties={"payco": _pay(country="CI")})
    changes = _compare(_registry(), after)
    assert _told(changes) == [
        "pay is now called payco.",
        "PayCo: established in, France → Côte d’Ivoire.",
    ]
    assert changes.renamed == {"actor:pay": "payco", "place:pay.desk": "payco.desk"}


def test_another_party_in_its_place_is_a_removal_and_an_addition() -> None:
    other = {
        "name": "Other",
        "country": "US",
        "recipients": "none",
        "places": {"vault": {"label": "Vault"}},
        "engagements": {"storing": {"role": "sub_processor", "purposes": ["backup"], "receives": []}},
    }
    told = _told(_compare(_registry(), _registry(third_parties={"other": other})))
    assert told[:2] == ["New third party: Other.", "PayCo is no longer among the third parties."]


def test_a_country_that_becomes_known_was_unknown_and_not_none() -> None:
    after = _registry(third_parties={"pay": _pay()})
    before = _registry(third_parties={"pay": _pay(country={})})
    assert _told(_compare(before, after)) == ["PayCo: established in, unknown → France."]


def test_a_certificate_that_expires_between_two_days() -> None:
    registry = Registry.model_validate(_registry())
    days = (datetime.date(2027, 1, 1), datetime.date(2027, 1, 2))
    (told,) = _told(compare(build(registry, days[0]), build(registry, days[1])))
    assert told == "PayCo: certification PCI DSS, valid until 1 January 2027 → expired on 1 January 2027."


def _engaged(**parts: Any) -> dict[str, Any]:
    return _registry(
        third_parties={"pay": _pay(engagements={"payment": _pay()["engagements"]["payment"] | parts})}
    )


def _account(**parts: Any) -> dict[str, Any]:
    return _registry(
        data_sets={"account": {"label": "Account", "fields": ["full_name", "phone_number"], **parts}}
    )


def _based(basis: str) -> list[dict[str, Any]]:
    return [{"purpose": "payment_processing", "basis": {"gdpr": basis}}]


def _arriving(period: str) -> list[dict[str, Any]]:
    return [{"from": "site", "carries": "phone_number@account", "retention": {"period": period}}]


@pytest.mark.parametrize(
    ("before", "after", "kind", "fr", "en"),
    [
        (_engaged(breach_clock="PT24H"), _engaged(breach_clock="PT48H"), "contract",
         "PayCo, Payment\u00a0: délai d’alerte en cas de violation, 24\u00a0heures → 48\u00a0heures.",
         "PayCo, Payment: time to notify a breach, 24 hours → 48 hours."),
        (_engaged(), _engaged(breach_clock="PT48H"), "contract",
         "PayCo, Payment\u00a0: délai d’alerte en cas de violation, inconnu → 48\u00a0heures.",
         "PayCo, Payment: time to notify a breach, unknown → 48 hours."),
        (_engaged(purposes=_based("6_1_a")), _engaged(purposes=_based("6_1_b")), "purposes",
         ("PayCo, Payment\u00a0: base légale pour «\u00a0Traitement des paiements\u00a0» (RGPD), "
         "Consentement → Contrat ou mesures précontractuelles."),
         "PayCo, Payment: legal basis for “Payment processing” (GDPR), Consent → Contract or pre-contractual steps."),
        (_account(purposes=["payment_processing"]), _account(purposes=_based("6_1_a")), "purposes",
         "Account\u00a0: base légale pour «\u00a0Traitement des paiements\u00a0» (RGPD), inconnue → Consentement.",
         "Account: legal basis for “Payment processing” (GDPR), unknown → Consent."),
        (_account(retention={"period": "P1M"}), _account(retention={"period": "P12M"}), "retention",
         "Account\u00a0: durée de conservation, 1\u00a0mois → 12\u00a0mois.",
         "Account: retention, 1 month → 12 months."),
        (_engaged(receives=_arriving("P1M")), _engaged(receives=_arriving("P12M")), "retention",
         "Acme · Site → PayCo · Desk\u00a0: durée de conservation à l’arrivée, 1\u00a0mois → 12\u00a0mois.",
         "Acme · Site → PayCo · Desk: retention on arrival, 1 month → 12 months."),
        (_registry(rights=[{"right": "access", "how": "by post"}]),
         _registry(rights=[{"right": "access", "how": "by e-mail"}]), "right",
         "Droit d’accès\u00a0: exercice, by post → by e-mail.",
         "Right of access: how it is exercised, by post → by e-mail."),
        (_registry(third_parties={"pay": _pay(contacts=[{"email": "a@example.org"}])}),
         _registry(third_parties={"pay": _pay(contacts=[{"email": "b@example.org"}])}), "third_party",
         "PayCo\u00a0: contacts, a@example.org → b@example.org.",
         "PayCo: contacts, a@example.org → b@example.org."),
    ],
)  # fmt: skip
def test_what_only_findings_showed_is_told_from_and_to(
    before: dict[str, Any], after: dict[str, Any], kind: str, fr: str, en: str
) -> None:
    forth, back = _compare(before, after), _compare(after, before)
    assert [change.kind for change in forth.changes] == [kind]
    assert [sentence(change, "fr") for change in forth.changes] == [fr]
    assert _told(forth) == [en]
    assert [(change.before, change.after) for change in back.changes] == [
        (change.after, change.before) for change in forth.changes
    ]


def test_a_rule_that_changes_in_one_language_alone_has_changed() -> None:
    rules = [{"criteria": {"fr": fr, "en": "as needed"}} for fr in ("au besoin", "selon le besoin")]
    (change,) = _compare(_account(retention=rules[0]), _account(retention=rules[1])).changes
    assert sentence(change, "fr") == "Account\u00a0: durée de conservation, au besoin → selon le besoin."


def _kinds(changes: Changes) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    return [(change.kind, change.matter, change.verb, change.subject) for change in changes.changes]


def _full() -> dict[str, Any]:
    """PayCo with a fact of every kind that belongs to it."""
    engaged = {
        **_pay()["engagements"]["payment"],
        "purposes": _based("6_1_b"),
        "breach_clock": "PT24H",
        "contract": {"title": "DPA"},
    }
    return _pay(legal_name="PayCo SA", contacts=[{"email": "a@b.example"}], engagements={"payment": engaged})


@pytest.mark.parametrize("verb", ["added", "removed"])
def test_what_comes_or_goes_takes_its_facts_along_without_a_word(verb: str) -> None:
    """An engagement, a data set, a place and a third party: each is told, and not what belongs to it."""
    less = _full()
    engaged = less.pop("engagements")
    parts = {
        "label": "Orders",
        "fields": ["full_name"],
        "role": "controller",
        "purposes": _based("6_1_b"),
        "retention": {"period": "P1Y"},
    }
    accounts = _registry()["data_sets"]
    desk_only = _full()
    desk_only["places"] = {**desk_only["places"], "vault": {"label": "Vault", "country": "DE"}}
    desk_only["engagements"]["payment"]["places"] = ["desk"]
    one_place = _full()
    one_place["engagements"]["payment"]["places"] = ["desk"]
    flow, reach = ("acme.site", "pay.desk", "share", "declared"), ("pay", "phone_number")
    cases: list[tuple[dict[str, Any], dict[str, Any], list[tuple[str, tuple[str, ...]]]]] = [
        (_registry(third_parties={}), _registry(third_parties={"pay": _full()}),
         [("third_party", ("pay",)), ("reach", reach), ("flow", flow)]),
        (_registry(third_parties={"pay": less}),
         _registry(third_parties={"pay": {**less, "engagements": engaged}}),
         [("engagement", ("pay", "payment")), ("reach", reach), ("flow", flow)]),
        (_registry(), _registry(data_sets={**accounts, "orders": parts}), [("data_set", ("orders",))]),
        (_registry(third_parties={"pay": one_place}), _registry(third_parties={"pay": desk_only}),
         [("place", ("pay", "pay.vault"))]),
    ]  # fmt: skip
    for without, with_, told in cases:
        found = _kinds(_compare(without, with_) if verb == "added" else _compare(with_, without))
        assert found == [(kind, None, verb, subject) for kind, subject in told]


def test_everything_is_told_under_the_names_of_the_later_side() -> None:
    """Stops, parties, roles, flows and data sets of what is called otherwise: its own names hide nothing."""
    later = json.loads(json.dumps(_registry()).replace("account", "customers"))
    later["third_parties"] = {"payco": {**later["third_parties"]["pay"], "name": "PayCo", "country": "DE"}}
    changes = _compare(_registry(), later)
    assert changes.renamed == {
        "actor:pay": "payco",
        "data_set:account": "customers",
        "place:pay.desk": "payco.desk",
    }
    assert list(changes.renamed) == sorted(changes.renamed)
    assert [stop.key for stop in changes.stops] == ["person:customer", "acme.site", "payco.desk"]
    assert [stop.party for stop in changes.stops] == ["person:customer", "acme", "payco"]
    assert [party.id for party in changes.parties] == ["person:customer", "acme", "payco"]
    assert changes.roles["payco.desk"] == ("processor",)
    assert set(changes.roles) == {"acme.site", "payco.desk"}
    assert changes.same_flows == 2
    assert _kinds(changes) == [
        ("third_party", None, "renamed", ("payco",)),
        ("seat", None, "changed", ("payco",)),
        ("data_set", None, "renamed", ("customers",)),
    ]
    party, _, data_set = changes.changes
    assert (party.actors, data_set.actors) == (("payco",), ())
    # Of what is called the same on both sides the ids are told.
    assert [text.say("en") if text else None for text in (party.before, party.after)] == ["pay", "payco"]
    assert [text.say("en") if text else None for text in (data_set.before, data_set.after)] == [
        "account",
        "customers",
    ]


def test_a_place_that_is_called_otherwise_is_told_and_is_nobodys_renaming_but_its_own() -> None:
    vault = _pay(places={"vault": {"label": "Vault", "country": "FR"}})
    changes = _compare(_registry(), _registry(third_parties={"pay": vault}))
    assert changes.renamed == {"place:pay.desk": "pay.vault"}
    assert _kinds(changes) == [("place", None, "renamed", ("pay.vault",))]
    assert changes.changes[0].actors == ()
    assert [(stop.key, stop.party) for stop in changes.stops][-1] == ("pay.vault", "pay")
    assert _told(changes) == ["PayCo: the place Desk is now called Vault."]


def test_a_flow_that_went_from_a_renamed_place_is_drawn_at_the_place_it_is_now() -> None:
    def before(*flows: dict[str, Any], **parts: Any) -> dict[str, Any]:
        return _registry(flows=list(flows), **parts)

    back = {"from": "pay.desk", "to": "acme.site", "carries": "full_name@account"}
    changes = _compare(before(back), before(third_parties={"payco": _pay()}))
    gone = [change for change in changes.changes if change.kind == "flow"]
    assert [(change.verb, change.ends) for change in gone] == [("removed", ("payco.desk", "acme.site"))]
    assert [line.marks for line in changes_sketch_of(changes, "en").lines] == [("removed",)]


def test_an_engagement_that_is_called_otherwise_is_no_change_of_its_own() -> None:
    parties = {"pay": _pay(engagements={"paying": _pay()["engagements"]["payment"]})}
    changes = _compare(_registry(), _registry(third_parties=parties))
    assert changes.renamed == {"engagement:payment": "paying"}
    assert changes.changes == ()


def test_a_renaming_is_told_by_the_names_where_these_are_others() -> None:
    named = _registry(third_parties={"payco": _full() | {"name": "PayCo Europe"}})
    changes = _compare(_registry(third_parties={"pay": _full()}), named)
    (renamed,) = [change for change in changes.changes if change.verb == "renamed"]
    assert sentence(renamed, "en") == "PayCo is now called PayCo Europe."
    assert renamed.labels[0].say("en") == "PayCo Europe"


def test_a_change_names_the_actors_it_concerns() -> None:
    later = _registry(
        third_parties={"pay": _pay(country="DE")},
        denials=[{"who": "pay", "act": "sell"}],
        rights=[{"right": "access", "how": "by post"}],
        flows=[{"from": "pay.desk", "to": "acme.site", "carries": "account"}],
    )
    concerned = {change.kind: change.actors for change in _compare(_registry(), later).changes}
    assert concerned == {
        "seat": ("pay",), "reach": ("pay",), "flow": ("pay", "acme"), "denial": ("pay",), "right": (),
    }  # fmt: skip


def test_the_sides_are_those_that_were_given() -> None:
    before, after = (
        build(Registry.model_validate(_registry(version=version)), day)
        for version, day in (("1", DAY), ("2", DAY + datetime.timedelta(days=1)))
    )
    changes = compare(before, after, names=("old", "new"))
    told = [(side.source.version, side.on, side.name) for side in (changes.before, changes.after)]
    assert told == [("1", DAY, "old"), ("2", DAY + datetime.timedelta(days=1), "new")]


def _vendors(count: int, prefix: str, name: str) -> Registry:
    """As many third parties of one kind: each with other ids, or names, under another prefix or name."""
    return Registry.model_validate(
        _registry(
            third_parties={
                f"{prefix}{n}": {**_pay(), "name": f"{name} {n}", "country": ("FR", "DE", "US")[n % 3]}
                for n in range(count)
            }
        )
    )


def _calls(before: Registry, after: Registry) -> int:
    """How many functions are called to compare the two."""
    graphs, called = (build(before, DAY), build(after, DAY)), 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    compare(*graphs)  # what is read and kept at the first time
    sys.setprofile(count)
    try:
        compare(*graphs)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize(("prefix", "name"), [("v", "Vendor"), ("w", "Vendor"), ("w", "Wendor")])
def test_the_cost_grows_as_the_registry_does(prefix: str, name: str) -> None:
    """Nothing changed, every id, or every id and name: where nothing tells third parties apart, too."""
    few, many = (_calls(_vendors(count, "v", "Vendor"), _vendors(count, prefix, name)) for count in (40, 80))
    assert many <= 2.2 * few


def test_of_two_parties_that_are_alike_neither_is_told_as_renamed() -> None:
    """Rivals: with nothing to tell them apart, either could be the one that was."""
    twin = _pay()
    before = _registry(third_parties={"pay": _pay(), "twin": twin})
    changes = _compare(before, _registry(third_parties={"payco": _pay()}))
    assert changes.renamed == {}
    assert [(change.verb, change.subject) for change in changes.changes if change.kind == "third_party"] == [
        ("removed", ("pay",)),
        ("added", ("payco",)),
        ("removed", ("twin",)),
    ]


@settings(max_examples=60, deadline=None)
@given(registries())
def test_a_registry_is_the_same_as_itself(registry: Registry) -> None:
    assert compare(build(registry, DAY), build(registry, DAY)).changes == ()


def _mirrored(change: Change) -> tuple[object, ...]:
    verbs = {"added": "removed", "removed": "added"}
    return change.kind, verbs.get(change.verb, change.verb), change.subject, change.after, change.before


@settings(max_examples=60, deadline=None)
@given(registries(), registries())
def test_the_way_back_undoes_every_change(one: Registry, other: Registry) -> None:
    forth, back = compare(build(one, DAY), build(other, DAY)), compare(build(other, DAY), build(one, DAY))
    assume(not forth.renamed)
    assume(not back.renamed)
    told = [
        (change.kind, change.verb, change.subject, change.before, change.after) for change in forth.changes
    ]
    assert sorted(map(str, told)) == sorted(str(_mirrored(change)) for change in back.changes)
    for change in forth.changes:
        assert all(sentence(change, lang) for lang in LANGS)


@settings(max_examples=60, deadline=None)
@given(registries())
def test_an_actor_under_another_id_is_never_told_as_a_change_of_anything_else(registry: Registry) -> None:
    assume(registry.third_parties)
    old = next(iter(registry.third_parties))
    text = registry.model_dump_json(by_alias=True, exclude_none=True).replace(old, "renamed_party")
    text = text.replace(old.title(), registry.third_parties[old].name.say("en"))
    changes = compare(build(registry, DAY), build(Registry.model_validate_json(text), DAY))
    if f"actor:{old}" in changes.renamed:
        told = [(change.kind, change.verb) for change in changes.changes]
        assert told == [("third_party", "renamed")]
