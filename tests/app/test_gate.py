"""The gate: every combination of what a browser can say, and a real server that is knocked at."""

import itertools
import json
import os
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app_pages.gate import refusal
from app_pages.policy import FIXED
from tests.app.conftest import SMALL
from tests.serving import APP, ROOT, free_port, start, stop

OURS = ("127.0.0.1:8501", "localhost:8501", "localhost:9", "127.0.0.1", "[::1]:8501")
FOREIGN = (
    *("evil.example", "evil.example:8501", "127.0.0.1.evil.example:8501", "localhost.evil.example", "192.168.0.7:8501"),
    *("", "127.0.0.1:8501@evil.example", "127.0.0.1:8501:1", "0.0.0.0:8501", "127.0.0.2:8501", "localhost.:8501"),
    *("127.0.0.1:", "127.0.0.1:8501/", " 127.0.0.1:8501", "127.0.0.1:8501, evil.example", "2130706433:8501"),
)  # fmt: skip
PATHS = ("/", "/register", "/static/js/index.js", "/_stcore/health", "/_stcore/host-config", "/media/a.pdf")
FETCHES: tuple[dict[str, str], ...] = ({}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"})


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_our_own_pages_are_answered(kind: str) -> None:
    for host, path, fetch in itertools.product(OURS, (*PATHS, "/_stcore/stream"), FETCHES):
        assert refusal(kind, "GET", path, {"host": host, "origin": f"http://{host}", **fetch}) is None
        if kind == "http":
            assert refusal(kind, "GET", path, {"host": host, **fetch}) is None


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_name_that_is_not_this_machines_is_refused(kind: str) -> None:
    for host, path, fetch in itertools.product(FOREIGN, PATHS, FETCHES):
        for origin in ({}, {"origin": f"http://{host}"}, {"origin": "http://127.0.0.1:8501"}):
            assert refusal(kind, "GET", path, {"host": host, **origin, **fetch}) == 403
    assert refusal(kind, "GET", "/", {}) == 403


@given(
    st.text(alphabet="127.0locahst:@/[] \u200b\u0130", max_size=30), st.sampled_from(["http", "websocket"])
)
def test_no_spelling_gets_by(host: str, kind: str) -> None:
    """Whatever is taken for this machine's name is one of its three names, with or without a port."""
    if refusal(kind, "GET", "/", {"host": host, "origin": f"http://{host}"}) is None:
        name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        name, port = (name, port) if colon and "]" not in port else (host, "")
        assert name in ("127.0.0.1", "localhost", "[::1]") and (
            (port.isascii() and port.isdigit()) or not port
        )


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_another_origin_is_refused(kind: str) -> None:
    origins = [f"http://{host}" for host in (*OURS, *FOREIGN)] + [
        "null",
        "https://localhost:8501",
        "file://",
        "",
    ]
    for host, origin, path in itertools.product(OURS, origins, PATHS):
        if origin != f"http://{host}":
            assert refusal(kind, "GET", path, {"host": host, "origin": origin}) == 403


def test_a_websocket_tells_its_origin() -> None:
    assert refusal("websocket", "GET", "/_stcore/stream", {"host": "127.0.0.1:8501"}) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_from_elsewhere_opens_a_page_and_nothing_else(site: str) -> None:
    host = {"host": "127.0.0.1:8501", "sec-fetch-site": site}
    window = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    for path in ("/", "/register", "/actor"):
        assert refusal("http", "GET", path, host | window) is None
        for other in (
            {"sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
            {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
            {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
            {},
        ):
            assert refusal("http", "GET", path, host | other) == 403
        assert refusal("http", "POST", path, host | window) == 403
    for path in (
        "/static/js/index.js",
        "/_stcore/health",
        "/media/a.pdf",
        "/app/static/x.ttf",
        "/favicon.png",
    ):
        assert refusal("http", "GET", path, host | window) == 403


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/metrics/", "/_stcore/script-health-check", "/_stcore/upload_file/a/b"),
        *("/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json", "/register/_stcore/metrics"),
        *("/_stcore", "/_stcore/", "/_stcore/metrics/health", "/auth/login", "/oauth2callback", "/component/a/b.js"),
        *("/_stcore/bidi-components/a", "//_stcore/metrics", "/_stcore/allowed-message-origins"),
    ],
)  # fmt: skip
def test_streamlits_own_inside_is_closed(path: str) -> None:
    assert refusal("http", "GET", path, {"host": "127.0.0.1:8501"}) == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"])
def test_nothing_is_sent_to_the_server(method: str) -> None:
    assert refusal("http", method, "/", {"host": "127.0.0.1:8501"}) == 405


# From here on a real server is knocked at, and all it asks the system for is written down.

GUARD = """\
import os, sys
def _watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        with open(os.environ["GUARD"], "a") as file:
            print(event, repr(args[1:] if event == "socket.connect" else args), file=file)
sys.addaudithook(_watch)
"""


class Heard(NamedTuple):
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


class House(NamedTuple):
    """A server, and what it asked the network for."""

    port: int
    guard: Path

    def ask(self, path: str, **headers: str) -> Heard:
        """Its answer to one request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        heard = Heard(answer.status, told, answer.read())
        connection.close()
        return heard

    def knock(self, host: str, origin: str | None) -> str:
        """The status with which a WebSocket is answered."""
        lines = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Connection: Upgrade", "Upgrade: websocket"]
        lines += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
        lines += ["Sec-WebSocket-Protocol: streamlit"]
        lines += [f"Origin: {origin}"] if origin is not None else []
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as wire:
            wire.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            return wire.recv(400).decode("latin-1").split(" ")[1]

    @property
    def contacted(self) -> list[str]:
        """What it asked the network for beyond this machine."""
        if not self.guard.exists():
            return []
        lines = self.guard.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "'127.0.0.1'" not in line and "'localhost'" not in line]


def _house(folder: Path, app: Path = APP) -> Iterator[House]:
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    registry = folder / "registry.yaml"
    registry.write_text(SMALL, encoding="utf-8")
    seen = folder / "seen"
    before = {"PYTHONPATH": f"{folder / 'guard'}{os.pathsep}{ROOT}", "GUARD": str(seen)}
    port = free_port()
    process = start(port, folder / "log", registry, app=app, before=before)
    try:
        yield House(port, seen)
    finally:
        stop(process)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The dashboard, watched."""
    yield from _house(tmp_path_factory.mktemp("house"))


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[House]:
    """An app of Streamlit without our gate, watched."""
    app = tmp_path / "bare.py"
    app.write_text("import streamlit as st\nst.write('hello')\n", encoding="utf-8")
    yield from _house(tmp_path, app)


def test_whatever_foreign_pages_send_nothing_outside_is_looked_up(house: House) -> None:
    here = f"127.0.0.1:{house.port}"
    for host in (here, f"localhost:{house.port}"):
        assert house.knock(host, f"http://{host}") == "101"
    foreign = [
        "http://evil.example",
        f"http://evil.example:{house.port}",
        "null",
        "http://localhost:1",
        "https://a.streamlit.app",
    ]
    for host, origin in itertools.product(
        (here, "evil.example", f"evil.example:{house.port}"), (*foreign, None)
    ):
        assert house.knock(host, origin) == "403", (host, origin)
    for origin in foreign:
        for path in ("/", "/_stcore/health", "/_stcore/host-config", "/media/x"):
            assert house.ask(path, Origin=origin).status == 403
    assert house.ask("/", Host="evil.example").status == 403
    assert house.contacted == []


def test_the_watch_over_the_network_sees_what_streamlit_does_without_the_gate(bare: House) -> None:
    bare.knock(f"127.0.0.1:{bare.port}", "http://evil.example")
    assert any("checkip" in line for line in bare.contacted)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/register", "/map", "/findings", "/breach", "/borders", "/changes", "/problems", "/actor", "/nowhere"),
        *("/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/app/static/LiberationSans-Regular.ttf"),
        *("/favicon.png", "/media/none", "/app/static/../config.toml", "/static/none.js", "/register/"),
    ],
)  # fmt: skip
def test_every_answer_has_the_headers(house: House, path: str) -> None:
    for more in ({}, {"Host": "evil.example"}):
        headers = house.ask(path, **more).headers
        assert {name: headers.get(name) for name in FIXED} == FIXED
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
        assert not any(word in policy for word in ("unsafe-eval", "https:", "*"))
        assert not any(name.startswith("access-control") for name in headers)


def test_nobody_steers_a_page_from_around_it(house: House) -> None:
    config = json.loads(house.ask("/_stcore/host-config").body)
    assert config["allowedOrigins"] == [] and not config["useExternalAuthToken"]


def test_the_figures_of_the_server_are_closed(house: House) -> None:
    assert house.ask("/_stcore/metrics").status == 404
    assert house.ask("/_stcore/health").body == b"ok"
