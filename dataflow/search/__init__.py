"""Searching: what a registry says with the words of a text, as facts; no answer is made of it."""

from dataflow.search.found import Found, Nearest
from dataflow.search.nearest import nearest, search
from dataflow.search.shown import heading, more, said

__all__ = ["Found", "Nearest", "heading", "more", "nearest", "said", "search"]
