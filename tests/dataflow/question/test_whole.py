"""Questions about the registry itself: what leaves the country, what changed, what is wrong."""

from datetime import date

import pytest

from dataflow.question import Intent, Lexicon, Reading, understand
from registry.records.text import LANGS, Lang, Text
from registry.vocabulary import vocabulary
from tests.dataflow.question.sample import ACTORS, answered, brief, lexicon

BORDERS = [
    ("quelles données quittent le pays ?", ""),
    ("quelles données quitent le pays ?", ""),
    ("les données quittent-elles notre pays ?", ""),
    ("quelles données sont envoyées à l'étranger ?", ""),
    ("quelles données passent la frontière ?", ""),
    ("vers quels pays partent les données ?", ""),
    ("liste des transferts", ""),
    ("quels sont les transferts ?", ""),
    ("quelles données de Minlessika quittent le pays ?", ""),
    ("qu’est-ce qui sort de Côte d’Ivoire ?", " <CI"),
    ("qu'est-ce qui quitte la Côte d'Ivoire ?", " <CI"),
    ("qu’est-ce qui sort de l’Union européenne ?", " <EU"),
    ("QU'EST-CE QUI SORT DE L'UNION EUROPEENNE", " <EU"),
    ("quels transferts hors UE ?", " <EU"),
    ("y a-t-il des transferts en dehors de l’Union européenne ?", " <EU"),
    ("les données quittent-elles l'UE ?", " <EU"),
    ("ou partent les donnees hors ue", " <EU"),
    ("quels flux sortent de la CEDEAO ?", " <ECOWAS"),
    ("quelles données partent vers les États-Unis ?", " >US"),
    ("quelles données sont transférées aux Etats-Unis ?", " >US"),
    ("quelles données vont en Inde ?", " >IN"),
    ("quels transferts à destination des États-Unis ?", " >US"),
    ("quels transferts de la France vers le Maroc ?", " <FR >MA"),
    ("quels transferts vers la France au 1er mars 2026 ?", " >FR 2026-03-01"),
    ("what leaves the country", ""),
    ("does any data leave the country?", ""),
    ("which transfers are there?", ""),
    ("show the cross-border transfers", ""),
    ("to which countries does data go?", ""),
    ("which data leaves the EU", " <EU"),
    ("what is transferred outside the EEA?", " <EEA"),
    ("where does data go outside the EU?", " <EU"),
    ("which transfers to France", " >FR"),
    ("which transfers are there to the US?", " >US"),
    ("what data is sent to France?", " >FR"),
    ("what goes to the us?", " >US"),
    ("data transfers to the UK", " >GB"),
    ("tell me which data we send to Ireland, please", " >IE"),
    ("what is sent from Ivory Coast to France as of 2026-03-01?", " <CI >FR 2026-03-01"),
]

CHANGES = [
    ("qu’est-ce qui a changé depuis le 1er mars 2026 ?", " since 2026-03-01"),
    ("quoi de neuf depuis le 01/03/2026 ?", " since 2026-03-01"),
    ("quels changements à partir du 1er mars 2026 ?", " since 2026-03-01"),
    ("quoi de neuf chez Minlessika depuis le 1er mars 2026 ?", " since 2026-03-01"),
    ("quoi de neuf entre le 1er janvier et le 2 avril 2026", " since 2026-01-01 2026-04-02"),
    ("quels changements du 1er mars 2026 au 2 avril 2026 ?", " since 2026-03-01 2026-04-02"),
    ("qu'est-ce qui a changé entre le 1er et le 15 mars 2026 ?", " since 2026-03-01 2026-03-15"),
    ("qu’est-ce qui a changé entre le 1er mars 2026 et aujourd’hui ?", " since 2026-03-01"),
    ("what changed since 2026-03-01", " since 2026-03-01"),
    ("what's new since 1 March 2026?", " since 2026-03-01"),
    ("what changed between 1 March 2026 and 2 April 2026", " since 2026-03-01 2026-04-02"),
    ("what changed between 2 April 2026 and 1 March 2026?", " since 2026-03-01 2026-04-02"),
    ("what has changed from March 1 to April 2, 2026?", " since 2026-03-01 2026-04-02"),
    ("changes between 2026-03-01 and today", " since 2026-03-01"),
    # without a day: the page of the answer asks for it
    ("quoi de neuf ?", ""),
    ("qu'est-ce qui a changé ?", ""),
    ("what changed?", ""),
]

