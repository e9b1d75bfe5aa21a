"""Every page of the dashboard without a browser: what it shows, in both languages, whatever the registry."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from dataflow.facts.finding import VERDICTS
from registry.choice import offers
from registry.records.text import LANGS, Lang
from tests.app.conftest import BROKEN, EMPTY, ROOT, SMALL, UNREADABLE, OpenApp, follow, held, said
from tests.special import at_once, special

PAGES = (
    *("", "register", "flow_map", "findings", "breach", "borders", "changes", "problems", "third_party"),
    "glossary",
    "activity",
)
SHIPPED = tuple(offer.name for offer in offers({}, ROOT / "data"))


def quiet(app: AppTest) -> AppTest:
    """The page, when nothing went wrong on it."""
    assert [each.message for each in app.exception] == []
    return app


def bodies(app: AppTest) -> str:
    """The page's own HTML."""
    return " ".join(str(each.proto.body) for each in app.get("html"))


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_every_shipped_registry(open_app: OpenApp, page: str, lang: Lang, name: str) -> None:
    app = quiet(open_app(page, lang=lang))
    quiet(follow(app, registry=name))
    assert held(app, "selectbox", "pick_registry").value == name
    assert said(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_an_empty_registry(open_app: OpenApp, page: str) -> None:
    quiet(open_app(page, registry=EMPTY, lang="fr"))


def test_a_question_in_words_is_answered(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="fr"))
    app.text_input(key="words").set_value("Où va le numéro de téléphone ?")
    quiet(app.button[0].click().run())
    assert app.query_params["field"] == "phone_number"
    for name in ("CinetPay", "OVHcloud", "Compris"):
        assert name in said(app)


@pytest.mark.parametrize(
    ("question", "about", "parts"),
    [
        (
            "Quels sont mes droits ?",
            "rights",
            ("Droit à l’effacement", "en le demandant au support", "Droits des"),
        ),
        ("qui est le DPO ?", "officer", ("Délégué à la protection", "support@minlessika.com")),
        ("comment joindre CinetPay ?", "contact", ("Comment joindre CinetPay est inconnu",)),
    ],
)
def test_rights_and_contacts_are_answered(
    open_app: OpenApp, question: str, about: str, parts: tuple[str, ...]
) -> None:
    app = quiet(open_app(lang="fr"))
    app.text_input(key="words").set_value(question)
    quiet(app.button[0].click().run())
    assert app.query_params["about"] == about
    assert [part for part in parts if part not in said(app)] == []


def test_the_page_of_the_organisation_has_its_rights(open_app: OpenApp) -> None:
    app = quiet(open_app("third_party", lang="fr", actor="minlessika"))
    for part in ("Droits des personnes", "Droit à la portabilité des données", "en le demandant au support"):
        assert part in said(app)


def test_a_question_that_is_not_clear_is_not_answered(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="fr"))
    app.text_input(key="words").set_value("le numéro de CinetPay zorglub")
    quiet(app.button[0].click().run())
    assert "field" not in app.query_params and "actor" not in app.query_params
    assert _readings(app)
    quiet(held(app, "button", "reading-0").click().run())
    assert "field" in app.query_params or "actor" in app.query_params
    assert not _readings(app)


def test_words_without_meaning_give_examples(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en"))
    app.text_input(key="words").set_value("xyzzy plugh")
    quiet(app.button[0].click().run())
    assert "phone number" in said(app)


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "aucune donnée nommée"), ("en", "knows no data item called")]
)
def test_a_link_to_an_unknown_field_says_so(open_app: OpenApp, lang: Lang, words: str) -> None:
    app = quiet(open_app(lang=lang, field="nonsense"))
    assert words in said(app) and "nonsense" in said(app)


def test_a_link_that_cannot_be_read_says_so(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="xx", on="yesterday"))
    assert "“xx”" in said(app) or "«\u00a0xx\u00a0»" in said(app)
    assert "yesterday" in said(app)


def test_a_registry_is_named_and_never_a_path(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en"))
    quiet(follow(app, registry="/etc/passwd"))
    assert app.query_params["registry"] == "processors"
    assert "not offered" in said(app)


def test_a_registry_with_a_problem_is_shown_in_part(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=BROKEN, lang="en"))
    assert "Registry read in part" in said(app)
    assert "contry" in said(quiet(app.switch_page("app_pages/problems.py").run()))


