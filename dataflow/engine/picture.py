"""What Graphviz wrote, made into the SVG for people: safe, accessible, without traces of the engine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final, Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dataflow.engine.faults import LayoutFailed, PictureFailed
from dataflow.engine.letters import FONT_STACK, drawable, missing, width

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"

_ELEMENTS: Final = frozenset(
    {"g", "a", "text", "tspan", "polygon", "polyline", "path", "ellipse", "rect", "line"}
    | {"defs", "linearGradient", "radialGradient", "stop"}
)
_ATTRIBUTES: Final = frozenset(
    {"id", "class", "transform", "points", "d", "cx", "cy", "rx", "ry", "r", "x", "y", "x1", "y1", "x2", "y2"}
    | {"fx", "fy", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"}
    | {"stroke-linejoin", "fill-opacity", "stroke-opacity", "opacity", "text-anchor", "font-size"}
    | {"font-weight", "font-style", "text-decoration", "baseline-shift"}
    | {"gradientUnits", "offset", "stop-color", "stop-opacity"}
)

_VIEW: Final = 4
"""Numbers of a `viewBox`: left, top, width, height."""

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What an XML text cannot hold, even escaped: control characters and halves of surrogate pairs."""


def finish(raw: str, *, title: str, description: str, lang: str) -> str:
    """The SVG for people from the SVG of Graphviz.

    Kept: shapes, texts, ids, classes, https links. Dropped: prolog, comments (they hold Graphviz's
    version), names of DOT nodes as titles, links that are not https, attributes outside the list above. A
    tooltip becomes the `<title>` of its node, edge or cluster. Raises LayoutFailed (`svg-unreadable`,
    `svg-element`).
    """
    try:
        # Graphviz declares no entities; if it did, expanding them could fill the memory.
        if "<!ENTITY" in raw:
            raise LayoutFailed("svg-unreadable", message="entity declaration")
        source = ElementTree.fromstring(raw.encode("utf-8"))
    except ElementTree.ParseError as error:
        raise LayoutFailed("svg-unreadable", message=str(error)) from None
    if source.tag != f"{_SVG}svg":
        raise LayoutFailed("svg-element", element=source.tag)
    root = _root(source, title, description, lang)
    for child in source:
        root.extend(list(_copies(child)))
    _widened(root)
    _indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def size(svg: str) -> tuple[float, float]:
    """Width and height of a finished picture, in points. Raises PictureFailed (`svg-size`) when unsaid."""
    try:
        root = ElementTree.fromstring(svg)
        width, height = (float(root.get(name, "").removesuffix("pt")) for name in ("width", "height"))
    except (ElementTree.ParseError, ValueError) as error:
        raise PictureFailed("svg-size", message=str(error)) from None
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise PictureFailed("svg-size", message=f"{width} x {height}")
    return width, height


def with_drawable_letters(svg: str) -> str:
    """The picture for paper: letters the shipped font lacks replaced as `letters.drawable` says.

    On screen the browser may have another font for them, so the SVG itself keeps them.
    """
    if not missing(svg):
        return svg
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        if element.tag in (f"{_SVG}text", f"{_SVG}tspan"):
            _narrowed(element)
            element.text, element.tail = drawable(element.text or ""), drawable(element.tail or "")
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
    root.attrib = {"xmlns": _SVG[1:-1], **root.attrib}
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _widened(root: Element) -> None:
    """Makes room for words that reach out of the picture on the right.

    Graphviz takes bold letters for regular ones: around few boxes it would cut a long title short.
    """
    graph, view = root.find("g"), root.get("viewBox", "").split()
    moved = re.search(r"translate\(([-\d.]+)", graph.get("transform", "")) if graph is not None else None
    if graph is None or moved is None or len(view) != _VIEW:
        return
    left = float(moved.group(1))
    ends = [
        float(text.get("x", "0")) + width(text.text or "", float(text.get("font-size", "0")), _style(text))
        for text in graph.iter("text")
        if text.get("text-anchor") == "start"
    ]
    wide = max(ends, default=0.0) + 2 * left
    if wide > float(view[2]):
        root.set("width", f"{wide:.0f}pt")
        root.set("viewBox", " ".join((*view[:2], f"{wide:.2f}", view[3])))
        paper = graph.find("polygon")
        if paper is not None:
            points = [point.split(",") for point in paper.get("points", "").split()]
            edge = max(float(x) for x, _ in points)
            moved_to = [(f"{wide - left:.2f}" if float(x) == edge else x, y) for x, y in points]
            paper.set("points", " ".join(",".join(point) for point in moved_to))


