"""Other people's pages in the same Chromium: they get nothing, and a link of theirs opens a page of ours."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Server, Visit

TRIES = """
async ours => {
  const got = []
  const wait = make => new Promise(done => { make(done); setTimeout(() => done('nothing'), 5000) })
  const loaded = (tag, path) => wait(done => {
    const part = document.createElement(tag)
    part.onload = () => done(tag)
    part.onerror = () => done('refused')
    part.src = ours + path
    document.body.append(part)
  })
  for (const mode of ['cors', 'no-cors'])
    got.push(await fetch(ours + '/_stcore/health', {mode}).then(said => said.type + said.status, () => 'refused'))
  got.push(await loaded('script', '/static/js/' + window.file))
  got.push(await loaded('img', '/favicon.png'))
  got.push(await wait(done => {
    const socket = new WebSocket(ours.replace('http', 'ws') + '/_stcore/stream', ['streamlit'])
    socket.onopen = () => done('socket')
    socket.onerror = () => done('refused')
  }))
  return got
}
"""


@pytest.fixture
def stranger() -> Iterator[str]:
    """A page of somebody else: of this machine, on another port."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>x</title><body>")

        def log_message(self, *said: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_another_page_gets_nothing(open_page: OpenPage, server: Server, stranger: str) -> None:
    page = open_page()
    page.goto(server.url)
    file = page.evaluate("document.querySelector('script[type=module]').src.split('/').pop()")
    page.goto(stranger)
    page.evaluate("file => { window.file = file }", file)
    tried = page.evaluate(TRIES, server.url)
    # What cannot be read is answered with a refusal all the same: its status stays hidden from the page.
    assert tried == ["refused", tried[1], "refused", "refused", "refused"] and tried[1] in (
        "refused",
        "opaque0",
    )


def test_another_page_does_not_frame_ours(open_page: OpenPage, server: Server, stranger: str) -> None:
    page = open_page()
    page.goto(stranger)
    page.evaluate("url => { document.body.innerHTML = `<iframe src='${url}'></iframe>` }", server.url)
    page.wait_for_timeout(1500)
    frame = page.frames[-1]
    assert frame.locator("[data-testid=stApp]").count() == 0


def test_a_link_from_another_page_opens_ours(
    open_page: OpenPage, server: Server, stranger: str, visit: Visit
) -> None:
    page = open_page()
    page.goto(stranger)
    link = f"{server.url}/?field=phone_number&lang=en"
    page.evaluate("url => { document.body.innerHTML = `<a href='${url}'>there</a>` }", link)
    page.get_by_text("there").click()
    expect(page.locator(".understood")).to_contain_text("Phone number")
    assert visit.errors == []
