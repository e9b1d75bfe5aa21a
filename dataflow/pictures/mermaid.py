"""The diagram of an answer as a Mermaid flowchart, for documents that draw Mermaid themselves."""

import json
from typing import Final

from dataflow.answers.answer import Answer
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.pictures.palette import LOOKS, look
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Line, Sketch
from dataflow.words.plain import plain
from registry.records.evidence import Status
from registry.records.text import Lang

_SHAPES: Final = {
    "person": ("((", "))"),
    "controller": ("[", "]"),
    "joint_controller": ("[[", "]]"),
    "processor": ("(", ")"),
    "sub_processor": ("[/", "/]"),
    "independent_controller": ("[\\", "\\]"),
    "recipient": ("[/", "\\]"),
    "public_authority": ("[\\", "/]"),
    "undetermined": ("{{", "}}"),
    "recipients": ("([", "])"),
}
_ARROWS: Final = {
    Status.DECLARED: "-->",
    Status.INFERRED: "-->",
    Status.ENRICHMENT: "==>",
    Status.UNKNOWN: "-.->",
}
_DASHES: Final = {Status.INFERRED: "stroke-dasharray:9 5", Status.UNKNOWN: "stroke-dasharray:2 5"}
_BORDERS: Final = {"unknown": "stroke-dasharray:6 4", "recipients": "stroke-dasharray:2 4"}
_KEPT: Final = frozenset(" ,:")


def mermaid(answer: Answer, lang: Lang) -> str:
    """The same boxes and lines as the diagram, as a Mermaid flowchart. Same answer, same text."""
    return flowchart(sketch_of(answer, lang))


def flowchart(sketch: Sketch) -> str:
    """The boxes and lines of any picture as a Mermaid flowchart. Same picture, same text."""
    return _Writing(sketch).text()


def label(words: str) -> str:
    """Words as a Mermaid label that shows exactly them.

    Everything but letters, digits and the plainest punctuation is written as an entity: Mermaid reads
    quotes, brackets, HTML and Markdown in labels, each version a little differently.
    """
    return "".join(
        each if each in _KEPT or each.isalnum() or ord(each) > 127 else f"#{ord(each)};"
        for each in plain(words)
    )


class _Writing:
    """Writes one sketch."""

    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self._names = {box.id: box.id.replace("-", "_") for box in sketch.boxes}

    def text(self) -> str:
        sketch = self._sketch
        lines = [
            "---",
            f"title: {json.dumps(plain(sketch.title), ensure_ascii=False)}",
            "---",
            "flowchart LR",
        ]
        lines += [f"  %% {label(words)}" for words in (sketch.lead, *sketch.subtitle) if words]
        lines += [f"  {self._box(box)}" for box in sketch.boxes if box.group is None]
        inside = sketch.inside()
        for index, group in enumerate(sketch.groups):
            titled = "<br/>".join(map(label, (group.title, *group.detail)))
            lines.append(f'  subgraph party_{index}["{titled}"]')
            lines += [f"    {self._box(box)}" for box in inside.get(group.id, ())]
            lines.append("  end")
        lines += [f"  {self._line(line)}" for line in sketch.lines]
        lines += [
            f"  linkStyle {index} {_DASHES[line.status]}"
            for index, line in enumerate(sketch.lines)
            if line.status in _DASHES
        ]
        drawn = {box.look for box in sketch.boxes}
        for name in (*(each for each in LOOKS if each in drawn), *sorted(drawn - set(LOOKS))):
            as_drawn = look(name)
            style = [f"fill:{as_drawn.fill}", f"stroke:{as_drawn.border}", f"stroke-width:{as_drawn.pen:g}px"]
            style += ["color:#17212B", *([_BORDERS[name]] if name in _BORDERS else [])]
            lines.append(f"  classDef {_class(name)} {','.join(style)}")
        return "\n".join(lines) + "\n"

    def _box(self, box: Box) -> str:
        opening, closing = _SHAPES.get(box.look, ("[", "]"))
        role = WORDS.say(self._sketch.lang, f"role.{box.look if box.look in LOOKS else 'unknown'}")
        told = dict.fromkeys((box.title, *box.detail, *(() if box.look == "several" else (role,))))
        if (
            box.members and box.kind != "person"
        ):  # a list says the roles of those who are on it in words of its own
            told = dict.fromkeys((box.title, *box.detail))
        listed = (f"{'– ' * member.depth}{member.said}" for member in box.members)
        words = "<br/>".join(map(label, (*told, *listed)))
        return f'{self._names[box.id]}{opening}"{words}"{closing}:::{_class(box.look)}'

    def _line(self, line: Line) -> str:
        number = f"{line.number} !" if "contradiction" in line.marks else line.number
        first, *others = line.label or ("",)
        told = [f"{number} · {first}" if number and first else number or first, *others]
        words = "<br/>".join(map(label, told))
        arrow = _ARROWS[line.status]
        return f'{self._names[line.source]} {arrow}|"{words}"| {self._names[line.target]}'


def _class(name: str) -> str:
    return f"look_{name}" if name in LOOKS else "look_unknown"
