"""The scope: what else has to be left out with a part of a statement that cannot be read.

A statement without what it was limited to says more than its author said: a denial about one field would
become a denial about everything, a flow of one field a flow of nobody knows what.
"""

from registry.source import Path

_STATEMENTS = (
    "receives", "returns", "collects", "flows", "denials", "rights", "formalities", "retention", "trackers",
    "changes", "mentions",
)  # fmt: skip
_LIMITS = (
    "from", "to", "carries", "derived_from", "fields", "field", "data_sets", "subjects", "actors", "countries",
    "who", "act", "set_by", "pattern", "right", "regime", "exception",
)  # fmt: skip
_OF_ENGAGEMENTS = ("by", "places", "data_sets")


def left_out_with(path: Path, key: str) -> Path:
    """The path to leave out for a fault at `path`, whose last key, or the one it was meant to be, is `key`."""
    within = [index for index, step in enumerate(path[:-1]) if step in _STATEMENTS]
    limits = key in _LIMITS or (key == "purposes" and "denials" in path)
    if within and limits:
        end = within[-1] + 1
        return path[: end + 1] if isinstance(path[end], int) else path[:end]
    if "engagements" in path[:-2] and key in _OF_ENGAGEMENTS:
        return path[: path.index("engagements") + 2]
    return path
