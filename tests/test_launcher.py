"""The launcher's decisions, without a set-up: where arguments go, what the machine is asked, what is said."""

import ast
import errno
import importlib.machinery
import importlib.util
import io
import os
import re
import signal
import socket
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "sillage"


def load() -> ModuleType:
    """The file `sillage`, which has no .py ending, as a module."""
    loader = importlib.machinery.SourceFileLoader("sillage_launcher", str(FILE))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # no file `sillagec` beside it
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


sillage: Any = load()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with two tiny locks, as yet without .venv, in French."""
    for name in ("requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text("six==1.17.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(sillage, "ROOT", tmp_path)
    monkeypatch.setattr(sillage, "VENV", venv)
    monkeypatch.setattr(sillage, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(sillage, "LOG", venv / "sillage-setup.log")
    locks = {"run": tmp_path / "requirements.lock", "test": tmp_path / "requirements-test.lock"}
    monkeypatch.setattr(sillage, "LOCKS", locks)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    return tmp_path


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """The launcher changes what signals do; the tests after it must not notice."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def make_ready(clone: Path, kind: str) -> None:
    """Leaves what a finished set-up leaves, as far as the launcher looks."""
    python = clone / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    (clone / ".venv" / f"sillage-{kind}.stamp").write_text(sillage.stamp(kind), encoding="ascii")


