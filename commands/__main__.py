"""`python -m commands`: runs the command that the arguments name."""

from commands.line import start

if __name__ == "__main__":
    raise SystemExit(start())
