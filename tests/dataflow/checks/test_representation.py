"""R45: who is established outside the area of a law, and represented in it or not."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.items import due
from dataflow.checks.representation import representative_missing
from tests.dataflow.checks.registries import GDPR, spoken, varied, verdicts

UNSURE = Regime("gdpr", "unknown")


def missing(regime: Regime = GDPR, **own: Any) -> list[tuple[str, str, str, str | None]]:
    found = list(representative_missing(varied("R45-bad", {"organisation": own}), regime))
    spoken("R45", found)
    return verdicts(found)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, ("gap", "main", None)),
        ({"country": "FR"}, None),
        ({"country": ...}, None),
        ({"nature": "public_body"}, None),
        ({"nature": "private_body"}, ("gap", "main", None)),
        ({"entities": {"eu": {"legal_name": "Acme Europe", "country": "DE"}}}, None),
        ({"entities": {"other": {"legal_name": "Acme Ghana", "country": "GH"}}}, ("gap", "main", None)),
        ({"entities": {"other": {"legal_name": "Acme Ghana"}}}, None),
        ({"representatives": []}, ("undetermined", "none", "exempt")),
        ({"representatives": [{"name": "Rep"}]}, None),
        ({"representatives": [{"name": "Rep", "status": "unknown"}]}, ("gap", "main", None)),
        ({"representatives": [{"name": "Rep", "regimes": "uk_gdpr"}]}, ("gap", "main", None)),
        ({"representatives": [{"name": "Rep", "country": "US"}]}, ("gap", "abroad", None)),
        ({"representatives": [{"name": "Rep", "country": "US"}, {"name": "Two", "country": "FR"}]}, None),
    ],
)
def test_who_is_to_be_represented(own: dict[str, Any], expected: tuple[str, str, str | None] | None) -> None:
    assert missing(**own) == ([(expected[0], "acme", *expected[1:])] if expected else [])


def test_where_it_is_unknown_that_the_law_applies_that_decides() -> None:
    assert missing(UNSURE) == [("undetermined", "acme", "applicability", "applicability")]


@pytest.mark.parametrize(
    ("own", "known", "open_"),
    [
        ({}, False, True),
        ({"representatives": [{"name": "Rep"}]}, True, False),
        ({"representatives": []}, False, False),
        ({"country": "FR"}, False, False),
    ],
)
def test_notices_owe_who_represents(own: dict[str, Any], known: bool, open_: bool) -> None:
    found = due(varied("R45-bad", {"organisation": own}), GDPR, ["account"])
    assert ("representative" in found.known, "representative" in found.open) == (known, open_)
