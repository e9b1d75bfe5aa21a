"""NOTICE names the licence of everything that is pinned, in the version that is pinned."""

import re

from tools.audit import told
from tools.notice import LOCKS, NOTICE, ROOT, noted, pins


def test_every_pin_has_its_licence() -> None:
    text = NOTICE.read_text(encoding="utf-8")
    licences = noted(text)
    assert licences.keys() == pins().keys()
    assert not [name for name, version in pins().items() if f"  {name} {version}: " not in text]
    assert not [name for name, each in licences.items() if not each.strip() or "UNKNOWN" in each]


def test_every_line_of_the_locks_that_pins_is_read() -> None:
    lines = [line for lock in LOCKS for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()]
    written = [line for line in lines if re.match(r"[A-Za-z0-9].*==", line)]
    pinned = {re.split(r"==|\[", line)[0].lower().replace("_", "-") for line in written}
    assert pinned == pins().keys()


def test_an_audit_that_cannot_be_made_is_not_one_that_found_nothing() -> None:
    assert told("no-such.lock") is None
