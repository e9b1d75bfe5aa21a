"""The day on the command line: what is taken for one, and what is not."""

import datetime
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app_pages.address import address
from commands.day import day_of, is_day
from commands.exit import Misuse


def test_a_day_is_written_as_year_month_and_day() -> None:
    assert is_day("2026-11-22")
    assert day_of("2026-11-22", "en") == datetime.date(2026, 11, 22)


@pytest.mark.parametrize("given", ["", "2026-W47-7", "20261122", "2026-11-2", "2026-11-22 ", "٢٠٢٦-11-22"])
def test_what_is_not_written_as_a_day(given: str) -> None:
    assert not is_day(given)
    with pytest.raises(Misuse):
        day_of(given, "en")


def test_a_day_that_there_is_not_is_written_as_one_and_refused() -> None:
    assert is_day("2026-02-30")
    with pytest.raises(Misuse, match="2026-02-30"):
        day_of("2026-02-30", "fr")


ARABIC = {ord("0") + n: 0x0660 + n for n in range(10)}
DAYS = st.dates().map(str)
WRITTEN = st.one_of(
    st.text("0123456789-/.TWZ: +", max_size=12), st.text(max_size=12), DAYS,
    st.builds("{}{}".format, DAYS, st.sampled_from([" ", "\n", "T00:00", "Z", "\u200b", "0"])),
    st.dates().map(lambda day: day.strftime("%Y%m%d")), st.dates().map(lambda day: day.strftime("%G-W%V-%u")),
    st.dates().map(lambda day: day.strftime("%d/%m/%Y")), DAYS.map(lambda day: day.translate(ARABIC)),
)  # fmt: skip


@given(WRITTEN)
@example("2026-02-30")
@example("0000-01-01")
def test_nothing_else_is_a_day_on_the_command_line_or_in_an_address(given: str) -> None:
    """The registry's own days are held by the same rule: `registry.records.days.day_written`."""
    four, two, last = given[:4], given[5:7], given[8:]
    formed = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", given, re.ASCII) is not None
    meant = None
    if formed:
        try:
            meant = datetime.date(int(four), int(two), int(last))
        except ValueError:
            meant = None
    found, refused = address(
        {"on": given}, None, registries=("a",), locale="fr", today=datetime.date(2020, 2, 2)
    )
    assert (found.on, refused) == ((meant, ()) if meant else (datetime.date(2020, 2, 2), (("on", given),)))
    if meant is None:
        with pytest.raises(Misuse):
            day_of(given, "fr")
    else:
        assert day_of(given, "fr") == meant
