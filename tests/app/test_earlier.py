"""The earlier state: the day to compare with, and what of git, of the folder and of the address can be compared."""

import datetime
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from app_pages.earlier import ago
from tests.app.conftest import SMALL, OpenApp, follow, held, said
from tests.app.test_pages import quiet
from tests.registry.history.repository import commit, repository

ON = "2026-11-22"


@pytest.mark.parametrize(
    ("on", "length", "before"),
    [
        ("2026-11-22", "year", "2025-11-22"),
        ("2024-02-29", "year", "2023-02-28"),
        ("2025-02-28", "year", "2024-02-28"),
        ("0001-06-01", "year", "0001-01-01"),
        ("0002-01-01", "year", "0001-01-01"),
        ("2026-03-31", "month", "2026-02-28"),
        ("2024-03-31", "month", "2024-02-29"),
        ("2026-01-15", "month", "2025-12-15"),
        ("0001-01-20", "month", "0001-01-01"),
        ("2026-03-03", "week", "2026-02-24"),
        ("0001-01-05", "week", "0001-01-01"),
    ],
)
def test_a_week_a_month_and_a_year_before(on: str, length: str, before: str) -> None:
    assert ago(datetime.date.fromisoformat(on), length) == datetime.date.fromisoformat(before)


@given(st.dates(min_value=datetime.date(2, 2, 1)), st.sampled_from(["week", "month", "year"]))
def test_earlier_is_earlier_and_not_by_more_than_it_says(on: datetime.date, length: str) -> None:
    least, most = {"week": (7, 7), "month": (28, 31), "year": (365, 366)}[length]
    assert least <= (on - ago(on, length)).days <= most


@pytest.fixture
def in_git(open_app: OpenApp, tmp_path: Path) -> tuple[AppTest, Path, list[str]]:
    """The small registry, three times committed: without the host, with it, and with a comment more."""
    repository(tmp_path)
    without = SMALL[: SMALL.index("third_parties:")]
    ids = [commit(tmp_path, "the start", "2026-03-01T12:00:00+00:00", registry=without)]
    ids.append(commit(tmp_path, "the host", "2026-11-05T12:00:00+00:00", registry=SMALL))
    ids.append(commit(tmp_path, "a word on it", "2026-11-20T12:00:00+00:00", registry="# hello\n" + SMALL))
    app = quiet(open_app("changes", registry="# hello\n" + SMALL, lang="en", on=ON))
    return app, tmp_path, ids


def test_revisions_are_offered_newest_first_and_compared(in_git: tuple[AppTest, Path, list[str]]) -> None:
    app, _, ids = in_git
    picks = held(app, "selectbox", "pick-old").options
    dated = [each for each in picks if "2026, 12:00" in each]
    assert [each.partition(": ")[2] for each in dated] == ["a word on it", "the host", "the start"]
    page = said(quiet(follow(app, old=f"@{ids[1][:10]}", on=ON)))
    assert "Only the file changed, no fact." in page and "one line came, one of them a comment" in page
    page = said(quiet(follow(app, old=f"@{ids[0][:10]}", on=ON)))
    assert "New third party: Hébergeur" in page and "Only the file" not in page
    assert held(app, "date_input", "pick-since").value == datetime.date.fromisoformat(ON)


@pytest.mark.parametrize(
    ("since", "subject", "words"),
    [
        ("2026-11-21", "a word on it", "The file is the same, byte for byte"),
        ("2026-11-05", "the host", "Only the file changed"),
        ("2026-11-04", "the start", "New third party: Hébergeur"),
        ("2026-02-28", None, "Git keeps no state of this file on 28 February 2026"),
    ],
)
def test_the_file_as_it_was_then_is_told_from_todays_file_on_that_day(
    in_git: tuple[AppTest, Path, list[str]], since: str, subject: str | None, words: str
) -> None:
    app, *_ = in_git
    page = said(quiet(follow(app, old="@then", since=since, on=ON)))
    assert words in page
    assert subject is None or f"{subject} )" in page.replace(")", " )")
    assert subject is None or said(quiet(follow(app, since=since, on=ON))) == page
    today = said(quiet(follow(app, old="registry", since=since, on=ON)))
    assert "what today’s file says of" in today and "The file is the same, byte for byte" in today


def test_it_opens_on_a_month_ago_as_git_kept_it(in_git: tuple[AppTest, Path, list[str]]) -> None:
    app, *_ = in_git
    page = said(app)
    assert "(revision of 1 March 2026, 12:00: the start)" in page and "New third party: Hébergeur" in page
    assert held(app, "date_input", "pick-since").value == datetime.date(2026, 10, 22)
    assert held(app, "button_group", "pick-ago").value == "month"


