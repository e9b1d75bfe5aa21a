"""What to write, on screen: in which file, at which line, under which key, with an example to copy."""

from collections.abc import Sequence

from app_pages.desk import Desk
from app_pages.markup import Html, element, joined
from app_pages.problem_list import file_name
from dataflow.facts.finding import Place


def to_write(place: Place | None, path: Sequence[str | int], example: str, here: Desk, *, said: bool) -> Html:
    """Where something is to be said, and an example of it. `said`: whether its key is there already; `place`: where
    that is, or else the nearest entry around it."""
    at = f"{file_name(place.file, here)}:{place.line}" if place else ""
    words = here.say(f"party.write.{'said' if said else 'missing'}" if place else "party.write.nowhere")
    return joined(
        [
            element("p", words, " ", element("code", at) if at else None),
            element("p", path_words(path), class_="why") if path else None,
            element(
                "pre",
                element("code", example),
                class_="copy",
                tabindex=0,
                role="region",
                aria_label=here.say("party.example"),
            ),
            element("small", here.say("party.example_note")),
        ]
    )


def path_words(path: Sequence[str | int]) -> str:
    """The way to a key in the file, as a person counts: `cinetpay › engagements › sharing › role`."""
    return " › ".join(str(each + 1 if isinstance(each, int) else each) for each in path)
