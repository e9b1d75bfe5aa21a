"""Third party: everything the registry says of one actor, with status and source of each fact."""

from app_pages import profile_view
from app_pages.desk import desk
from dataflow.answers.profile import profile
from dataflow.answers.trace import UnknownActor

here = desk()
actor = profile_view.asked_for(here)
try:
    found = profile(here.graph, actor)
except UnknownActor:
    profile_view.not_known(actor, here)
else:
    profile_view.show(found, here)
