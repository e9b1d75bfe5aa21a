"""The Ask page without a browser: lists, two questions in one, follow-ups, and what is not understood."""

import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app_pages import asking
from app_pages.list_picture import OF
from app_pages.query import with_further
from dataflow.lists.listing import MAKERS
from dataflow.question import Intent, Lexicon, Reading, Understanding, understand
from dataflow.question.continuing import Offer, offer
from dataflow.question.wanted import Listed, Wanted
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from tests.app.conftest import EMPTY, ROOT, SMALL, OpenApp, follow, held, said
from tests.app.hostile import hostile

PAIR = (
    SMALL
    + """\
  idle:
    name: Idle
    country: FR
"""
)
"""The small registry with a third party that nothing reaches."""
MANY = SMALL.replace(
    "documents:\n", "documents:\n" + "".join(f"  doc_{n}: {{title: Document {n}}}\n" for n in range(120))
)
"""The small registry with as many documents as make a long list."""


def quiet(app: AppTest) -> AppTest:
    """The page, when nothing went wrong on it."""
    assert [each.message for each in app.exception] == []
    return app


def ask(app: AppTest, words: str) -> AppTest:
    app.text_input(key="words").set_value(words)
    return quiet(app.button[0].click().run())


def bodies(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def again(open_app: OpenApp, app: AppTest) -> AppTest:
    """The page that the address of another one shows to somebody who has seen nothing before."""
    asked = {key: app.query_params[key] for key in app.query_params}
    told = {key: value[0] if isinstance(value, list) else value for key, value in asked.items()}
    return quiet(follow(open_app(lang=told["lang"]), **told))


def rows(app: AppTest, part: str) -> list[str]:
    """The first cell of each row of one of the two tables of a list."""
    found = re.search(rf'<section[^>]*id="{part}".*?</section>', bodies(app), flags=re.DOTALL)
    names = re.findall(r'<th scope="row">(.*?)</th>', found[0], flags=re.DOTALL) if found else []
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in names]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("listed", MAKERS)
def test_every_list_has_a_page(open_app: OpenApp, listed: Listed, lang: Lang) -> None:
    app = quiet(open_app(lang=lang, listed=str(listed)))
    assert app.query_params["listed"] == str(listed)
    assert {"file-csv", "file-json"} <= {str(each.key) for each in app.get("download_button")}
    assert "Compris" in said(app) or "Understood" in said(app)


def test_a_list_shows_its_rows_with_status_and_source(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="fr", listed="documents"))
    assert rows(app, "list-rows") == ["Politique"]
    for part in ("indique 1 document", "Déclaré", "Nom", "Version", "Su par", "rien au registre"):
        assert part in said(app), part


def test_what_is_not_known_stands_apart(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="fr", listed="documents", where="people.is.customer"))
    assert rows(app, "list-rows") == [] and rows(app, "list-open") == ["Politique"]
    assert "On ne sait pas s’il y répond" in said(app) and "Ce qui n’est pas su" in said(app)


def test_a_long_list_has_parts_with_addresses_of_their_own(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=MANY, lang="en", listed="documents"))
    first = rows(app, "list-rows")
    assert len(first) == 50 and "Rows 1 to 50 of 121" in said(app)
    links = re.findall(r'href="ask\?([^"]*part=\d[^"]*)"', bodies(app))
    assert len(links) == 2 and all("listed=documents" in each for each in links)
    app = quiet(open_app(registry=MANY, lang="en", listed="documents", part="3"))
    assert len(rows(app, "list-rows")) == 21 and not {*first} & {*rows(app, "list-rows")}
    for odd in ("0", "4", "-1", "x", "٣", "9" * 400):
        app = quiet(open_app(registry=MANY, lang="en", listed="documents", part=odd))
        assert rows(app, "list-rows") == first


@pytest.mark.parametrize("listed", MAKERS)
def test_no_name_of_a_registry_is_markup_on_a_list(open_app: OpenApp, listed: Listed) -> None:
    app = quiet(open_app(registry=hostile(), lang="en", listed=str(listed)))
    assert "<script>window" not in bodies(app) and "<img" not in bodies(app)
    assert not re.search(r'href="(?!ask\?|findings\?|actor\?|map\?|glossary\?|#|mailto:)', bodies(app))


@pytest.mark.parametrize("listed", MAKERS)
def test_an_empty_registry_has_empty_lists(open_app: OpenApp, listed: Listed) -> None:
    quiet(open_app(registry=EMPTY, lang="fr", listed=str(listed)))