# Where arguments go -----------------------------------------------------------------------------------------


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What `main` hands the arguments to, in place of doing it."""
    made: list[tuple[str, Any]] = []
    for name in ("run_tests", "show_help", "run_command", "open_dashboard"):

        def note(given: Any, name: str = name) -> int:
            made.append((name, given))
            return 0

        monkeypatch.setattr(sillage, name, note)
    return made


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        ([], ("open_dashboard", {})),
        (["--registry", "r.yaml"], ("open_dashboard", {"--registry": "r.yaml"})),
        (["--registry=r=1.yaml"], ("open_dashboard", {"--registry": "r=1.yaml"})),
        (["--no-browser", "--port", "9000"], ("open_dashboard", {"--no-browser": "", "--port": "9000"})),
        (["test"], ("run_tests", [])),
        (["test", "-k", "x", "--refresh-golden"], ("run_tests", ["-k", "x", "--refresh-golden"])),
        (["help"], ("show_help", [])),
        (["--help"], ("show_help", [])),
        (["-h"], ("show_help", [])),
        (["help", "ask"], ("show_help", ["ask"])),
        (["ask", "Où va l’e-mail ?"], ("run_command", ["ask", "Où va l’e-mail ?"])),
        (["ask", "--help"], ("run_command", ["ask", "--help"])),
        (["no-such-verb"], ("run_command", ["no-such-verb"])),
        (["--version"], ("run_command", ["--version"])),
        (["--registry", "r.yaml", "ask", "x"], ("run_command", ["--registry", "r.yaml", "ask", "x"])),
        ([""], ("run_command", [""])),
    ],
)
def test_arguments_go_to_their_place(argv: list[str], wanted: Any, calls: list[tuple[str, Any]]) -> None:
    assert sillage.main(argv) == 0
    assert calls == [wanted]


def test_an_option_without_its_value_is_refused() -> None:
    with pytest.raises(sillage.Refusal) as refused:
        sillage.main(["--registry"])
    assert refused.value.code == 2


def test_a_command_keeps_its_folder_and_finds_the_packages(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(clone, "run")
    seen: list[Any] = []

    def replace(command: list[str], env: dict[str, str]) -> int:
        seen.append((command, env))
        return 3

    monkeypatch.setattr(sillage, "replace", replace)
    assert sillage.run_command(["check", "--registry", "ici.yaml"]) == 3
    command, env = seen[0]
    assert command[1:] == ["-m", "commands", "check", "--registry", "ici.yaml"]
    assert env["PYTHONPATH"] == str(clone)
    assert env["PYTHONSAFEPATH"] == "1"


def test_help_installs_nothing(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sillage.show_help([]) == 0
    shown = capsys.readouterr().out
    assert shown.index("ouvre le tableau de bord") < shown.index("opens the dashboard")
    assert not (clone / ".venv").exists()


def test_a_registry_that_is_not_there_is_said_before_the_set_up(clone: Path) -> None:
    with pytest.raises(sillage.Refusal, match="n’existe pas"):
        sillage.open_dashboard({"--registry": str(clone / "absent.yaml")})
    assert not (clone / ".venv").exists()


# The set-up -------------------------------------------------------------------------------------------------


def test_a_finished_set_up_is_not_done_again(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready(clone, "run")
    monkeypatch.setattr(sillage, "watched", lambda *_: pytest.fail("something was started"))
    sillage.set_up("run")


def test_the_stamp_follows_locks_and_python(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready(clone, "run")
    make_ready(clone, "test")
    (clone / "requirements-test.lock").write_text("six==1.16.0\n", encoding="utf-8")
    assert (sillage.is_ready("run"), sillage.is_ready("test")) == (True, False)
    (clone / "requirements.lock").write_text("six==1.16.0\n", encoding="utf-8")
    assert not sillage.is_ready("run")
    make_ready(clone, "run")
    assert sillage.is_ready("run")
    monkeypatch.setattr(sys, "platform", "another")
    assert not sillage.is_ready("run")


def test_an_environment_whose_python_went_is_not_ready(clone: Path) -> None:
    make_ready(clone, "run")
    (clone / ".venv" / "bin" / "python").unlink()
    (clone / ".venv" / "bin" / "python").symlink_to(clone / "removed-by-an-upgrade")
    assert not sillage.is_ready("run")


def test_a_missing_lock_is_said(clone: Path) -> None:
    (clone / "requirements.lock").unlink()
    with pytest.raises(sillage.Refusal, match=r"requirements\.lock manque"):
        sillage.set_up("run")


class Pip:
    """Stands in for the programmes a set-up starts: notes them, and fails the one that holds `failing`."""

    def __init__(self, clone: Path, failing: str = "", output: str = "") -> None:
        self.clone, self.failing, self.output = clone, failing, output
        self.started: list[str] = []

    def __call__(self, command: list[str], see: Any, **_: Any) -> tuple[int, str]:
        line = " ".join(command)
        self.started.append(line)
        if self.failing and self.failing in line:
            return 1, self.output
        if "-m venv" in line:
            (self.clone / ".venv" / "bin").mkdir(parents=True)
            (self.clone / ".venv" / "bin" / "python").touch()
        see("Collecting six==1.17.0 (from -r requirements.lock (line 1))\n")
        see(None)
        return 0, ""


def test_a_set_up_checks_hashes_and_ends_with_its_stamp(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pip = Pip(clone)
    monkeypatch.setattr(sillage, "watched", pip)
    sillage.set_up("run")
    install = next(line for line in pip.started if " install " in line)
    assert "--require-hashes" in install
    assert "--only-binary :all:" in install
    assert sillage.is_ready("run")


def test_what_was_broken_off_is_made_anew(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = clone / ".venv" / "lib" / "half-installed"
    half.mkdir(parents=True)
    monkeypatch.setattr(sillage, "watched", Pip(clone))
    sillage.set_up("run")
    assert not half.exists()


def test_broken_off_test_tools_are_made_anew(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Pip(clone, failing="requirements-test.lock", output="ERROR: stopped")
    monkeypatch.setattr(sillage, "watched", failing)
    with pytest.raises(sillage.Refusal):
        sillage.set_up("test")
    assert (sillage.is_ready("run"), sillage.is_ready("test")) == (True, False)
    again = Pip(clone)
    monkeypatch.setattr(sillage, "watched", again)
    sillage.set_up("test")
    assert [line for line in again.started if "-m venv" in line]
    assert sillage.is_ready("test")


@pytest.mark.parametrize(
    ("output", "key"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "no-space"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "bad-hash"),
        (
            "WARNING: Failed to establish a new connection\nERROR: No matching distribution found for six",
            "no-network",
        ),
        ("ERROR: No matching distribution found for six==1.17.0", "no-wheel"),
        ("ERROR: [Errno 13] Permission denied: 'six.py'", "read-only"),
        ("Traceback (most recent call last):\nERROR: something new", "pip-failed"),
        ("", "pip-failed"),
    ],
)
def test_a_failing_pip_gives_a_sentence_and_exit_code_2(
    output: str, key: str, clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sillage, "watched", Pip(clone, failing=" install ", output=output))
    monkeypatch.setattr(sys, "argv", ["sillage", "check"])
    assert sillage.start() == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[-1].startswith("sillage : ") or key == "pip-failed"
    beginning = sillage.WORDS[key]["fr"].split("{")[0]
    assert beginning in shown.err
    assert not sillage.is_ready("run")


def test_without_pip_and_ensurepip_it_is_said_what_to_install(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sillage, "has", lambda _: False)
    with pytest.raises(sillage.Refusal, match="apt install python3-venv"):
        sillage.set_up("run")


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.ENOSPC, "no-space"),
        (errno.EIO, "os-failed"),
    ],
)
def test_an_error_of_the_system_is_a_sentence(code: int, key: str) -> None:
    refusal = sillage.refusal_of(OSError(code, os.strerror(code), "/x/.venv"))
    assert (refusal.key, refusal.code) == (key, 2)
    assert "/x/.venv" in str(refusal)


def test_a_full_disk_is_said_before_anything_is_written(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        free = 10_000_000

    monkeypatch.setattr(sillage.shutil, "disk_usage", lambda _: Full)
    with pytest.raises(sillage.Refusal, match="Plus assez de place"):
        sillage.set_up("run")
    assert not (clone / ".venv").exists()


def test_pip_keeps_the_mirror_and_loses_what_leads_astray() -> None:
    given_ = {
        "PIP_INDEX_URL": "x",
        "HTTPS_PROXY": "y",
        "PIP_TARGET": "/z",
        "PYTHONPATH": "/p",
        "PIP_USER": "1",
    }
    env = sillage.pip_environ(given_)
    assert (env["PIP_INDEX_URL"], env["HTTPS_PROXY"], env["PIP_USER"]) == ("x", "y", "0")
    assert not {"PIP_TARGET", "PYTHONPATH"} & env.keys()


def test_progress_counts_downloads_then_installs(clone: Path) -> None:
    site = clone / ".venv" / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    (clone / "requirements.lock").write_text(
        "a==1 \\\nb[c]==2 \\\nd==3 ; sys_platform == 'x' \\\n", encoding="utf-8"
    )
    stream = io.StringIO()
    watch = sillage.PipWatch("run", sillage.Progress(stream, pause=0))
    watch.see("Ignoring d: markers 'sys_platform == \"x\"' don't match your environment\n")
    watch.see("Collecting a==1 (from -r requirements.lock (line 1))\n")
    watch.see("Collecting b[c]==2 (from -r requirements.lock (line 2))\n")
    watch.see("Installing collected packages: a, b\n")
    (site / "a-1.dist-info").mkdir()
    watch.see(None)
    lines = [line.strip() for line in stream.getvalue().splitlines()]
    assert lines == ["téléchargement 1/2 a", "téléchargement 2/2 b", "installation 1/2 b"]


def test_a_watched_command_gives_its_output_and_its_end() -> None:
    seen: list[str | None] = []
    code, output = sillage.watched([sys.executable, "-c", "print('é'); raise SystemExit(7)"], seen.append)
    assert (code, output.strip()) == (7, "é")
    assert seen[0] == output


def test_a_watched_command_is_stopped_at_its_limit() -> None:
    code, _ = sillage.watched(
        [sys.executable, "-c", "import time; time.sleep(60)"], lambda _: None, limit=0.1
    )
    assert code == 124
    assert sillage.watched(["no-such-programme-here"], lambda _: None)[0] == 127


def test_two_set_ups_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); "
    code += "print('held', flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"

    class Noting(sillage.Progress):  # type: ignore[misc]  # the module is loaded at run time
        def show(self, text: str) -> None:
            waits.append(text)
            holder.communicate("\n")  # the other ends while we wait

    waits: list[str] = []
    with path.open("a") as lock:
        sillage.wait_for(lock, Noting(io.StringIO()))
    assert len(waits) == 1


# The port and the browser to show it ------------------------------------------------------------------------


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of 127.0.0.1 somebody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_passed_over_and_refused_when_asked_for(taken: int) -> None:
    assert not sillage.is_free(taken)
    assert sillage.choose_port(None, first=taken) > taken
    with pytest.raises(sillage.Refusal) as refused:
        sillage.choose_port(str(taken))
    assert refused.value.key == "port-taken"
    with pytest.raises(sillage.Refusal) as refused:
        sillage.choose_port(None, first=taken, tries=1)
    assert refused.value.key == "no-port"


@pytest.mark.parametrize("value", ["", "abc", "0", "65536", "-1", "8501.0", "²"])
def test_what_is_no_port_is_refused(value: str) -> None:
    with pytest.raises(sillage.Refusal) as refused:
        sillage.choose_port(value)
    assert refused.value.key == "bad-port"


@pytest.mark.parametrize(
    ("environ", "platform", "wanted"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({"DISPLAY": ":0", "CI": "false"}, "linux", True),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "a b"}, "darwin", False),
        ({}, "win32", True),
    ],
)
def test_a_browser_opens_only_where_somebody_sees_it(
    environ: dict[str, str], platform: str, wanted: bool
) -> None:
    assert sillage.has_screen(environ, platform) is wanted


# The tests and their browser --------------------------------------------------------------------------------


def programme(folder: Path, name: str) -> str:
    """A programme of that name in `folder`."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.touch(mode=0o755)
    return str(path)


