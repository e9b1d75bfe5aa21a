"""A value is said with how it is known: its label is said by `facts.values`, elsewhere only for a reason."""

import ast
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

import dataflow
from dataflow.facts.known import Known, Retained
from registry.records.record import Record

# Every record that has a value, whatever other tests have loaded.
for each in walk_packages(dataflow.__path__, "dataflow."):
    import_module(each.name)

ROOT: Final = Path(__file__).parents[3]
ROOMS: Final = ("dataflow/words", "dataflow/exports", "dataflow/pictures", "dataflow/borders", "dataflow/breach",
                "dataflow/facts", "dataflow/reply.py", "app_pages", "commands")  # fmt: skip

ALLOWED: Final = {
    "dataflow/facts/values.py told": "it is the place where a value is said",
    "dataflow/words/speech.py role": "a role in a sentence has its doubt after a comma",
    "dataflow/words/speech.py sourced": "values that disagree are told with where each can be read",
    "dataflow/borders/border_words.py _mechanism": "the status is beside it in the same cell, declared too",
    "app_pages/activity_table.py _value": "the chip beside it says how it is known",
    "app_pages/activity_view.py _ways": "names that a line is looked through for, which says how each is known",
    "app_pages/fact.py known": "the chip beside it says how it is known",
    "app_pages/fact.py grounds": "each value of several, with where it can be read; `known` has told the chips",
    "app_pages/keeping_view.py _rules": "the chip of the rule stands beside it",
    "app_pages/possession_list.py places": "the name of a place, which is no value",
    "dataflow/breach/breach_words.py _exposed": "the name of a data set; how its data are known is marked beside it",
    "dataflow/words/taking_part.py taking_part": "whether it surely takes part is told with the name of the activity",
    "dataflow/words/particulars.py places": "the name of a place, which is no value",
}


def _records() -> Iterator[type[Record]]:
    todo = [Record]
    while todo:
        for each in todo.pop().__subclasses__():
            yield each
            todo.append(each)


def _mentions(annotation: object, wanted: tuple[type, ...]) -> bool:
    return annotation in wanted or any(_mentions(each, wanted) for each in typing.get_args(annotation))


VALUED: Final = frozenset(
    name
    for record in _records()
    for name, field in record.model_fields.items()
    if record.__module__.startswith("dataflow") and _mentions(field.annotation, (Known, Retained))
)
"""The names of all that is a value, or holds several, in any record of an answer."""


class _Looking(ast.NodeVisitor):
    """Finds where the label of a value is said, by the names that values have in records and annotations."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._function, self._names = "", frozenset[str]()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before = self._function, self._names
        annotated = {
            each.arg
            for each in node.args.args
            if each.annotation and {"Known", "Retained"} & set(ast.unparse(each.annotation).split("."))
        }
        looped = {
            each.target.id
            for each in ast.walk(node)
            if isinstance(each, ast.comprehension | ast.For)
            and isinstance(each.target, ast.Name)
            and isinstance(each.iter, ast.Attribute | ast.Name)
            and (each.iter.attr if isinstance(each.iter, ast.Attribute) else each.iter.id)
            in VALUED | {"rules", "parts"}
        }
        self._function, self._names = node.name, frozenset(annotated | looped)
        self.generic_visit(node)
        self._function, self._names = before

    def visit_Call(self, node: ast.Call) -> None:
        said = node.func
        if isinstance(said, ast.Attribute) and said.attr == "say":
            label = said.value
            if isinstance(label, ast.Attribute) and label.attr == "label":
                of = label.value
                if (isinstance(of, ast.Attribute) and of.attr in VALUED) or (
                    isinstance(of, ast.Name) and of.id in self._names | {"known", "home", "fact"}
                ):
                    self.found.append(self._function)
        self.generic_visit(node)


def labels_said() -> set[str]:
    """Where labels of values are said: module and function."""
    found = set()
    for room in ROOMS:
        path = ROOT / room
        for module in [path] if path.is_file() else sorted(path.rglob("*.py")):
            looking = _Looking()
            looking.visit(ast.parse(module.read_text(encoding="utf-8")))
            found |= {f"{module.relative_to(ROOT).as_posix()} {function}" for function in looking.found}
    return found


def test_the_names_of_values_are_known() -> None:
    assert {"country", "role", "storage", "mechanism", "seat", "lifetime", "retention"} <= VALUED


def test_a_label_of_a_value_is_said_with_how_it_is_known() -> None:
    assert labels_said() == set(ALLOWED)
    assert all(ALLOWED.values())
