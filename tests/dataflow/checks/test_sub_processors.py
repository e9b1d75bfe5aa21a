"""R11: whom processors engage, whether they may, and who that is."""

from typing import Any

import pytest

from dataflow.checks.sub_processors import sub_processors_unknown
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts


def hosting(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"host": {"engagements": {"hosting": changes}}}}


def test_r11_a_chain_that_is_known_authorised_and_identified() -> None:
    assert list(sub_processors_unknown(shipped("R11-good"), GDPR)) == []


def test_r11_an_authorisation_between_third_parties_weighs_as_their_contract() -> None:
    """Of what is agreed down the chain the organisation may ask for a copy, and need not for each."""
    changes: dict[str, Any] = {"third_parties": {
        "mailer": {"places": {"press": {"label": "Press"}}, "recipients": "listed"},
        "stamper": {"name": "Stamper", "recipients": "none", "places": {"desk": {"label": "Desk"}}, "engagements": {
            "stamps": {"by": "mailer", "role": "sub_processor",
                       "receives": [{"from": "mailer.press", "carries": "account"}]}}},
    }}  # fmt: skip
    found = list(sub_processors_unknown(varied("R11-bad", changes), GDPR))
    told = {each.subject.split("/")[0]: each.severity for each in found if each.variant == "authorisation"}
    assert told == {"printer": None, "mailer": "medium"}


def test_r11_a_chain_that_is_not() -> None:
    found = list(sub_processors_unknown(shipped("R11-bad"), GDPR))
    assert verdicts(found) == [
        ("gap", "host", "main", None),
        ("gap", "printer/printing", "authorisation", None),
        ("gap", "printer/chain", "unidentified", None),
    ]
    assert [each.severity for each in found] == [None, None, "medium"]
    assert [each.actors for each in found] == [("host",), ("printer", "mailer"), ("printer", "mailer")]
    assert [each.entry for each in found] == [
        ("third_parties", "host", "engagements", "hosting"),
        ("third_parties", "printer", "engagements", "printing"),
        ("third_parties", "mailer"),
    ]
    assert spoken("R11", found) == [
        "The list of the sub-processors of Hostly is not documented.",
        (
            "The written authorisation by Acme of the sub-processors of Printers (Mailwell) is not documented"
            " (“printing”)."
        ),
        (
            "The identity of the sub-processors of Printers is not fully documented; what is missing: Mailwell"
            " (contact)."
        ),
    ]


def test_r11_of_a_processor_engaged_twice_the_list_is_asked_once_at_the_first() -> None:
    archive = {"role": "processor", "receives": [], "authorisation": {"value": "specific"}}
    host = {"recipients": "unknown", "engagements": {"archive": archive, "zeal": archive}}
    case = varied("R11-good", {"third_parties": {"host": host}})
    (found,) = sub_processors_unknown(case, GDPR)
    first = next(each for each in case.engagements() if each.actor == "host")
    assert (found.variant, found.entry) == ("main", first.path)


