"""The tests: set up as well, with a browser where they may want one, shared out over the cores."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from launcher import chromium, paths
from launcher.environment import set_up
from launcher.handover import child_environ
from launcher.machine import cores, in_ci
from launcher.messages import Refusal, say
from launcher.programme import stopped_at_the_end

MOST_WORKERS = 4  # each test worker may hold a Streamlit server and a browser, about 500 MB


def wants_browser(args: Sequence[str]) -> bool:
    """Whether these arguments of pytest can reach tests/browser: only named tests elsewhere cannot."""
    named = [paths.ROOT / arg.split("::")[0] for arg in args if not arg.startswith("-")]
    named = [path.resolve() for path in named if path.exists()]
    pages = paths.ROOT / "tests" / "browser"
    return not named or any(path == pages or pages in path.parents or path in pages.parents for path in named)


def shares(args: Sequence[str], count: int) -> list[str]:
    """How pytest shares the tests out: over the cores, the tests of one browser file together.

    Nothing where the caller chose, asks for a debugger or names single tests: workers would cost more.
    """
    own = ("-n", "--numprocesses", "--dist", "--pdb", "--trace", "--collect-only", "--co", "-s")
    if count < 2 or any(arg.startswith(own) or "::" in arg or arg == "no:xdist" for arg in args):
        return []
    return ["-n", str(min(count, MOST_WORKERS)), "--dist", "loadgroup"]


def run_tests(args: Sequence[str]) -> int:
    """Sets up the tests as well, finds or installs a browser, and runs pytest with the arguments given."""
    set_up("test")
    browser, reason = chromium.get_browser() if wants_browser(args) else (None, "")
    without = wants_browser(args) and not browser
    if without and in_ci():
        raise Refusal("ci-no-browser", reason=reason)
    env = child_environ()
    if browser:
        env["CHROMIUM"] = browser
    command = [str(paths.PYTHON), "-m", "pytest", *shares(args, cores())]
    command += ["--without-browser"] if without else []
    process = subprocess.Popen([*command, *args], cwd=paths.ROOT, env=env)
    with stopped_at_the_end(process):
        code = process.wait()
    if without:
        print(say("untested"), flush=True)
    return code
