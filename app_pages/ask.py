"""Ask: a question in words or a field picked from a list, and the whole answer with its picture and files."""

from app_pages import answer_view, keeping_view, profile_view, question_box
from app_pages.asking import Unknown, answer, reading_of
from app_pages.desk import desk
from dataflow.answer import Answer
from dataflow.keeping import Keeping
from dataflow.profile import Profile
from dataflow.question import Reading

here = desk()
reading = reading_of(here.address, here.registry)
below = question_box.show(here, asked=reading)

if isinstance(reading, Unknown):
    with below:
        question_box.not_known(reading, here)
elif isinstance(reading, Reading) and not question_box.is_open():
    with below:
        question_box.understood(reading, here)
    found = answer(reading, here.graph)
    if isinstance(found, Answer):
        with below:
            answer_view.sentence(found, reading, here)
        answer_view.body(found, here)
    elif isinstance(found, Keeping):
        keeping_view.show(found, here)
    elif isinstance(found, Profile):
        profile_view.certificates(found, here)
        profile_view.page_link(found, here)
    else:
        question_box.fields_of(reading, here)
