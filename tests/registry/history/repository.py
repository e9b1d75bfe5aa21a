"""A repository of git to look into, made commit by commit at times that are given."""

import os
import subprocess
from pathlib import Path
from typing import Final

TEXT: Final = """\
sillage: 1
title: T
version: "{version}"
organisation: {{id: us, name: Us}}
third_parties:
  host: {{name: {name}}}
"""


def run(folder: Path, *arguments: str, at: str = "2026-01-01T12:00:00+00:00") -> str:
    """What git says to a command."""
    who = {"NAME": "A", "EMAIL": "a@example.org", "DATE": at}
    environment = {
        **os.environ,
        **{f"GIT_{role}_{key}": v for role in ("AUTHOR", "COMMITTER") for key, v in who.items()},
    }
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def repository(folder: Path) -> Path:
    """An empty one."""
    folder.mkdir(parents=True, exist_ok=True)
    run(folder, "init", "-q", "-b", "main")
    return folder


def commit(folder: Path, subject: str, at: str, **files: str) -> str:
    """Writes files (`__` stands for a folder), commits them and gives the id."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "--allow-empty", "--allow-empty-message", "-m", subject, at=at)
    return run(folder, "rev-parse", "HEAD").strip()
