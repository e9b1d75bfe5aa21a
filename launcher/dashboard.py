"""The dashboard: started on this machine only, shown in the browser, stopped with us."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from launcher import paths
from launcher.environment import set_up
from launcher.handover import child_environ
from launcher.machine import has_screen
from launcher.messages import Refusal, say
from launcher.port import choose_port
from launcher.programme import stopped_at_the_end


def open_dashboard(options: Mapping[str, str]) -> int:
    """Starts the dashboard on this machine only, opens the browser, and stays until it is stopped."""
    registry = options.get("--registry") or os.environ.get("SILLAGE_REGISTRY")
    env = child_environ()
    if registry:
        env["SILLAGE_REGISTRY"] = str(found_registry(registry))
    port = choose_port(options.get("--port"))
    set_up("run")
    url = f"http://127.0.0.1:{port}"
    command = [str(paths.PYTHON), "-m", "streamlit", "run", str(paths.ROOT / "app.py")]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    command += ["--browser.gatherUsageStats", "false", "--logger.level", "warning"]
    # Streamlit's own greeting on stdout would give the address a second time; its errors are on stderr.
    process = subprocess.Popen(command, cwd=paths.ROOT, env=env, stdout=subprocess.DEVNULL)
    with stopped_at_the_end(process):
        wait_until_healthy(process, port)
        print(say("url", url=url), file=sys.stderr, flush=True)
        if "--no-browser" not in options and has_screen():
            import webbrowser

            webbrowser.open(url)
        return process.wait()


def found_registry(given: str) -> Path:
    """The file or folder meant, or the shipped registry of that short name, as the commands take it too."""
    path = Path(given).expanduser().absolute()  # the dashboard runs in another folder
    shipped = paths.ROOT / "data" / f"{given}.yaml"
    try:
        if path.exists():
            return path
        if Path(given).name == given and shipped.exists():
            return shipped
    except OSError:  # a name too long, a folder that may not be looked into
        pass
    raise Refusal("no-registry", path=path)


def wait_until_healthy(process: subprocess.Popen[bytes], port: int, limit: int = 90) -> None:
    """Returns when the dashboard answers."""
    from http.client import HTTPConnection, HTTPException  # while the dashboard starts already

    end = time.monotonic() + limit
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Refusal("died", code=process.returncode)
        connection = HTTPConnection("127.0.0.1", port, timeout=2)  # unlike urllib, never through a proxy
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    raise Refusal("slow", seconds=limit)