FINDINGS = [
    ("quels sont les problèmes ?", ""),
    ("quels sont les manquements ?", ""),
    ("quelles sont les non-conformités ?", ""),
    ("quelles violations ?", ""),
    ("qu’est-ce qui manque ?", ""),
    ("qu'est-ce qui ne va pas ?", ""),
    ("qu'est-ce qui n'est pas conforme ?", ""),
    ("sommes-nous conformes ?", ""),
    ("montre-moi les constats au 1er mars 2026", " 2026-03-01"),
    ("quels constats pour Minlessika ?", ""),
    ("what is wrong", ""),
    ("what's missing?", ""),
    ("list the findings", ""),
    ("is it compliant?", ""),
    ("are there any issues?", ""),
]

SURE = [
    *((question, f"borders registry{limits}") for question, limits in BORDERS),
    *((question, f"changes registry{limits}") for question, limits in CHANGES),
    *((question, f"findings registry{limits}") for question, limits in FINDINGS),
]

LISTS = [
    ("quelles données sortent d'Europe ?", "list fields country.outside=EU"),
    ("le téléphone quitte-t-il l'UE ?", "list parties field=phone_number country.outside=EU"),
    ("quels transferts vers la France et l'Inde ?", "list transfers country=FR,IN"),
    ("quels transferts vers l'UE ?", "list transfers country.inside=EU"),
    ("vers quels pays va le téléphone ?", "list countries field=phone_number"),
    ("quels problèmes avec le compte ?", "list findings data_set=account"),
    ("what is wrong and what changed?", "findings registry + changes registry"),
    ("où sont stockées les données ?", "list places"),
    ("where is data stored?", "list places"),
    ("où vont les données ?", "list parties"),
    ("France", "list parties country=FR"),
    ("les États-Unis", "list parties country=US"),
    ("données", "list fields"),
]
"""Lists, and several readings."""

NOT_LISTS = [
    "qui transfère vers les États-Unis ?",  # who sends, and not who is there
    "où va le pays ?",  # where a country of residence goes, and not which countries there are
    "le pays",  # the field, or what is listed
    "country",
]

UNSURE = [
    # half of what a border is
    ("qu'est-ce qui sort ?", ["borders registry"]),
    ("what leaves Paris?", ["borders registry"]),
    ("WHAT GOES TO US", []),
    # a border for one field or actor
    ("what goes to Google in the US?",
     ["list parties party=google asked=seat,hosting", "borders registry >US", "receives google"]),
    ("quel est le sort du téléphone ?", ["goes phone_number", "borders registry", "stored phone_number"]),
    # days that are not told
    ("what changed since last month?", ["changes registry"]),
    ("what changed since?", ["changes registry"]),
    ("what changed on 2026-03-01?", ["changes registry since 2026-03-01"]),
    ("what changed on 1 March 2026 and 2 April 2026?", ["changes registry since 2026-03-01 2026-04-02"]),
    ("what changed between 1 March 2026 and 31 February 2026?", ["changes registry since 2026-03-01"]),
    ("qu’est-ce qui a changé depuis le 31 février 2026 ?", ["changes registry"]),
    ("qu’est-ce qui a changé en France depuis le 1er mars 2026 ?",
     ["list parties country=FR since.from=2026-03-01", "changes registry since 2026-03-01"]),
    # findings of less or more than can be told
    ("sommes-nous conformes au RGPD ?", ["findings registry"]),
    ("quels constats depuis le 1er mars 2026 ?", ["list findings", "findings registry 2026-03-01"]),
    ("quels problèmes en France ?", ["list findings", "findings registry"]),
    # data of no particular kind
    ("who receives the data?", ["list parties", "recipients account", "recipients browser"]),
    # other questions
    ("la violation de notre politique", ["list documents"]),
    ("a breach of contract", ["list contracts"]),
    ("quelles données restent en France ?", ["list fields country=FR", "goes user", "retention user"]),
    ("what data comes from France?", ["list fields"]),
    ("data", []), ("si", []), ("since 2026-03-01", []),
    ("depuis le 1er mars 2026", []), ("le problème de maths demande trop longtemps", ["list findings"]),
    ("a quitté la salle avec fracas hier soir", []),
]  # fmt: skip


@pytest.mark.parametrize(("question", "meant"), SURE)
def test_understood(question: str, meant: str) -> None:
    found = understand(question, lexicon())
    assert [brief(reading) for reading in found.readings] == [meant]
    assert found.sure
    assert found.readings[0].label == Text(fr="Minlessika", en="Minlessika")


