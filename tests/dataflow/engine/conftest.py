"""The engines this machine has, one after the other, and a picture with everything in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from dataflow.engine import layout

# dot is not everywhere; its handling is held everywhere by the stand-in of test_dot.py.
ENGINES = ["wasm", "dot"] if shutil.which("dot") else ["wasm"]

SAMPLE = r"""digraph sillage {
  graph [rankdir=LR, fontname="Arial", label="Où va le numéro de téléphone ?"];
  node [fontname="Arial", fontsize=12, shape=box, style="rounded,filled", fillcolor="#E8F0FE"];
  edge [fontname="Arial", fontsize=10];
  n0 [id="person", label="Personne concernée", shape=ellipse, tooltip="La personne « elle-même »"];
  subgraph cluster_0 { id="c0"; label="Minlessika — responsable du traitement"; tooltip="Minlessika";
    n1 [id="accounts", label="Comptes\nœuvre, e-mail"]; }
  n2 [id="host", label="Hébergement", URL="https://www.ovhcloud.com/", fontname="Arial Bold", width=2];
  n3 [id="evil", label="<script>alert(1)</script> & c:d", URL="javascript:alert(1)", style=dotted];
  n0 -> n1 [id="e0", label="l’inscription", tooltip="collecte"];
  n1 -> n2 [id="e1", label="hébergement →"]; n1 -> n3 [id="e2", style=dashed];
}"""


@pytest.fixture(scope="session")
def sample() -> str:
    """The DOT of a picture with everything in it."""
    return SAMPLE


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an engine, in force for the test."""
    monkeypatch.setenv(layout.ENGINE_VARIABLE, request.param)
    return str(request.param)


@pytest.fixture(scope="session")
def picture() -> Iterator[str]:
    """The sample as SVG, laid out once."""
    patch = pytest.MonkeyPatch()
    patch.setenv(layout.ENGINE_VARIABLE, "wasm")
    yield layout.svg(SAMPLE, title="Où va le numéro ?", description="De la personne à l’hébergeur.")
    patch.undo()
