"""The objects: the files of a registry at a revision, put where they can be read like any others."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from registry.history.git import GitFault, git
from registry.reading.contents import is_registry_file

_FILES: Final = ("100644", "100755")
_TREE: Final = "tree"


@contextmanager
def laid_out(folder: Path | None, named: str, name: str) -> Iterator[Path]:
    """The file or folder that git calls `named` (`REVISION:PATH`), under `name` in a folder of its own, for as long as
    it is looked at. GitFault: `no_path`, or `link` with the path of one."""
    id_ = git(folder, "no_path", "rev-parse", "--verify", "--quiet", named).decode("ascii", "replace").strip()
    kind = git(folder, "no_path", "cat-file", "-t", id_).decode("ascii", "replace").strip()
    with TemporaryDirectory(prefix="sillage-") as made:
        top = Path(made) / (name or "registry")
        if kind == _TREE:
            top.mkdir()
            for inner, blob in _blobs(folder, id_):
                _put(folder, top / inner, blob)
        else:
            _put(folder, top, id_)
        yield top


def _blobs(folder: Path | None, tree: str) -> Iterator[tuple[PurePosixPath, str]]:
    """The YAML files of a folder, those of folders below it included."""
    listed = git(folder, "no_path", "ls-tree", "-r", "-z", "--full-tree", tree)
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, name = entry.partition("\t")
        inner = PurePosixPath(name)
        if not is_registry_file(inner) or ".." in inner.parts or inner.is_absolute():
            continue
        mode, _, blob = about.split(" ")
        if mode not in _FILES:
            # A link would be followed into today's files; what it stood for then is not in the tree.
            raise GitFault("link", str(inner))
        yield inner, blob


def _put(folder: Path | None, file: Path, blob: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(git(folder, "no_path", "cat-file", "blob", blob))
