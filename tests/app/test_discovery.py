"""The discovery: a day and an hour make dates, a day alone says what is missing, and the address keeps both."""

import datetime

import pytest

from tests.app.conftest import OpenApp, follow, held, said
from tests.app.test_pages import quiet

DATED = "2026-11-27T14:30"


def test_a_day_and_an_hour_make_dates_of_the_organisations_own_times(open_app: OpenApp) -> None:
    app = quiet(follow(quiet(open_app("breach", lang="en")), actor="ovhcloud"))
    assert "Within 72 h" in said(app) and "become dates" in said(app)
    quiet(held(app, "date_input", "pick-discovered-day").set_value(datetime.date(2026, 11, 27)).run())
    assert app.query_params["discovered"] == "2026-11-27"
    assert "The hour is missing" in said(app) and "become dates" in said(app)
    quiet(held(app, "time_input", "pick-discovered-time").set_value(datetime.time(14, 30)).run())
    assert app.query_params["discovered"] == DATED
    page = said(app)
    assert "30 November 2026 at 14:30 (UTC" in page and "local time of this machine" in page
    assert "The hour is missing" not in page
    quiet(held(app, "date_input", "pick-discovered-day").set_value(None).run())
    assert "discovered" not in app.query_params and "become dates" in said(app)


def test_a_link_has_the_dates_and_shows_them_in_its_controls(open_app: OpenApp) -> None:
    app = quiet(open_app("breach", lang="fr"))
    assert "30 novembre 2026 à 14\u00a0h\u00a030" in said(
        quiet(follow(app, actor="ovhcloud", discovered=DATED))
    ).replace("14 h 30", "14\u00a0h\u00a030")
    assert held(app, "time_input", "pick-discovered-time").value == datetime.time(14, 30)


@pytest.mark.parametrize("written", ["soon", "2026-13-40T99:99", "2026-11-27T14:30:00Z", "<b>"])
def test_what_is_no_moment_is_said_and_leaves_times_relative(open_app: OpenApp, written: str) -> None:
    app = quiet(open_app("breach", lang="en"))
    page = said(quiet(follow(app, actor="ovhcloud", discovered=written)))
    assert "cannot be read" in page and written in page and "become dates" in page


@pytest.mark.parametrize(("moment", "told"), [("2026-01-01T10:00", False), ("2999-01-01T10:00", True)])
def test_an_hour_that_is_still_to_come_is_told(open_app: OpenApp, moment: str, told: bool) -> None:
    app = quiet(open_app("breach", lang="fr", actor="ovhcloud", discovered=moment))
    assert ("est à venir" in said(app)) is told
