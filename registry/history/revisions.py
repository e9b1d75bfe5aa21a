"""The revisions: when a registry was committed to git, newest first, and what it said then."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from registry.history.git import GitFault, git
from registry.history.objects import laid_out
from registry.reading.contents import files_of
from registry.reading.load import Loaded, load
from registry.source.file import read
from registry.source.problem import Problem

MOST: Final = 500
"""How many revisions are looked at; older ones are counted."""
_ID: Final = re.compile(r"[0-9a-f]{7,64}", re.ASCII)


class Revision(NamedTuple):
    """A commit that changed the registry."""

    id: str
    committed: datetime.datetime
    """When, with the offset of whoever committed it."""
    subject: str
    """The first line of what was said of it; may be empty."""

    @property
    def short(self) -> str:
        """The id as people write it."""
        return self.id[:10]


class History(NamedTuple):
    """The revisions of a registry."""

    revisions: tuple[Revision, ...]
    """Newest first, as git has them."""
    older: int
    """How many there are beyond these."""
    shallow: bool
    """Whether the clone is a shallow one, which lacks what is older."""

    def at(self, moment: datetime.datetime) -> Revision | None:
        """The newest revision that was there at a moment; None: none was, as far as these tell."""
        return next((each for each in self.revisions if each.committed <= moment), None)

    @property
    def oldest(self) -> Revision | None:
        """The oldest revision that is known; None: there is none."""
        return self.revisions[-1] if self.revisions else None


class State(NamedTuple):
    """A registry at a revision."""

    loaded: Loaded
    files: Mapping[str, bytes]
    """The bytes of its files, by their paths inside the registry."""


def history(path: Path, most: int = MOST) -> History:
    """The revisions in which a file or folder changed; none: git does not keep it. GitFault: `no_git`,
    `no_repository`, `slow`."""
    folder, name = _seated(path)
    git(folder, "no_repository", "rev-parse", "--git-dir")
    try:
        git(folder, "no_revision", "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitFault as fault:
        if fault.code != "no_revision":
            raise
        return History((), 0, shallow=False)  # nothing was ever committed
    said = git(
        folder,
        "no_repository",
        "log",
        "-z",
        "--format=%H%x00%cI%x00%s",
        f"--max-count={most}",
        "HEAD",
        "--",
        name,
    )
    found = tuple(_revisions(said.decode("utf-8", "replace")))
    count = len(found)
    if count == most:
        counted = git(folder, "no_repository", "rev-list", "--count", "HEAD", "--", name)
        count = int(counted)
    shallow = git(folder, "no_repository", "rev-parse", "--is-shallow-repository").strip() == b"true"
    return History(found, count - len(found), shallow)


def state(path: Path, revision: str) -> State:
    """What a file or folder held at a revision, by its id. GitFault: `no_revision`, `no_path` where it was not there
    then, `link`, `no_git`, `no_repository`, `slow`."""
    folder, name = _seated(path)
    if not _ID.fullmatch(revision):
        raise GitFault("no_revision", revision)
    git(folder, "no_repository", "rev-parse", "--git-dir")
    git(folder, "no_revision", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    within = "./" if name == "." else f"./{name}"
    called = path.resolve().name
    with laid_out(folder, f"{revision}:{within}", called) as top:
        files = files_in(top)
        return State(renamed(load(top), top, f"{revision[:10]}:{called}"), files)


def files_in(path: Path) -> dict[str, bytes]:
    """The bytes of the files of a registry, by their paths inside it; of a single one by its name. One that cannot be
    read is left out, as is what is no file: nothing waits for a pipe."""
    found = {}
    for file in files_of(path):
        inner = file.name if file == path else file.relative_to(path).as_posix()
        try:
            found[inner] = read(file)
        except OSError:
            continue
    return found


def renamed(loaded: Loaded, path: Path, called: str) -> Loaded:
    """With files called as they are known, and not as the folder they lie in for a moment."""

    def name(file: str) -> str:
        if not file.startswith(str(path)):
            return file
        return called.rstrip("/") + file.removeprefix(str(path)).replace("\\", "/")

    def told(problem: Problem) -> Problem:
        values = {key: name(value) for key, value in problem.values.items()}
        return problem.model_copy(update={"file": name(problem.file), "values": values})

    return loaded._replace(
        problems=tuple(told(problem) for problem in loaded.problems),
        marks=loaded.marks.with_files(name),
    )


def _seated(path: Path) -> tuple[Path, str]:
    """The folder that git is asked in, and what the registry is called there. Of a link what it leads to is kept."""
    real = path.resolve()
    return (real, ".") if real.is_dir() else (real.parent, real.name)


def _revisions(said: str) -> list[Revision]:
    parts = said.removesuffix("\0").split("\0")
    found = []
    for id_, committed, subject in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        try:
            found.append(Revision(id_, datetime.datetime.fromisoformat(committed), subject))
        except ValueError:  # a year that Python has none of: nobody picks it by its date
            continue
    return found
