"""The depiction: a sketch with what is made from it, each made when it is first asked for, and once."""

import hashlib
from functools import cached_property

from dataflow.pictures.dealing import dealt
from dataflow.pictures.deck import Deck
from dataflow.pictures.dot import dot_of
from dataflow.pictures.elements import Elements, elements_of
from dataflow.pictures.sketch import Folded, Sketch
from dataflow.words.plain import plain


class Depiction:
    """A picture on its way: whoever shows it and hands it out makes its sketch, and its DOT, one time."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch

    @cached_property
    def dot(self) -> str:
        """The picture as DOT: its cards before they are sorted and dressed."""
        return dot_of(self.deck)

    @cached_property
    def deck(self) -> Deck:
        """The picture as cards."""
        return dealt(self.sketch)

    @cached_property
    def identity(self) -> str:
        """What tells the picture from others that look otherwise: the DOT has what is laid out, and not what is set
        around it afterwards, such as how a flow on one card is known."""
        return hashlib.sha256(self.deck.model_dump_json().encode()).hexdigest()

    @cached_property
    def elements(self) -> Elements:
        """What its boxes and lines stand for; the same in both languages."""
        return elements_of(self.deck)

    @property
    def folded(self) -> Folded | None:
        """How it was folded to stay readable; None when it was not."""
        return self.sketch.folded

    @cached_property
    def words(self) -> str:
        """What it shows, for a reader who cannot see it: its title, its subtitle and its lines."""
        sketch = self.sketch
        told = (
            plain(part)
            for part in (sketch.title, sketch.lead, *sketch.subtitle, *(line.words for line in sketch.lines))
        )
        return " ".join(f"{part.rstrip('.')}." for part in told if part)
