"""A visit: the page that was asked for, in its frame, for one visitor."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app_pages import frame
from app_pages.address import asks
from app_pages.desk import open_at, sit, watch


def show() -> None:
    """The page that was asked for, for one visitor."""
    st.set_page_config(page_title="Sillage", page_icon=str(frame.STATIC / "mark.svg"), layout="wide")
    desk = sit()
    pages = [
        st.Page("app_pages/home.py", title=desk.say("page.home"), default=True),
        ask := st.Page("app_pages/ask.py", title=desk.say("page.ask"), url_path="ask"),
        st.Page("app_pages/register.py", title=desk.say("page.register"), url_path="register"),
        st.Page("app_pages/flow_map.py", title=desk.say("page.map"), url_path="map"),
        st.Page("app_pages/findings.py", title=desk.say("page.findings"), url_path="findings"),
        st.Page("app_pages/breach.py", title=desk.say("page.breach"), url_path="breach"),
        st.Page("app_pages/borders.py", title=desk.say("page.borders"), url_path="borders"),
        st.Page("app_pages/changes.py", title=desk.say("page.changes"), url_path="changes"),
        st.Page(
            "app_pages/problems.py",
            title=frame.problems_title(desk),
            url_path="problems",
            visibility="visible" if desk.shown.problems else "hidden",
        ),
        st.Page("app_pages/glossary.py", title=desk.say("page.glossary"), url_path="glossary"),
        st.Page(
            "app_pages/activity.py", title=desk.say("page.activity"), url_path="activity", visibility="hidden"
        ),
        st.Page(
            "app_pages/third_party.py", title=desk.say("page.actor"), url_path="actor", visibility="hidden"
        ),
    ]
    page = st.navigation(pages, position="top")
    if not page.url_path and asks(st.query_params):
        # The intent is what Streamlit resolves a page by: the page that answers is shown in this run, where
        # st.switch_page would begin another one. The browser’s address follows the page.
        run = get_script_run_ctx()
        if run is not None:
            run.pages_manager.set_script_intent("", ask.url_path)
            page = st.navigation(pages, position="top")
    desk = open_at(page.url_path, desk)

    frame.show(desk)
    if desk.shown.registry is not None or page.url_path in ("problems", "glossary"):
        page.run()
    else:
        frame.nothing_to_show(desk)
    frame.foot(desk)
    watch()
