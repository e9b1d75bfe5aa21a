"""Patterns: none takes more than the length of a text, whatever the text.

Every pattern of the code is collected (those that modules hold, those written where they are used, those of records
and of the JSON Schema) and held against texts made from it: a beginning it takes, a piece that it may repeat again and
again, an end it does not take. Four times the text takes four times as long, sixteen for a square.
"""

import ast
import importlib
import json
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]  # the parser of `re` has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from registry.schema import json_schema

ROOT = Path(__file__).parent.parent
PACKAGES = ("registry", "dataflow", "commands", "app_pages", "launcher")
ENDS = ("", "\0", '"')
SIZES = (64, 256, 1024, 4096)
LEAST = 0.01
"""Seconds below which a time is not compared."""
MOST = 9.0
"""How many times as long four times the text may take: 4, and something for a busy machine."""


def written() -> dict[str, re.Pattern[str]]:
    """Every pattern of the code, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            place = str(path.relative_to(ROOT))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for text in literal_patterns(node):
                    found[f"{place}:{text[:40]}"] = re.compile(text)
    for name in ("registry", "dataflow", "commands"):
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                for key, each in compiled(vars(importlib.import_module(module.name))):
                    found[f"{module.name}.{key}"] = each
    for text in schema_patterns(json.loads(json_schema())):
        found[f"schema:{text[:40]}"] = re.compile(text)
    return found


def literal_patterns(node: ast.AST) -> Iterator[str]:
    """The pattern of a call such as `re.sub("…", …)`, or of a keyword `pattern="…"`."""
    if not isinstance(node, ast.Call):
        return
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    values = [each.value for each in node.keywords if each.arg == "pattern"]
    if isinstance(owner, ast.Name) and owner.id == "re":
        values += node.args[:1]
    yield from (
        each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def compiled(held: Any, key: str = "", depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns among values, in tuples and mappings too, and behind functions that make one when asked."""
    if isinstance(held, re.Pattern):
        yield key, held
    elif isinstance(held, dict) and depth < 3:
        for name, each in [*held.items()]:
            if not str(name).startswith("__"):
                yield from compiled(each, f"{key}.{name}".strip("."), depth + 1)
    elif isinstance(held, tuple | list) and depth < 3:
        for number, each in enumerate(held):
            yield from compiled(each, f"{key}[{number}]", depth + 1)


def schema_patterns(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        yield from (
            node.get("patternProperties", {}) if isinstance(node.get("patternProperties"), dict) else ()
        )
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from schema_patterns(each)


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Beginnings that the pattern takes, and pieces that something in it may repeat."""
    pieces: dict[str, None] = dict.fromkeys((" ", "a", "0", "-", "\n", "é"))
    heads: dict[str, None] = {"": None}
    walk(parser.parse(pattern.pattern, pattern.flags), "", heads, pieces)
    short = [each for each in pieces if 0 < len(each) <= 24][:12]
    for head in [*heads][:6]:
        for piece in short:
            yield head, piece


def walk(items: Any, before: str, heads: dict[str, None], pieces: dict[str, None]) -> str:
    """The shortest text that items take; notes what stands before each repeat, and what each repeats."""
    start = before
    for code, value in items:
        least = ""
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            low, high, inner = value
            once = walk(inner, before, heads, pieces)
            heads.setdefault(before)
            if high > 8:
                pieces.setdefault(once)
                pieces.setdefault(before[-12:] + once)
            least = once * low
        elif code is codes.SUBPATTERN:
            least = walk(value[-1], before, heads, pieces)
        elif code is codes.BRANCH:
            each = [walk(branch, before, heads, pieces) for branch in value[1]]
            for text in each:
                pieces.setdefault(text)
                pieces.setdefault(before[-12:] + text)
            least = min(each, key=len)
        elif code is codes.LITERAL:
            least = chr(value)
            pieces.setdefault(least)
        elif code is codes.NOT_LITERAL:
            least = "a" if value != ord("a") else "b"
        elif code is codes.ANY:
            least = "a"
        elif code is codes.IN:
            least = member(value)
            for each in value:
                if each[0] is codes.LITERAL:
                    pieces.setdefault(chr(each[1]))
            pieces.setdefault(least)
        before += least
    pieces.setdefault(before[:24])
    return before.removeprefix(start)


def member(options: Any) -> str:
    """A letter of a class."""
    refused = options[0][0] is codes.NEGATE
    text = "".join(
        letter for letter in 'a 0-_.,;"\u00a0é\u0300\n\u201cZ' if re.fullmatch(klass(options), letter)
    )
    return text[:1] or (
        "a" if refused else chr(options[0][1] if options[0][0] is codes.LITERAL else options[0][1][0])
    )


def klass(options: Any) -> str:
    """A class of letters as it is written."""
    names = {
        codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    told = ""
    for code, value in options:
        if code is codes.NEGATE:
            told += "^"
        elif code is codes.LITERAL:
            told += re.escape(chr(value))
        elif code is codes.RANGE:
            told += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif code is codes.CATEGORY:
            told += names[value]
    return f"[{told}]"


def worst(pattern: re.Pattern[str]) -> tuple[float, str]:
    """The greatest growth over four times the text, and the text it was met with."""
    found = 0.0, ""
    for head, piece in attacks(pattern):
        for end in ENDS:
            before = 0.0
            for size in SIZES:
                text = head + piece * (size // len(piece)) + end
                took = min(timed(pattern, text) for _ in range(1 if before < LEAST / 8 else 3))
                if took > LEAST and before:
                    found = max(found, (took / before, repr((head, piece, end))))
                    if found[0] > MOST:
                        return found
                    break
                before = took
    return found


def timed(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.fullmatch(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("text", "grows"),
    [
        (
            r'(?P<d>[a-z]+)(?:\s+§\s*(?P<s>[^"]*?))?(?:\s+L[0-9]+)?(?:\s+"[^"]+")?',
            True,
        ),  # what citations were read with
        (r"(?m)(?:^[\s-]*|[{,]\s*)([a-z][a-z0-9_]*)[ \t]*:", True),  # what keys were found with
        (r",?\s*x", True),
        (r"[a-z][a-z0-9_]*", False),
        (r"\ba[^,;.]{0,20}b", False),
    ],
)
def test_a_pattern_that_grows_is_found(text: str, grows: bool) -> None:
    assert (worst(re.compile(text))[0] > MOST) is grows


def test_no_pattern_takes_more_than_the_length_of_a_text() -> None:
    patterns = written()
    assert len(patterns) > 60
    assert {each for each in patterns if "evidence" in each}
    grown = {name: worst(each) for name, each in patterns.items()}
    assert {name: each for name, each in grown.items() if each[0] > MOST} == {}
