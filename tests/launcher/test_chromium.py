"""Where a browser for the tests is looked for."""

from pathlib import Path

import pytest

from launcher.chromium import find_browser
from launcher.messages import Refusal


def programme(folder: Path, name: str) -> str:
    """A programme of that name in `folder`."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.touch(mode=0o755)
    return str(path)


def test_browsers_are_looked_for_in_order(tmp_path: Path) -> None:
    environ = {"PATH": str(tmp_path / "bin")}
    place = programme(tmp_path, "Google Chrome")
    assert find_browser(environ, places=[]) is None
    assert find_browser(environ, places=["/nowhere/chrome", place]) == place
    chrome = programme(tmp_path / "bin", "google-chrome")
    assert find_browser(environ, places=[place]) == chrome
    chromium = programme(tmp_path / "bin", "chromium")
    assert find_browser(environ, places=[place]) == chromium
    own = programme(tmp_path, "mine")
    assert find_browser({**environ, "CHROMIUM": own}) == own
    with pytest.raises(Refusal, match="CHROMIUM=/nowhere"):
        find_browser({**environ, "CHROMIUM": "/nowhere"})
