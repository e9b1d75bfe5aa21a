"""What can go wrong when a picture is made: one exception a cause, with a code and values for the words."""

from __future__ import annotations


class DrawingFault(Exception):
    """A picture could not be made. `code` names the cause, `values` are what a sentence about it needs."""

    def __init__(self, code: str, **values: str | int | float) -> None:
        """The code and the values as they will be read."""
        super().__init__(f"{code}: " + ", ".join(f"{key}={value}" for key, value in values.items()))
        self.code = code
        self.values = values


class LayoutTimeout(DrawingFault):
    """The graph took longer to lay out than allowed. Fewer nodes, or more time, are the way out.

    Code `layout-timeout`; values `seconds`, `engine`.
    """


class LayoutFailed(DrawingFault):
    """Graphviz refused the graph, or could not be run.

    Codes: `dot-refused` (values `message`: Graphviz's own words, `engine`), `dot-html-label` and `dot-nul`
    (value `line`: HTML labels and NUL characters are refused, the two engines read them differently),
    `dot-encoding`, `engine-unknown` (value `name`: SILLAGE_LAYOUT says neither dot nor wasm),
    `engine-missing` (values `engine`, `message`), `engine-stopped` (values `engine`, `message`),
    `svg-unreadable` (value `message`), `svg-element` (value `element`: a picture element that is not
    allowed, such as an image).
    """


class PictureTooLarge(DrawingFault):
    """The PNG would have more pixels than a screen, a printer or this machine's memory want.

    Code `picture-too-large`; values `width`, `height` (pixels), `limit` (pixels in all), `dpi`,
    `possible` (the highest resolution within the limit).
    """


class PictureFailed(DrawingFault):
    """The SVG could not become a PNG or a PDF.

    Codes `png-failed`, `png-stopped`, `pdf-failed`, `svg-size` (value `message`), `lang-unknown` (value `lang`).
    """
