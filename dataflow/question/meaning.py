"""The meaning: what a name of a question stands for."""

from typing import Literal, NamedTuple

Kind = Literal["field", "actor", "data_set", "people"]


class Meaning(NamedTuple):
    """What a name stands for."""

    kind: Kind
    id: str
