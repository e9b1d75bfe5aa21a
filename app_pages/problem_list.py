"""The problem list: where each problem stands, what it is and what to do, as a table."""

from pathlib import Path

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import Html, element
from registry.reading.report import hint, sentence
from registry.source.problem import Problem


def show(desk: Desk) -> None:
    """The problems of the open registry, by file and line."""
    st.html(table(desk.shown.problems, desk))


def table(problems: tuple[Problem, ...], desk: Desk) -> Html:
    """The table of problems."""
    columns = ("file", "line", "problem", "hint")
    head = element("tr", [element("th", desk.say(f"problems.{name}"), scope="col") for name in columns])
    rows = [
        element(
            "tr",
            element("th", element("code", file_name(problem.file, desk)), scope="row"),
            element("td", f"{problem.line}:{problem.column}", class_="number"),
            element("td", sentence(problem, desk.lang), element("code", problem.code, class_="code")),
            element("td", hint(problem, desk.lang)),
        )
        for problem in problems
    ]
    whole = element("table", element("thead", head), element("tbody", rows), class_="grid")
    return element(
        "div", whole, class_="scroll", role="region", tabindex=0, aria_label=desk.say("problems.label")
    )


def file_name(file: str, desk: Desk) -> str:
    """A file as named in its folder: where the folder stands is no business of a shared screen."""
    path, root = Path(file), desk.path
    inside = path.relative_to(root) if root in path.parents else Path(path.name)
    return inside.as_posix()
