"""Pictures on screen: each is drawn once, nobody waits for another's, and what failed is tried again."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app_pages import picture_cache
from app_pages.picture_cache import KEPT, drawn
from app_pages.turns import AT_ONCE, turn
from dataflow.engine.faults import LayoutFailed

SECONDS = 20


def test_many_who_want_one_picture_have_it_drawn_once_and_keep_nobody_waiting() -> None:
    what, began, go = str(uuid4()), Event(), Event()
    times: Counter[str] = Counter()

    def draw() -> str:
        times[what] += 1
        began.set()
        assert go.wait(SECONDS)
        return "<svg/>"

    def page() -> str:
        with turn():
            return drawn(what, draw).svg

    def short_page() -> bool:
        with turn():
            return True

    with ThreadPoolExecutor(5 * AT_ONCE) as pool:
        wanted = [pool.submit(page) for _ in range(3 * AT_ONCE)]
        try:
            assert began.wait(SECONDS)
            # More wait for the picture than there are turns, and whoever asks for something else has his page.
            assert all(pool.submit(short_page).result(SECONDS) for _ in range(AT_ONCE))
        finally:
            go.set()
        assert [each.result(SECONDS) for each in wanted] == ["<svg/>"] * (3 * AT_ONCE)
    assert times[what] == 1


@pytest.mark.parametrize("fault", [LayoutFailed("engine-missing"), ArithmeticError()], ids=["told", "ours"])
def test_what_could_not_be_drawn_is_tried_again(fault: Exception) -> None:
    what, began, go = str(uuid4()), Event(), Event()
    times: Counter[str] = Counter()

    def draw() -> str:
        times[what] += 1
        began.set()
        assert go.wait(SECONDS)
        raise fault

    def page() -> Exception | None:
        try:
            return drawn(what, draw).fault
        except ArithmeticError as found:
            return found

    with ThreadPoolExecutor(2) as pool:
        wanted = [pool.submit(page)]
        assert began.wait(SECONDS)
        wanted.append(pool.submit(page))
        go.set()
        assert [each.result(SECONDS) for each in wanted] == [fault, fault]
    assert page() is fault
    assert times[what] >= 2
    assert drawn(what, lambda: "<svg/>").svg == "<svg/>"


@given(st.lists(st.integers(0, 2 * KEPT), max_size=4 * KEPT))
def test_those_that_were_asked_for_last_are_kept(asked: list[int]) -> None:
    picture_cache._pictures.clear()
    made: Counter[int] = Counter()
    last: list[int] = []  # the naive cache
    missed: Counter[int] = Counter()
    for number in asked:

        def draw(number: int = number) -> str:
            made[number] += 1
            return str(number)

        assert drawn(f"picture {number}", draw).svg == str(number)
        if number in last:
            last.remove(number)
        else:
            missed[number] += 1
        last = [*last, number][-KEPT:]
    assert made == missed
