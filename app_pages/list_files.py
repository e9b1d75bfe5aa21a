"""The files of a list, to take away."""

from collections.abc import Callable
from functools import partial

from app_pages import list_picture, saving
from app_pages.desk import Desk
from app_pages.list_picture import ListMap
from dataflow.exports.list_files import LIST_FORMATS, ListFormat, export_list, list_stem
from dataflow.lists import ListAnswer


def show(found: ListAnswer, drawn: ListMap | None, here: Desk) -> None:
    """A button for each file of a list, and of its picture where it has one."""
    makers: dict[str, Callable[[], bytes]] = list_picture.files(drawn, here) if drawn else {}
    makers |= {form: partial(_bytes, found, form, here) for form in LIST_FORMATS}
    saving.buttons(here.say("files.title"), list_stem(found, here.lang), makers, here)


def _bytes(found: ListAnswer, form: ListFormat, here: Desk) -> bytes:
    return export_list(found, form, here.lang).data
