"""What changed between two days, two files or two revisions of a registry."""

from dataflow.changes.change import Change, Changes
from dataflow.changes.change_words import headline, sentence
from dataflow.changes.comparing import compare
from dataflow.changes.limiting import limited

__all__ = ["Change", "Changes", "compare", "headline", "limited", "sentence"]
