"""What a failed set-up means for the reader: pip's words and the system's errors, as refusals."""

from __future__ import annotations

import errno
import re
import sys

from launcher import paths
from launcher.messages import Refusal

NEEDED_MB = 1000  # 665 MB measured on Linux with Python 3.11, tests 140 MB more, and pip's own unpacking

# The first that matches pip's output gives the sentence. No network is also "no matching".
PIP_FAILURES = {
    "no-space": r"No space left on device|Errno 28|not enough space",
    "no-pip": r"ensurepip is not\s+available|No module named '?ensurepip",
    "bad-hash": r"DO NOT MATCH THE HASHES",
    "no-network": (
        r"Failed to establish a new connection|NameResolutionError|Name or service not known"
        r"|Temporary failure|getaddrinfo failed|Network is unreachable|Connection refused|Connection broken"
        r"|ConnectionResetError|ConnectTimeout|Read timed out|ProxyError|SSLError|Max retries exceeded"
    ),
    "read-only": r"Read-only file system|Permission denied|Access is denied",
    "no-wheel": r"No matching distribution found|is not a supported wheel",
}


def refusal_of_pip(output: str, kind: str) -> Refusal:
    """What a failed pip means for the reader."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")] or lines or ["?"]
    found = "{}.{} {}".format(sys.version_info[0], sys.version_info[1], sys.platform)
    values = {"lock": paths.LOCKS[kind].name, "log": paths.LOG, "line": errors[-1], "path": paths.VENV}
    for key, pattern in PIP_FAILURES.items():
        if re.search(pattern, output):
            return Refusal(key, needed=NEEDED_MB, found=found, **values)
    return Refusal("pip-failed", **values)


def refusal_of(error: OSError) -> Refusal:
    """What an error of the system during the set-up means for the reader."""
    path = error.filename or paths.VENV
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Refusal("read-only", path=path)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return Refusal("no-space", path=path, needed=NEEDED_MB)
    return Refusal("os-failed", reason=error.strerror or error, path=path)
