"""Ask: a question in words or a field picked from a list, and the whole answer with its picture and files."""

from app_pages import (
    answer_view,
    asking,
    dossier,
    doubt_view,
    further_view,
    heard,
    keeping_view,
    list_view,
    profile_view,
    question_box,
    start_view,
    written_view,
)
from app_pages.desk import desk
from app_pages.query import Unknown, further, reading_of
from app_pages.request import way_of
from dataflow.answers.answer import Answer
from dataflow.answers.keeping import Keeping
from dataflow.lists import ListAnswer
from dataflow.question import Reading

here, unclear = asking.settled(desk())
reading = reading_of(here.address, here.registry)
also = further(here.address, here.registry)
asking.follow(here, None if also else reading)
if unclear is not None:
    with question_box.show(here, asked=None):
        heard.named(here)
        doubt_view.show(unclear, here)
elif reading is None:
    start_view.show(here)
else:
    below = question_box.show(here, asked=reading)
    if isinstance(reading, Unknown):
        heard.not_known(reading, below, here)
    elif also and way_of(reading) is not None:  # what has a page of its own is told beside the others
        with below:
            heard.named(here)
        also = (reading, *also)
    else:
        found = dossier.found(reading, here)
        heard.show(reading, found, below, here)
        start_view.remember(reading, here)
        if here.address.cited:
            written_view.show(found, here)
        if isinstance(found, Answer):
            answer_view.show(found, here, files=False)
        elif isinstance(found, ListAnswer):
            list_view.show(found, here)
        elif isinstance(found, Keeping):
            keeping_view.show(found, here)
        elif isinstance(found, tuple):
            answer_view.each(found, here)
        else:
            profile_view.asked(found, reading, here)
    if isinstance(reading, Reading):
        further_view.show(also, here)