def test_browsers_are_looked_for_in_order(tmp_path: Path) -> None:
    environ = {"PATH": str(tmp_path / "bin")}
    place = programme(tmp_path, "Google Chrome")
    assert sillage.find_browser(environ, places=[]) is None
    assert sillage.find_browser(environ, places=["/nowhere/chrome", place]) == place
    chrome = programme(tmp_path / "bin", "google-chrome")
    assert sillage.find_browser(environ, places=[place]) == chrome
    chromium = programme(tmp_path / "bin", "chromium")
    assert sillage.find_browser(environ, places=[place]) == chromium
    own = programme(tmp_path, "mine")
    assert sillage.find_browser({**environ, "CHROMIUM": own}) == own
    with pytest.raises(sillage.Refusal, match="CHROMIUM=/nowhere"):
        sillage.find_browser({**environ, "CHROMIUM": "/nowhere"})


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ([], True),
        (["-k", "word"], True),
        (["tests"], True),
        (["tests/browser/conftest.py::test_x"], True),
        (["tests/test_launcher.py"], False),
        (["-x", "tests/test_launcher.py::test_x"], False),
    ],
)
def test_a_browser_is_got_only_for_tests_that_may_use_it(args: list[str], wanted: bool) -> None:
    assert sillage.wants_browser(args) is wanted


