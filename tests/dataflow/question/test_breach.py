"""Questions about a breach at an actor, what is wrong with an actor or a field, and where an actor is."""

import pytest

from dataflow.question import Lexicon, understand
from registry.vocabulary import vocabulary
from tests.dataflow.question.sample import answered, brief, lexicon

SURE = [
    ("que se passe-t-il si OVHcloud est piraté ?", "breach ovhcloud"),
    ("que se passe t il si ovh est pirate", "breach ovhcloud"),
    ("en cas de violation chez CinetPay", "breach cinetpay"),
    ("si Google subit une fuite de données", "breach google"),
    ("Qui faut-il prévenir si CinetPay est piraté ?", "breach cinetpay"),
    ("qui prévenir en cas de piratage de CinetPay ?", "breach cinetpay"),
    ("dans quel délai faut-il notifier si CinetPay est attaqué ?", "breach cinetpay"),
    ("que faire en cas de violation de données chez OVH ?", "breach ovhcloud"),
    ("quelles données sont exposées si OVHcloud est compromis ?", "breach ovhcloud"),
    ("violation de données personnelles chez Google", "breach google"),
    ("piratage d'OVHcloud", "breach ovhcloud"),
    ("si CinetPay est piraté au 1er mars 2026", "breach cinetpay 2026-03-01"),
    ("que se passe-t-il si Minlessika est piratée ?", "breach minlessika"),
    ("what if OVHcloud is breached", "breach ovhcloud"),
    ("what if CinetPay is breached?", "breach cinetpay"),
    ("who must be told if CinetPay is hacked", "breach cinetpay"),
    ("who do we have to notify if CinetPay is hacked?", "breach cinetpay"),
    ("what happens if Google suffers a data breach?", "breach google"),
    ("what if there has been a breach at CinetPay?", "breach cinetpay"),
    ("in the event of a breach at OVHcloud", "breach ovhcloud"),
    ("data breach at CinetPay", "breach cinetpay"),
    ("quels constats pour CinetPay ?", "findings cinetpay"),
    ("CinetPay est-il conforme ?", "findings cinetpay"),
    ("quels manquements de CinetPay au 1er mars 2026 ?", "findings cinetpay 2026-03-01"),
    ("quels problèmes avec le numéro de téléphone ?", "findings phone_number"),
    ("qu’est-ce qui ne va pas avec l’e-mail ?", "findings email_address"),
    ("what is wrong with CinetPay?", "findings cinetpay"),
    ("what issues does OVHcloud have", "findings ovhcloud"),
    ("which findings touch the phone number", "findings phone_number"),
    ("what is the problem with the password?", "findings password"),
    ("où est OVHcloud ?", "show ovhcloud"),
    ("où se trouve OVHcloud ?", "show ovhcloud"),
    ("where is OVHcloud located?", "show ovhcloud"),
    # as before
    ("quels transferts vers CinetPay ?", "receives cinetpay"),
    ("transfert du téléphone à CinetPay", "goes phone_number ->cinetpay"),
    ("where does the phone number go?", "goes phone_number"),
    ("si nous sommes piratés", "breach minlessika"),
]

LISTS = [
    ("quels constats pour le téléphone chez CinetPay ?", "list findings field=phone_number party=cinetpay"),
    ("what is wrong with the phone number of the order?", "list findings field=phone_number data_set=order"),
    ("que se passe-t-il avec le téléphone ?", "goes phone_number"),
    ("où CinetPay est-il hébergé ?", "list places party=cinetpay"),
]
"""Lists, and what their grammar makes of routes."""

UNSURE = [
    # whether it happened
    ("CinetPay a-t-il été piraté ?", ["breach cinetpay", "show cinetpay"]),
    ("has OVHcloud been breached?", ["breach ovhcloud", "show ovhcloud"]),
    ("was there a breach at CinetPay?", ["breach cinetpay", "show cinetpay"]),
    ("did Google suffer a breach?", ["breach google", "receives google", "show google"]),
    ("OVHcloud piraté", ["breach ovhcloud", "receives ovhcloud", "show ovhcloud"]),
    # of data or of the law
    ("violation CinetPay",
     ["list findings verdict=violation party=cinetpay", "breach cinetpay", "findings cinetpay"]),
    ("is CinetPay in breach?", ["breach cinetpay", "findings cinetpay", "receives cinetpay"]),
    ("la violation de notre politique par CinetPay",
     ["list documents party=cinetpay", "receives cinetpay", "show cinetpay"]),
    ("is CinetPay PCI DSS compliant?",
     ["list certificates party=cinetpay certificate=pci_dss", "certifications cinetpay", "findings cinetpay"]),
    # of whom, or of what
    ("en cas de violation", ["list findings verdict=violation", "breach minlessika"]),
    ("en cas de fuite", ["breach minlessika"]),
    ("si OVHcloud ou CinetPay est piraté", ["breach ovhcloud", "breach cinetpay"]),
    ("if CinetPay is hacked, is the phone number exposed?",
     ["goes phone_number ->cinetpay", "breach cinetpay"]),
    # neither
    ("if CinetPay is not hacked", ["breach cinetpay", "receives cinetpay", "show cinetpay"]),
    ("qui prévient CinetPay ?", ["list parties party=cinetpay", "receives cinetpay", "show cinetpay"]),
    ("si CinetPay reçoit le téléphone",
     ["goes phone_number ->cinetpay", "goes phone_number", "receives cinetpay"]),
    ("le problème est le mot de passe oublié par ma tante",
     ["list findings field=password", "findings password", "goes password"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "meant"), SURE)
def test_understood(question: str, meant: str) -> None:
    found = understand(question, lexicon())
    assert [brief(reading) for reading in found.readings] == [meant]
    assert found.sure


@pytest.mark.parametrize(("question", "meant"), LISTS)
def test_understood_as_lists(question: str, meant: str) -> None:
    found = understand(question, lexicon())
    assert found.sure and answered(found) == meant


def test_what_must_be_is_not_what_is() -> None:
    assert not understand("qui doit recevoir le téléphone ?", lexicon()).sure


@pytest.mark.parametrize(("question", "meant"), UNSURE)
def test_not_sure(question: str, meant: list[str]) -> None:
    found = understand(question, lexicon())
    assert [brief(reading) for reading in found.readings] == meant
    assert not found.sure


def test_it_says_how_it_understood() -> None:
    found = understand("what if OVHcloud is breached as of 2026-03-01", lexicon())
    assert (
        found.sentence("en") == "Understood: what happens if OVHcloud suffers a data breach on 1 March 2026?"
    )
    assert (
        found.sentence("fr").replace("\u00a0", " ")
        == "Compris : que se passe-t-il si OVHcloud subit une violation de données au 1er mars 2026 ?"
    )


def test_an_actor_that_is_also_a_field_is_the_one_that_is_breached() -> None:
    words = Lexicon.of(vocabulary().fields, {"wave": ("Wave",)}, {}, {"mobile_money_account"})
    assert [brief(each) for each in understand("si Wave est piraté", words).readings] == ["breach wave"]
