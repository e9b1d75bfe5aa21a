"""Changes: what is different between two days, two files or two revisions of a registry; facts or only the file."""

from app_pages import changes_view, earlier, filters
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.changes import compare, file_change, limited, verdict
from registry.history.revisions import files_in

here = desk()
heading(here.say("changes.title"), here.say("changes.lead"))
before = earlier.before(here)
if before is not None:
    names = (before.name, here.path.name)
    found = compare(before.graph, here.graph, before.findings, here.findings, names)
    # What is shown of broken files is their last good state, or a part: their bytes are those of something else.
    whole = here.shown.condition == "good"
    written = file_change(before.files, files_in(here.path)) if whole else None
    parties = {each.id: each.label for each in found.parties if each.kind == "third_party"}
    wanted = filters.several(here, {"actors": (here.say("findings.actor"), parties)})
    changes_view.show(limited(found, wanted["actors"]), verdict(found, written), here)