@pytest.mark.parametrize("listed", sorted(OF & {*MAKERS}))
def test_a_list_of_third_parties_is_drawn(open_app: OpenApp, listed: Listed) -> None:
    app = quiet(open_app(registry=PAIR, lang="en", listed=str(listed)))
    names = [*dict.fromkeys(rows(app, "list-rows"))]
    if listed is not Listed.PARTIES:
        return
    assert {"Hébergeur", "Idle"} <= {*names}
    assert "On the list, with no known flow: Idle" in said(app)
    assert {"file-svg", "file-png", "file-pdf", "file-csv"} <= {
        str(each.key) for each in app.get("download_button")
    }
    app = quiet(open_app(registry=PAIR, lang="en", listed="parties", where="party.is.idle"))
    assert rows(app, "list-rows") == ["Idle"] and "What reaches" not in said(app)


def test_a_list_there_is_none_of_is_said(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en", listed="<b>ships</b>"))
    assert "a list there is none of" in said(app) and "<b>ships" not in bodies(app)


@pytest.mark.parametrize("lang", LANGS)
def test_a_question_goes_on_from_the_one_that_is_answered(open_app: OpenApp, lang: Lang) -> None:
    """« et l’e-mail ? » then « sans CinetPay ? » then « pourquoi ? »: the address says all of it."""
    app = quiet(open_app(lang=lang, field="phone_number"))
    ask(app, "et l’e-mail ?" if lang == "fr" else "and the e-mail address?")
    assert app.query_params["field"] == "email_address"
    ask(app, offer(lang, Offer.WITHOUT, "CinetPay"))
    asked = {key: app.query_params[key] for key in ("listed", "where")}
    assert asked == {"listed": "parties", "where": "field.is.email_address;party.not.cinetpay"}
    ask(app, "tous ?" if lang == "fr" else "all of them?")
    assert "where" not in app.query_params


def test_an_address_reproduces_where_follow_ups_led(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="fr", field="phone_number"))
    ask(app, "pourquoi ?")
    shown = said(app)
    assert said(again(open_app, app)) == shown and "Compris" in shown


