"""Other programmes: watched, and stopped at a limit."""

import sys

from launcher.programme import watched


def test_a_watched_command_gives_its_output_and_its_end() -> None:
    seen: list[str | None] = []
    code, output = watched([sys.executable, "-c", "print('é'); raise SystemExit(7)"], seen.append)
    assert (code, output.strip()) == (7, "é")
    assert seen[0] == output


def test_a_watched_command_is_stopped_at_its_limit() -> None:
    code, _ = watched([sys.executable, "-c", "import time; time.sleep(60)"], lambda _: None, limit=0.1)
    assert code == 124
    assert watched(["no-such-programme-here"], lambda _: None)[0] == 127