def test_a_registry_that_cannot_be_read_shows_its_problems(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=UNREADABLE, lang="en"))
    assert "could not be read" in said(app)
    assert "registry.yaml" in said(app)


def test_a_pipe_in_place_of_a_registry_is_told_and_stops_nobody(open_app: OpenApp, tmp_path: Path) -> None:
    path = tmp_path / "registry.yaml"
    app = quiet(open_app(registry=SMALL, lang="en"))
    path.unlink()
    special("pipe", path)
    with at_once():
        assert "It is a pipe" in said(quiet(app.switch_page("app_pages/problems.py").run()))
        quiet(held(app, "selectbox", "pick_registry").set_value("processors").run())
    assert app.query_params["registry"] == "processors"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "No errors were found in reading the files."),
        ("fr", "Aucune erreur n’a été relevée à la lecture"),
    ],
)
def test_a_file_without_errors_is_not_said_to_be_well(open_app: OpenApp, lang: str, words: str) -> None:
    """What could be read may say anything: the page leads to what the checks say of it."""
    app = quiet(open_app("problems", registry=SMALL, lang=lang))
    told = said(app)
    assert words in told
    assert any('href="findings?' in str(each.proto.body) for each in app.get("html"))
    assert "well" not in told and "va bien" not in told


def test_an_actor_has_a_page_of_its_own(open_app: OpenApp) -> None:
    page = said(quiet(open_app("third_party", registry=SMALL, lang="en", actor="host")))
    for words in ("Hébergeur", "France", "Processor", "Disque", "No certification is known", "Unknown"):
        assert words in page


def test_an_actor_nobody_knows(open_app: OpenApp) -> None:
    page = quiet(open_app("third_party", registry=SMALL, lang="en"))
    assert "knows no actor called “nobody”" in said(quiet(follow(page, actor="nobody")))


def test_filters_of_the_register(open_app: OpenApp) -> None:
    app = quiet(open_app("register", registry=SMALL, lang="en"))
    assert "Hébergeur" in said(app) and "Nous" in said(app)
    held(app, "multiselect", "filter-country").set_value(["FR"])
    page = said(quiet(app.run()))
    assert "Hébergeur" in page and "1 of 2 with these filters" in page
    assert app.query_params["country"] == "FR"
    held(app, "multiselect", "filter-country").set_value([])
    assert "2 in all, the organisation included" in said(quiet(app.run()))
    assert "country" not in app.query_params


@pytest.mark.parametrize(
    ("page", "limits", "words"),
    [
        ("register", {"country": "FR"}, "1 of 2 with these filters"),
        ("flow_map", {"role": "processor"}, "3 flows shown of 4"),
        ("breach", {"actor": "host", "place": "disk"}, "Hébergeur (Disque)"),
        ("borders", {"leaving": "FR"}, "left out by these filters"),
        ("changes", {"since": "2020-01-01"}, "1 January 2020"),
    ],
)
def test_a_link_reproduces_what_a_page_is_limited_to(
    open_app: OpenApp, page: str, limits: dict[str, str], words: str
) -> None:
    app = open_app(page, registry=SMALL, lang="en")
    assert words in said(quiet(follow(app, **limits)))
    assert {key: app.query_params[key] for key in limits} == limits


@pytest.mark.parametrize(
    ("page", "limits"),
    [
        ("register", {"country": "XX"}),
        ("findings", {"finding": "R99:gdpr:nothing"}),
        ("flow_map", {"finding": "R99:gdpr:nothing"}),
        ("breach", {"actor": "host", "place": "cellar"}),
        ("breach", {"actor": "nobody"}),
        ("changes", {"old": "elsewhere"}),
        ("changes", {"since": "yesterday"}),
    ],
)
def test_a_link_to_what_is_not_there_says_so(open_app: OpenApp, page: str, limits: dict[str, str]) -> None:
    app = open_app(page, registry=SMALL, lang="en")
    assert list(limits.values())[-1] in said(quiet(follow(app, **limits)))


