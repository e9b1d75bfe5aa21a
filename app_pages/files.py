"""Files: what an answer can be taken away as."""

from collections.abc import Callable
from typing import NamedTuple

from app_pages.pictures import laid_out
from dataflow import diagram
from dataflow.answer import Answer
from registry.text import Lang


class File(NamedTuple):
    """A file to take away: its ending, its type, and how it is made when somebody wants it."""

    ending: str
    mime: str
    make: Callable[[], bytes]


def files_of(answer: Answer, lang: Lang) -> tuple[File, ...]:
    """The files of an answer, pictures first."""
    return (
        File("dot", "text/vnd.graphviz", lambda: diagram.dot(answer, lang).encode()),
        File("json", "application/json", lambda: answer.model_dump_json(indent=2).encode()),
    )


def name_of(answer: Answer, ending: str) -> str:
    """What a file is called: organisation, what was asked, day."""
    return f"sillage-{answer.source.organisation_id}-{answer.asked}-{answer.on.isoformat()}.{ending}"
