"""Acme: the registry that tests of answers write their own third parties, flows and denials into."""

from typing import Any

from registry.records.registry import Registry


def acme(**parts: Any) -> Registry:
    """A registry of Acme with an account (name, phone) and whatever else is given."""
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "1",
            "documents": {
                "policy": {"title": "Policy", "version": "1.0", "sections": [{"line": 1, "title": "All"}]}
            },
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "recipients": "listed",
                "places": {"site": {"label": "Site"}},
                "collects": [{"from": "customer", "to": "site", "carries": "account", "cite": "policy L1"}],
            },
            "data_sets": {"account": {"label": "Account", "fields": ["full_name", "phone_number"]}},
            **parts,
        }
    )


def party(name: str, *engagements: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """A third party with a desk, that passes nothing on."""
    return {
        "name": name,
        "places": {"desk": {"label": f"{name} desk"}},
        "recipients": "none",
        "engagements": {f"e{index}": each for index, each in enumerate(engagements)},
        **parts,
    }