def test_filters_of_the_map(open_app: OpenApp) -> None:
    app = quiet(open_app("flow_map", registry=SMALL, lang="en"))
    assert "4 flows shown of 4" in said(app)
    held(app, "multiselect", "filter-role").set_value(["processor"])
    assert "3 flows shown of 4" in said(quiet(app.run()))


def test_each_page_keeps_its_own_question(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="en", field="email_address"))
    quiet(app.switch_page("app_pages/register.py").run())
    assert "field" not in app.query_params
    app.query_params.clear()
    quiet(app.switch_page("app_pages/ask.py").run())
    assert app.query_params["field"] == "email_address"
    assert app.query_params["lang"] == "en"


def test_another_registry_asks_nothing_of_the_last_one(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="en", field="email_address"))
    quiet(held(app, "selectbox", "pick_registry").set_value("processors").run())
    assert app.query_params["registry"] == "processors"
    assert "field" not in app.query_params


def test_a_choice_is_not_undone_by_the_address_from_before_it(open_app: OpenApp) -> None:
    """Streamlit sends the address of the browser with each event: one sent twice carries the old one."""
    app = quiet(open_app(registry=SMALL, lang="en", field="email_address"))
    old = dict(app.query_params)
    quiet(held(app, "segmented_control", "pick_lang").set_value("fr").run())
    app.query_params.clear()
    app.query_params.update(old)
    assert "Compris" in said(quiet(app.run()))
    assert app.query_params["lang"] == "fr" and app.query_params["field"] == "email_address"


def test_a_registry_is_shown_again_with_what_was_asked_of_it(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="en", field="email_address"))
    quiet(held(app, "selectbox", "pick_registry").set_value("processors").run())
    quiet(held(app, "selectbox", "pick_registry").set_value("registry").run())
    assert app.query_params["field"] == "email_address"


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "1850-06-01", "2500-02-28", "9999-12-31"])
@pytest.mark.parametrize("page", ["", "ask", "changes"])
def test_no_day_is_too_far_away(open_app: OpenApp, page: str, day: str) -> None:
    app = quiet(open_app(page, registry=SMALL, lang="en", on=day))
    assert str(held(app, "date_input", "pick_on").value) == day


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_no_day_to_compare_with_is_too_far_away(open_app: OpenApp, day: str) -> None:
    app = quiet(open_app("changes", registry=SMALL, lang="en"))
    assert str(held(quiet(follow(app, since=day)), "date_input", "pick-since").value) == day


def test_a_question_that_is_not_clear_is_of_one_registry(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="fr", registry=SMALL))
    quiet(held(app, "selectbox", "pick_registry").set_value("processors").run())
    app.text_input(key="words").set_value("le numéro de CinetPay zorglub")
    quiet(app.button[0].click().run())
    assert _readings(app)
    quiet(held(app, "selectbox", "pick_registry").set_value("registry").run())
    assert not _readings(app)


def test_a_question_that_is_not_clear_does_not_hide_the_answer_gone_back_to(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en", field="email_address"))
    app.text_input(key="words").set_value("le numéro de CinetPay zorglub")
    quiet(app.button[0].click().run())
    assert _readings(app) and "Understood" not in said(app)
    quiet(follow(app, field="phone_number"))
    assert not _readings(app) and "Understood" in said(app)


def _readings(app: AppTest) -> list[str]:
    """What a question that is not clear is offered to mean."""
    return [button.label for button in app.button if (button.key or "").startswith("reading-")]


def test_the_language_is_switched_in_the_frame(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="en"))
    assert "Where does the data go?" in said(app)
    held(app, "segmented_control", "pick_lang").set_value("fr")
    assert "Où vont les données" in said(quiet(app.run()))


def test_a_link_reproduces_the_filters_of_the_findings(open_app: OpenApp) -> None:
    app = quiet(open_app("findings", lang="en"))
    page = said(quiet(follow(app, severity="medium", regime="gdpr")))
    assert "Record the contract with OVHcloud" in page and "legal name, country, contact" not in page
    held(app, "multiselect", "filter-severity").set_value(["low"])
    page = said(quiet(app.run()))
    assert "legal name, country, contact" in page and "Record the contract with OVHcloud" not in page
    assert (app.query_params["severity"], app.query_params["regime"]) == ("low", "gdpr")


