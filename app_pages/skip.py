"""The skip link, and the menu of a narrow window: the first stops of the keyboard, in the language of the page.

Streamlit has both, with English words, and its link leads to the top of the page. They are put right in the browser, by
the script of `static/reach.js`; CSS can neither change what a screen reader hears nor move the focus.
"""

import json
from functools import cache
from pathlib import Path
from typing import Final

from app_pages.sentences import WORDS
from registry.records.text import Lang

STATIC: Final = Path(__file__).resolve().parent / "static"
_WORDS: Final = ("answer", "content", "menu", "close", "pages")


@cache
def script(lang: Lang) -> str:
    """The script with its words: the link goes to the answer where the page has one, the menu's button says where
    one is, and the menu closes when a page is chosen or with Escape. The same text for the same language: the policy
    of the page names it by its hash."""
    words = {name: WORDS.say(lang, f"skip.{name}") for name in _WORDS} | {"colon": WORDS.say(lang, "colon")}
    return f"{(STATIC / 'reach.js').read_text(encoding='utf-8').strip()}({json.dumps(words)})"
