"""Home: how the registry stands: what to do first, what is due, and what is known of each third party."""

from app_pages.desk import desk
from app_pages.heading import heading


def show() -> None:
    """The heading, and the page under it."""
    here = desk()
    own, title = here.registry.organisation.name, here.registry.title
    heading(here.say("home.title", name=here.tell(own)), kicker=here.tell(title) if title != own else None)
    from app_pages import (
        home_view,
    )  # what it imports takes a while the first time: its heading is there meanwhile

    home_view.show(here)


show()
