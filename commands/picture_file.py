"""Pictures: what `diff` and `borders` write to a file with `-o`."""

from pathlib import Path
from typing import TYPE_CHECKING

from commands.exit import Misuse
from commands.output_file import put
from commands.settings import Settings
from commands.streams import complain

if TYPE_CHECKING:
    from dataflow.pictures.sketch import Sketch


def write_picture(sketch: "Sketch", output: str, settings: Settings) -> None:
    """Draws a sketch into a file, whose ending says how; Misuse for another ending or what cannot be drawn."""
    from dataflow.engine.faults import DrawingFault
    from dataflow.pictures.failure import why
    from dataflow.pictures.picture import FORMS, drawing_of

    path = Path(output).expanduser()
    form = next((each for each in FORMS if path.suffix.lower() == f".{each}"), None)
    if form is None:
        raise Misuse(settings.say("diagram.ending", path=output, endings=", ".join(FORMS)))
    try:
        made = drawing_of(sketch).made(form)
    except DrawingFault as fault:
        raise Misuse(
            settings.say("diagram.failed", path=str(path), reason=why(fault, settings.lang))
        ) from None
    put(path, made, settings)
    complain(settings.say("diagram.written", path=str(path)))
