"""Map: every flow of the registry on one day, with filters, as a picture and as a table."""

from app_pages import map_view
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.register import listing
from dataflow.pictures import map_depicted

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

shown = map_depicted(drawn, here.lang)
map_view.amount(drawn, shown, here)
if drawn.strands:
    map_view.picture(drawn, shown, here)
    map_view.table(drawn, here)
    map_view.downloads(drawn, shown, here)
