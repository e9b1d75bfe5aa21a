"""Questions that ask for a list: from their words to what is wanted of it."""

from dataflow.question.listing.frame import Frame, framed

__all__ = ["Frame", "framed"]
