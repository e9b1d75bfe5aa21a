"""The phrases of reports, in French and English."""

from pathlib import Path
from typing import Final

from registry.catalogue import Catalogue

WORDS: Final = Catalogue(Path(__file__).parent / "words")
