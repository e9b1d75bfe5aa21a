"""The breach: what is exposed when an actor's data leak, where copies are, and who must be told by when."""

from dataflow.breach.breach import Breach
from dataflow.breach.breach_words import sentence
from dataflow.breach.candidates import Candidate, candidates
from dataflow.breach.exposure import UnknownPlace, breach
from dataflow.breach.outline import outline
from dataflow.breach.printed import sheet
from dataflow.breach.schedule import Schedule, schedule
from dataflow.breach.schedule_words import blocks
from dataflow.breach.tables import rows

__all__ = [
    "Breach",
    "Candidate",
    "Schedule",
    "UnknownPlace",
    "blocks",
    "breach",
    "candidates",
    "outline",
    "rows",
    "schedule",
    "sentence",
    "sheet",
]
