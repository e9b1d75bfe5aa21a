"""The policy: what the headers let a page do. That pages still work under it is held by every test in Chromium."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit

from app_pages.policy import content_security, speaking
from registry.records.text import LANGS


def test_every_inline_script_is_named_and_no_other_runs() -> None:
    scripts = content_security("127.0.0.1:1").split("script-src ")[1].split(";")[0].split()
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script[^>]*>([^<]+)</script>", page)
    assert inline
    wanted = {
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in (*inline, *map(speaking, LANGS))
    }
    assert set(scripts) == {"'self'", "blob:", *wanted}


def test_the_page_connects_to_its_own_server_only() -> None:
    assert "connect-src 'self' ws://localhost:8501;" in content_security("localhost:8501")
    assert "connect-src 'none';" in content_security("")
