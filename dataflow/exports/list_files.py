"""The files of a list: its table as CSV, the whole of it as JSON; what a picture of it needs is its own."""

from typing import Final, Literal, get_args

from dataflow.exports.answer_files import Exported, slug
from dataflow.exports.csv_table import table as as_csv
from dataflow.exports.json_form import answer_json
from dataflow.lists.answer import ListAnswer
from dataflow.lists.limits import condition_words, listed_words
from dataflow.lists.sentences import WORDS
from dataflow.lists.table import table
from registry.records.text import Lang

ListFormat = Literal["csv", "json"]
LIST_FORMATS: Final[tuple[ListFormat, ...]] = get_args(ListFormat)
_MIMES: Final[dict[ListFormat, str]] = {"csv": "text/csv", "json": "application/json"}


def export_list(found: ListAnswer, form: ListFormat, lang: Lang) -> Exported:
    """The list as a file of that form."""
    data = list_csv(found, lang) if form == "csv" else answer_json(found)
    return Exported(name=f"{list_stem(found, lang)}.{form}", mime=_MIMES[form], data=data)


def list_csv(found: ListAnswer, lang: Lang) -> bytes:
    """The table as CSV, as spreadsheets open it in that language; of what it is not known whether it meets the
    conditions too, which a column tells."""
    told = table(found, lang)
    keys = [each.key for each in told.headings]
    cells = ([line.cells[key] for key in keys] for line in told.lines)
    return as_csv([each.title for each in told.headings], cells, lang, found.source.left_out)


def list_stem(found: ListAnswer, lang: Lang) -> str:
    """What the files of a list are called, without their endings."""
    limits = " ".join(condition_words(each, lang) for each in found.wanted.conditions)
    named = WORDS.say(
        lang, "file",
        organisation=found.source.organisation.say(lang), listed=listed_words(found.wanted.listed, lang),
        limits=limits, day=found.on.isoformat(),
    )  # fmt: skip
    return slug(named)
