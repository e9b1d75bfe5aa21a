"""The gate: whose requests the server answers. Only those of its own pages, opened on this machine.

Whoever has Sillage open has other pages open too, and each of them can send requests to 127.0.0.1. A browser says
under which name it asks (`Host`), for whose page (`Origin`) and how the two stand to each other (`Sec-Fetch-Site`):

- a name that is not this machine's is one somebody else leads here (DNS rebinding), and is refused;
- a page of another origin, another port of this machine included, is refused, over HTTP and as a WebSocket. This
  comes before Streamlit compares origins, for which it would look up its address on the Internet;
- a link from elsewhere opens a page, and nothing but a page.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app_pages.policy import FIXED, content_security
from app_pages.sentences import WORDS
from registry.records.text import LANGS

_HOST: Final = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?")
"""This machine by its own names. The port is not compared: it is another one behind a tunnel, and nobody else's page
gets another port's name for ours."""

_CORE: Final = "_stcore"
_OPEN: Final = ("health", "host-config", "stream")
"""What is answered of Streamlit's own inside: not its figures, uploads or programs' entrance, which we do not use."""
_CLOSED: Final = ("auth", "oauth2callback", "component")
"""What else of Streamlit's is not used, by the first part of the path."""

_FOREIGN: Final = ("cross-site", "same-site")


class Gate:
    """ASGI middleware around the whole server: refuses what is not ours, and gives every answer its headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = _told(scope["headers"])
        code = refusal(scope["type"], scope.get("method", "GET"), scope["path"], headers)
        if scope["type"] == "websocket":
            if code is None:
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
            return
        host = headers.get("host", "") if code != 403 else ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": list(_headed(message.get("headers", ()), host))}
            await send(message)

        if code is None:
            await self._app(scope, receive, send_with_headers)
            return
        said = "\n".join(WORDS.say(lang, f"gate.{code}") for lang in LANGS)
        await PlainTextResponse(said + "\n", code)(scope, receive, send_with_headers)


def refusal(kind: str, method: str, path: str, headers: Mapping[str, str]) -> int | None:
    """The HTTP status that a request is refused with; None for one that is let through.

    A header that came twice is given as neither: see `Gate`. A WebSocket has to tell its origin, as every browser
    makes it; over HTTP a browser tells it only where it is not that of the page asked for.
    """
    host, origin = headers.get("host", ""), headers.get("origin")
    if not _HOST.fullmatch(host):
        return 403
    if origin != f"http://{host}" and (origin is not None or kind == "websocket"):
        return 403
    if headers.get("sec-fetch-site") in _FOREIGN and not _goes_to_a_page(method, path, headers):
        return 403
    if method not in ("GET", "HEAD"):
        return 405
    return 404 if _is_closed(path) else None


def _goes_to_a_page(method: str, path: str, headers: Mapping[str, str]) -> bool:
    """Whether somebody follows a link to one of our pages, in a window and not in a frame."""
    going = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
    return going and method == "GET" and path.count("/") == 1 and "." not in path


def _is_closed(path: str) -> bool:
    parts = [part for part in path.split("/") if part]
    if _CORE in parts:
        return parts[-1] not in _OPEN or parts[-2] != _CORE
    return bool(parts) and parts[0] in _CLOSED


def _told(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers of a request by name; empty for one that came twice, so that nobody picks the better of two."""
    told: dict[str, str] = {}
    for name, value in headers:
        key = name.decode("latin-1").lower()
        told[key] = "" if key in told else value.decode("latin-1")
    return told


def _headed(headers: Iterable[tuple[bytes, bytes]], host: str) -> Iterable[tuple[bytes, bytes]]:
    """The headers of an answer with ours, and without leave for anybody else to read it."""
    ours = {**FIXED, "content-security-policy": content_security(host)}
    for name, value in headers:
        key = name.decode("latin-1").lower()
        if key not in ours and not key.startswith("access-control-"):
            yield name, value
    for key, text in ours.items():
        yield key.encode(), text.encode()
