"""The files of a list, to take away."""

from functools import partial

from app_pages import saving
from app_pages.desk import Desk
from dataflow.exports.list_files import LIST_FORMATS, ListFormat, export_list, list_stem
from dataflow.lists import ListAnswer


def show(found: ListAnswer, here: Desk) -> None:
    """A button for each file of a list."""
    makers = {form: partial(_bytes, found, form, here) for form in LIST_FORMATS}
    saving.buttons(here.say("files.title"), list_stem(found, here.lang), makers, here)


def _bytes(found: ListAnswer, form: ListFormat, here: Desk) -> bytes:
    return export_list(found, form, here.lang).data