def test_where_that_is_written(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en", field="phone_number"))
    assert "Where that is written" not in said(app)
    ask(app, "where is that written?")
    assert app.query_params["cited"] == "1" and app.query_params["field"] == "phone_number"
    assert said(app).index("Where that is written") < said(app).index("The route")
    for part in ("CinetPay", "The documents cited", "99"):
        assert part in said(app)
    ask(app, "and the e-mail address?")
    assert "cited" not in app.query_params


def test_what_is_offered_next_works(open_app: OpenApp) -> None:
    first = quiet(open_app(lang="fr", field="phone_number"))
    offered = [each.label for each in first.button if str(each.key).startswith("onward-")]
    assert len(offered) == 4
    for label in offered:
        app = quiet(open_app(lang="fr", field="phone_number"))
        before = dict(app.query_params)
        button = next(each for each in app.button if each.label == label)
        quiet(button.click().run())
        assert dict(app.query_params) != before, label
        assert "Compris" in said(app), label


def understood(monkeypatch: pytest.MonkeyPatch, *readings: Reading, sure: bool = True) -> None:
    """Whatever is typed is understood as these questions, in one breath."""

    def understand(question: str, *_: Any, **__: Any) -> Understanding:
        return Understanding(
            question=question, lang="fr", readings=readings[:1], also=readings[1:], sure=sure
        )

    monkeypatch.setattr(asking, "understand", understand)


def lexicon() -> Lexicon:
    registry = load(ROOT / "data/processors.yaml").registry
    assert registry
    return lexicon_of(registry)


def reading(intent: Intent, **asked: Any) -> Reading:
    return Reading.model_validate(
        {"intent": intent, "subject_kind": "registry", "subject": "", "label": lexicon().whole}
        | {"matched": "", "score": 1, **asked}
    )


PHONE = {
    "subject_kind": "field",
    "subject": "phone_number",
    "label": {"fr": "Numéro de téléphone", "en": "Phone number"},
}
DOCUMENTS = {"wanted": Wanted(listed=Listed.DOCUMENTS)}


@pytest.mark.parametrize("lang", LANGS)
def test_two_questions_in_one_are_answered_each_in_its_section(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    two = (
        reading(Intent.GOES, **PHONE), reading(Intent.LIST, **DOCUMENTS), reading(Intent.BORDERS, leaving="FR"),
    )  # fmt: skip
    understood(monkeypatch, *two)
    app = ask(quiet(open_app(lang=lang)), "deux questions ?")
    assert app.query_params["field"] == "phone_number" and "listed%3D" not in app.query_params["also"]
    shown = said(app)
    for each in two:
        assert " ".join(each.sentence(lang)[1:].split()) in shown, each
    assert bodies(app).count('class="further"') == 2
    assert re.search(r'href="borders\?[^"]*leaving=FR', bodies(app))
    assert said(again(open_app, app)) == shown


def test_what_has_a_page_of_its_own_stands_beside_what_else_is_asked(open_app: OpenApp) -> None:
    """No question of several is left behind for the page of one of them."""
    asked = with_further(reading(Intent.CHANGES), (reading(Intent.GOES, **PHONE),))
    app = quiet(open_app(lang="fr", **{key: str(value) for key, value in asked.items()}))
    assert bodies(app).count('class="further"') == 2 and "CinetPay" in said(app)


def test_what_a_word_means_is_answered_by_its_entry_whatever_was_asked_before(open_app: OpenApp) -> None:
    asked = with_further(reading(Intent.GOES, **PHONE), (reading(Intent.LIST, **DOCUMENTS),))
    app = quiet(open_app(lang="fr", **{key: str(value) for key, value in asked.items()}))
    assert 'class="term' not in bodies(app)
    assert 'id="roles-sub_processor"' in bodies(ask(app, "définition de sous-traitant ultérieur"))


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_understood_ends_in_facts_and_no_answer(open_app: OpenApp, lang: Lang) -> None:
    app = ask(quiet(open_app(lang=lang)), "zorglub CinetPay paiement payment")
    shown = said(app)
    heading = "pas une réponse à votre question" if lang == "fr" else "Not an answer to your question"
    assert heading in shown and "CinetPay" in shown
    assert 'class="answer"' not in bodies(app)
    near = bodies(app)[bodies(app).index('id="nearest"') :]
    assert 'class="chip' in near and re.search(r'href="actor\?[^"]*actor=cinetpay', near)


def test_the_readings_offered_work_when_they_are_clicked(open_app: OpenApp) -> None:
    app = ask(quiet(open_app(lang="fr")), "le numéro de CinetPay zorglub")
    labels = [each.label for each in app.button if str(each.key).startswith("reading-")]
    assert labels and "pas une réponse à votre question" in said(app)
    for number, label in enumerate(labels):
        app = ask(quiet(open_app(lang="fr")), "le numéro de CinetPay zorglub")
        quiet(held(app, "button", f"reading-{number}").click().run())
        assert "Compris" in said(app) and "pas une réponse" not in said(app), label


def test_two_lists_offered_are_two_offers(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = [reading(Intent.LIST, wanted=Wanted(listed=each)) for each in (Listed.DOCUMENTS, Listed.PARTIES)]

    def understand(question: str, *_: Any, **__: Any) -> Understanding:
        return Understanding(question=question, lang="fr", readings=tuple(lists), sure=False)

    monkeypatch.setattr(asking, "understand", understand)
    app = ask(quiet(open_app(lang="fr")), "l’un ou l’autre")
    assert len([each for each in app.button if str(each.key).startswith("reading-")]) == 2
    quiet(held(app, "button", "reading-0").click().run())
    assert app.query_params["listed"] == "documents"


@pytest.mark.parametrize(
    ("listed", "way"),
    [
        ("parties", r"actor\?[^\"]*actor=cinetpay"),
        ("fields", r"ask\?[^\"]*field=phone_number"),
        ("data_sets", r"ask\?[^\"]*data_set=account"),
        ("findings", r"findings\?[^\"]*finding=R"),
    ],
)
def test_a_row_leads_to_where_it_can_be_asked_about_further(open_app: OpenApp, listed: str, way: str) -> None:
    app = quiet(follow(open_app(lang="fr"), registry="processors", listed=listed, lang="fr", on="2026-11-22"))
    assert re.search(f'<th scope="row"><a href="{way}', bodies(app))


@pytest.mark.parametrize(
    ("lang", "words", "listed"),
    [
        ("fr", "quels sont nos sous-traitants ?", "parties"),
        ("en", "which documents are there?", "documents"),
        ("fr", "quels tiers hors UE ?", "parties"),
    ],
)
def test_a_question_in_words_may_be_a_list(open_app: OpenApp, lang: Lang, words: str, listed: str) -> None:
    app = ask(quiet(open_app(lang=lang)), words)
    assert app.query_params["listed"] == listed
    before = said(app)
    assert said(again(open_app, app)) == before


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "words", ["prix de l’hébergement OVH", "does Facebook get the phone number?", "combien coûte zorglub ?"]
)
def test_what_is_not_understood_is_said_once(words: str, lang: Lang, open_app: OpenApp) -> None:
    """What no registry can know, and a name in none, stand in one note, and no word of it in another."""
    registry = load(ROOT / "data" / "processors.yaml").registry
    assert registry is not None
    meant = understand(words, lexicon_of(registry), lang)
    assert not meant.sure and meant.beyond is not None
    shown = unescape(bodies(ask(open_app(lang=lang), words)))
    assert shown.count(meant.beyond.say(lang)) == 1
    told = " ".join(meant.remarks(lang))
    assert all(told.count(f"«\u00a0{each}\u00a0»") + told.count(f"“{each}”") <= 1 for each in meant.strange)


def test_a_fact_from_outside_is_shown_with_where_and_when_it_was_found(open_app: OpenApp) -> None:
    """An enrichment is cited by its source and its day: it is not without a source."""
    near = unescape(bodies(ask(open_app(lang="en"), "OVH zorglub France")))
    near = near[near.index('id="nearest"') :]
    assert "22 November 2026" in near


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", ["zorglub abracadabra", "le numéro de CinetPay zorglub"])
def test_what_is_not_understood_stays_in_the_address(open_app: OpenApp, lang: Lang, words: str) -> None:
    """It can be loaded again, sent to somebody, and gone back to; a reading that is chosen takes its place."""
    app = ask(quiet(open_app(lang=lang, field="phone_number")), words)
    assert app.query_params["q"] == words and app.query_params["field"] == "phone_number"
    shown = said(app)
    assert 'class="answer"' not in bodies(app) and app.text_input(key="words").value == words
    assert said(again(open_app, app)) == shown
    offered = [each for each in app.button if str(each.key).startswith("reading-")]
    if offered:
        quiet(offered[0].click().run())
        assert "q" not in app.query_params and 'class="answer"' in bodies(app)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("où va le numéro de téléphone ?", {"field": "phone_number"}),
        ("que reçoit CinetPay ?", {"actor": "cinetpay", "about": "receives"}),
        ("quels contrats manquent ?", {"listed": "contracts", "where": "contract.missing"}),
    ],
)
def test_a_question_that_somebody_sends_is_answered(
    open_app: OpenApp, words: str, asked: dict[str, str]
) -> None:
    app = quiet(open_app(lang="fr", q=words))
    assert app.text_input(key="words").value == words
    direct = quiet(open_app(lang="fr", **asked))
    assert said(app) == said(direct) and 'class="answer"' in bodies(app)
    assert app.query_params["q"] == words  # who goes back does not come forward again


