"""The doubts: each has a question that is unsure because of it and that would be sure without it."""

from inspect import unwrap

import pytest

from dataflow.question.listing import doubts
from dataflow.question.listing.asked import asked_list
from dataflow.reply import lexicon_of
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.question.test_phrasings import TODAY, lexicon
from tests.dataflow.question.test_subject import CRM

EXAMPLES: list[tuple[str, Lang, str]] = [
    ("_either", "fr", "où va le pays ?"),
    ("_either", "en", "country"),
    ("_one_name", "fr", "où va le numéro de téléphone ?"),
    ("_to_people", "fr", "données envoyées aux salariés"),
    ("_to_people", "en", "data sent to employees"),
    ("_what_must_be", "fr", "qui doit recevoir le téléphone ?"),
    ("_what_must_be", "en", "should the phone number be sent to Google?"),
    ("_what_was", "fr", "qui a reçu le téléphone ?"),
    ("_what_was", "en", "has Google received the phone number?"),
    ("_who_sends", "en", "does OVH transfer the phone number to the US?"),
    ("_of_ourselves", "fr", "sommes-nous certifiés ?"),
    ("_since_when", "fr", "depuis quand CinetPay reçoit-il le téléphone ?"),
    ("_every_and_one", "fr", "pour chaque tiers, CinetPay reçoit-il le téléphone ?"),
    ("_does_it_decide", "en", "is Minlessika a controller or a processor?"),
    ("_two_places", "en", "transfers in the EU to the United States"),
    ("_which_clause", "en", "contracts lacking marketing clauses"),
    ("_after_whom", "en", "who gets the phone number after CinetPay?"),
    ("_how_old", "en", "what happens to data of a ten year old?"),
    ("_who_hosts", "fr", "qui héberge CinetPay ?"),
    ("_which_days", "en", "which certificates expire next?"),
    ("_newest", "en", "the last contract with Google"),
    ("_of_consent", "en", "minimum age and e-mail of the account?"),
    ("_among", "fr", "CinetPay figure-t-il parmi les destinataires mentionnés dans la politique ?"),
    ("_what_is_missing", "en", "what information is missing about CinetPay?"),
    ("_what_is_missing", "en", "what’s missing from this privacy policy?"),
    ("_how_many_people", "fr", "combien de clients ?"),
    ("_newest", "fr", "nos nouveaux prestataires"),
    ("_when_asked", "fr", "il nous faut pour cette semaine les contrats"),
    ("_of_nothing", "en", "what goes to the United States?"),
    ("_not_of", "fr", "quels tiers reçoivent le téléphone mais pas celui des salariés"),
    ("_not_of", "en", "data not for marketing"),
    ("_breach", "fr", "violation chez Google"),
    ("_how_to_reach", "fr", "qui contacter pour une demande d’accès ?"),
    ("_when", "fr", "quand un client part, quels tiers"),
    ("_where", "en", "where do the cookies go?"),
    ("_where", "fr", "où vont les cookies ?"),
    ("_two", "fr", "CinetPay reçoit quoi et combien de temps le garde-t-il"),
    ("_is_it", "fr", "le support a-t-il accès aux bases de données clients ?"),
    ("_both_ways", "fr", "les données des salariés mineurs et non des mineurs"),
    ("_of_whom", "fr", "le numéro de téléphone du responsable de traitement"),
    ("_of_whom", "en", "phone number of the controller"),
    ("_from_whom", "en", "where does the phone number come from?"),
    ("_from_whom", "fr", "d’où vient le téléphone ?"),
    ("_between", "fr", "est-ce que le téléphone va à CinetPay ou à Google ?"),
    ("_only", "fr", "qui reçoit seulement le téléphone ?"),
    ("_denied", "fr", "nous ne stockons pas les cartes ?"),
    ("_nobody", "fr", "personne ne reçoit le téléphone ?"),
    ("_dated", "fr", "quels tiers en 2024 ?"),
    ("_dated", "en", "was the phone number sent to Google in 2024?"),
    ("_named_alone", "fr", "contact CinetPay"),
]


def sure(question: str, lang: Lang, name: str = "") -> bool:
    """Whether a list is sure: read anew, whatever is remembered of the question."""
    crm = lexicon_of(Registry.model_validate(CRM))
    held = crm if name in ("_either", "_one_name", "_to_people") else lexicon("processors")
    found = unwrap(asked_list)(question, held, lang, TODAY)
    assert found
    return bool(found.sure)


@pytest.mark.parametrize(("name", "lang", "question"), EXAMPLES)
def test_a_doubt_alone_makes_a_question_unsure(
    name: str, lang: Lang, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not sure(question, lang, name)
    others = tuple(each for each in doubts._DOUBTS if each.__name__ != name)
    assert len(others) == len(doubts._DOUBTS) - 1
    monkeypatch.setattr(doubts, "_DOUBTS", others)
    assert sure(question, lang, name)


def test_every_doubt_has_an_example() -> None:
    assert {each.__name__ for each in doubts._DOUBTS} == {name for name, _, _ in EXAMPLES}


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("fr", "quels sont les tiers ?"), ("fr", "qui reçoit le téléphone ?"), ("fr", "contrats manquants"),
        ("en", "which vendors are outside the EU?"), ("en", "who receives the phone number but Google?"),
        ("fr", "quels tiers depuis 2024 ?"), ("fr", "où sont hébergées nos données ?"),
    ],
)  # fmt: skip
def test_what_is_clear_raises_none(lang: Lang, question: str) -> None:
    assert lang in LANGS and sure(question, lang)
