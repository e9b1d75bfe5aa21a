"""The processing activities in the register: what each cell leads to, and what is unknown of them."""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import SMALL, OpenApp
from tests.app.test_activity_view import ACTING
from tests.app.test_pages import quiet


def html(app: AppTest) -> list[str]:
    """Each piece of the page's own HTML."""
    return [str(each.proto.body) for each in app.get("html")]


def test_a_row_leads_to_what_it_names(open_app: OpenApp) -> None:
    app = quiet(open_app("register", registry=ACTING, lang="en"))
    (table,) = [each for each in html(app) if "activity=letters" in each]
    assert "actor=host" in table and "field=email_address" in table
    assert "chip-declared" in table


def test_what_nobody_declared_is_inferred(open_app: OpenApp) -> None:
    app = quiet(open_app("register", registry=SMALL, lang="en"))
    (table,) = [each for each in html(app) if "activity=account" in each]
    assert "chip-inferred" in table and "chip-declared" not in table
    assert "chip-unknown" in table  # who answers for it
