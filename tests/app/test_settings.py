"""Settings: what .streamlit/config.toml promises."""

import tomllib
from typing import Any

import pytest

from tests.app.conftest import ROOT

CONFIG: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_only_this_machine_is_served() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"


def test_nothing_is_reported_to_anybody() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_nothing_is_shown_by_accident() -> None:
    assert CONFIG["runner"]["magicEnabled"] is False


def test_no_page_has_the_whole_memory_looked_at_after_it() -> None:
    """A full collection walks every registry that is kept, with everybody else waiting."""
    assert CONFIG["runner"]["postScriptGC"] is False


def test_no_font_is_fetched() -> None:
    assert not any("http" in str(value) for value in CONFIG["theme"].values())


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "primaryColor"])
def test_words_stand_out(scheme: str, ground: str, ink: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    theme = CONFIG["theme"][scheme]
    dark, light = sorted((luminance(theme[ground]), luminance(theme[ink])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_fault_is_offered_to_nobody_outside() -> None:
    assert CONFIG["client"]["showErrorLinks"] is False
