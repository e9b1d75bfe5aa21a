"""Where the arguments go: to the tests, the help, a command or the dashboard."""

from __future__ import annotations

from collections.abc import Sequence

from launcher.messages import Refusal


def follow(argv: Sequence[str]) -> int:
    """Takes the arguments to what they ask for; returns the exit code."""
    if argv[:1] == ["test"]:
        from launcher.suite import run_tests

        return run_tests(argv[1:])
    from launcher.command import run_command, show_help, show_version

    if argv[:1] and argv[0] in ("help", "--help", "-h"):
        return show_help(argv[1:])
    if argv == ["--version"]:
        return show_version()
    options = dashboard_options(argv)
    if options is None:
        return run_command(argv)
    from launcher.dashboard import open_dashboard

    return open_dashboard(options)


def dashboard_options(argv: Sequence[str]) -> dict[str, str] | None:
    """The options of the dashboard by name; None when anything else stands among them: a command's then."""
    found: dict[str, str] = {}
    rest = list(argv)
    while rest:
        option, equals, value = rest.pop(0).partition("=")
        if option == "--no-browser" and not equals:
            found[option] = ""
        elif option in ("--registry", "--port"):
            if not equals and rest:
                value = rest.pop(0)
            if not value.strip():
                raise Refusal("no-value", option=option)
            found[option] = value
        else:
            return None
    return found
