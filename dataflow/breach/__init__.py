"""The breach: what is exposed when an actor's data leak, where copies are, and who must be told by when."""

from dataflow.breach.breach import Breach
from dataflow.breach.breach_words import rows, sentence
from dataflow.breach.exposure import UnknownPlace, breach
from dataflow.breach.printed import sheet

__all__ = ["Breach", "UnknownPlace", "breach", "rows", "sentence", "sheet"]
