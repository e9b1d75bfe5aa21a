"""The pager: the ways to the other parts of what is too long to be shown at once; each part has an address."""

from typing import Any

from app_pages.desk import Desk
from app_pages.links import to_page
from app_pages.list_parts import Shown
from app_pages.markup import Content, Html, element


def pager(these: Shown[Any], page: str, here: Desk, key: str = "part", /, **asked: Any) -> Html | None:
    """The ways, on a page by its path that is asked that; nothing where there is one part."""
    if these.parts < 2:
        return None
    ways: list[Content] = []
    for number in range(1, these.parts + 1):
        words = here.say(
            "list.pager", first=(number - 1) * these.most + 1, last=min(number * these.most, these.of)
        )
        if number == these.number:
            ways.append(element("strong", words, aria_current="page"))
        else:
            ways.append(to_page(here, page, words, **asked, **({key: str(number)} if number > 1 else {})))
    return element("nav", [[each, " "] for each in ways], class_="ways", aria_label=here.say("list.pages"))
