"""Breach: what is exposed when an actor is breached, where copies are, and who must be told by when."""

from app_pages import breach_choice_view, breach_view
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.answers.trace import UnknownActor
from dataflow.breach import UnknownPlace, breach, schedule

here = desk()
heading(here.say("breach.title"), here.say("breach.lead"))
actor, place, known_since = breach_choice_view.choice(here)
if actor is None:
    breach_choice_view.offer(here)
else:
    try:
        found = breach(here.graph, actor, place=place)
    except (UnknownActor, UnknownPlace):
        breach_view.not_known(actor, place, here)
    else:
        breach_view.show(found, schedule(found, known_since), here)
