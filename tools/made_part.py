"""The part of a page that a tool makes: between two comments, so that the rest is written by hand."""

from typing import NamedTuple


class MadePart(NamedTuple):
    """A part of a page in Markdown."""

    name: str
    command: str
    """The command that makes it."""

    def renewed(self, page: str, content: str) -> str:
        """The page with this part made anew. ValueError when the page has no place for it."""
        begin, end = f"<!-- {self.name}: made by `{self.command}` -->\n", f"<!-- end of {self.name} -->\n"
        before, begun, rest = page.partition(begin)
        _, ended, after = rest.partition(end)
        if not (begun and ended):
            raise ValueError(f"the page has no place for the {self.name}")
        return f"{before}{begin}\n{content}\n{end}{after}"
