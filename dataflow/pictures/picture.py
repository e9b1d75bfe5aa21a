"""Pictures: a sketch drawn, as the screen shows it and as the files to take away."""

from typing import Final, Literal, NamedTuple, get_args

from dataflow.engine import document, raster
from dataflow.engine.paper import paper_for
from dataflow.pictures.deck import Deck
from dataflow.pictures.depiction import Depiction
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.setting import finished
from dataflow.pictures.sketch import Sketch
from dataflow.words.plain import plain
from registry.records.text import Lang

Form = Literal["svg", "png", "pdf", "dot"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)


class Drawing(NamedTuple):
    """A picture that is neither drawn nor written yet: what the screen shows is what its files hold."""

    dot: str
    deck: Deck
    title: str
    words: str
    """What it shows, for a reader who cannot see it."""
    lang: Lang
    identity: str
    """Drawings of one identity look alike."""

    def svg(self) -> str:
        """The picture. Raises a DrawingFault where it cannot be drawn."""
        return finished(self.deck, title=self.title, description=self.words)

    def made(self, form: Form) -> bytes:
        """A file of the picture. Raises a DrawingFault where it cannot be drawn."""
        match form:
            case "dot":
                return self.dot.encode()
            case "svg":
                return self.svg().encode()
            case "png":
                return raster.png(self.svg())
            case "pdf":
                return self.pdf()

    def pdf(self, caption: str = "") -> bytes:
        """The picture on paper, in as many sheets as it takes to read it, with a caption under it."""
        svg = self.svg()
        paper = paper_for(svg)
        parts = [
            WORDS.say(self.lang, "paper.part", n=n, total=paper.pages) for n in range(1, paper.pages + 1)
        ]
        return document.pdf(
            svg, title=self.title, lang=self.lang, caption=caption, alt=self.words, paper=paper, parts=parts
        )


def drawing_of(sketch: Sketch) -> Drawing:
    """The drawing of a sketch; its title, subtitle and lines are told to who cannot see it."""
    return drawn(Depiction(sketch))


def drawn(shown: Depiction, title: str | None = None, words: str | None = None) -> Drawing:
    """The drawing of a depiction, with another title and other words where the page has its own."""
    own = plain(shown.sketch.title) if title is None else title
    told = shown.words if words is None else words
    identity = f"{shown.identity} {own!r} {told!r}"
    return Drawing(shown.dot, shown.deck, own, told, shown.sketch.lang, identity)
