"""The failure: why a picture could not be made, in words."""

from dataflow.engine.faults import DrawingFault
from dataflow.pictures.sentences import WORDS
from registry.records.text import Lang


def why(fault: DrawingFault, lang: Lang) -> str:
    """Why a picture could not be made: a part of a sentence, without a full stop."""
    told = {
        name: value if isinstance(value, int) else _told(str(value)) for name, value in fault.values.items()
    }
    return WORDS.say(lang, f"fault.{fault.code}", **told)


def _told(value: str) -> str:
    """What a programme said, as the part of a sentence that it becomes."""
    return " ".join(value.split())[:200].rstrip(" .")
