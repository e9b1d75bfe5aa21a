"""The dashboard: its server, and what is run for every visitor. Run by `./sillage`.

Streamlit comes here twice: its server imports this file for `app`, and runs it for every visitor. However it is
started, the gate stands before it. What the pages need is not imported here: the browser can load meanwhile.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app_pages import warming
from app_pages.gate import Gate
from app_pages.old_addresses import OldAddresses
from app_pages.turns import turn

if __name__ == "__main__":
    from app_pages import visit  # not for the server

    with turn():
        visit.show()
    warming.SHOWN.set()
else:
    app = st.App(
        Path(__file__).resolve(),
        lifespan=warming.begun,
        middleware=[Middleware(Gate), Middleware(OldAddresses)],
    )
