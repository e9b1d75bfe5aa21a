"""Transfers: who receives data across borders, with mechanism, state under each law and gaps; picture and table."""

from app_pages import borders_view, receiver_list
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.borders import borders
from dataflow.borders.limiting import limited
from dataflow.pictures.borders_sketch import borders_depicted

here = desk()
every = borders(here.graph)

heading(here.say("borders.title"), here.say("borders.lead"))
wanted = borders_view.filters(every, here)
told = limited(every, wanted["leaving"], wanted["country"])
borders_view.say(told, every, here)
if told.passages:
    shown = borders_depicted(told, here.lang)
    receiver_list.show(told, here)
    borders_view.picture(told, shown, here)
    borders_view.table(told, shown, here)
    borders_view.downloads(told, shown, here)
