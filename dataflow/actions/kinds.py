"""The kinds of actions: what a person does, and which finding is answered by which, as a table in data."""

from functools import cache
from pathlib import Path
from typing import Literal

from dataflow.facts.finding import Finding
from registry.records.record import Record
from registry.source.shipped import read_shipped

By = Literal["party", "receiver", "counterpart", "document", "law", "all"]
"""For what one action is made."""
Concerns = Literal["party", "receiver", "counterpart", "engaged", "parties", "data_sets"]
"""Whom or what of a finding an action is about."""


class Kind(Record):
    """What a person does, and for what one action of it is made."""

    by: By
    concerns: Concerns | None = None
    """None: what it is made for."""
    own: str | None = None
    """The kind it is where the party is the organisation itself."""
    settles: bool = False
    """Whether doing it is saying a fact that findings wait for."""


class Answered(Record):
    """What answers the findings of one check."""

    kind: str
    awaits: dict[str, str] = {}
    """By the name of the fact that would decide it."""
    says: dict[str, str] = {}
    """By the name of its message."""


class Kinds(Record):
    """The table: the kinds, and by check what answers it."""

    kinds: dict[str, Kind]
    checks: dict[str, Answered]


@cache
def table() -> Kinds:
    """The table of the package. RuntimeError when the file, which we ship, is broken."""
    path = Path(__file__).with_name("kinds.yaml")
    source = read_shipped(path, path.name)
    if source.problems:
        first = source.problems[0]
        raise RuntimeError(f"{first.file}:{first.line}: broken kinds of actions ({first.code})")
    return Kinds.model_validate(source.data)


def kind_of(finding: Finding) -> tuple[str, Kind]:
    """What answers a finding, by name: as the fact it waits for asks, else as its message does, else its check.

    The kind is as the table has it for this finding: of other parties than usual where it says so.
    """
    answered = table().checks[finding.check]
    named = answered.awaits.get(finding.awaits or "") or answered.says.get(finding.variant) or answered.kind
    name, _, about = named.partition(":")
    kind = table().kinds[name]
    if about:
        changed = "by" if kind.concerns is None else "concerns"
        kind = Kind.model_validate({**kind.model_dump(), changed: about})
    return name, kind
