"""The rules: what each check is called, how grave it is, what it says. On which articles it rests, each law says."""

from functools import cache
from pathlib import Path

from dataflow.facts.finding import Severity
from dataflow.law import articles
from registry.records.record import Record
from registry.records.text import Text
from registry.source.shipped import read_shipped


class Rule(Record):
    """A rule of the package: the words and weight of one check."""

    id: str
    """`R12_ROLE_UNDETERMINED`: the number is what people name it by."""
    severity: Severity
    detects: Text
    """What it looks for."""
    message: dict[str, Text]
    """What it says, by variant; `main` at least. Placeholders in braces."""
    fix: Text
    yardsticks: tuple[str, ...] = ()
    """The variants that rest on what an authority holds to be usual, and break no law by themselves."""
    decides: dict[str, Text] = {}
    """By reason for not deciding: the fact that would."""

    @property
    def laws(self) -> dict[str, Text]:
        """By law that knows the check: the articles."""
        return articles(self.number)

    @property
    def number(self) -> str:
        """`R12`."""
        return self.id.partition("_")[0]


@cache
def rules() -> dict[str, Rule]:
    """The rules by number, in order. RuntimeError when one of the files, which we ship, is broken."""
    found: dict[str, Rule] = {}
    for path in sorted((Path(__file__).parent / "rules").glob("*.yaml")):
        source = read_shipped(path, path.name)
        if source.problems:
            first = source.problems[0]
            raise RuntimeError(f"{first.file}:{first.line}: broken rules ({first.code})")
        for entry in source.data["rules"]:
            rule = Rule.model_validate(entry)
            found[rule.number] = rule
    return dict(sorted(found.items()))
