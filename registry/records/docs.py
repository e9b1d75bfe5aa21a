"""The docs of the records: what their attribute docstrings say, read from the source when somebody asks.

Pydantic can read them when a class is made (`use_attribute_docstrings`), which every command then pays for,
half a second at each start; only the JSON Schema and the page of keys need them.
"""

import ast
import inspect
import sys
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """What the docstrings below the fields of a record say, by name; those it takes from others included."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            # A generic record filled in, Stated[str], has the source of the generic one.
            found |= _module_docs(each.__module__).get(each.__name__.partition("[")[0], {})
    return {name: found[name] for name in model.model_fields if name in found}


@cache
def _module_docs(module: str) -> dict[str, dict[str, str]]:
    """The docstrings below the annotated names of every class of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        node.name: {
            before.target.id: inspect.cleandoc(after.value.value)
            for before, after in zip(node.body, node.body[1:], strict=False)
            if isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        }
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def records_of(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """A record and every record inside it, by class name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = [model]
    while waiting:
        each = waiting.pop()
        if isinstance(each, type) and issubclass(each, BaseModel):
            if each.__name__ not in found:
                found[each.__name__] = each
                waiting += [info.annotation for info in each.model_fields.values()]
        else:
            waiting += get_args(each)
    return found
