"""The objects: for whom or what something is done, and whom a finding makes it concern."""

import pytest

from dataflow.actions.objects import object_of
from registry.records.registry import Registry
from tests.dataflow.exports.examples import REGISTRY, finding

THREE = Registry.model_validate(
    {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {"id": "acme", "name": "Acme"},
        "data_sets": {"account": {"label": "Account"}},
        "third_parties": {"host": {"name": "Hostly"}, "desk": {"name": "Desk"}},
        "documents": {"policy": {"title": "Policy", "kind": "privacy_policy"}},
    }
)


@pytest.mark.parametrize(
    ("parts", "id_", "parties"),
    [
        ({"check": "R12", "actors": ("host",)}, "role:host", ("host",)),
        ({"check": "R10", "actors": ("host", "acme")}, "contract:host", ("host",)),
        ({"check": "R10", "actors": ("acme", "desk")}, "contract:desk", ("desk",)),
        ({"check": "R10", "actors": ("host", "desk")}, "contract:host+desk", ("host", "desk")),
        ({"check": "R04", "actors": ("acme", "host")}, "safeguard:host", ("host",)),
        ({"check": "R04", "actors": ("host", "acme")}, "safeguard:host", ("host",)),
        ({"check": "R05", "actors": ("acme", "host", "desk")}, "safeguard:desk", ("desk",)),
        ({"check": "R31", "actors": ("acme", "desk")}, "clock", ("desk",)),
        ({"check": "R09", "awaits": "hosting", "actors": ("desk", "host")}, "hosting", ("desk", "host")),
        ({"check": "R07", "regime": "ci_2013_450", "actors": ("acme", "host")}, "authorise_transfers:ci_2013_450",
         ("host",)),
    ],
)  # fmt: skip
def test_who_it_is_done_for(parts: dict[str, object], id_: str, parties: tuple[str, ...]) -> None:
    made = object_of(finding(**parts), THREE)
    assert (made.id, made.parties) == (id_, parties)


def test_the_role_of_the_organisation_is_asked_of_its_data_sets() -> None:
    made = object_of(finding(check="R12", actors=("acme",), data_sets=("account",)), THREE)
    assert (made.id, made.parties, made.data_sets) == ("own_role", (), ("account",))


def test_a_document_is_that_of_the_entry_or_of_the_subject() -> None:
    by_entry = finding(id="R28:gdpr:x#1", check="R28", entry=("documents", "policy"))
    by_subject = finding(id="R29:gdpr:policy/host#1", check="R29", entry=("third_parties", "host"))
    assert object_of(by_entry, THREE).id == "complete_notice:policy"
    assert object_of(by_subject, THREE).id == "review_notice:policy"


def test_where_nothing_names_the_document_it_is_the_only_one_that_is_not_whole() -> None:
    cut = finding(id="R18:gdpr:cut#1", check="R18", variant="cut", awaits="document", entry=("data_sets",))
    assert object_of(cut, THREE).id == "whole_document"
    policy = THREE.documents["policy"].model_copy(update={"incomplete": True})
    known = THREE.model_copy(update={"documents": {"policy": policy}})
    assert object_of(cut, known).id == "whole_document:policy"


def test_a_finding_that_names_nobody_is_about_the_organisation() -> None:
    assert object_of(finding(check="R24", actors=()), REGISTRY).parties == ("acme",)