def _style(text: Element) -> Literal["regular", "bold"]:
    return "bold" if text.get("font-weight") == "bold" else "regular"


def _narrowed(text: Element) -> None:
    """Sets a text whose replaced letters make it longer in smaller ones: it must not cover its neighbours."""
    words = text.text or ""
    before, after = width(words, 1), width(drawable(words), 1)
    if after > before > 0 and text.get("font-size"):
        text.set("font-size", f"{float(text.get('font-size', '')) * before / after:.2f}")


def _root(source: Element, title: str, description: str, lang: str) -> Element:
    root = Element("svg", {"xmlns": _SVG[1:-1]})
    for name in ("width", "height", "viewBox"):
        root.set(name, source.get(name, ""))
    root.set("lang", lang)
    root.set(f"{_XML}lang", lang)
    root.set("role", "img")
    root.set("font-family", FONT_STACK)
    # Two pictures may stand on one page: their ids must differ, and be the same at every run.
    mark = hashlib.sha256(f"{title}\0{description}\0{lang}".encode("utf-8", "replace")).hexdigest()[:12]
    names = (("title", title, "aria-labelledby"), ("desc", description, "aria-describedby"))
    for name, words, reference in names:
        if words:
            root.set(reference, f"{name}-{mark}")
            part = ElementTree.SubElement(root, name, {"id": f"{name}-{mark}"})
            part.text = _NOT_XML.sub("\ufffd", words)
    return root


def _copies(source: Element) -> Iterator[Element]:
    """What one element of Graphviz becomes: itself, its children alone when it is a wrapper, or nothing."""
    if not source.tag.startswith(_SVG):
        raise LayoutFailed("svg-element", element=source.tag)
    name = source.tag.removeprefix(_SVG)
    if name == "title":
        return
    if name not in _ELEMENTS:
        raise LayoutFailed("svg-element", element=name)
    link = source.get(f"{_XLINK}href", source.get("href", ""))
    linked = link.lower().startswith("https://")
    if (name == "a" and not linked) or _wraps_link(source):
        for child in source:
            yield from _copies(child)
        return
    copy = Element(name, _attributes(source))
    if name == "a":
        copy.attrib = {"href": link, "target": "_blank", "rel": "noopener noreferrer"}
    if name == "text":
        copy.set(f"{_XML}space", "preserve")
    if name in ("text", "tspan"):
        copy.text, copy.tail = source.text, source.tail
        _face(copy, source.get("font-family", "").lower())
    tooltip = _tooltip(source) if name == "g" else ""
    if tooltip:
        ElementTree.SubElement(copy, "title").text = tooltip
    for child in source:
        copy.extend(list(_copies(child)))
    yield copy


def _wraps_link(source: Element) -> bool:
    """Whether this is the nameless group Graphviz puts around each link and each tooltip."""
    nameless = source.tag == f"{_SVG}g" and "class" not in source.attrib
    return nameless and [child.tag for child in source] == [f"{_SVG}a"]


def _tooltip(source: Element) -> str:
    """The tooltip of a node, an edge or a cluster. The whole graph's would show everywhere: left out."""
    if source.get("class", "").split(" ")[0] not in ("node", "edge", "cluster"):
        return ""
    words = (link.get(f"{_XLINK}title", "") for link in source.iter(f"{_SVG}a"))
    return next(filter(None, words), "")


def _attributes(source: Element) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in source.attrib.items():
        if name not in _ATTRIBUTES:
            continue
        # "transparent" is CSS, which SVG readers need not know.
        unpainted = name in ("fill", "stroke") and (value == "transparent" or _foreign(value))
        kept[name] = "none" if unpainted else value
    if source.tag == f"{_SVG}stop":
        # The one place where Graphviz writes CSS: two plain properties.
        for rule in source.get("style", "").split(";"):
            name, _, value = rule.partition(":")
            if name.strip() in ("stop-color", "stop-opacity"):
                kept[name.strip()] = value.strip()
    return kept


def _foreign(value: str) -> bool:
    """Whether a paint points outside the picture."""
    return "url(" in value.lower() and not value.startswith("url(#")


def _face(text: Element, family: str) -> None:
    """Weight and slope that the DOT asked for in the name of a font: the family itself is the picture's."""
    if "bold" in family:
        text.set("font-weight", "bold")
    if "italic" in family or "oblique" in family:
        text.set("font-style", "italic")


def _indent(root: Element) -> None:
    """One line for each element outside texts: a changed picture then gives a readable difference."""
    for element in root.iter():
        if element.tag not in ("text", "tspan", "title", "desc") and len(element):
            element.text = "\n"
            for child in element:
                child.tail = "\n"
