"""The glossary: what the words of pages, files and terminal mean, each in a sentence with its article."""

from dataflow.glossary.glossary import Group, Meant, glossary

__all__ = ["Group", "Meant", "glossary"]
