"""Map: every flow of the registry on one day, with filters, as a picture and as a table."""

from app_pages import map_view
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.register import listing

here = desk()
heading(here.say("map.title"), here.say("map.lead"))
chosen = map_view.filters(listing(here.graph, here.both("unknown")), here)
drawn = flow_map(
    here.graph,
    data_sets=chosen["sets"],
    roles=chosen["role"],
    countries=chosen["country"],
    purposes=chosen["purpose"],
)

map_view.amount(drawn, here)
if drawn.strands:
    map_view.picture(drawn, here)
    map_view.table(drawn, here)
    map_view.downloads(drawn, here)
