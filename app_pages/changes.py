"""Changes: what is different between two days, two files or two revisions of a registry; facts or only the file."""

import streamlit as st

from app_pages import changes_view, earlier, filters
from app_pages.desk import desk
from app_pages.heading import heading
from app_pages.past import compared
from dataflow.changes import file_change, limited, verdict
from registry.history.revisions import files_in

here = desk()
heading(here.say("changes.title"), here.say("changes.lead"))
before = earlier.before(here)
# In the place of the answer, so that nothing moves when it is there.
answer = st.container()
with answer, st.spinner(here.say("changes.comparing")):
    found = compared(before, here) if before else None
if before is not None and found is not None:
    # What is shown of broken files is their last good state, or a part: their bytes are those of something else.
    whole = here.shown.condition == "good"
    written = file_change(before.files, files_in(here.path)) if whole else None
    parties = {each.id: each.label for each in found.parties if each.kind == "third_party"}
    # Whom it concerns is picked below what it is picked from.
    asked = here.address.limits.get("actors", ())
    if found.changes or asked:
        with st.container(width=480):
            wanted = filters.several(here, {"actors": (here.say("findings.actor"), parties)})
        asked = wanted["actors"]
    told, judged = limited(found, asked), verdict(found, written)
    with answer:
        changes_view.tell(told, judged, here)
    changes_view.show(told, judged, here)
