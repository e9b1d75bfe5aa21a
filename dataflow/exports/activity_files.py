"""The files of an activity: its sheet as CSV, a row for each of its lines, and the whole of it as JSON."""

from typing import Final, Literal, get_args

from dataflow.activities.activity import Activity
from dataflow.activities.activity_words import paragraphs
from dataflow.exports.answer_files import Exported, slug
from dataflow.exports.csv_table import table
from dataflow.exports.json_form import answer_json
from dataflow.exports.sentences import WORDS
from registry.records.text import Lang

ActivityFormat = Literal["csv", "json"]
ACTIVITY_FORMATS: Final[tuple[ActivityFormat, ...]] = get_args(ActivityFormat)
_MIMES: Final[dict[ActivityFormat, str]] = {"csv": "text/csv", "json": "application/json"}


def export_activity(found: Activity, form: ActivityFormat, lang: Lang) -> Exported:
    """The activity as a file of that form."""
    data = activity_csv(found, lang) if form == "csv" else answer_json(found)
    return Exported(name=f"{activity_stem(found, lang)}.{form}", mime=_MIMES[form], data=data)


def activity_csv(found: Activity, lang: Lang) -> bytes:
    """Each line of the sheet beside the part that it stands in, in the words of the page. What could not be read has
    rows of its own at the end, as in every table."""
    heads = [WORDS.say(lang, f"activity.{name}") for name in ("part", "said")]
    lines = [
        (part.title, line)
        for part in paragraphs(found, lang)
        if part.kind != "omitted"
        for line in part.lines
    ]
    named = (WORDS.say(lang, "activity.name"), found.label.say(lang))
    return table(heads, [named, *lines], lang, found.source.left_out)


def activity_stem(found: Activity, lang: Lang) -> str:
    """What the files of an activity are called, without their endings."""
    label = found.label.say(lang)
    named = WORDS.say(
        lang,
        "file.activity",
        organisation=found.source.organisation.say(lang),
        asked=label if slug(label) else found.id,
        day=found.on.isoformat(),
    )
    return slug(named)
