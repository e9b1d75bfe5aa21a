"""The line that is rewritten."""

import io

from hypothesis import given
from hypothesis import strategies as st

from launcher.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(st.lists(st.text(st.characters(categories=["L", "N"]), max_size=60), min_size=1))
def test_a_terminal_shows_nothing_of_the_line_before(states: list[str]) -> None:
    stream = Terminal()
    progress = Progress(stream)
    for state in states:
        progress.show(state)
    cells: list[str] = []
    for part in stream.getvalue().split("\r"):
        cells[: len(part)] = part
    assert "".join(cells).strip() == states[-1].strip()
