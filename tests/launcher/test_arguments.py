"""Where the arguments go."""

from typing import Any

import pytest

from launcher.arguments import follow
from launcher.messages import Refusal


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What `follow` hands the arguments to, in place of doing it."""
    made: list[tuple[str, Any]] = []
    for name in ("suite.run_tests", "command.show_help", "command.run_command", "dashboard.open_dashboard"):

        def note(given: Any, name: str = name) -> int:
            made.append((name.partition(".")[2], given))
            return 0

        monkeypatch.setattr(f"launcher.{name}", note)
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
        (["--version", "ask"], ("run_command", ["--version", "ask"])),
        (["--registry", "r.yaml", "ask", "x"], ("run_command", ["--registry", "r.yaml", "ask", "x"])),
        ([""], ("run_command", [""])),
    ],
)
def test_arguments_go_to_their_place(argv: list[str], wanted: Any, calls: list[tuple[str, Any]]) -> None:
    assert follow(argv) == 0
    assert calls == [wanted]


@pytest.mark.parametrize("argv", [["--registry"], ["--registry", ""], ["--registry="], ["--port", " "]])
def test_an_option_without_its_value_is_refused(argv: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        follow(argv)
    assert refused.value.key == "no-value"
    assert refused.value.code == 2
