"""`python -m commands`: runs the command that the arguments name."""

from commands.exit import INTERRUPTED

if __name__ == "__main__":
    try:
        # Imported here: Ctrl-C while Python still reads the packages is no traceback either.
        from commands.line import start

        code = start()
    except KeyboardInterrupt:
        code = INTERRUPTED
    raise SystemExit(code)
