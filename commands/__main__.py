"""`python -m commands`: runs the command that the arguments name."""

import gc
import os

from commands.exit import INTERRUPTED

if __name__ == "__main__":
    try:
        # A command ends soon and makes few circles: looking for them would take a fifth of its time.
        gc.set_threshold(1_000_000)
        # Pydantic would look through every package installed for plugins, and run them on what it validates.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        # Imported here: Ctrl-C while Python still reads the packages is no traceback either.
        from commands.line import start

        code = start()
    except KeyboardInterrupt:
        code = INTERRUPTED
    raise SystemExit(code)
