"""Revisions: a file or folder of a registry as git has it at a revision, without touching the work tree."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from commands.exit import Misuse
from commands.settings import Settings
from registry.reading.contents import is_registry_file

_FILES: Final = ("100644", "100755")
_TREE: Final = "tree"


def is_revision(given: str) -> bool:
    """Whether a name is written as `REVISION:PATH`, which no file that exists is taken for."""
    revision, colon, path = given.partition(":")
    return bool(colon and revision and path) and not Path(given).exists()


@contextmanager
def checked_out(given: str, settings: Settings) -> Iterator[Path]:
    """The file or folder of `REVISION:PATH` in a folder of its own, for as long as it is looked at.

    The path counts from the top of the repository, or with `./` from the folder one stands in, as git has
    it. Misuse when git is missing, this is no repository, or it has no such revision or path.
    """
    revision, _, path = given.partition(":")
    _git(settings, "no_repository", "rev-parse", "--git-dir", path=str(Path.cwd()))
    told = {"revision": revision, "path": path}
    if revision.startswith("-"):  # git would take it for an option
        raise Misuse(settings.say("revision.no_revision", revision=revision))
    _git(
        settings,
        "no_revision",
        "rev-parse",
        "--verify",
        "--quiet",
        f"{revision}^{{commit}}",
        revision=revision,
    )
    object_ = _git(settings, "no_path", "rev-parse", "--verify", "--quiet", given, **told)
    id_ = object_.decode("ascii").strip()
    kind = _git(settings, "no_path", "cat-file", "-t", id_, **told).decode("ascii").strip()
    with TemporaryDirectory(prefix="sillage-") as folder:
        top = Path(folder) / (PurePosixPath(path).name or "registry")
        if kind == _TREE:
            top.mkdir()
            for inner, blob in _blobs(id_, settings, told):
                _put(top / inner, blob, settings, told)
        else:
            _put(top, id_, settings, told)
        yield top


def _blobs(tree: str, settings: Settings, told: dict[str, str]) -> Iterator[tuple[PurePosixPath, str]]:
    """The YAML files of a folder, those of folders below it included."""
    listed = _git(settings, "no_path", "ls-tree", "-r", "-z", "--full-tree", tree, **told)
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, name = entry.partition("\t")
        inner = PurePosixPath(name)
        if not is_registry_file(inner) or ".." in inner.parts or inner.is_absolute():
            continue
        mode, _, blob = about.split(" ")
        if mode not in _FILES:
            # A link would be followed into today's files; what it stood for then is not in the tree.
            raise Misuse(settings.say("revision.link", path=str(inner), revision=told["revision"]))
        yield inner, blob


def _put(file: Path, blob: str, settings: Settings, told: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_git(settings, "no_path", "cat-file", "blob", blob, **told))


def _git(settings: Settings, fault: str, /, *arguments: str, **values: str) -> bytes:
    """What git answers; Misuse with the words of `fault` when it refuses, or when there is none."""
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1"}
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, env={**os.environ, **quiet})
    except OSError:
        raise Misuse(settings.say("revision.no_git")) from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").partition("\n")[0]
        raise Misuse(settings.say(f"revision.{fault}", reason=reason, **values))
    return done.stdout
