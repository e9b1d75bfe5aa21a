"""The dashboard in Chromium: a server for any registry, pages in either language, no call outside."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    WebSocketRoute,
    expect,
    sync_playwright,
)
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.serving import free_port, start, stop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:")
PROBES = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")
# A page of ours comes in a second; four servers and browsers on two busy cores need longer.
expect.set_options(timeout=30_000)

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# The first is needed as root, which continuous integration is; the others keep Chromium from calling home.
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
CHROMIUM_FLAGS += ["--disable-background-networking", "--disable-component-update"]
# One process for all pages of a site: it compiles Streamlit's scripts once. What it keeps, no page can see.
CHROMIUM_FLAGS += ["--process-per-site"]
STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems,websql"
"""What a page may keep in a browser; its history and its session go with its tab."""


def until(page: Page, expression: str, seconds: float = 30) -> None:
    """Waits until an expression holds in the page; `wait_for_function` would have the page evaluate texts itself,
    which its security policy forbids."""
    ends = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < ends, expression
        page.wait_for_timeout(100)


@dataclass(frozen=True)
class Server:
    """A dashboard that runs."""

    url: str
    """Its address, without a slash at the end."""
    log: Path
    """The file its output goes to."""


@dataclass
class Visit:
    """What a page did that is not on the picture."""

    outside: list[str] = field(default_factory=list)
    """Addresses it asked for that are not of this machine; the fixture `page` fails when there is one."""
    errors: list[str] = field(default_factory=list)
    """Errors in the console and in scripts, Streamlit's own misses apart: a file of ours that is missing too."""


class Wire:
    """What a page and its server tell each other, from the next address the page opens on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sent: list[bytes] = []
        self._runs = 0
        self._server: WebSocketRoute | None = None
        page.route_web_socket("**/_stcore/stream**", self._between)

    def _between(self, socket: WebSocketRoute) -> None:
        server = self._server = socket.connect_to_server()

        def to_server(message: str | bytes) -> None:
            # What asks for the whole page; the timer asks for its fragment.
            if isinstance(message, bytes) and not BackMsg.FromString(message).rerun_script.fragment_id:
                self._sent.append(message)
            server.send(message)

        def to_page(message: str | bytes) -> None:
            # Every run of the whole page names all pages; a fragment's does not.
            self._runs += isinstance(message, bytes) and b"borders" in message and b"changes" in message
            socket.send(message)

        socket.on_message(to_server)
        server.on_message(to_page)

    def again(self, holding: bytes) -> None:
        """Sends the last message that holds these bytes once more, and returns when the page was run for it."""
        self.send(next(each for each in reversed(self._sent) if holding in each))

    def last(self) -> bytes:
        """The last message that asked for the whole page."""
        return self._sent[-1]

    def send(self, message: bytes) -> None:
        """Sends a message, and returns when the page was run for it."""
        assert self._server is not None
        before = self._runs
        self._server.send(message)
        end = time.monotonic() + 30
        while self._runs == before:
            assert time.monotonic() < end, "the server did nothing"
            self._page.wait_for_timeout(20)
        settled(self._page)


Serve = Callable[..., Server]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """`serve(path)` gives a dashboard on that registry, `serve()` one on the shipped registries.

    One server per registry and session; `serve(path, fresh=True)` starts another, for a test that
    changes the file.
    """
    running: dict[Path | None, Server] = {}
    processes: list[subprocess.Popen[bytes]] = []

    def serve(registry: Path | None = None, *, fresh: bool = False) -> Server:
        if registry in running and not fresh:
            return running[registry]
        port, log = free_port(), tmp_path_factory.mktemp("server") / "log.txt"
        processes.append(start(port, log, registry))
        server = Server(f"http://127.0.0.1:{port}", log)
        if not fresh:
            running[registry] = server
        return server

    yield serve
    for process in processes:
        stop(process)


@pytest.fixture(scope="session")
def server(serve: Serve) -> Server:
    """A dashboard on the registries that are shipped."""
    return serve()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one CHROMIUM names, of the PATH, or Playwright's. None is a failure, not a skip."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        if not (found or Path(playwright.chromium.executable_path).exists()):
            pytest.fail(
                "no Chromium: ./sillage test finds or installs one; --without-browser leaves these tests out"
            )
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


class Profile:
    """A reader's browser: what its pages fetched stays for the next test, what they kept does not.

    Streamlit's own scripts are most of what opening a page costs; nothing that is fetched changes while a server runs.
    """

    def __init__(self, browser: Browser, locale: str) -> None:
        self.context = browser.new_context(
            locale=locale, timezone_id="Europe/Paris", reduced_motion="reduce",
            viewport={"width": 1280, "height": 900}, accept_downloads=True,
        )  # fmt: skip
        self._origins: set[str] = set()
        self._anchor: Page | None = None
        self.context.on("request", lambda sent: self._origins.add(origin(sent.url)))

    def open(self, url: str) -> Page:
        """An empty tab, with nothing kept from any page before it."""
        if url and self._anchor is None:  # while a page of the site is there, so is its process
            self._anchor = self.context.new_page()
            self._anchor.goto(f"{origin(url)}/_stcore/health")
        page = self.context.new_page()
        session = self.context.new_cdp_session(page)
        for each in self._origins:
            session.send("Storage.clearDataForOrigin", {"origin": each, "storageTypes": STORED})
        session.detach()
        return page

    def close_tabs(self) -> None:
        """Closes what a test opened, and what its pages did."""
        for page in self.context.pages:
            if page is not self._anchor:
                page.close()


def origin(url: str) -> str:
    """The beginning of an address that says whose it is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Callable[[str], Profile]:
    """`profile("fr-FR")`: the browser of a reader with that language."""
    return cache(partial(Profile, browser))


