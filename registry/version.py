"""The version of Sillage; that of the format of a registry is its key `sillage`."""

from typing import Final

VERSION: Final = "0.2.0.dev0"
"""As CHANGELOG.md has it; `.dev0` until what stands under Unreleased is released as that number."""
