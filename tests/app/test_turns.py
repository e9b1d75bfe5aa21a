"""Turns: never more pages at once than there are turns, and every turn is given back."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from app_pages.turns import AT_ONCE, turn


def test_no_more_run_at_once_than_there_are_turns() -> None:
    lock, running, most = Lock(), 0, 0
    full = Barrier(AT_ONCE)

    def page(number: int) -> None:
        nonlocal running, most
        with turn():
            with lock:
                running += 1
                most = max(most, running)
            if number < AT_ONCE:
                full.wait(10)  # as many as there are turns do run at once
            with lock:
                running -= 1

    with ThreadPoolExecutor(4 * AT_ONCE) as pool:
        list(pool.map(page, range(4 * AT_ONCE)))
    assert (most, running) == (AT_ONCE, 0)


def test_a_page_that_ends_by_raising_gives_its_turn_back() -> None:
    for _ in range(3 * AT_ONCE):
        with pytest.raises(RuntimeError), turn():
            raise RuntimeError
    came = Event()

    def page() -> None:
        with turn():
            came.set()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(page)
        assert came.wait(10)