AUTHORISED = ("gap", "host/hosting", "authorisation", None)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (hosting(authorisation=...), [AUTHORISED]),
        (hosting(authorisation={"value": "general", "status": "unknown"}), [AUTHORISED]),
        (hosting(authorisation={"value": "none", "objection_period": ...}),
         [("violation", "host/hosting", "refused", None)]),
        (hosting(authorisation={"objection_period": ...}), [("gap", "host/hosting", "objection", None)]),
        (hosting(authorisation={"value": "specific", "objection_period": ...}), []),
        (hosting(role="independent_controller", authorisation=...), []),
        ({"third_parties": {"host": {"recipients": "unknown"}}}, [("gap", "host", "main", None)]),
        ({"third_parties": {"host": {
            "recipients": "unknown", "engagements": {"hosting": {"role": "independent_controller"}}
        }}}, []),
        ({"third_parties": {"mailer": {"recipients": "listed"}}}, []),
        ({"third_parties": {"mailer": {"recipients": "unknown"}}}, [("gap", "mailer", "main", None)]),
        ({"third_parties": {"mailer": {"legal_name": ...}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"address": ...}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"contacts": []}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"collective": True}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"address": ..., "contacts": [{"address": "1 Mail Street"}]}}}, []),
    ],
)  # fmt: skip
def test_r11_authorisation_and_identity(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    spoken("R11", found)
    assert verdicts(found) == wanted


@pytest.mark.parametrize(
    ("by", "role", "asked"),
    [
        ("host", "sub_processor", True),
        ("host", "processor", True),
        ("host", None, True),
        ("host", "undetermined", True),
        ("host", "independent_controller", False),
        ("host", "public_authority", False),
        ("acme", "sub_processor", False),
    ],
)
def test_r11_who_counts_as_a_sub_processor(by: str, role: str | None, asked: bool) -> None:
    changes: dict[str, Any] = hosting(authorisation=...)
    changes["third_parties"]["mailer"] = {"engagements": {"letters": {"by": by, "role": role or ...}}}
    found = verdicts(list(sub_processors_unknown(varied("R11-good", changes), GDPR)))
    assert found == ([AUTHORISED] if asked else [])


@pytest.mark.parametrize(
    ("role", "asked"), [("sub_processor", True), ("processor", False), ("undetermined", False)]
)
def test_r11_the_organisations_own_sub_processors_are_those_it_calls_so(role: str, asked: bool) -> None:
    service = {"by": "clients", "role": "processor", "receives": []}
    changes = {
        "organisation": {"engagements": {"service": service}},
        "third_parties": {
            "clients": {"name": "Clients"},
            "mailer": {"engagements": {"letters": {"by": ..., "role": role}}},
        },
    }
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    assert verdicts(found) == ([("gap", "acme/service", "authorisation", None)] if asked else [])
    assert [each.actors for each in found] == ([("acme", "mailer")] if asked else [])


def test_r11_an_open_objection_period_weighs_little() -> None:
    changes = hosting(authorisation={"objection_period": ...})
    [found] = sub_processors_unknown(varied("R11-good", changes), GDPR)
    assert found.severity == "low"


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("account", "letters", False),
        ("account", "account", True),
        (None, "letters", True),
        ("account", None, True),
    ],
)
def test_r11_a_mandate_whose_data_the_sub_processor_does_not_get_needs_no_authorisation(
    one: str | None, other: str | None, asked: bool
) -> None:
    """The host is engaged twice; whom it engages for one data set has nothing to do with the other."""
    sets = {"letters": {"label": "Letters", "role": "controller", "fields": ["full_name"]}}
    backup = {"role": "processor", "data_sets": [one] if one else [], "receives": []}
    mailing = {"data_sets": [other] if other else [], "receives": []}
    changes = {
        "data_sets": sets,
        "third_parties": {
            "host": {"engagements": {"backup": backup}},
            "mailer": {"engagements": {"letters": mailing}},
        },
    }
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    asking = [each for each in found if each.subject == "host/backup"]
    assert [each.variant for each in asking] == (["authorisation"] if asked else [])


def test_r11_the_organisation_as_an_unidentified_sub_processor_stands_at_itself() -> None:
    service = {"by": "host", "role": "sub_processor", "receives": []}
    changes = {"organisation": {"engagements": {"service": service}}, "third_parties": {"mailer": ...}}
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    assert [each.entry for each in found if each.variant == "unidentified"] == [("organisation",)]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"legal_name": ...}, "legal name"),
        ({"address": ...}, "address"),
        ({"contacts": []}, "contact"),
        ({"contacts": [], "address": ...}, "address and contact"),
        ({"contacts": [], "address": ..., "legal_name": ...}, "legal name, address and contact"),
        ({"collective": True, "legal_name": ...}, "name: a group of parties, of whom none is named"),
    ],
)
def test_r11_of_each_sub_processor_it_is_said_what_is_missing(changes: dict[str, Any], missing: str) -> None:
    other = {"name": "Other", "recipients": "none", "address": "Rue 1", "contacts": [{"email": "a@b.example"}],
             "engagements": {"more": {"by": "host", "role": "sub_processor", "receives": []}}}  # fmt: skip
    case = varied("R11-good", {"third_parties": {"mailer": changes, "other": other}})
    (found,) = sub_processors_unknown(case, GDPR)
    assert f"Mailwell ({missing}" in spoken("R11", [found])[0]
    assert "Other (legal name)" in spoken("R11", [found])[0]


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("processor", [("gap", "vault", "main", None)]),
        ("undetermined", []),  # R12 asks for the role, and R10 says what hangs on it
        ("independent_controller", []),
        ("joint_controller", []),
    ],
)
def test_r11_whom_a_processor_of_an_independent_controller_engages_is_no_matter_of_ours(
    role: str, wanted: list[Any]
) -> None:
    vault = {"name": "Vault", "engagements": {"copies": {"by": "printer", "role": "processor", "receives": []}},
             "legal_name": "Vault Ltd", "address": "Rue 1", "contacts": [{"email": "a@b.example"}]}  # fmt: skip
    given = {"value": "general", "objection_period": "P30D"}
    printer = {"engagements": {"printing": {"role": role, "authorisation": given}}}
    case = varied(
        "R11-bad", {"third_parties": {"printer": printer, "mailer": ..., "host": ..., "vault": vault}}
    )
    assert verdicts(list(sub_processors_unknown(case, GDPR))) == wanted
