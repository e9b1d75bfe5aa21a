"""The choice: what is picked on any page is an id, also where two have one name, and however often it is sent."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app_pages import choice
from registry.records.text import LANGS, Lang
from tests.app.conftest import ROOT, OpenApp, follow, held, said
from tests.app.twins import ACTORS, TWINS

PAGES: dict[str, dict[str, str]] = {
    "": {},
    "register": {},
    "flow_map": {},
    "findings": {},
    "breach": {"actor": "echo"},
    "borders": {},
    "changes": {},
    "problems": {},
    "third_party": {"actor": "echo"},
}
LISTS = ("selectbox", "multiselect", "button_group", "pills", "segmented_control", "radio", "select_slider")
PICKING = {
    *("selectbox", "multiselect", "radio", "pills", "segmented_control", "select_slider", "feedback"),
    *("data_editor", "dataframe", "checkbox", "toggle", "button", "menu_button", "pagination", "chat_input"),
}


def lists(app: AppTest) -> Iterator[Any]:
    """Every list of a page that something is picked from."""
    seen = set()
    for kind in LISTS:
        for each in app.get(kind):
            if each.key not in seen:
                seen.add(each.key)
                yield each


def options(each: Any) -> list[str]:
    """The labels of a list, as they go to the browser."""
    return [option if isinstance(option, str) else option.content for option in each.options]


def again(app: AppTest) -> AppTest:
    """The page after the browser has sent all it holds once more, by label, as it does within seconds."""
    app.run()
    assert [each.message for each in app.exception] == []
    return app


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_no_two_choices_of_a_list_read_alike(open_app: OpenApp, page: str, lang: Lang) -> None:
    app = open_app(page, registry=TWINS, lang=lang, **PAGES[page])
    found = [options(each) for each in lists(app)]
    assert found
    for labels in found:
        assert len({label.casefold() for label in labels}) == len(labels)


@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_the_registry_that_was_opened_stays_open(open_app: OpenApp, page: str) -> None:
    """The user's file has the title of one that is shipped, which is offered after it."""
    app = again(again(open_app(page, registry=TWINS, lang="en", **PAGES[page])))
    assert app.query_params["registry"] == "registry"
    for name in ("processors", "registry", "mantano-assimil"):
        held(app, "selectbox", "pick_registry").set_value(name)
        again(again(again(app)))
        assert app.query_params["registry"] == name
        assert held(app, "selectbox", "pick_registry").value == name


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize(("page", "name"), [("breach", "pick-breached"), ("third_party", "pick-actor")])
def test_the_actor_that_was_picked_stays(open_app: OpenApp, page: str, name: str, actor: str) -> None:
    app = open_app(page, registry=TWINS, lang="en")
    held(app, "selectbox", name).set_value(actor)
    again(again(again(app)))
    assert app.query_params.get("actor", ACTORS[0]) == actor  # the first one is shown unasked
    assert held(app, "selectbox", name).value == actor


@pytest.mark.parametrize("actor", ACTORS)
def test_a_link_to_an_actor_shows_that_actor(open_app: OpenApp, actor: str) -> None:
    app = open_app("breach", registry=TWINS, lang="en")
    for spot, data in (("disk", "E-mail address"), ("disk_bis", "Phone number")):
        again(again(follow(app, actor=actor, place=spot)))
        assert (app.query_params["actor"], app.query_params["place"]) == (actor, spot)
        told = said(app)
        other = {"E-mail address": "Phone number", "Phone number": "E-mail address"}[data]
        here, gone = (data, other) if actor == "echo" else (other, data)
        assert here in told and gone not in told


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_every_choice_of_every_list_is_kept(open_app: OpenApp, page: str, lang: Lang) -> None:
    """Each one is picked and sent again, by its label; the address names it by its id."""
    app = open_app(page, registry=TWINS, lang=lang, **PAGES[page])
    for name in [str(each.key).rpartition("-")[0] for each in app.get("multiselect")]:
        told: dict[str, str] = held(app, "multiselect", name).format_func.__self__
        for id_, label in told.items():
            held(app, "multiselect", name).set_value([id_])
            again(again(again(app)))
            assert app.query_params[name.removeprefix("filter-")] == id_
            assert held(app, "multiselect", name).values == [label]


@pytest.mark.parametrize("field", ["sound", "sound_bis"])
def test_the_field_that_was_picked_is_asked_for(open_app: OpenApp, field: str) -> None:
    app = open_app(registry=TWINS, lang="en")
    pills = next(each for each in lists(app) if str(each.key).startswith("pick-contact"))
    pills.set_value(field)
    again(again(again(app)))
    assert app.query_params["field"] == field


def test_readings_that_read_alike_are_told_apart(open_app: OpenApp) -> None:
    app = open_app(registry=TWINS, lang="en")
    app.text_input(key="words").set_value("Écho")
    app.button[0].click()
    again(app)
    offered = [each.label for each in app.button if (each.key or "").startswith("reading-")]
    assert len(set(offered)) == len(offered)


def test_a_label_that_is_not_offered_any_more_picks_nothing(open_app: OpenApp) -> None:
    """French labels sent to the English page: whoever is called so there was not picked."""
    app = open_app("breach", registry=TWINS.replace("name: Écho", "name: {fr: Zoé, en: Écho}", 1), lang="fr")
    old = {str(each.key) for each in app.get("selectbox")}
    held(app, "segmented_control", "pick_lang").set_value("en")
    again(app)
    new = {str(each.key) for each in app.get("selectbox")}
    assert not {key for key in old & new if key.startswith("pick-breached")}


MODULES = [ROOT / "app.py", *sorted((ROOT / "app_pages").rglob("*.py"))]


@pytest.mark.parametrize("module", MODULES, ids=[path.name for path in MODULES])
def test_no_page_has_a_list_of_its_own(module: Path) -> None:
    """Whatever picks something stands in `app_pages.choice`, and nowhere else: this is how none is forgotten."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & PICKING
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit")
        for alias in node.names
    } & PICKING
    assert not imported
    assert not named or module == Path(choice.__file__)
