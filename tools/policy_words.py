#!/usr/bin/env python3
"""The words of a policy, as hashes, line by line: `python -m tools.policy_words POLICY tests/data/lines/NAME.txt`.

The policies that the shipped registries were read from are not ours to hand out. What is kept of them is, for each
line, the set of hashes of its words: enough to tell whether a word stands on a line, and no text to read.
"""

import argparse
import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|\[/?[a-z_]+\]|\\[nrt]|\\")
_WORD = re.compile(r"[a-z0-9]+")
_STEM = 8
"""So many letters tell a word from others, and not its endings from each other."""


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they are compared: no accents, no capitals, no plural, the first letters only."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\\/", "/")
    plain = _MARKUP.sub(" ", html.unescape(plain)).replace("œ", "oe")
    folded = unicodedata.normalize("NFKD", plain.casefold())
    for word in _WORD.findall("".join(each for each in folded if not unicodedata.combining(each))):
        one = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
        yield one[:_STEM]


def hashed(policy: str, line: int, word: str) -> str:
    """The hash of a word on a line of a policy: the same word elsewhere has another."""
    return hashlib.sha256(f"{policy}:{line}:{word}".encode()).hexdigest()[:8]


class PolicyWords:
    """The words of one policy by line, as they were kept."""

    def __init__(self, policy: str, lines: Mapping[int, frozenset[str]]) -> None:
        self.policy, self.lines = policy, lines

    @classmethod
    def read(cls, path: Path) -> "PolicyWords":
        """The words kept in a file, which is named after the policy."""
        lines = {}
        for row in path.read_text(encoding="ascii").splitlines():
            if row and not row.startswith("#"):
                number, _, found = row.partition(" ")
                lines[int(number)] = frozenset(found.split())
        return cls(path.stem, lines)

    def has(self, line: int, words: Iterable[str]) -> bool:
        """Whether all the words, as `words_of` gives them, stand on a line."""
        held = self.lines.get(line, frozenset())
        return all(hashed(self.policy, line, word) in held for word in words)


def kept(policy: str, text: str) -> str:
    """What is kept of a policy: for each line its number and the sorted hashes of its words."""
    rows = [
        f"{number} {' '.join(sorted({hashed(policy, number, word) for word in words_of(line)}))}"
        for number, line in enumerate(text.split("\n"), 1)
        if any(words_of(line))
    ]
    head = (
        f"# Hashes of the words of the policy of {policy}, by line. Made by `python -m tools.policy_words`.\n"
    )
    return head + "\n".join(rows) + "\n"


def main() -> None:
    """Keeps the words of a policy in a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("policy", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    text = given.policy.read_text(encoding="utf-8-sig")
    given.out.write_text(kept(given.out.stem, text), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