def test_a_question_that_goes_on_is_read_beside_what_it_goes_on_from(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="fr", field="phone_number", q="et l’e-mail ?"))
    assert said(app) == said(quiet(open_app(lang="fr", field="email_address")))


def test_a_question_that_is_too_long_is_refused(open_app: OpenApp) -> None:
    app = quiet(open_app(lang="en", q="where " * 60))
    assert "more than 300 characters" in said(app) and "q" not in app.query_params


def test_what_was_asked_can_be_asked_again(open_app: OpenApp) -> None:
    app = ask(quiet(open_app(lang="fr")), "que reçoit CinetPay ?")
    ask(app, "où va l’e-mail ?")
    registry, on = app.query_params["registry"], app.query_params["on"]
    quiet(follow(app, registry=registry[0], on=on[0], lang="fr"))
    before = [each.label for each in app.button if str(each.key).startswith("before-")]
    assert [" ".join(each.split()) for each in before] == [
        "Où va la donnée « Adresse e-mail » ?",
        "Quelles données reçoit CinetPay ?",
    ]
    quiet(next(each for each in app.button if each.label == before[1]).click().run())
    assert app.query_params["actor"] == "cinetpay"


@pytest.mark.parametrize(
    ("actor", "words"), [("cinetpay", "Oui"), ("google", "Aucun flux")], ids=["yes", "nobody says so"]
)
def test_a_question_that_wants_a_yes_or_no_gets_it_first(open_app: OpenApp, actor: str, words: str) -> None:
    app = quiet(open_app(lang="fr", field="phone_number", actor=actor, about="recipients"))
    answer = re.search(r'<p class="answer">(.*?)</p>', bodies(app), flags=re.DOTALL)
    assert answer and answer[1].startswith(words), answer
