"""The locks that the set-up installs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text)
    pins = re.findall(r"^[\w.-]+==.*(?:\n    .*)*", text, flags=re.MULTILINE)
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_locks_hold_the_pins_and_agree() -> None:
    def pins(name: str) -> set[tuple[str, str]]:
        text = (ROOT / name).read_text(encoding="utf-8")
        found = re.findall(r"^([\w.-]+)(?:\[.*\])?==([\w.]+)", text, flags=re.MULTILINE)
        return {(re.sub(r"[-_.]+", "-", package).lower(), version) for package, version in found}

    run, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert pins("requirements.txt") <= run
    assert pins("requirements-test.txt") <= test
    both = {package for package, _ in run} & {package for package, _ in test}
    assert {pin for pin in test if pin[0] in both} <= run
