"""The policy: what a browser may load, run and tell others, as the headers that every answer of the server has.

The page holds what a registry says, so nothing of it may leave: no address but our own is loaded or connected to, no
script runs but Streamlit's files, our figure and the few lines below, no other page frames ours or learns its address.
"""

import base64
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import streamlit

from app_pages import skip
from registry.records.text import LANGS, Lang

FIXED: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",  # an address names fields and actors
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""The headers that are the same for every address."""

_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def speaking(lang: Lang) -> str:
    """The script that tells a page's language: Streamlit writes lang="en" on every page, and a screen reader would
    read French with an English voice. What Streamlit itself says is said in that language too."""
    return f"document.documentElement.lang='{lang}';{skip.script(lang)}"


@lru_cache(maxsize=16)
def content_security(host: str) -> str:
    """The Content-Security-Policy of a page that was asked for under that host; empty for none of ours.

    Streamlit styles its elements with inline styles and loads a component's script from a blob it made itself; the
    only inline scripts are the one of its page and ours, each named by its hash. Old browsers do not take a
    WebSocket for `'self'`.
    """
    sources = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "blob:", *_hashes()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' ws://{host}" if host else "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in sources.items())


@cache
def _hashes() -> tuple[str, ...]:
    """The inline scripts there may be: those of Streamlit's page as it is installed, and ours."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = [*_INLINE.findall(page.read_text(encoding="utf-8")), *map(speaking, LANGS)]
    digests = (hashlib.sha256(each.encode()).digest() for each in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
