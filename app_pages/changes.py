"""Changes: what is different between two days, or between two of the offered registries."""

from app_pages import changes_view, earlier, filters
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.changes import compare, limited

here = desk()
heading(here.say("changes.title"), here.say("changes.lead"))
before = earlier.before(here)
if before is not None:
    found = compare(before.graph, here.graph, before.findings, here.findings)
    parties = {each.id: each.label for each in found.parties if each.kind == "third_party"}
    wanted = filters.several(here, {"actors": (here.say("findings.actor"), parties)})
    changes_view.show(limited(found, wanted["actors"]), here)
