"""What changed between two days, two files or two revisions of a registry."""

from dataflow.changes.change import Change, Changes
from dataflow.changes.change_words import headline, remarks, sentence
from dataflow.changes.comparing import compare
from dataflow.changes.file_change import FileChange, file_change
from dataflow.changes.limiting import limited
from dataflow.changes.verdict import Verdict, verdict

__all__ = [
    "Change",
    "Changes",
    "FileChange",
    "Verdict",
    "compare",
    "file_change",
    "headline",
    "limited",
    "remarks",
    "sentence",
    "verdict",
]
