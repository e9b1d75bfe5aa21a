"""Versions: whether a certificate was made under a version of its standard that holds no more (R24)."""

import datetime
import re
from typing import Final, Literal

from registry.records.actor import Certification
from registry.records.duration import Duration, due
from registry.vocabulary.term import CertificationTerm

_VERSION: Final = re.compile(r"(?:\bv|version\s*|^\s*)(\d)(?!\d)", re.IGNORECASE)
"""The number of a version in words: `v2`, `version 1`, `2`, `1.1`; no year."""


def standing_of(
    held: Certification, term: CertificationTerm, on: datetime.date
) -> Literal["superseded", "version_unsaid"] | None:
    """Whether a certificate that is still valid by its dates was made under a replaced version; None: nothing says so.

    It says so itself (`level`, `note`); else the day from which it is valid tells. Where that is not said either, the
    version is open if one made under the new version would be valid for longer.
    """
    replaced = term.superseded
    over = held.valid_to is not None and held.valid_to < on
    if replaced is None or on < replaced.since or over:
        return None
    said = _VERSION.search(held.level or "") or _VERSION.search(held.note.say("fr") if held.note else "")
    if said is not None:
        return "superseded" if said[1] == replaced.old else None
    if held.valid_from is not None:
        return "superseded" if held.valid_from < replaced.issued_before else None
    if held.valid_to is None or term.validity is None:
        return None
    new = due(replaced.issued_before, Duration.parse(term.validity))
    return "version_unsaid" if held.valid_to < new else None
