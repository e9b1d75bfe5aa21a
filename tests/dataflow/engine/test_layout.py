"""Laying out: what the SVG holds, what is refused, and how time-outs, threads and dead workers end."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dataflow.engine import layout
from dataflow.engine.faults import LayoutFailed, LayoutTimeout
from dataflow.engine.letters import width
from dataflow.engine.pool import POOL

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[3]


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def dense(nodes: int, edges: int) -> str:
    """A random graph, the same at every run."""
    pick = random.Random(7)
    pairs = [f"n{pick.randrange(nodes)} -> n{pick.randrange(nodes)};" for _ in range(edges)]
    return "digraph { rankdir=LR; node [shape=box, fontname=Arial];" + "".join(pairs) + "}"


def test_every_label_and_every_id_is_there(sample: str, engine: str) -> None:
    svg = layout.svg(sample)
    for label in ("Personne concernée", "œuvre, e-mail", "l’inscription", "hébergement →", "Hébergement"):
        assert label in texts(svg)
    found = {e.get("id"): e.get("class") for e in ElementTree.fromstring(svg).iter(f"{SVG}g")}
    assert {
        "person": "node",
        "accounts": "node",
        "host": "node",
        "e0": "edge",
        "c0": "cluster",
    }.items() <= found.items()


def test_names_for_those_who_do_not_see(sample: str, engine: str) -> None:
    root = ElementTree.fromstring(
        layout.svg(sample, title="Le numéro & moi", description="<b>De A à B</b>", lang="fr")
    )
    assert (root.get("role"), root.get("lang")) == ("img", "fr")
    title, description = root[0], root[1]
    assert (title.tag, title.text, title.get("id")) == (
        f"{SVG}title",
        "Le numéro & moi",
        root.get("aria-labelledby"),
    )
    assert (description.tag, description.text) == (f"{SVG}desc", "<b>De A à B</b>")
    assert description.get("id") == root.get("aria-describedby")


def test_a_tooltip_is_a_title_and_dot_names_are_not(sample: str, engine: str) -> None:
    root = ElementTree.fromstring(layout.svg(sample))
    titles = {g.get("id"): g.findtext(f"{SVG}title") for g in root.iter(f"{SVG}g")}
    assert titles["person"] == "La personne « elle-même »"
    assert titles["e0"] == "collecte"
    assert titles["c0"] == "Minlessika"
    assert titles["accounts"] is None
    assert titles["graph0"] is None


def test_nothing_active_nothing_from_outside_no_trace_of_the_version(sample: str, engine: str) -> None:
    svg = layout.svg(sample)
    root = ElementTree.fromstring(svg)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg", "g", "a", "title", "text", "path", "polygon", "ellipse", "polyline"
    }  # fmt: skip
    assert [e.attrib for e in root.iter(f"{SVG}a")] == [
        {"href": "https://www.ovhcloud.com/", "target": "_blank", "rel": "noopener noreferrer"}
    ]
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on") or name == "style"]
    assert "<script>alert(1)</script> & c:d" in texts(svg), "a label is text, whatever it looks like"
    for trace in ("<?", "<!", "xlink", "javascript", "raphviz", "transparent"):
        assert trace not in svg


def test_bold_comes_from_the_font_name_and_the_family_is_the_shipped_one(sample: str, engine: str) -> None:
    root = ElementTree.fromstring(layout.svg(sample))
    assert str(root.get("font-family")).startswith("'Liberation Sans', Arial")
    weights = {e.text: e.get("font-weight") for e in root.iter(f"{SVG}text")}
    assert (weights["Hébergement"], weights["Personne concernée"]) == ("bold", None)
    assert not [e for e in root.iter(f"{SVG}text") if "font-family" in e.attrib]


@pytest.mark.parametrize(
    "label", ["OVHcloud", "Données à caractère personnel", "« l’été » — œuvre", "iiiii WWWWW"]
)
def test_the_box_fits_its_letters(engine: str, label: str) -> None:
    root = ElementTree.fromstring(
        layout.svg(f'digraph {{ a [shape=box, fontname="Arial", fontsize=12, label="{label}"] }}')
    )
    corners = root.findall(f".//{SVG}g[@class='node']/{SVG}polygon")[0].get("points", "").split()
    xs = [float(corner.split(",")[0]) for corner in corners]
    room = max(xs) - min(xs) - width(label, 12)
    assert room >= 8, "at least 4 points on each side"
    # Graphviz draws no box under 54 points; wasm counts ’ « » by their bytes: more room than needed.
    assert max(xs) - min(xs) == 54 or room <= 16 + 24


def test_same_graph_same_bytes_whatever_came_before(sample: str, engine: str) -> None:
    first = layout.svg(sample, title="t")
    layout.svg(dense(30, 40))
    with pytest.raises(LayoutFailed):
        layout.svg("digraph { a -> ")
    assert layout.svg(sample, title="t") == first
    layout.close()
    assert layout.svg(sample, title="t") == first


def test_a_bare_process_without_home_writes_nothing_and_draws_the_same(
    sample: str, engine: str, tmp_path: Path
) -> None:
    """HOME unset, then an empty HOME that must stay empty: no cache of code or of fonts is needed."""
    program = (
        "import sys; from dataflow.engine.layout import svg\n"
        "sys.stdout.buffer.write(svg(sys.stdin.read()).encode())"
    )
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    for home in ({}, {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}):
        environment = {
            **kept,
            **home,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            layout.ENGINE_VARIABLE: engine,
        }
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=sample.encode(), cwd=tmp_path, env=environment, capture_output=True, check=True,
        )  # fmt: skip
        assert done.stdout.decode() == layout.svg(sample)
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "dot", ["digraph { a -> ", "graph { a -> b }", "hello", "", 'digraph { a [label="x] }']
)
def test_bad_dot_is_refused_in_the_words_of_graphviz(engine: str, dot: str) -> None:
    with pytest.raises(LayoutFailed) as fault:
        layout.svg(dot)
    assert (fault.value.code, fault.value.values["engine"]) == ("dot-refused", engine)
    if dot.strip():
        assert str(fault.value.values["message"])


@pytest.mark.parametrize(
    ("dot", "code", "line"),
    [
        ("digraph {\n a [label=<<b>x</b>>] }", "dot-html-label", 2),
        ('digraph { a [label="\\"<ok>"]\n\n b [label= <x>] }', "dot-html-label", 3),
        ('digraph {\n a [label="x\0y"] }', "dot-nul", 2),
    ],
)
def test_what_the_engines_read_differently_is_refused_by_both(
    engine: str, dot: str, code: str, line: int
) -> None:
    with pytest.raises(LayoutFailed) as fault:
        layout.svg(dot)
    assert (fault.value.code, fault.value.values["line"]) == (code, line)


@pytest.mark.parametrize(
    "dot",
    [
        'digraph { a [label="<b>x</b>"] }',
        'digraph { a [label="\\\\", tooltip="<"] }',
        "digraph { /* <x> */ a // <y>\n}",
        "# <x>\ndigraph { a }",
    ],
)
def test_a_less_than_sign_in_a_text_or_a_comment_is_no_html(engine: str, dot: str) -> None:
    assert layout.svg(dot).startswith("<svg")


def test_letters_no_file_can_hold(engine: str) -> None:
    with pytest.raises(LayoutFailed) as fault:
        layout.svg('digraph { a [label="\ud800"] }')
    assert fault.value.code == "dot-encoding"
    with pytest.raises(LayoutFailed) as fault:
        layout.svg('digraph { a [label="\x07"] }')
    assert fault.value.code == "svg-unreadable"
    ElementTree.fromstring(layout.svg("digraph { a }", title="a\x00b\x07", description="\ud800"))


def test_an_image_cannot_be_smuggled_in(engine: str, tmp_path: Path) -> None:
    """Whether Graphviz finds the file or not, nothing of it reaches the picture."""
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><text>secret</text></svg>'
    )
    dot = f'digraph {{ a [image="{secret.as_posix()}"] }}'
    svg = ""
    with contextlib.suppress(LayoutFailed):  # an image element is refused, as test_picture holds
        svg = layout.svg(dot)
    assert "secret" not in svg
    assert "image" not in svg


@pytest.mark.parametrize(
    "label", ["Ελλάδα", "Київ", "ẞß ŸŒœ", "漢字", "عربي", "😀", "a\u202fb\u00a0!", "e\u0301"]
)
def test_every_script_reaches_the_picture(engine: str, label: str) -> None:
    svg = layout.svg(f'digraph {{ a [id="{label}", label="{label}", tooltip="{label}"] }}', title=label)
    assert texts(svg) == [label]
    assert ElementTree.fromstring(svg)[0].text == label
    assert f'id="{label}"' in svg


def test_two_hundred_nodes(engine: str) -> None:
    svg = layout.svg(dense(200, 300))
    assert svg.count('class="edge"') == 300


def test_a_late_layout_is_stopped_and_the_next_one_works(sample: str, engine: str) -> None:
    layout.svg(sample)
    before = POOL.pid()
    with pytest.raises(LayoutTimeout) as fault:
        layout.svg(dense(500, 3000), seconds=0.6)
    assert (fault.value.code, fault.value.values) == ("layout-timeout", {"seconds": 0.6, "engine": engine})
    if engine == "wasm":
        assert before is not None
        assert POOL.pid() is None
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
    assert "Hébergement" in layout.svg(sample)


def test_a_worker_that_cannot_start_is_said(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(layout.ENGINE_VARIABLE, "wasm")
    layout.close()
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(LayoutFailed) as fault:
        layout.svg(sample)
    assert fault.value.code == "engine-missing"
    monkeypatch.undo()
    assert layout.svg(sample).startswith("<svg")


def test_a_worker_that_died_is_replaced(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(layout.ENGINE_VARIABLE, "wasm")
    expected = layout.svg(sample)
    victim = POOL.pid()
    assert victim is not None
    os.kill(victim, signal.SIGTERM)
    assert layout.svg(sample) == expected


def test_threads_each_get_their_own_picture(engine: str) -> None:
    """Sixteen threads, a bad graph among every four: no answer reaches another's caller."""

    def draw(number: int) -> str:
        try:
            return layout.svg(f'digraph {{ a [label="étape {number}"] ' + ("->" if number % 4 == 3 else "}"))
        except LayoutFailed as fault:
            return fault.code

    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(draw, range(80)))
    for number, answer in enumerate(answers):
        assert answer == "dot-refused" if number % 4 == 3 else texts(answer) == [f"étape {number}"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_forked_child_leaves_its_parents_worker_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(layout.ENGINE_VARIABLE, "wasm")
    program = (
        "import os; from dataflow.engine import layout; from dataflow.engine.pool import POOL\n"
        "layout.svg('digraph { a }'); mine = POOL.pid(); child = os.fork()\n"
        "if child == 0: os._exit(0 if POOL.pid() is None and layout.svg('digraph { b }') else 1)\n"
        "assert os.waitpid(child, 0)[1] == 0 and POOL.pid() == mine; layout.svg('digraph { c }')"
    )
    subprocess.run([sys.executable, "-c", program], env=dict(os.environ, PYTHONPATH=str(ROOT)), check=True)


def test_the_worker_ends_with_its_process() -> None:
    program = (
        "from dataflow.engine import layout; from dataflow.engine.pool import POOL\n"
        "layout.svg('digraph { a }'); print(POOL.pid())"
    )
    environment = dict(os.environ, PYTHONPATH=str(ROOT), SILLAGE_LAYOUT="wasm")
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
