"""The parts of docs/ that tools make from the code: rooms and their picture, modules, lists, questions."""

import re

import pytest

from tools import house as tour
from tools import lists, questions
from tools import modules as listing
from tools.made_part import MadePart


@pytest.mark.parametrize(
    ("path", "part", "made"),
    [
        (tour.PAGE, tour.ROOMS, lambda: tour.rooms_table(tour.house())),
        (listing.PAGE, listing.MODULES, listing.modules_table),
        (lists.PAGE, lists.LISTS, lists.lists_table),
        (questions.PAGE, questions.QUESTIONS, questions.page),
    ],
    ids=["rooms", "modules", "lists", "questions"],
)
def test_what_is_made_is_what_the_code_says(path, part, made, pytestconfig: pytest.Config) -> None:
    page = path.read_text(encoding="utf-8")
    renewed = part.renewed(page, made())
    if pytestconfig.getoption("--refresh-golden"):
        path.write_text(renewed, encoding="utf-8", newline="\n")
    assert page == renewed or pytestconfig.getoption("--refresh-golden"), f"{path.name}: {part.command}"


@pytest.mark.parametrize("package", listing.PACKAGES)
def test_every_module_says_what_it_is(package: str) -> None:
    assert listing.modules(package), f"{package}/ holds modules"
    unsaid = [row for row in listing.modules_table().splitlines() if row.endswith("|  |")]
    assert unsaid == []


def test_a_page_without_a_place_for_its_part_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for the table"):
        MadePart("table", "x").renewed("# Architecture\n", "")


def test_the_picture_shows_the_rooms_and_arrows_of_today() -> None:
    # Two layout engines place boxes differently; what is shown must be the same.
    drawn = set(re.findall(r'id="([a-z_.-]+)"', tour.PICTURE.read_text(encoding="utf-8")))
    wanted = set(re.findall(r'\[id="([a-z_.-]+)"', tour.dot(tour.house())))
    assert {each for each in drawn if "." in each or each in tour.PACKAGES} == wanted, tour.ROOMS.command


def test_no_import_runs_upwards() -> None:
    assert tour.house().upward == []
