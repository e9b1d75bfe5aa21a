"""The refusal: how a record says that it takes a value for none of its own."""

from pydantic_core import PydanticCustomError


def refusal(told: str) -> PydanticCustomError:
    """The error to raise for a value: its code, and after a `|` each what its sentence names: `code|from=…|to=…`.

    A ValueError in which pydantic keeps the words alone. Of any other it keeps the error itself, and with it the frames
    it was raised in: a kilobyte for each of what may be one wrong value in every few bytes of a file.
    """
    return PydanticCustomError("value_error", told, {"error": told})
