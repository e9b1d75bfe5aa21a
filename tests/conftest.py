"""What all tests share: golden files, Hypothesis with or without chance, and a cache that is nobody's own."""

import atexit
import difflib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SEEN = ROOT / "test-results" / "golden"
REFRESH = "./sillage test --refresh-golden"
DIFF_LINES = 40

Golden = Callable[[str, str | bytes], None]

# What tests keep, and the commands that they start, is no developer's cache: it goes when they end.
os.environ["SILLAGE_CACHE"] = tempfile.mkdtemp(prefix="sillage-tests-")
atexit.register(shutil.rmtree, os.environ["SILLAGE_CACHE"], ignore_errors=True)

# A run in continuous integration never fails by chance; at the desk every run tries other examples.
# No deadline: a slow machine is no wrong answer.
QUIET = [HealthCheck.too_slow]
settings.register_profile("ci", derandomize=True, database=None, deadline=None, suppress_health_check=QUIET)
settings.register_profile("dev", deadline=None, print_blob=True, suppress_health_check=QUIET)
settings.load_profile("ci" if os.environ.get("CI", "").lower() not in ("", "0", "false") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the tests of Sillage."""
    group = parser.getgroup("sillage")
    group.addoption(
        "--refresh-golden", action="store_true", help="write tests/golden anew from what is made now"
    )
    group.addoption(
        "--without-browser", action="store_true", help="leave out the tests of tests/browser, and say so"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks the tests of tests/browser, keeps each file of them on one worker, or leaves them out."""
    pages = ROOT / "tests" / "browser"
    in_browser = [item for item in items if pages in item.path.parents]
    for item in in_browser:
        item.add_marker("browser")
        item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))
    if config.getoption("--without-browser"):
        config.hook.pytest_deselected(items=in_browser)
        items[:] = [item for item in items if item not in in_browser]


def difference(name: str, wanted: bytes, made: bytes) -> str:
    """What differs, in a few lines: a diff for text, sizes and the first differing byte for the rest."""
    try:
        before, after = wanted.decode("utf-8"), made.decode("utf-8")
    except UnicodeDecodeError:
        first = next((i for i, (a, b) in enumerate(zip(wanted, made, strict=False)) if a != b), None)
        where = (
            "one is the beginning of the other"
            if first is None
            else f"the first other byte is number {first}"
        )
        return f"{len(wanted)} bytes wanted, {len(made)} made; {where}"
    if before.splitlines() == after.splitlines():
        return "only line ends differ"
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"tests/golden/{name}", "made now", lineterm="", n=1
    )
    shown = [line if len(line) <= 200 else line[:200] + "…" for line in lines]
    left = len(shown) - DIFF_LINES
    return "\n".join(shown[:DIFF_LINES] + ([f"… {left} lines more"] if left > 0 else []))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("answer.svg", data)`: fails unless `data` is what tests/golden/answer.svg holds, byte for byte.

    Text is compared as UTF-8. A file that is missing is a failure. With --refresh-golden the file is written.
    """

    def compare(name: str, data: str | bytes) -> None:
        made = data.encode("utf-8") if isinstance(data, str) else data
        path = (GOLDEN / name).resolve()
        if GOLDEN not in path.parents:
            raise ValueError(f"{name} is not inside tests/golden")
        if request.config.getoption("--refresh-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_bytes() != made:
                path.write_bytes(made)
            return
        if path.exists() and path.read_bytes() == made:
            return
        seen = SEEN / name
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.write_bytes(made)
        advice = f"What was made: {seen.relative_to(ROOT)}. If it is right: {REFRESH}"
        if not path.exists():
            pytest.fail(f"tests/golden/{name} does not exist. {advice}", pytrace=False)
        pytest.fail(
            f"tests/golden/{name} differs. {advice}\n{difference(name, path.read_bytes(), made)}",
            pytrace=False,
        )

    return compare
