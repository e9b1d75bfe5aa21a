"""Findings: what there is to do about what the checks say, violations first, with filters; or one finding."""

from app_pages import findings_view, tally_view
from app_pages.desk import desk
from app_pages.finding_choice import chosen, named, waiting, with_words
from app_pages.heading import heading
from dataflow.actions import actions, deciding, tally

here = desk()
every = here.findings
open_ = tally(every).open
asked = here.address.limits.get("finding", ())
one = named(every, asked[0]) if asked else None

asked_action = here.address.limits.get("action", ())
named_actions = [each for each in actions(open_, here.registry) if each.id in asked_action]

heading(here.say("findings.title"))
if one:
    findings_view.alone(one, actions([one] if one.accepted else open_, here.registry), here)
elif named_actions:
    findings_view.some(named_actions, here)
else:
    findings_view.gone(asked, here)
    findings_view.gone(asked_action, here)
    fact = deciding(open_, here.registry)
    tally_view.overview(every, fact, here)
    wanted, words = findings_view.filters(every, fact, here), findings_view.looked_for(here)
    left = waiting(chosen(every, wanted, here.registry), fact, wanted.get("awaits", ()))
    shown, accepted = (
        with_words(actions((f for f in left if (f.accepted is not None) is done), here.registry), words, here.lang)
        for done in (False, True)
    )  # fmt: skip
    findings_view.show(shown, accepted, len(every), here)
    findings_view.downloads([f for each in (*shown, *accepted) for f in each.findings], here)
