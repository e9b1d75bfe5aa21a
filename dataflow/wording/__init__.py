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
from dataflow.wording.recourse import contacts_headline, recourse_paragraphs, rights_headline
from dataflow.wording.retention import keeping_headline, keeping_paragraphs, keeping_verdict
from dataflow.wording.storing import storage_headline
from dataflow.wording.verdict import storage_verdict, verdict

__all__ = [
    "Paragraph",
    "certificate_verdict",
    "certificates_headline",
    "contacts_headline",
    "headline",
    "keeping_headline",
    "keeping_paragraphs",
    "keeping_verdict",
    "paragraphs",
    "profile_headline",
    "profile_paragraphs",
    "recourse_paragraphs",
    "rights_headline",
    "storage_headline",
    "storage_verdict",
    "verdict",
]
