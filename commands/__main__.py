"""`python -m commands`: runs the command that the arguments name."""

import gc
import os

from commands.exit import INTERRUPTED

if __name__ == "__main__":
    try:
        # A command ends soon and makes few circles: looking for them would take a fifth of its time, the more of
        # it the larger the registry, and freed no memory where it was tried (5,000 third parties: 403 MB either way).
        gc.disable()
        # Pydantic would look through every package installed for plugins, and run them on what it validates.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        # Imported here: Ctrl-C while Python still reads the packages is no traceback either.
        from commands.line import start

        code = start()
    except KeyboardInterrupt:
        code = INTERRUPTED
    raise SystemExit(code)
