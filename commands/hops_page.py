"""The hops of an answer on a page: a table, or blocks where the page is narrow or everything is wanted."""

from collections.abc import Iterable, Iterator
from typing import Final

from commands.page import Page
from commands.settings import Settings
from dataflow.answers.answer import Answer, Hop
from dataflow.exports.answer_table import Row, columns, rows
from dataflow.facts.known import Cited
from dataflow.facts.values import doubted

NARROW: Final = 80
"""Below this width a table has no room for its words."""
_IN_BLOCK: Final = ("fields", "role", "status")
_ENDS: Final = ("number", "source", "target")


class Sources:
    """The numbers that citations have on a page, in the order they are met."""

    def __init__(self) -> None:
        self._numbers: dict[Cited, int] = {}

    def marks(self, citations: Iterable[Cited]) -> str:
        """`[1] [2]`."""
        return " ".join(f"[{self._numbers.setdefault(each, len(self._numbers) + 1)}]" for each in citations)

    def listed(self) -> Iterator[tuple[int, Cited]]:
        """Every citation with its number."""
        for cited, number in self._numbers.items():
            yield number, cited


def show_hops(answer: Answer, page: Page, settings: Settings, sources: Sources) -> None:
    """The hops as a table, or as blocks; with details everything the exported table says of them."""
    if not answer.hops:
        return
    page.heading(settings.say("hops.title"))
    told = rows(answer, settings.lang)
    if settings.details or page.width < NARROW:
        for hop, row in zip(answer.hops, told, strict=True):
            _block(hop, row, page, settings, sources)
        return
    titles = [
        settings.say(f"hops.{key}") for key in ("number", "from", "to", "data", "role", "status", "source")
    ]
    page.table(
        titles,
        [_cells(answer, hop, row, settings, sources) for hop, row in zip(answer.hops, told, strict=True)],
    )


def _cells(answer: Answer, hop: Hop, row: Row, settings: Settings, sources: Sources) -> list[str]:
    return [
        str(hop.number),
        row.cells["source"],
        row.cells["target"],
        _data(answer, hop, settings),
        row.cells["role"],
        row.cells["status"],
        sources.marks(hop.citations),
    ]


def _data(answer: Answer, hop: Hop, settings: Settings) -> str:
    """What a hop carries, in short: the data sets, and the fields where they are not the one asked for."""
    if hop.origin != "stated":
        return settings.say(f"origin.{hop.origin}")
    sets: dict[str, dict[str, None]] = {}
    for carried in hop.carries:
        held = answer.instance(carried.instance)
        fields = sets.setdefault(held.data_set_label.say(settings.lang), {})
        label = doubted(held.field_label, carried.status, hop.status).say(settings.lang)
        fields[label] = None
    asked = {answer.asked_label.say(settings.lang): None}
    between = settings.say("hops.between")
    return between.join(
        settings.say("hops.fact", name=name, value=", ".join(fields)) if fields != asked else name
        for name, fields in sets.items()
    )


def _block(hop: Hop, row: Row, page: Page, settings: Settings, sources: Sources) -> None:
    page.blank()
    page.item(f"{row.cells['source']} → {row.cells['target']}", f"{hop.number}.", indent=0)
    for column in columns(settings.lang):
        if column.key in _ENDS or not (settings.details or column.key in _IN_BLOCK):
            continue
        value = sources.marks(hop.citations) if column.key == "citations" else row.cells[column.key]
        if column.key == "status" and not settings.details:
            value = f"{value} {sources.marks(hop.citations)}".strip()
        if value:
            page.paragraph(settings.say("hops.fact", name=column.title, value=value), indent=4)
