"""The contents: the bytes of a registry's files, read once and before anything is made of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from pathlib import PurePath
from typing import NamedTuple

from registry.source.encoding import bytes_of
from registry.source.problem import Problem

ENDINGS = (".yaml", ".yml")
"""How the name of a registry's file ends, in small letters or capitals."""


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
    return Contents(path, path.is_dir(), {file: bytes_of(file, str(file)) for file in files_of(path)})


def is_registry_file(path: PurePath) -> bool:
    """Whether a file's name is that of a registry. Says nothing of a folder."""
    return path.suffix.lower() in ENDINGS


def files_of(path: FilePath) -> Iterator[FilePath]:
    """The files a registry is read from, in order of their names: the one, or those of a folder; no hidden ones."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        inner = file.relative_to(path).parts
        if is_registry_file(file) and not any(part.startswith(".") for part in inner):
            yield file
