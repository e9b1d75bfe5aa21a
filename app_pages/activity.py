"""Activity: one processing activity as a record of processing has it, with how each part of it is known."""

from app_pages import activity_view
from app_pages.desk import desk
from dataflow.activities import UnknownActivity, activity

here = desk()
asked = activity_view.asked_for(here)
try:
    found = activity(here.graph, asked)
except UnknownActivity:
    activity_view.not_known(asked, here)
else:
    activity_view.show(found, here)
