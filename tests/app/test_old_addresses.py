"""Old addresses: a question at the root leads to the page that answers, over HTTP and within a session."""

import asyncio
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from app_pages.address import LIMITS, QUESTION, asks
from app_pages.old_addresses import OldAddresses
from tests.app.conftest import OpenApp, said
from tests.app.test_ask import quiet

ALONE = ("also", "cited", "part", "open_part")
"""What asks nothing without a question."""


def answered(path: str, query: str, method: str = "GET", kind: str = "http") -> list[Message]:
    """What a request is answered; nothing where it is passed on."""
    sent: list[Message] = []

    async def within(_scope: Scope, _receive: Receive, _send: Send) -> None:
        return None

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": kind, "path": path, "method": method, "query_string": query.encode(), "headers": []}
    asyncio.run(OldAddresses(within)(scope, receive, send))
    return sent


@given(st.dictionaries(st.sampled_from([*QUESTION, *LIMITS, "lang", "on"]), st.text(min_size=1, max_size=8)))
def test_a_question_at_the_root_goes_to_ask_with_all_it_says(query: dict[str, str]) -> None:
    written = urlencode(query)
    sent = answered("/", written)
    if set(query) & ({*QUESTION} - {*ALONE}):
        where = dict(sent[0]["headers"])[b"location"].decode()
        assert where.startswith("./ask?")
        assert parse_qs(where.partition("?")[2]) == parse_qs(written)
    else:
        assert sent == []


@pytest.mark.parametrize(
    ("path", "method", "kind"),
    [("/ask", "GET", "http"), ("/actor", "GET", "http"), ("/", "POST", "http"), ("/", "GET", "websocket")],
)
def test_everything_else_is_passed_on(path: str, method: str, kind: str) -> None:
    assert answered(path, "field=phone_number&actor=cinetpay", method, kind) == []


@pytest.mark.parametrize("key", QUESTION)
def test_what_asks_something_is_a_question(key: str) -> None:
    assert asks([key, "lang"]) == (key not in ALONE)


def test_a_session_that_comes_to_the_root_with_a_question_is_answered(open_app: OpenApp) -> None:
    app = quiet(open_app("", lang="en", field="phone_number"))
    assert "Understood" in said(app)
    assert app.query_params["field"] == "phone_number"
