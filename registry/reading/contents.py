"""The contents: the bytes of a registry's files, read once and before anything is made of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import NamedTuple

from registry.source.encoding import bytes_of
from registry.source.problem import Problem

ENDINGS = (".yaml", ".yml")


class Contents(NamedTuple):
    """What is in the files of a registry."""

    path: FilePath
    """The file or folder, as it was named."""
    is_folder: bool
    files: Mapping[FilePath, bytes | Problem]
    """The bytes of each file, or why there are none, in the order the files are read in."""

    @property
    def names(self) -> dict[int, str]:
        """The files by number, as marks and problems name them."""
        return dict(enumerate(map(str, self.files or (self.path,))))


def contents_of(path: FilePath) -> Contents:
    """The files of a registry: the one, or every YAML file of a folder and of the folders below it."""
    folder = path.is_dir()
    found = _below(path) if folder else [path]
    return Contents(path, folder, {file: bytes_of(file, str(file)) for file in found})


def _below(folder: FilePath) -> Iterator[FilePath]:
    """The YAML files of a folder in the order of their names; what is hidden is none of them."""
    for file in sorted(folder.rglob("*")):
        inner = file.relative_to(folder).parts
        if file.suffix.lower() in ENDINGS and not any(part.startswith(".") for part in inner):
            yield file
