"""Downloads: the answer as files."""

from collections.abc import Callable
from functools import partial

from app_pages import saving
from app_pages.desk import Desk
from dataflow.answers.answer import Answer
from dataflow.engine import apart
from dataflow.exports.answer_files import FORMATS, Format, export, picture, stem
from registry.records.text import Lang


def show(answer: Answer, here: Desk) -> None:
    """A button for each file of an answer."""
    makers: dict[str, Callable[[], bytes]] = {
        "mmd" if form == "mermaid" else form: partial(_bytes, answer, form, here.lang) for form in FORMATS
    }
    saving.buttons(here.say("files.title"), stem(answer, here.lang), makers, here)


def _bytes(answer: Answer, form: Format, lang: Lang) -> bytes:
    return apart.png(picture(answer, lang)) if form == "png" else export(answer, form, lang).data
