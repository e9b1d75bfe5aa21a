"""Files: an answer to take away, as picture, diagram source, table or data.

Every file is made from the answer alone, and the same answer gives the same bytes.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal, get_args

from dataflow.answers.answer import Answer
from dataflow.engine import raster
from dataflow.exports.answer_table import columns, rows
from dataflow.exports.csv_table import table
from dataflow.exports.json_form import answer_json
from dataflow.exports.sentences import WORDS
from dataflow.facts import citations
from dataflow.facts.known import Cited
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.pictures.depiction import Depiction
from dataflow.pictures.mermaid import flowchart
from dataflow.pictures.picture import drawing_of
from dataflow.pictures.sketch import Fold
from registry.records.prose import day_in_words
from registry.records.record import Record
from registry.records.text import Lang

Format = Literal["svg", "png", "pdf", "dot", "mermaid", "csv", "json"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_MIMES: Final[dict[Format, tuple[str, str]]] = {
    "svg": ("svg", "image/svg+xml"),
    "png": ("png", "image/png"),
    "pdf": ("pdf", "application/pdf"),
    "dot": ("dot", "text/vnd.graphviz"),
    "mermaid": ("mmd", "text/vnd.mermaid"),
    "csv": ("csv", "text/csv"),
    "json": ("json", "application/json"),
}


class Exported(Record):
    """A file to save."""

    name: str
    """`minlessika-numero-de-telephone-2026-11-22.svg`."""
    mime: str
    data: bytes


def export(answer: Answer, form: Format, lang: Lang, fold: Fold | None = None) -> Exported:
    """The answer as a file of that form, its picture folded as asked for.

    Raises what layout, raster and document raise when they fail.
    """
    makers: dict[Format, Callable[[], bytes]] = {
        "svg": lambda: picture(answer, lang, fold).encode("utf-8"),
        "png": lambda: raster.png(picture(answer, lang, fold)),
        "pdf": lambda: _pdf(answer, lang, fold),
        "dot": lambda: Depiction(sketch_of(answer, lang, fold)).dot.encode("utf-8"),
        "mermaid": lambda: flowchart(sketch_of(answer, lang, fold)).encode("utf-8"),
        "csv": lambda: csv(answer, lang),
        "json": lambda: answer_json(answer),
    }
    ending, mime = _MIMES[form]
    return Exported(name=f"{stem(answer, lang)}.{ending}", mime=mime, data=makers[form]())


def picture(answer: Answer, lang: Lang, fold: Fold | None = None) -> str:
    """The diagram as SVG: what the screen shows is what the file holds."""
    return drawing_of(sketch_of(answer, lang, fold)).svg()


def csv(answer: Answer, lang: Lang) -> bytes:
    """The table as CSV, as spreadsheets open it in that language."""
    heads = columns(lang)
    told = ([row.cells[head.key] for head in heads] for row in rows(answer, lang))
    return table([head.title for head in heads], told, lang, answer.source.left_out)


def _pdf(answer: Answer, lang: Lang, fold: Fold | None) -> bytes:
    return drawing_of(sketch_of(answer, lang, fold)).pdf(_sources(answer, lang))


def _sources(answer: Answer, lang: Lang) -> str:
    """The documents that the hops cite, each once."""
    cited = {each.document: each for hop in answer.hops for each in hop.citations}
    if not cited:
        return WORDS.say(lang, "file.no-sources")
    return WORDS.say(
        lang, "file.sources", documents=", ".join(_document(each, lang) for each in cited.values())
    )


def _document(cited: Cited, lang: Lang) -> str:
    title = citations.document(cited.title, cited.version, lang, "cell")
    if cited.date is None:
        return title
    return WORDS.say(lang, "file.dated", title=title, day=day_in_words(cited.date, lang))


def stem(answer: Answer, lang: Lang) -> str:
    """What the files of an answer are called, without their endings."""
    asked = answer.asked_label.say(lang)
    if answer.data_set_label is not None:
        asked = f"{asked} {answer.data_set_label.say(lang)}"
    if answer.whose is not None:
        asked = " ".join((asked, *(label.say(lang) for label in answer.whose.labels)))
    named = WORDS.say(
        lang,
        f"file.{answer.question}",
        organisation=answer.source.organisation.say(lang),
        asked=asked if slug(asked) else answer.asked,
        day=answer.on.isoformat(),
    )
    return slug(named)


def slug(words: str) -> str:
    """Lower-case letters, digits and hyphens: a name that every file system takes."""
    apart = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("æ", "ae").casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:120]