def test_the_findings_are_told_by_what_to_do_and_counted_as_often_as_there_are(open_app: OpenApp) -> None:
    app = quiet(open_app("findings", lang="en"))
    page = bodies(app)
    told = re.findall(r'<details class="action action-(\w+)"', page)
    titles = re.findall(r'class="action-title">(.*?)<', page)
    assert told == sorted(told, key=VERDICTS.index) and len(told) == len({*titles})
    counts = [
        int(each) for each in re.findall(r'<a href="findings[^>]*class="tally tally-[^>]*><b>(\d+)</b>', page)
    ]
    rows = [int(each) for each in re.findall(r'class="cell-findings"><b>(\d+)</b>', page)]
    assert sum(counts) == sum(rows) == page.count('<article class="finding')
    assert f"{len(told)} actions; {sum(rows)} findings shown of {sum(rows)}." in said(app)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_count_leads_to_that_many_findings(open_app: OpenApp, verdict: str) -> None:
    app = quiet(open_app("findings", lang="en"))
    (link,) = re.findall(
        rf'<a href="findings\?([^"]*)"[^>]*class="tally tally-{verdict}"><b>(\d+)</b>', bodies(app)
    )
    limits = dict(parse_qsl(unescape(link[0])))
    page = said(quiet(follow(app, verdict=limits["verdict"])))
    assert f"{link[1]} finding" in page
    assert bodies(app).count('<article class="finding') == int(link[1])


def test_the_fact_that_decides_most_leads_to_what_waits_for_it(open_app: OpenApp) -> None:
    app = quiet(open_app("findings", lang="en"))
    assert "Does the GDPR apply to Minlessika?" in said(app)
    (n,) = re.findall(r"(\d+) of \d+ findings rest on nothing else", said(app))
    quiet(follow(app, awaits="law_applies:gdpr"))
    assert bodies(app).count('<article class="finding') == int(n)
    assert "ci_2013_450" not in "".join(re.findall(r"R\d\d:[\w]+:", said(app)))


def test_an_action_is_looked_for_by_its_words(open_app: OpenApp) -> None:
    app = quiet(open_app("findings", lang="en"))
    held(app, "text_input", "action-words").set_value("contract ovhcloud")
    page = said(quiet(app.run()))
    assert "Record the contract with OVHcloud" in page and "Record the contract with Google" not in page
    assert app.query_params["words"] == "contract ovhcloud"
    quiet(follow(app, words="zorglub"))
    assert "0 actions; 0 findings shown of" in said(app) and "<article" not in bodies(app)


def test_every_action_of_home_opens_on_the_page_of_findings(open_app: OpenApp) -> None:
    app = quiet(open_app("home", lang="en"))
    links = re.findall(r'href="findings\?([^"]*)"', bodies(app))
    named = [query["action"] for each in links if "action" in (query := dict(parse_qsl(unescape(each))))]
    assert named
    for id_ in named:
        page = open_app("findings", lang="en", action=id_)
        assert re.findall(r'<details class="action [^"]*"( open)?', bodies(quiet(page))) == [" open"], id_


def test_a_link_to_a_finding_opens_its_action_at_it(open_app: OpenApp) -> None:
    app = quiet(open_app("findings", lang="en"))
    page = said(quiet(follow(app, finding="R10:gdpr:ovhcloud/hosting")))
    for words in (
        "Record the contract with OVHcloud",
        "Missing evidence",
        "processors.yaml",
        "See it on the map",
    ):
        assert words in page
    html = bodies(app)
    assert html.count('<details class="action') == html.count('<details class="action action-gap" open') == 1
    (first, *others) = re.findall(r'<article class="finding[^"]*"', html)
    assert first.endswith(' chosen"') and not any("chosen" in each for each in others)
    assert html.index("R10:ci_2013_450:ovhcloud/hosting#") < html.index(
        "R10:ci_2013_450:ovhcloud/customer_hosting#"
    )
    assert "All actions" in page and "Record the contract with Google" not in page


