"""Private people with whom somebody shares for herself: who they are, and who only looks like them."""

from typing import Any

import pytest

from dataflow.checks.identity import role_undetermined
from dataflow.checks.persons import private
from dataflow.checks.special import special_category_excess
from tests.dataflow.checks.registries import GDPR, merged, varied

DROP = {
    "data_sets": {
        "files": {
            "label": "Files",
            "role": "controller",
            "subjects": ["user"],
            "fields": ["uploaded_files"],
            "purposes": "content_sharing",
        }
    },
    "third_parties": {
        "mailer": ...,
        "friends": {
            "name": "Friends",
            "collective": True,
            "places": {"shared": {"label": "Shared"}},
            "engagements": {
                "sharing": {
                    "purposes": "content_sharing",
                    "receives": [{"from": "shop", "kind": "disclose", "carries": "files"}],
                }
            },
        },
    },
}


def friends(**changes: Any) -> dict[str, Any]:
    return merged(DROP, {"third_parties": {"friends": changes}})


def sharing(**changes: Any) -> dict[str, Any]:
    return friends(engagements={"sharing": changes})


def flow(**changes: Any) -> dict[str, Any]:
    return sharing(receives=[{"from": "shop", "kind": "disclose", "carries": "files", **changes}])


ON = {
    "label": "On",
    "purposes": "content_sharing",
    "receives": [{"from": "friends.shared", "carries": "files"}],
}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (DROP, True),
        (friends(collective=False), False),
        (friends(legal_name="Friends Ltd"), False),
        (sharing(role="recipient"), False),
        (sharing(role="processor"), False),
        (sharing(role="undetermined"), True),
        (sharing(purposes=["content_sharing", "advertising"]), False),
        (sharing(purposes="service_provision"), False),
        (sharing(receives=[]), False),
        (friends(engagements={"more": {"purposes": "advertising", "receives": []}}), False),
        (friends(valid_to="2026-11-21"), False),
        (flow(kind="share"), False),
        (flow(purposes="hosting"), False),
        (flow(carries=["files", "account"]), False),
        (flow(purposes=[{"purpose": "content_sharing", "status": "unknown"}]), False),
        (flow(purposes=["content_sharing", {"purpose": "content_sharing", "status": "unknown"}]), False),
        (merged(DROP, {"data_sets": {"files": {"purposes": "service_provision"}}}), False),
        (merged(DROP, {"third_parties": {"press": {"name": "Press", "places": {"p": {"label": "P"}},
                                                   "engagements": {"on": ON}}}}), False),
    ],
)  # fmt: skip
def test_who_stands_for_private_people(changes: dict[str, Any], wanted: bool) -> None:
    case = varied("R15-good", changes)
    assert private(case, "friends") is wanted
    assert not private(case, "acme") and not private(case, "nobody")
    # No role is asked of them, and no condition.
    asked = {each.actors[0] for each in role_undetermined(case, GDPR)}
    hiding = {each.actors[0] for each in special_category_excess(case, GDPR)}
    assert "friends" not in (asked | hiding) or not wanted


def test_who_is_said_to_be_individuals_is_no_party_whatever_it_gets() -> None:
    """`nature: individuals` says it in a word; a role, or an unknown status, takes it back."""
    receives = [{"from": "shop", "kind": "share", "carries": "files"}]
    engaged = {"purposes": "payment_processing", "receives": receives}

    def told(nature: Any = None, **more: Any) -> bool:
        said = {"nature": nature} if nature else {}
        return private(
            varied("R15-good", friends(engagements={"sharing": {**engaged, **more}}, **said)), "friends"
        )

    assert not told() and told("individuals") and not told("individuals", role="controller")
    over = {"value": "individuals", "valid_to": "2020-01-01"}
    for nature in ("private_body", {"value": "individuals", "status": "unknown"}, over):
        assert not told(nature)
