"""The port of 127.0.0.1 that the dashboard listens on."""

from __future__ import annotations

import socket

from launcher.machine import WINDOWS
from launcher.messages import Refusal

FIRST_PORT = 8501


def is_free(port: int) -> bool:
    """Whether a server may listen on 127.0.0.1 at this port."""
    with socket.socket() as probe:
        probe.settimeout(0.3)
        if probe.connect_ex(("127.0.0.1", port)) == 0:  # macOS lets us bind beside a server on all addresses
            return False
    with socket.socket() as probe:
        if not WINDOWS:  # there the option would let two servers share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_port(wanted: str | None, first: int = FIRST_PORT, tries: int = 100) -> int:
    """The port asked for, or the first free one from `first` on."""
    if wanted is not None:
        if not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= 65535):
            raise Refusal("bad-port", value=wanted)
        if not is_free(int(wanted)):
            raise Refusal("port-taken", port=wanted)
        return int(wanted)
    for port in range(first, first + tries):
        if is_free(port):
            return port
    raise Refusal("no-port", first=first, last=first + tries - 1)