@pytest.mark.parametrize(("question", "meant"), UNSURE)
def test_not_sure(question: str, meant: list[str]) -> None:
    found = understand(question, lexicon())
    assert [brief(reading) for reading in found.readings] == meant
    assert not found.sure


@pytest.mark.parametrize(("question", "meant"), LISTS)
def test_understood_as_lists(question: str, meant: str) -> None:
    found = understand(question, lexicon())
    assert found.sure and answered(found) == meant


@pytest.mark.parametrize("question", NOT_LISTS)
def test_what_a_list_would_leave_aside_is_asked_back(question: str) -> None:
    assert not understand(question, lexicon()).sure


@pytest.mark.parametrize(
    ("question", "fr", "en"),
    [
        (
            "quels transferts de Côte d’Ivoire vers les États-Unis au 1er mars 2026 ?",
            (
                "quelles données de Minlessika passent d’un pays à un autre (au départ de : Côte d’Ivoire,"
                " vers : États-Unis) au 1er mars 2026 ?"
            ),
            (
                "which data of Minlessika goes from one country to another (from: Côte d’Ivoire, to: United States)"
                " on 1 March 2026?"
            ),
        ),
        (
            "which transfers outside the EU?",
            "quelles données de Minlessika passent d’un pays à un autre (au départ de : Union européenne) ?",
            "which data of Minlessika goes from one country to another (from: European Union)?",
        ),
        (
            "what changed since 2026-03-01",
            "qu’est-ce qui a changé pour Minlessika depuis le 1er mars 2026 ?",
            "what changed for Minlessika since 1 March 2026?",
        ),
        (
            "what changed between 2026-03-01 and 2026-04-02",
            "qu’est-ce qui a changé pour Minlessika entre le 1er mars 2026 et le 2 avril 2026 ?",
            "what changed for Minlessika between 1 March 2026 and 2 April 2026?",
        ),
        (
            "what is wrong",
            "quels constats portent sur Minlessika ?",
            "which findings concern Minlessika?",
        ),
    ],
)  # fmt: skip
def test_it_says_how_it_understood(question: str, fr: str, en: str) -> None:
    reading = understand(question, lexicon()).readings[0]
    assert reading.sentence("fr").replace("\u00a0", " ") == fr
    assert reading.sentence("en") == en


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("leaving", [None, "CI", "EU", "EEA", "ECOWAS"])
@pytest.mark.parametrize("since", [None, date(2026, 3, 2)])
def test_every_limit_has_its_words(lang: Lang, leaving: str | None, since: date | None) -> None:
    reading = Reading(
        intent=Intent.BORDERS, subject_kind="registry", subject="", label=Text(fr="Objet", en="Thing"),
        leaving=leaving, country="IN", since=since, matched="x", score=1,
    )  # fmt: skip
    sentence = reading.sentence(lang)
    assert {"fr": "Inde", "en": "India"}[lang] in sentence
    assert ("2026" in sentence) == (since is not None)
    assert "area." not in sentence and "place" not in sentence


def test_what_it_rests_on_is_said_in_the_words_of_the_question() -> None:
    assert understand("Dis-moi CE QUI  manque, svp", lexicon()).readings[0].matched == "CE QUI  manque"


def test_the_organisation_is_the_one_that_is_named() -> None:
    words = Lexicon.of(vocabulary().fields, ACTORS, {}, (), organisation="ovhcloud")
    assert understand("what is wrong", words).readings[0].label.fr == "OVHcloud"
    assert brief(understand("what is wrong with OVHcloud?", words).readings[0]) == "findings registry"
    assert brief(understand("what is wrong with Minlessika?", words).readings[0]) == "findings minlessika"


def test_a_registry_without_actors_has_a_name_all_the_same() -> None:
    found = understand("what is wrong", Lexicon.of({}, {}, {}, ()))
    assert found.sentence("en") == "Understood: which findings concern this registry?"


def test_an_actor_named_after_a_country_is_the_actor() -> None:
    words = Lexicon.of(
        vocabulary().fields, {"we": ("We",), "jersey": ("Jersey",), "gn": ("Guinée Télécom",)}, {}, ()
    )
    assert brief(understand("que reçoit Jersey ?", words).readings[0]) == "receives jersey"
    assert (
        brief(understand("quelles données sont envoyées à Guinée Télécom ?", words).readings[0])
        == "receives gn"
    )
