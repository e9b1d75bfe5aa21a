"""The words of an answer: its sentence and its paragraphs, from the answer alone, in French and English."""

from dataflow.wording.headline import headline
from dataflow.wording.paragraph import Paragraph
from dataflow.wording.paragraphs import paragraphs
from dataflow.wording.portrait import (
    certificate_verdict,
    certificates_headline,
    profile_headline,
    profile_paragraphs,
)
from dataflow.wording.retention import keeping_headline, keeping_paragraphs, keeping_verdict
from dataflow.wording.storing import storage_headline
from dataflow.wording.verdict import storage_verdict, verdict

__all__ = [
    "Paragraph",
    "certificate_verdict",
    "certificates_headline",
    "headline",
    "keeping_headline",
    "keeping_paragraphs",
    "keeping_verdict",
    "paragraphs",
    "profile_headline",
    "profile_paragraphs",
    "storage_headline",
    "storage_verdict",
    "verdict",
]
