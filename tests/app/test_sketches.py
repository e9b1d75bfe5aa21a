"""One run of a page makes one sketch: picture, choice, table and files are made from it; of an answer it is kept."""

from collections import Counter
from typing import Any

import pytest

from app_pages.desk import today
from dataflow.pictures import answer_sketch, borders_sketch, changes_sketch, depiction, map_sketch
from dataflow.pictures.deck import Deck
from dataflow.pictures.dot import dot_of
from tests.app.conftest import SMALL, OpenApp

_MADE: dict[str, tuple[Any, dict[str, str]]] = {
    "": (answer_sketch._Sketching, {"field": "email_address"}),
    "flow_map": (map_sketch._Mapping, {}),
    "borders": (borders_sketch._Sketching, {}),
    "changes": (changes_sketch._Sketching, {}),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("page", _MADE)
def test_a_run_makes_one_sketch(
    page: str, lang: str, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker, asked = _MADE[page]
    made: Counter[str] = Counter()
    sketch = maker.sketch

    def counted(self: object) -> Any:
        made[type(self).__name__] += 1
        return sketch(self)

    monkeypatch.setattr(maker, "sketch", counted)
    app = open_app(page, registry=_dated(SMALL) if page == "changes" else SMALL, lang=lang, **asked)
    assert not app.exception
    made.clear()
    app.run()
    assert not app.exception
    # An answer is the same for everybody who asks the same: the next run makes nothing of it again.
    assert list(made.values()) == ([] if page == "" else [1])


def _dated(registry: str) -> str:
    """The registry with a flow that began this month: a month ago, which the page compares with, it was not there."""
    first = today().replace(day=1).isoformat()
    return registry.replace("carries: account, cite: policy L2", f"carries: account, valid_from: {first}")


def test_the_sketch_is_written_as_dot_once(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    written: Counter[str] = Counter()

    def counted(deck: Deck) -> str:
        written[deck.title] += 1
        return dot_of(deck)

    monkeypatch.setattr(depiction, "dot_of", counted)
    # Of a registry that no other test asks: what is made of an answer is kept for the whole process.
    fresh = SMALL.replace("Petit registre", "Registre dessiné une fois")
    app = open_app(registry=fresh, field="email_address")
    assert list(written.values()) == [1]
    app.run()
    assert list(written.values()) == [1]
