"""The files of a list, to take away."""

from app_pages import saving
from app_pages.desk import Desk
from dataflow.exports.list_table import csv, list_json, stem
from dataflow.lists import ListAnswer


def show(found: ListAnswer, here: Desk) -> None:
    """A button for each file of a list."""
    makers = {"csv": lambda: csv(found, here.lang), "json": lambda: list_json(found)}
    saving.buttons(here.say("files.title"), stem(found, here.lang), makers, here)
