"""Problems: what is wrong with the files of the registry, where, and what to do about it."""

from app_pages import problem_list
from app_pages.desk import desk
from app_pages.heading import heading
from registry.source.tally import number_of

here = desk()
count = number_of(here.shown.problems)

heading(
    here.say("page.problems"), here.say("problems.count", n=count) if count else here.say("problems.none")
)
if count:
    problem_list.show(here)
