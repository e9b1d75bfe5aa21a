"""What changed between two days, two files or two revisions of a registry."""

from dataflow.changes.change import Change, Changes
from dataflow.changes.comparing import compare
from dataflow.changes.telling import headline, sentence

__all__ = ["Change", "Changes", "compare", "headline", "sentence"]
