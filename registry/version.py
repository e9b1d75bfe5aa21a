"""The version of Sillage; that of the format of a registry is its key `sillage`."""

from typing import Final

VERSION: Final = "0.2.0"
"""As CHANGELOG.md has it."""
