"""Known vulnerabilities of what is locked: `python -m tools.audit`, with pip-audit where it and its data can be had.

Exit code 1 when one is found. Where pip-audit is not installed, or the database of advisories cannot be reached, it
says so and ends with 0: nothing was found, and nothing was looked up.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-test.lock")
SECONDS = 300


def told(lock: str) -> list[str] | None:
    """The vulnerabilities of a lock, a line each; None when they could not be looked up."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        str(ROOT / lock),
        "--no-deps",
        "--disable-pip",
    ]
    try:
        done = subprocess.run(
            [*command, "--format", "json", "--progress-spinner", "off"],
            capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return [
        f"{each['name']} {each['version']}: {known['id']}, mended in {', '.join(known['fix_versions']) or 'no version'}"
        for each in packages
        for known in each.get("vulns", ())
    ]


def main() -> int:
    """Audits both locks."""
    if find_spec("pip_audit") is None:
        print("Not audited: pip-audit is not installed (pip install pip-audit).")
        return 0
    code = 0
    for lock in LOCKS:
        found = told(lock)
        if found is None:
            print(f"{lock}: not audited: the database of advisories could not be had.")
            continue
        print(f"{lock}: {len(found)} known vulnerabilities.", *found, sep="\n  ")
        code = code or int(bool(found))
    return code


if __name__ == "__main__":
    sys.exit(main())
