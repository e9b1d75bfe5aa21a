"""The dashboard without a browser: pages run by Streamlit's AppTest, on shipped and on made-up registries."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

ROOT: Final = Path(__file__).resolve().parent.parent.parent
APP: Final = str(ROOT / "app.py")

SMALL: Final = """\
sillage: 1
title: {fr: Petit registre, en: Small registry}
version: "1"
documents:
  policy: {title: Politique}
organisation:
  id: us
  name: Nous
  places:
    form: {label: {fr: Formulaire, en: Form}, kind: form, cite: policy L1}
  collects:
    - {from: customer, to: form, carries: account, cite: policy L1}
data_sets:
  account:
    label: {fr: Compte, en: Account}
    cite: policy L1
    fields: [email_address]
third_parties:
  host:
    name: Hébergeur
    country: FR
    places:
      disk: {label: Disque, kind: database}
    engagements:
      hosting:
        role: processor
        receives:
          - {from: form, carries: account, cite: policy L2}
"""
"""A registry without problems: a form, an account with an e-mail address, a host."""

EMPTY: Final = """\
sillage: 1
title: {fr: Registre vide, en: Empty registry}
version: "0"
organisation: {id: us, name: Nous}
"""
"""The least a registry can say."""

BROKEN: Final = SMALL.replace("country: FR", "contry: FR")
"""The small registry with a key that is misspelt."""

UNREADABLE: Final = "sillage: [1\n"
"""Nothing of this can be read."""

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """`open_app("register", registry=SMALL, lang="en", field="email_address")` runs a page of the dashboard; Ask, where
    none is named, and Home for none.

    Without a registry the shipped ones are open. What else is named stands in the address.
    """

    def open_app(page: str = "ask", registry: str | None = None, **query: str) -> AppTest:
        monkeypatch.delenv("SILLAGE_REGISTRY", raising=False)
        if registry is not None:
            path = tmp_path / "registry.yaml"
            path.write_text(registry, encoding="utf-8")
            monkeypatch.setenv("SILLAGE_REGISTRY", str(path))
        app = AppTest.from_file(APP, default_timeout=60)
        if page:
            first = "register" if page == "problems" else "problems"
            app.switch_page(f"app_pages/{first}.py").run()  # pages are known by their paths once one was run
            app.switch_page(f"app_pages/{page}.py")
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return open_app


def follow(app: AppTest, **query: str) -> AppTest:
    """Follows a link of the page that leads to the same page with another address."""
    app.session_state["script"] = "the page the link was on"
    app.query_params.clear()
    app.query_params.update(query)
    return app.run()


def held(app: AppTest, kind: str, name: str) -> Any:
    """The control of that name, by whatever key it goes at the moment: see `app_pages.control`."""
    return next(
        each
        for each in app.get(kind)
        if re.fullmatch(rf"{re.escape(name)}(-[0-9a-f]{{8}})?(\.\d+)?", str(each.key))
    )


def said(app: AppTest) -> str:
    """Everything a page says in its own HTML, without the tags."""
    bodies = " ".join(str(each.proto.body) for each in app.get("html"))
    bare = re.sub(r"<(style|script).*?</\1>", " ", bodies, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())
