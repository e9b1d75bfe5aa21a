"""The dashboard as a process of its own, for tests that knock at it or open it in a browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
APP: Final = ROOT / "app.py"


def free_port() -> int:
    """A port of 127.0.0.1 nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    port: int, log: Path, registry: Path | None, *, app: Path = APP, before: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Starts the dashboard as ./sillage does, and returns when it answers.

    `app` is another app of Streamlit instead, `before` more of its environment.
    """
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", **(before or {})}
    env.pop("SILLAGE_REGISTRY", None)
    if registry is not None:
        env["SILLAGE_REGISTRY"] = str(registry)
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    command += ["--browser.gatherUsageStats", "false"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=app.parent, env=env, stdout=output, stderr=subprocess.STDOUT)
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return process
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    stop(process)
    return pytest.fail(
        f"the dashboard did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the process that was started, by its own id."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
