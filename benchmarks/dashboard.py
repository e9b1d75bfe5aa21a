"""The dashboard: its start against that of an empty app of Streamlit's, and what it costs that many ask at once.

A visitor speaks Streamlit's own protocol and draws nothing: what a browser needs comes on top.
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.figure import Figure

APP: Final = Path(__file__).resolve().parent.parent / "app.py"
EMPTY: Final = "import streamlit as st\nst.html('<h1>Empty</h1>')\n"
LOADING: Final = 1.0
"""So many seconds pass in a browser between the first byte and the first message."""
QUESTIONS: Final = ("field=phone_number", "actor=cinetpay", "field=email_address", "actor=ovhcloud")
CROWDS: Final = ((10, 0.5), (50, 2.5))
"""How many ask at once, and how many seconds 95 of 100 of them may wait."""


def figures(folder: Path) -> Iterator[Figure]:
    """Seconds until people have their answers, and how much longer than an empty app the dashboard takes to start."""
    empty = folder / "empty.py"
    empty.write_text(EMPTY, encoding="utf-8")
    with _served(APP) as port:
        asyncio.run(_asked(port, len(QUESTIONS)))  # what is made for the first is not counted
        for count, goal in CROWDS:
            waits = sorted(asyncio.run(_asked(port, count)))
            yield Figure(
                f"{count} ask at once, 95th percentile", waits[int(0.95 * count) - 1], "s", goal=goal
            )
    ours, theirs = (statistics.median(_start(app) for _ in range(5)) for app in (APP, empty))
    yield Figure("start to first heading / an empty app", ours / theirs, "×", goal=1.3)


def _start(app: Path) -> float:
    began = time.perf_counter()
    with _served(app) as port:
        time.sleep(LOADING)
        asyncio.run(_headed(port))
        return time.perf_counter() - began


async def _headed(port: int) -> None:
    """Comes with nothing in the address, and stays until there is a heading."""
    async with _visiting(port) as visitor:
        await visitor.send(_message(""))
        while "<h1" not in _told(await visitor.recv()).delta.new_element.html.body:
            pass


async def _asked(port: int, count: int) -> list[float]:
    """So many people open the page, wait for each other, and ask; the seconds each waits for the end of the answer."""
    there = asyncio.Barrier(count)

    async def person(query: str) -> float:
        async with _visiting(port) as visitor:
            await _run(visitor, "")
            await there.wait()
            began = time.perf_counter()
            await _run(visitor, query)
            return time.perf_counter() - began

    return await asyncio.gather(*(person(QUESTIONS[number % len(QUESTIONS)]) for number in range(count)))


async def _run(visitor: websockets.ClientConnection, query: str) -> None:
    await visitor.send(_message(query))
    while _told(await visitor.recv()).WhichOneof("type") != "script_finished":
        pass


def _visiting(port: int) -> websockets.connect:
    address = f"127.0.0.1:{port}"
    return websockets.connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        origin=websockets.Origin(f"http://{address}"),
        max_size=None,
        open_timeout=120,
    )


def _message(query: str) -> bytes:
    asked = BackMsg()
    asked.rerun_script.query_string = query
    written: bytes = asked.SerializeToString()
    return written


def _told(frame: str | bytes) -> ForwardMsg:
    told = ForwardMsg()
    told.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
    return told


@contextmanager
def _served(app: Path) -> Iterator[int]:
    """A server of its own, at the port that is given, from when it listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.address", "127.0.0.1"]
    command += [
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
    ]
    silent = subprocess.DEVNULL
    env = {key: value for key, value in os.environ.items() if key != "SILLAGE_REGISTRY"}
    process = subprocess.Popen(command, cwd=app.parent, env=env, stdout=silent, stderr=silent)
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        yield port
    finally:
        process.terminate()
        process.wait()
