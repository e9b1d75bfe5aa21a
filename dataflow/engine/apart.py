"""PNG made apart: in a process of its own, for whoever has other things to do meanwhile.

The library that draws pixels lets no other Python run while it does, seconds for a large picture: in a server
every page would stand still.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from dataflow.engine import faults, raster

_ROOT: Final = Path(__file__).resolve().parents[2]
_REFUSED: Final = 3


def png(svg: str, *, dpi: int = 200) -> bytes:
    """The picture as PNG, as `raster.png` makes it. Raises the DrawingFault that raster raised there."""
    made = subprocess.run(
        [sys.executable, "-m", "dataflow.engine.apart", str(dpi)],
        input=svg.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    if made.returncode == _REFUSED:
        told = json.loads(made.stderr)
        raise getattr(faults, told["kind"])(told["code"], **told["values"])
    if (
        made.returncode and not made.stderr.strip()
    ):  # killed, for want of memory as a rule: it had no time to say so
        raise faults.PictureFailed("png-stopped", message=f"code {made.returncode}")
    if made.returncode:
        raise faults.PictureFailed("png-failed", message=made.stderr.decode(errors="replace")[-400:])
    return made.stdout


def main() -> int:
    """Reads an SVG, writes its PNG; a fault goes to stderr as JSON."""
    try:
        made = raster.png(sys.stdin.buffer.read().decode(), dpi=int(sys.argv[1]))
    except faults.DrawingFault as fault:
        kind = type(fault).__name__
        sys.stderr.write(json.dumps({"kind": kind, "code": fault.code, "values": fault.values}))
        return _REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
