"""Revisions: a file or folder of a registry as git has it at a revision, without touching the work tree."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from commands.exit import Misuse
from commands.settings import Settings
from registry.history.git import GitFault, git
from registry.history.objects import laid_out


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
    if revision.startswith("-"):  # git would take it for an option
        raise Misuse(settings.say("revision.no_revision", revision=revision))
    try:
        git(None, "no_repository", "rev-parse", "--git-dir")
        git(None, "no_revision", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        with laid_out(None, given, PurePosixPath(path).name) as top:
            yield top
    except GitFault as fault:
        where = str(Path.cwd()) if fault.code == "no_repository" else path
        values = {"revision": revision, "path": fault.reason if fault.code == "link" else where}
        raise Misuse(settings.say(f"revision.{fault.code}", reason=fault.reason, **values)) from None
