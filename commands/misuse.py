"""The misuse: what ends a command that cannot do what it was told."""


class Misuse(Exception):
    """A command cannot do what it was told; the message says why, in the reader's language."""