def test_a_finding_is_marked_on_the_map(open_app: OpenApp) -> None:
    app = quiet(open_app("flow_map", lang="en"))
    marked = follow(app, finding="R10:gdpr:ovhcloud/hosting")
    assert "lines of the picture are marked" in said(quiet(marked))


def test_findings_stand_beside_an_answer_and_on_an_actors_page(open_app: OpenApp) -> None:
    assert "findings on this" in said(quiet(open_app(lang="en", field="phone_number")))
    assert "open findings that name it" in said(quiet(open_app("third_party", lang="en", actor="ovhcloud")))


def test_a_breach_without_data_says_so(open_app: OpenApp) -> None:
    app = quiet(open_app("breach", registry=EMPTY, lang="en", actor="us"))
    assert "no data" in said(app).lower()


def test_a_breach_is_first_asked_at_whom(open_app: OpenApp) -> None:
    """Nobody is picked for the reader: whom most data reaches leads on, and what laws ask of anybody is told."""
    app = quiet(open_app("breach", lang="en"))
    page, html = said(app), bodies(app)
    assert "Where is the breach?" in page and "Data breach at" not in page
    assert re.findall(r'href="breach\?[^"]*actor=([a-z_]+)', html)[:3] == [
        "minlessika",
        "ovhcloud",
        "cinetpay",
    ]
    assert "Within 72 h" in page and "ARTCI" in page


def test_two_registries_are_compared(open_app: OpenApp) -> None:
    app = quiet(open_app("changes", registry=SMALL, lang="en"))
    assert "nothing that has a date changed" in said(app)
    quiet(held(app, "selectbox", "pick-old").set_value("processors").run())
    assert app.query_params["old"] == "processors"
    assert "New third party: Hébergeur" in said(app)


def test_a_question_leads_to_the_page_that_is_made_for_it(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en", actor="ovhcloud", about="breach"))
    assert "breach at OVHcloud" in said(app)
    assert app.query_params["actor"] == "ovhcloud" and "about" not in app.query_params


OVER = """
sillage: 1
title: Club
version: "1"
organisation:
  id: club
  name: Club
  recipients: listed
  places: {form: {label: Form}}
  collects: [{from: customer, to: form, carries: file}]
data_sets: {file: {label: File, fields: phone_number}}
third_parties:
  gone: {name: Gone, places: {vault: {label: Vault}}, engagements: {e: {valid_to: 2026-06-30, receives: [
    {from: form, carries: file, storage: stored, retention: {period: P900Y}}]}}}
  maybe: {name: Maybe, places: {vault: {label: Vault}}, engagements: {e: {receives: [
    {from: form, carries: file, storage: stored, status: unknown, retention: {period: P3Y}}]}}}
"""


@pytest.mark.parametrize(
    ("lang", "question", "wanted"),
    [
        ("fr", "Combien de temps garde-t-on le numéro de téléphone ?", ("Gone ne reçoit plus", "inconnu")),
        ("en", "How long is the phone number kept?", ("Gone receives the following data no more", "unknown")),
    ],
)
def test_how_long_shows_what_is_over_and_how_the_rest_is_known(
    open_app: OpenApp, lang: Lang, question: str, wanted: tuple[str, ...]
) -> None:
    app = quiet(open_app(registry=OVER, lang=lang))
    app.text_input(key="words").set_value(question)
    quiet(app.button[0].click().run())
    for words in wanted:
        assert words in said(app), words


def test_the_transfers_page_tells_each_party_once_and_where_it_is(open_app: OpenApp) -> None:
    """Name, place of establishment and of hosting, and every flow of the table inside one of them."""
    app = quiet(open_app("borders", lang="en", on="2026-11-22"))
    page = " ".join(str(each.proto.body) for each in app.get("html"))
    names = re.findall(r'class="who">([^<]+)<', page)
    assert len(names) == len(set(names)) > 3 and "OVHcloud" in names
    told = said(app)
    assert re.search(
        r"OVHcloud.*?Established in: France.*?Hosting country: Unknown.*?Mechanism: Unknown", told
    )
    for anchor in re.findall(r'href="#(transfers-[a-z-]+)"', page):
        assert f'id="{anchor}"' in page
    assert page.count('<p class="way">') == page.count("<tr", page.index('class="grid hops borders"')) - 1
