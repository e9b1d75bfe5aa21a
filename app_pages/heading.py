"""The heading of a page: its title and a sentence on what it shows."""

import streamlit as st

from app_pages.markup import Content, element


def heading(title: Content, lead: Content = None, kicker: Content = None) -> None:
    """A page's first heading, with a line above and a paragraph below it where given."""
    st.html(
        element(
            "header",
            element("p", kicker, class_="kicker") if kicker else None,
            element("h1", title),
            element("p", lead, class_="lead") if lead else None,
            class_="page-head",
        )
    )
