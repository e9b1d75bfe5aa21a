"""Git: one question to it. Nothing that a repository has configured is run, and nothing is fetched."""

import os
import subprocess
from pathlib import Path
from typing import Final, Literal

Code = Literal["no_git", "no_repository", "no_revision", "no_path", "link", "slow"]
"""Why there is no answer: no git, no repository, no such revision, nothing of that path in it, a link in its place, or
git takes longer than anybody waits."""

_WAIT: Final = 20.0
"""How long git may take, in seconds."""
_QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ALLOW_PROTOCOL": "",
}
_PLAIN: Final = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false"),
    *("-c", "core.quotePath=false", "-c", "i18n.logOutputEncoding=UTF-8", "--no-pager"),
)
"""What a repository may have configured to run a programme of its own, or to write otherwise than it is read here."""
_ELSEWHERE: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")


class GitFault(Exception):
    """Git gave no answer."""

    def __init__(self, code: Code, reason: str = "") -> None:
        super().__init__(code)
        self.code: Code = code
        self.reason = reason
        """What git says, its first line, or the path in question."""


def git(folder: Path | None, refusal: Code, /, *arguments: str) -> bytes:
    """What git answers in a folder; without one where one stands, with what the environment says of repositories.

    GitFault with `refusal` when it refuses; `no_git`, `slow`.
    """
    environment = {**os.environ, **_QUIET}
    if folder is not None:
        environment = {key: value for key, value in environment.items() if key not in _ELSEWHERE}
    try:
        done = subprocess.run(
            ["git", *_PLAIN, *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment,
            cwd=folder,
            timeout=_WAIT,
        )
    except subprocess.TimeoutExpired:
        raise GitFault("slow") from None
    except OSError as error:
        # The folder itself may be gone, which is no fault of git's.
        raise GitFault("no_repository" if folder and not folder.is_dir() else "no_git", str(error)) from None
    if done.returncode:
        raise GitFault(refusal, done.stderr.decode("utf-8", "replace").partition("\n")[0])
    return done.stdout
