"""How a command ends: its exit code, and the misuse that ends it early."""

from typing import Final

CLEAN: Final = 0
"""Done, and nothing wrong was found."""
FOUND: Final = 1
"""The registry has problems, so that an answer rests on what could be read of it; or a check found something as
grave as asked; or two registries differ; or the question was not understood, and nothing was answered; or a
shipped file is out of date."""
USAGE: Final = 2
"""The command was not used as it can be, names nothing the registry has, or the registry cannot be read."""
INTERRUPTED: Final = 130
"""Ctrl-C."""


class Misuse(Exception):
    """A command cannot do what it was told; the message says why, in the reader's language."""
