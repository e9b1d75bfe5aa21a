"""The Chromium of the browser tests: found on the machine, or installed."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from launcher import paths, programme
from launcher.machine import WINDOWS
from launcher.messages import Refusal, say
from launcher.progress import Progress

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_browser(environ: Mapping[str, str] = os.environ, places: Iterable[str] = PLACES) -> str | None:
    """A Chromium that is there: the one CHROMIUM names, else one on the PATH, else one in a usual place."""
    path = environ.get("PATH", os.defpath)
    if environ.get("CHROMIUM"):
        named = shutil.which(environ["CHROMIUM"], path=path)
        if not named:
            raise Refusal("bad-browser", value=environ["CHROMIUM"])
        return named
    for name in NAMES:
        found = shutil.which(name, path=path)
        if found:
            return found
    return next((place for place in places if Path(place).exists()), None)


def playwright_browser() -> str | None:
    """The Chromium that Playwright downloaded before, if it did."""
    script = "from playwright.sync_api import sync_playwright as start\n"
    script += "with start() as playwright: print(playwright.chromium.executable_path)"
    code, output = programme.watched([str(paths.PYTHON), "-c", script], lambda _: None, limit=60)
    path = output.strip()
    return path if code == 0 and Path(path).exists() else None


def ways_to_get_a_browser() -> Iterator[tuple[str, list[list[str]]]]:
    """What may bring a Chromium onto this machine, each with its name and its commands, likeliest first."""
    try:
        system = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        system = ""
    # Ubuntu's chromium package only points to a snap, which does not run everywhere.
    if re.search(r"^ID=\"?debian", system, flags=re.MULTILINE) and not WINDOWS and os.geteuid() == 0:
        install_it = ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]
        yield "apt-get", [["apt-get", "update"], install_it]
    yield "Playwright", [[str(paths.PYTHON), "-m", "playwright", "install", "chromium"]]


def get_browser() -> tuple[str | None, str]:
    """A Chromium that is there or can be installed, else None; and the last word of what failed."""
    browser = find_browser() or playwright_browser()
    reason = ""
    if browser:
        return browser, reason
    for how, commands in ways_to_get_a_browser():
        reason = install_browser(how, commands) or reason
        browser = find_browser() or playwright_browser()
        if browser:
            return browser, ""
    return None, reason


def install_browser(how: str, commands: Iterable[list[str]]) -> str:
    """Runs the commands of one way until one fails; returns what it said then, else nothing."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    progress = Progress(sys.stderr, pause=10)
    reason = ""
    for command in commands:
        code, output = programme.watched(
            command,
            lambda _: progress.show(say("get-browser", how=how, seconds=progress.seconds)),
            env=env,
            limit=600,
        )
        if code:
            lines = [line.strip() for line in output.splitlines() if line.strip()] or ["?"]
            error = next((line for line in lines if re.match(r"\AE:|\A.*Error", line)), lines[-1])
            reason = f"[{how}] {error}"
            break
    progress.tell(say("get-browser", how=how, seconds=progress.seconds))
    return reason
