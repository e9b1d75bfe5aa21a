"""Questions in words: what was asked, in French or English, and how sure that is."""

from dataflow.question.fold import fold
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.limiting import takes_people
from dataflow.question.meaning import Meaning
from dataflow.question.mention import Mention
from dataflow.question.reading import Reading, Understanding
from dataflow.question.understand import understand

__all__ = [
    "Intent",
    "Lexicon",
    "Meaning",
    "Mention",
    "Reading",
    "Understanding",
    "fold",
    "takes_people",
    "understand",
]
