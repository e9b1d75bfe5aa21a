"""Findings: what the checks say of the registry, law by law, with filters; or one finding alone."""

from app_pages import finding_list, findings_view
from app_pages.desk import desk
from app_pages.finding_choice import chosen, named
from app_pages.heading import heading

here = desk()
every = here.findings
asked = here.address.limits.get("finding", ())
one = named(every, asked[0]) if asked else None

heading(here.say("findings.title"), None if one else here.say("findings.lead"))
if one:
    finding_list.alone(one, here)
else:
    findings_view.gone(asked, here)
    findings_view.overview(every, here)
    shown = chosen(every, findings_view.filters(every, here), here.registry)
    findings_view.show(shown, len(every), here)
    findings_view.downloads(shown, here)
