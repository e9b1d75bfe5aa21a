"""Pip's environment, and how far it is."""

import io
from pathlib import Path

from launcher.pip import PipWatch, pip_environ
from launcher.progress import Progress


def test_pip_keeps_the_mirror_and_loses_what_leads_astray() -> None:
    given_ = {
        "PIP_INDEX_URL": "x",
        "HTTPS_PROXY": "y",
        "PIP_TARGET": "/z",
        "PYTHONPATH": "/p",
        "PIP_USER": "1",
    }
    env = pip_environ(given_)
    assert (env["PIP_INDEX_URL"], env["HTTPS_PROXY"], env["PIP_USER"]) == ("x", "y", "0")
    assert not {"PIP_TARGET", "PYTHONPATH"} & env.keys()


def test_progress_counts_downloads_then_installs(clone: Path) -> None:
    site = clone / ".venv" / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    (clone / "requirements.lock").write_text(
        "a==1 \\\nb[c]==2 \\\nd==3 ; sys_platform == 'x' \\\n", encoding="utf-8"
    )
    stream = io.StringIO()
    watch = PipWatch("run", Progress(stream, pause=0))
    watch.see("Ignoring d: markers 'sys_platform == \"x\"' don't match your environment\n")
    watch.see("Collecting a==1 (from -r requirements.lock (line 1))\n")
    watch.see("Collecting b[c]==2 (from -r requirements.lock (line 2))\n")
    watch.see("Installing collected packages: a, b\n")
    (site / "a-1.dist-info").mkdir()
    watch.see(None)
    lines = [line.strip() for line in stream.getvalue().splitlines()]
    assert lines == ["téléchargement 1/2 a", "téléchargement 2/2 b", "installation 1/2 b"]
