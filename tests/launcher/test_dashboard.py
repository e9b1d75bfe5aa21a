"""The dashboard, its port and its screen, without starting it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher.dashboard import found_registry, open_dashboard
from launcher.machine import has_screen
from launcher.messages import Refusal
from launcher.port import choose_port, is_free


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of 127.0.0.1 somebody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_registry_that_is_not_there_is_said_before_the_set_up(clone: Path) -> None:
    with pytest.raises(Refusal, match="n’existe pas"):
        open_dashboard({"--registry": str(clone / "absent.yaml")})
    assert not (clone / ".venv").exists()


def test_a_shipped_registry_is_found_by_its_name_as_in_the_commands(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone / "data").mkdir()
    (clone / "data" / "mine.yaml").touch()
    monkeypatch.chdir(tmp_path)
    assert found_registry("mine") == clone / "data" / "mine.yaml"
    for wrong in ("../data/mine", "other", "a" * 5000):
        with pytest.raises(Refusal) as refused:
            found_registry(wrong)
        assert refused.value.key == "no-registry"


def test_a_taken_port_is_passed_over_and_refused_when_asked_for(taken: int) -> None:
    assert not is_free(taken)
    assert choose_port(None, first=taken) > taken
    with pytest.raises(Refusal) as refused:
        choose_port(str(taken))
    assert refused.value.key == "port-taken"
    with pytest.raises(Refusal) as refused:
        choose_port(None, first=taken, tries=1)
    assert refused.value.key == "no-port"


@pytest.mark.parametrize("value", ["", "abc", "0", "65536", "-1", "8501.0", "²"])
def test_what_is_no_port_is_refused(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        choose_port(value)
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
    assert has_screen(environ, platform) is wanted
