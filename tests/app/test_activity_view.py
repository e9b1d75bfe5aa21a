"""The page of an activity, the tab of the register that leads to it, and what they say of one that there is not."""

from tests.app.conftest import EMPTY, SMALL, OpenApp, said
from tests.app.test_pages import bodies, quiet

ACTING = (
    SMALL
    + """\
systems:
  disks: {label: Disques, places: [host.disk]}
activities:
  letters:
    label: {fr: Lettre d’information, en: Newsletter}
    reference: T-07
    uses: account
    purposes: direct_marketing
    owner: Communication
"""
)
SPECIAL = ACTING.replace("Communication", "<b>Com</b>")


def test_an_activity_has_a_page(open_app: OpenApp) -> None:
    page = said(quiet(open_app("activity", registry=ACTING, lang="fr", activity="letters")))
    for words in (
        "Lettre d’information",
        "T-07",
        "Communication",
        "Hébergeur",
        "Disques",
        "Ce qui n’est pas dit",
    ):
        assert words in page


def test_what_nobody_declared_has_one_too(open_app: OpenApp) -> None:
    page = said(quiet(open_app("activity", registry=SMALL, lang="en", activity="account")))
    assert "The registry does not declare this activity" in page
    assert "Hébergeur" in page


def test_an_activity_that_there_is_not_is_said(open_app: OpenApp) -> None:
    for registry in (SMALL, EMPTY):
        page = said(quiet(open_app("activity", registry=registry, lang="en", activity="nobody")))
        assert "no processing activity “nobody”" in page


def test_the_register_lists_them_and_leads_there(open_app: OpenApp) -> None:
    app = quiet(open_app("register", registry=ACTING, lang="fr"))
    assert "Communication" in said(app)
    assert "activity?" in bodies(app) and "activity=letters" in bodies(app)


def test_a_list_leads_there(open_app: OpenApp) -> None:
    app = quiet(open_app("ask", registry=ACTING, lang="en", listed="activities"))
    assert "activity=letters" in bodies(app)


def test_what_somebody_wrote_is_no_markup(open_app: OpenApp) -> None:
    for page in ("activity", "register"):
        app = quiet(open_app(page, registry=SPECIAL, lang="en", activity="letters"))
        assert "<b>Com</b>" not in bodies(app)
        assert "&lt;b&gt;Com&lt;/b&gt;" in bodies(app)


def test_what_is_found_of_an_activity_leads_there(open_app: OpenApp) -> None:
    app = quiet(open_app("ask", registry=ACTING, lang="fr", q="Communication zzzz"))
    assert "activity=letters" in bodies(app)


def test_the_sheet_leads_to_what_it_names_and_is_taken_away(open_app: OpenApp) -> None:
    app = quiet(open_app("activity", registry=ACTING, lang="fr", activity="letters"))
    assert "actor?" in bodies(app) and "actor=host" in bodies(app)
    assert "data_set=account" in bodies(app) and "field=email_address" in bodies(app)
    assert {str(each.key) for each in app.get("download_button")} == {"file-csv", "file-json"}


def test_the_filters_of_the_register_are_of_the_activities_too(open_app: OpenApp) -> None:
    for limits, there in (
        ({"fields": "email_address"}, True),
        ({"role": "processor"}, False),
        ({"role": "unknown"}, True),
        ({"status": "declared"}, True),
    ):
        app = quiet(open_app("register", registry=ACTING, lang="fr", **limits))
        assert ("activity=letters" in bodies(app)) is there, limits


def test_a_third_party_leads_to_the_activities_it_receives_data_of(open_app: OpenApp) -> None:
    """Of a flow whose purpose nobody states it is only perhaps so; where none is declared there is nothing to tell."""
    stated = ACTING.replace(
        "        role: processor\n", "        role: processor\n        purposes: direct_marketing\n"
    )
    for registry, perhaps in ((ACTING, True), (stated, False)):
        app = quiet(open_app("third_party", registry=registry, lang="en", actor="host"))
        (part,) = [each for each in bodies(app).split("<section") if each.startswith(' id="activities"')]
        assert "activity=letters" in part.split("</section>")[0]
        assert ("Perhaps: " in part.split("</section>")[0]) is perhaps
    assert 'id="activities"' not in bodies(
        quiet(open_app("third_party", registry=SMALL, lang="en", actor="host"))
    )
