"""The words of an answer: its sentence and its paragraphs, from the answer alone, in French and English."""

from dataflow.wording.headline import headline
from dataflow.wording.paragraph import Paragraph
from dataflow.wording.paragraphs import paragraphs
from dataflow.wording.verdict import verdict

__all__ = ["Paragraph", "headline", "paragraphs", "verdict"]
