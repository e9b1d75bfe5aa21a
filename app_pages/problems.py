"""Errors in the file: what could not be read of a registry, where, and what to do about it.

That there are none says nothing of the registry itself, and is not told as if it did.
"""

from app_pages import links, problem_list
from app_pages.desk import desk
from app_pages.heading import heading
from registry.source.tally import number_of

here = desk()
count = number_of(here.shown.problems)

if count:
    heading(here.say("page.problems"), here.say("problems.count", n=count))
    problem_list.show(here)
else:
    findings = links.to_page(here, "findings", here.say("page.findings"))
    heading(here.say("page.problems"), [here.say("problems.none"), " ", findings, "."])