def test_where_git_has_nothing_as_old_the_oldest_is_compared_with_and_said(
    in_git: tuple[AppTest, Path, list[str]],
) -> None:
    app, *_ = in_git
    page = said(quiet(follow(app, on="2026-03-20")))
    assert "only since 1 March 2026" in page and "New third party: Hébergeur" in page
    assert held(app, "date_input", "pick-since").value == datetime.date(2026, 3, 1)
    assert held(app, "button_group", "pick-ago").value == "oldest"


def test_a_question_that_goes_further_back_than_git_is_answered_from_its_oldest(
    in_git: tuple[AppTest, Path, list[str]],
) -> None:
    app, *_ = in_git
    page = said(quiet(follow(app, since="2026-02-01", on=ON)))
    assert "only since 1 March 2026" in page and "New third party: Hébergeur" in page


def test_a_day_before_the_oldest_revision_leads_to_it(in_git: tuple[AppTest, Path, list[str]]) -> None:
    app, _, ids = in_git
    page = quiet(follow(app, old="@then", since="2026-02-01", on=ON))
    bodies = " ".join(str(each.proto.body) for each in page.get("html"))
    (link,) = re.findall(r'href="(changes[^"]*old=[^"]*)"', bodies)
    asked = dict(parse_qsl(unescape(link).partition("?")[2]))
    assert asked["old"] == f"@{ids[0][:10]}" and asked["since"] == "2026-03-01"
    assert "New third party: Hébergeur" in said(quiet(follow(app, **{**asked, "on": ON})))


def test_a_week_a_month_a_year_are_a_click(in_git: tuple[AppTest, Path, list[str]]) -> None:
    app, *_ = in_git
    for length, day in (("week", "2026-11-15"), ("month", "2026-10-22"), ("year", "2025-11-22")):
        quiet(held(app, "button_group", "pick-ago").set_value(length).run())
        assert app.query_params["since"] == day


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ("@" + "0" * 40, "has no revision"),
        ("@HEAD", "has no revision"),
        ("@--output=x", "has no revision"),
        ("@<b>", "has no revision"),
        ("@file:..%2Fregistry.yaml", "not offered"),
        ("@file:%2Fetc%2Fpasswd", "not offered"),
        ("@", "has no revision"),
    ],
)
def test_what_git_or_the_folder_does_not_have_is_a_sentence(
    in_git: tuple[AppTest, Path, list[str]], old: str, words: str
) -> None:
    app, *_ = in_git
    assert words in said(quiet(follow(app, old=old, on=ON)))


def test_a_revision_that_is_broken_or_without_the_file_is_a_sentence(
    in_git: tuple[AppTest, Path, list[str]],
) -> None:
    app, folder, _ = in_git
    broken = commit(folder, "broken", "2026-11-21T12:00:00+00:00", registry="sillage: [1\n\x01")
    (folder / "registry.yaml").unlink()
    gone = commit(folder, "gone", "2026-11-21T13:00:00+00:00", elsewhere="a: 1\n")
    (folder / "registry.yaml").write_text(SMALL, encoding="utf-8")
    assert "could not be read" in said(quiet(follow(app, old=f"@{broken[:10]}", on=ON)))
    assert "did not exist under this name" in said(quiet(follow(app, old=f"@{gone[:10]}", on=ON)))


def test_a_folder_without_git_says_so_and_days_are_compared_all_the_same(open_app: OpenApp) -> None:
    page = said(quiet(open_app("changes", registry=SMALL, lang="en")))
    assert "nothing that has a date changed" in page
    assert page.index("in no git repository") < page.index("Compared:")


def test_files_beside_the_registry_are_chosen_and_not_sent(open_app: OpenApp, tmp_path: Path) -> None:
    other = "a, b é.yaml"
    (tmp_path / other).write_text(SMALL.replace("Hébergeur", "Autre"), encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "notes.txt").write_text(SMALL, encoding="utf-8")
    app = quiet(open_app("changes", registry=SMALL, lang="en"))
    offered = held(app, "selectbox", "pick-old").options
    assert f"Another file: {other}" in offered
    assert not [each for each in offered if "hidden" in each or "notes" in each]
    page = said(quiet(follow(app, old=f"@file:{quote(other, safe='')}")))
    assert "Hébergeur" in page and "Autre" in page and "One fact changed" in page
