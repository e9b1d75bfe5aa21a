"""The glossary: what the words of pages, files and terminal mean, each in a sentence with its article."""

from dataflow.glossary.glossary import Group, Meant, glossary
from dataflow.glossary.lookup import Entry, asked, matching, named_in

__all__ = ["Entry", "Group", "Meant", "asked", "glossary", "matching", "named_in"]
