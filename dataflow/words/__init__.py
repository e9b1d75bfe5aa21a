"""The words of an answer: its sentence and its paragraphs, from the answer alone, in French and English."""

from dataflow.words.companies import one_of_several
from dataflow.words.doubts import contradiction
from dataflow.words.glance import Tally, glance, manner, role_key, tallies
from dataflow.words.headline import headline
from dataflow.words.paragraph import Paragraph
from dataflow.words.paragraphs import paragraphs
from dataflow.words.portrait import (
    certificate_verdict,
    certificates_headline,
    profile_headline,
    profile_paragraphs,
)
from dataflow.words.recourse import contacts_headline, recourse_paragraphs, rights_headline
from dataflow.words.remaining import unengaged_told
from dataflow.words.retention import keeping_headline, keeping_paragraphs, keeping_verdict
from dataflow.words.storing import storage_headline
from dataflow.words.verdict import storage_verdict, verdict

__all__ = [
    "Paragraph",
    "Tally",
    "certificate_verdict",
    "certificates_headline",
    "contacts_headline",
    "contradiction",
    "glance",
    "headline",
    "keeping_headline",
    "keeping_paragraphs",
    "keeping_verdict",
    "manner",
    "one_of_several",
    "paragraphs",
    "profile_headline",
    "profile_paragraphs",
    "recourse_paragraphs",
    "rights_headline",
    "role_key",
    "storage_headline",
    "storage_verdict",
    "tallies",
    "unengaged_told",
    "verdict",
]
