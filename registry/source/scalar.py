"""The scalar: what an unquoted word of a YAML file means."""

import re

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})\.[0-9]{1,6}\Z")
_IN_OTHER_QUOTES = re.compile("\\A[\u201c\u201d\u201e][^ ]*[\u201c\u201d]\\Z")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


def plain(written: str) -> str | int | float | bool | None:
    """What an unquoted word means: YAML 1.2's core, less all that would change what a person wrote.

    `NO`, `on`, `01000`, `+225…`, `12:30`, `1e3`, dates and numbers such as `1.10`, which would come back as
    `1.1`, stay text.
    """
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if written[0] in "-0123456789":
        if _INTEGER.match(written) and written != "-0":
            return int(written)
        if _DECIMAL.match(written) and repr(float(written)) == written:
            return float(written)
    return written


def in_other_quotes(written: str) -> bool:
    """Whether a word stands between quotation marks that YAML does not know: “word”."""
    return _IN_OTHER_QUOTES.match(written) is not None
