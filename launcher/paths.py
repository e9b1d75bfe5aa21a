"""Where things stand: the clone, its locks, the virtual environment."""

import os
from pathlib import Path

from launcher.machine import WINDOWS

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("SILLAGE_VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
LOG = VENV / "sillage-setup.log"
