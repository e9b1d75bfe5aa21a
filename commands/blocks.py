"""Blocks: rows whose words have no room beside each other in a terminal, each as a title with facts under it."""

from collections.abc import Iterable

from commands.page import Page
from commands.settings import Settings


def show_block(
    title: str, facts: Iterable[tuple[str, str]], page: Page, settings: Settings, mark: str = "•"
) -> None:
    """One row: its title, and what each named column says; a cell without words is left out."""
    page.blank()
    page.item(title, mark, indent=0)
    for name, value in facts:
        if value:
            page.paragraph(settings.say("hops.fact", name=name, value=value), indent=4)
