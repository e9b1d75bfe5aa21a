"""Register: the third parties and the organisation's own data sets, with filters; and the processing activities."""

import streamlit as st

from app_pages import activity_table, register_view
from app_pages.desk import desk
from app_pages.heading import heading
from dataflow.answers.register import listing

here = desk()
listed = listing(here.graph, here.both("unknown"))

heading(
    here.say("register.title"), here.say("register.lead", name=here.tell(here.registry.organisation.name))
)
chosen = register_view.filters(listed, here)
actors, sets, activities = st.tabs(
    [here.say("register.third_parties"), here.say("register.data_sets"), here.say("register.activities")]
)
with actors:
    register_view.third_parties(listed, chosen, here)
with sets:
    register_view.data_sets(listed, chosen, here)
with activities:
    activity_table.table(chosen, here)