@pytest.mark.parametrize(
    ("args", "count", "wanted"),
    [
        ([], 1, []),
        ([], 2, ["-n", "2", "--dist", "loadgroup"]),
        (["-k", "x"], 64, ["-n", "4", "--dist", "loadgroup"]),
        (["-n0"], 4, []),
        (["--pdb"], 4, []),
        (["tests/test_launcher.py::test_x"], 4, []),
    ],
)
def test_tests_are_shared_out_over_the_cores(args: list[str], count: int, wanted: list[str]) -> None:
    assert sillage.shares(args, count) == wanted


@pytest.fixture
def no_browser(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine that has no browser and gets none; the list holds what is started in pytest's place."""
    started: list[list[str]] = []

    def popen(command: list[str], **_: Any) -> subprocess.Popen[bytes]:
        started.append(command)
        return subprocess.Popen([sys.executable, "-c", "raise SystemExit(0)"])

    make_ready(clone, "test")
    monkeypatch.setattr(sillage, "find_browser", lambda: None)
    monkeypatch.setattr(sillage, "playwright_browser", lambda: None)
    monkeypatch.setattr(sillage, "watched", lambda *_, **__: (1, "E: no network"))

    class Subprocess:
        Popen = staticmethod(popen)
        TimeoutExpired = subprocess.TimeoutExpired

    monkeypatch.setattr(sillage, "subprocess", Subprocess)
    return started


def test_in_ci_a_missing_browser_is_exit_code_1(
    no_browser: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(sys, "argv", ["sillage", "test"])
    assert sillage.start() == 1
    assert "Aucun Chromium" in capsys.readouterr().err
    assert no_browser == []


def test_elsewhere_the_last_line_says_that_the_browser_tests_were_left_out(
    no_browser: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert sillage.run_tests(["-q"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("ATTENTION : les tests du navigateur")
    assert no_browser[0][-2:] == ["--without-browser", "-q"]


# What is said -----------------------------------------------------------------------------------------------


def test_every_sentence_is_there_twice_with_the_same_values() -> None:
    for key, sentence in sillage.WORDS.items():
        assert set(sentence) == {"fr", "en"}, key
        names = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in sentence.values()
        ]
        assert names[0] == names[1], key


def test_every_sentence_is_used_and_every_one_used_is_there() -> None:
    text = FILE.read_text(encoding="utf-8")
    used = set(re.findall(r'(?:say|Refusal)\(\s*"([a-z-]+)"', text)) | set(sillage.PIP_FAILURES)
    assert used == set(sillage.WORDS)


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_CA"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environ: dict[str, str], wanted: str) -> None:
    assert sillage.language(environ) == wanted


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(st.lists(st.text(st.characters(categories=["L", "N"]), max_size=60), min_size=1))
def test_a_terminal_shows_nothing_of_the_line_before(states: list[str]) -> None:
    stream = Terminal()
    progress = sillage.Progress(stream)
    for state in states:
        progress.show(state)
    cells: list[str] = []
    for part in stream.getvalue().split("\r"):
        cells[: len(part)] = part
    assert "".join(cells).strip() == states[-1].strip()


def test_an_old_python_gets_a_sentence_and_no_syntax_error() -> None:
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text)
    pins = re.findall(r"^[\w.-]+==.*(?:\n    .*)*", text, flags=re.MULTILINE)
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_locks_hold_the_pins_and_agree() -> None:
    def pins(name: str) -> set[tuple[str, str]]:
        text = (ROOT / name).read_text(encoding="utf-8")
        found = re.findall(r"^([\w.-]+)(?:\[.*\])?==([\w.]+)", text, flags=re.MULTILINE)
        return {(re.sub(r"[-_.]+", "-", package).lower(), version) for package, version in found}

    run, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert pins("requirements.txt") <= run
    assert pins("requirements-test.txt") <= test
    both = {package for package, _ in run} & {package for package, _ in test}
    assert {pin for pin in test if pin[0] in both} <= run
