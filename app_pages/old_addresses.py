"""Old addresses: a question was once asked at the root of the dashboard, and links to it are kept for years.

They lead to the page that answers, before a page is opened: the browser keeps no step for where they began, so that
going back does not come to it again.
"""

from urllib.parse import parse_qs

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app_pages.address import asks


class OldAddresses:
    """ASGI middleware: sends a question at the root to the page that answers it, and lets all else through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers an old address, or passes the request on."""
        query = scope.get("query_string", b"").decode("latin-1")
        at_root = (
            scope["type"] == "http" and scope["path"] in ("", "/") and scope["method"] in ("GET", "HEAD")
        )
        if at_root and asks(parse_qs(query)):
            await RedirectResponse(f"./ask?{query}")(scope, receive, send)
        else:
            await self._app(scope, receive, send)
