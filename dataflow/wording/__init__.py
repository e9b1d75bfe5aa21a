"""The words of an answer: its sentence and its paragraphs, from the answer alone, in French and English."""

from dataflow.wording.headline import headline
from dataflow.wording.paragraph import Paragraph
from dataflow.wording.paragraphs import paragraphs
from dataflow.wording.portrait import certificates_headline, profile_headline, profile_paragraphs
from dataflow.wording.retention import keeping_headline, keeping_paragraphs
from dataflow.wording.storing import storage_headline
from dataflow.wording.verdict import verdict

__all__ = [
    "Paragraph",
    "certificates_headline",
    "headline",
    "keeping_headline",
    "keeping_paragraphs",
    "paragraphs",
    "profile_headline",
    "profile_paragraphs",
    "storage_headline",
    "verdict",
]