@pytest.fixture
def visit() -> Visit:
    """What the pages of this test did besides showing: requests leaving the machine, errors."""
    return Visit()


@pytest.fixture
def open_page(profile: Callable[[str], Profile], visit: Visit) -> Iterator[OpenPage]:
    """`open_page(url, locale="en-GB", scheme="dark")` opens a page and waits until it is settled.

    French and light unless said otherwise. At the end the test fails if a page asked for anything off this
    machine.
    """
    used: set[Profile] = set()

    def asked(url: str) -> None:
        if not LOCAL.match(url):
            visit.outside.append(url)

    def requested(sent: Request) -> None:
        asked(sent.url)

    def open_page(
        url: str = "",
        *,
        locale: Literal["fr-FR", "en-GB"] = "fr-FR",
        scheme: Literal["light", "dark"] = "light",
        width: int = 1280,
        height: int = 900,
    ) -> Page:
        reader = profile(locale)
        page = reader.open(url)
        if reader not in used:
            used.add(reader)
            reader.context.on("request", requested)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.on("console", lambda said: visit.errors.extend(errors(said)))
        page.on("pageerror", lambda error: visit.errors.append(str(error)))
        page.on("websocket", lambda ws: asked(ws.url))
        if url:
            page.goto(url)
            settled(page)
        return page

    yield open_page
    for reader in used:
        reader.close_tabs()
        reader.context.remove_listener("request", requested)
    assert visit.outside == [], "a page asked for addresses off this machine"


@pytest.fixture
def page(open_page: OpenPage, server: Server) -> Page:
    """Ask on the shipped registries, in French, settled."""
    return open_page(f"{server.url}/ask")


def errors(said: ConsoleMessage) -> list[str]:
    """What a message in the console says is wrong, with the address it is about.

    Below the first page Streamlit looks for its own health beside it and finds it above: those misses are its own.
    """
    if said.type != "error" or PROBES.search(str(said.location.get("url", ""))):
        return []
    return [f"{said.text} {said.location.get('url', '')}"]


def settled(page: Page, quiet_ms: int = 150, limit_ms: int = 30_000) -> None:
    """Returns when Streamlit has had nothing to do for `quiet_ms`: a rerun often follows the one before."""
    page.wait_for_selector(IDLE, timeout=limit_ms)
    end = time.monotonic() + limit_ms / 1000
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < quiet_ms / 1000:
        if time.monotonic() > end:
            raise TimeoutError(f"Streamlit was still busy after {limit_ms} ms")
        page.wait_for_timeout(25)
        if page.query_selector(IDLE) is None or page.query_selector('[data-stale="true"]') is not None:
            quiet_since = time.monotonic()


@pytest.fixture(name="settled")
def settled_fixture() -> Callable[[Page], None]:
    """`settled(page)`: waits until Streamlit is idle."""
    return settled
