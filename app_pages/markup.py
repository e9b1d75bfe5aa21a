"""Markup: HTML put together from elements, in which every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final


class Html(str):
    """HTML that is ready to be shown. Any other text is escaped when it is set into an element."""

    __slots__ = ()


Content = str | Iterable["Content"] | None
"""What stands inside an element: text, elements, several of both, or nothing."""

NOTHING: Final = Html("")
_LONG: Final = re.compile(r"\S{28,}")
"""What has no place to break: longer than any word of ours, as wide as a narrow column."""
_VOID: Final = frozenset({"br", "hr", "img"})


def element(name: str, *content: Content, **attributes: str | int | bool | None) -> Html:
    """`<name attributes>content</name>`.

    `class_` stands for `class`, `aria_label` for `aria-label`. True gives an attribute without a value,
    False and None leave it out.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(content)}</{name}>")


def joined(content: Content) -> Html:
    """The content one after the other, texts escaped."""
    if content is None:
        return NOTHING
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return Html(_written(content))
    return Html("".join(joined(each) for each in content))


def _written(text: str) -> str:
    """A text, escaped; what has no place to break is marked, so that it breaks anywhere and widens no page."""
    if _LONG.search(text) is None:
        return escape(text)
    parts, behind = [], 0
    for found in _LONG.finditer(text):
        parts += [escape(text[behind : found.start()]), f'<span class="long">{escape(found[0])}</span>']
        behind = found.end()
    return "".join([*parts, escape(text[behind:])])


def separated(parts: Iterable[Content], separator: str) -> Html:
    """The parts that are not empty, with the separator between them."""
    return Html(escape(separator).join(each for part in parts if (each := joined(part))))
