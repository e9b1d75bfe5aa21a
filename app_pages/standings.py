"""Standings: how the open registry stands, made once for all visitors of the same state, day and registry."""

import streamlit as st

from app_pages.desk import Desk
from dataflow.standing import Dues, Standing, dues, standing


def standing_of(here: Desk) -> Standing:
    """What is known of each third party on the day asked for."""
    return _standing(here.shown.version, here.address.on, here)


def dues_of(here: Desk) -> Dues:
    """What is due on the day asked for, and soon after."""
    return _dues(here.shown.version, here.address.on, here)


@st.cache_resource(show_spinner=False, max_entries=16)
def _standing(version: str, on: object, _here: Desk) -> Standing:  # noqa: ARG001  # `version` and `on` stand for the desk in the cache
    return standing(_here.graph, _here.shown)


@st.cache_resource(show_spinner=False, max_entries=16)
def _dues(version: str, on: object, _here: Desk) -> Dues:  # noqa: ARG001  # the same
    return dues(_here.graph, _here.shown, _here.findings)
