"""The paragraph: a titled list of sentences that belong together."""

from registry.records.record import Record


class Paragraph(Record):
    """Some lines on one matter, such as what is unknown."""

    kind: str
    """What it is about, for whoever styles or filters it: `completeness`, `unknown`, `denials`."""
    title: str
    """Its title in the language asked for."""
    lines: tuple[str, ...]
    """Its sentences; never empty."""
