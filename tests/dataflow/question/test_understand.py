"""Questions and what they mean, what they could mean, and what is not understood at all."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dataflow.question import Intent, Lexicon, Reading, Understanding, fold, understand
from dataflow.question.fold import singular
from dataflow.question.fold import words as words_of
from dataflow.question.grammar import phrases
from dataflow.question.listing.senses import senses
from registry.records.text import LANGS
from registry.vocabulary import vocabulary
from tests.dataflow.question.sample import (
    ABOUT,
    ACTORS,
    DATA_SETS,
    PRESENT,
    answered,
    brief,
    fields_alone,
    lexicon,
)

TODAY = date(2026, 11, 22)


SURE = [
    # where it goes
    ("où va le numéro de téléphone ?", "goes phone_number"),
    ("Où va le téléphone ?", "goes phone_number"),
    ("OU VA LE NUMERO DE TELEPHONE", "goes phone_number"),
    ("ou va le telephone", "goes phone_number"),
    (unicodedata.normalize("NFD", "où va le numéro de téléphone ?"), "goes phone_number"),
    ("Où vont les numéros de téléphone de nos clients ?", "goes phone_number of customer"),
    ("où vont les adresses postales ?", "goes postal_address"),
    ("l’adresse électronique est envoyée où ?", "goes email_address"),
    ("où part le mot de passe", "goes password"),
    ("que devient l'adresse IP ?", "goes ip_address"),
    ("Bonjour, où va l’e-mail s’il vous plaît ?", "goes email_address"),
    ("quel est le trajet du numéro de téléphone ?", "goes phone_number"),
    ("le téléphone est-il partagé avec des tiers ?", "goes phone_number"),
    ("est-ce que le mot de passe est transmis à quelqu'un ?", "goes password"),
    ("où va le mobile money ?", "goes mobile_money_account"),
    ("où va Orange Money ?", "goes mobile_money_account"),
    ("où va le nom de l'entreprise ?", "goes company_name"),
    ("où va le nom d'utilisateur ?", "goes username"),
    ("où va la géoloc", "goes approximate_location"),
    ("où va le numéro de carte bancaire ?", "goes card_number"),
    ("où va le NIR ?", "goes social_security_number"),
    ("where does the phone number go?", "goes phone_number"),
    ("Where do our customers' e-mails go?", "goes email_address of customer"),
    ("WHERE DOES THE NAME GO", "goes full_name"),
    ("where is the password sent?", "goes password"),
    ("what happens to the IP address?", "goes ip_address"),
    ("tell me where the user's phone number goes", "goes phone_number of user"),
    ("is the e-mail shared with third parties?", "goes email_address"),
    ("trace the phone number", "goes phone_number"),
    ("where does mobile money go?", "goes mobile_money_account"),
    ("where do the e-mail addresses go?", "goes email_address"),
    ("où vont les données du navigateur ?", "goes browser"),
    ("where do the customer databases go?", "goes customer_databases"),
    ("où va la commande ?", "goes order"),
    ("où vont les détails de la commande ?", "goes order_details"),
    # bare names
    ("téléphone", "goes phone_number"),
    ("phone_number", "goes phone_number"),
    ("Numéro de téléphone", "goes phone_number"),
    ("e-mail", "goes email_address"),
    ("courriels", "goes email_address"),
    ("nom", "goes full_name"),
    ("IP", "goes ip_address"),
    ("dates de naissance", "goes date_of_birth"),
    ("numéro de sécurité sociale", "goes social_security_number"),
    ("cv", "goes cv_education"),
    ("carte bancaire", "goes payment_card_data"),
    ("données de santé", "goes health_data"),
    ("CinetPay", "show cinetpay"),
    ("ovhcloud", "show ovhcloud"),
    ("Données du navigateur", "show browser"),
    ("customer databases", "show customer_databases"),
    # typos
    ("telephnoe", "goes phone_number"),
    ("numero de telefone", "goes phone_number"),
    ("où va le numéro de téléfone ?", "goes phone_number"),
    ("where does the phonne number go", "goes phone_number"),
    ("adrese postale", "goes postal_address"),
    ("que recoit CinetPai ?", "receives cinetpay"),
    ("qui recoi le courriel ?", "recipients email_address"),
    ("motdepasse", "goes password"),
    ("date de naisance", "goes date_of_birth"),
    ("géolocalisaton", "goes approximate_location"),
    # who receives it
    ("qui reçoit l’e-mail ?", "recipients email_address"),
    ("Qui reçoit le numéro de téléphone ?", "recipients phone_number"),
    ("quels sous-traitants reçoivent l'adresse IP ?", "recipients ip_address"),
    ("à qui est transmis le courriel ?", "recipients email_address"),
    ("qui a accès au mot de passe ?", "recipients password"),
    ("quels sont les destinataires de l’adresse postale ?", "recipients postal_address"),
    ("avec qui partageons-nous l’adresse e-mail ?", "recipients email_address"),
    ("qui a le téléphone ?", "recipients phone_number"),
    ("who receives the e-mail?", "recipients email_address"),
    ("who gets our customers' e-mails", "recipients email_address of customer"),
    ("which vendors receive the IP address?", "recipients ip_address"),
    ("to whom is the name sent?", "recipients full_name"),
    ("who are the recipients of the phone number?", "recipients phone_number"),
    ("who has the phone number?", "recipients phone_number"),
    ("qui reçoit les données du navigateur ?", "recipients browser"),
    # where it is stored
    ("où est stocké le numéro de téléphone ?", "stored phone_number"),
    ("où sont conservés les e-mails ?", "stored email_address"),
    ("qui stocke le mot de passe ?", "stored password"),
    ("où se trouve l'adresse IP ?", "stored ip_address"),
    ("where is the phone number stored?", "stored phone_number"),
    ("where are e-mails kept?", "stored email_address"),
    ("who stores the password?", "stored password"),
    ("where are the customer databases hosted?", "stored customer_databases"),
    # how long
    ("combien de temps garde-t-on les données de navigation ?", "retention browser"),
    ("Combien de temps conservez-vous l’adresse e-mail ?", "retention email_address"),
    ("quelle est la durée de conservation des données du navigateur ?", "retention browser"),
    ("pendant combien de temps le téléphone est-il conservé ?", "retention phone_number"),
    ("quand le téléphone est-il supprimé ?", "retention phone_number"),
    ("jusqu'à quand gardez-vous les bases de données clients ?", "retention customer_databases"),
    ("how long is the e-mail kept", "retention email_address"),
    ("how long do you keep browsing data?", "retention browser"),
    ("retention period of the phone number", "retention phone_number"),
    ("when is the account deleted?", "retention account"),
    # what an actor receives
    ("que reçoit CinetPay ?", "receives cinetpay"),
    ("quelles données sont envoyées à Google ?", "receives google"),
    ("quelles données reçoit OVH", "receives ovhcloud"),
    ("quelles données personnelles partageons-nous avec CinetPay ?", "receives cinetpay"),
    ("quelles données sont collectées par Google ?", "receives google"),
    ("qu'est-ce que reçoit OVHcloud ?", "receives ovhcloud"),
    ("what does OVHcloud get?", "receives ovhcloud"),
    ("what does CinetPay receive", "receives cinetpay"),
    ("which data is sent to Google?", "receives google"),
    ("what data do we share with CinetPay?", "receives cinetpay"),
    ("what data does Google Analytics collect?", "receives google"),
    # certificates
    ("quelles certifications a OVHcloud ?", "certifications ovhcloud"),
    ("OVHcloud est-il certifié PCI DSS ?", "certifications ovhcloud"),
    ("certificats de CinetPay", "certifications cinetpay"),
    ("is OVH ISO 27001 certified?", "certifications ovhcloud"),
    ("which certifications does OVHcloud have?", "certifications ovhcloud"),
    ("SecNumCloud OVH", "certifications ovhcloud"),
    # what is known of somebody
    ("montre-moi CinetPay", "show cinetpay"),
    ("qui est CinetPay ?", "show cinetpay"),
    ("quel est le rôle de Google ?", "show google"),
    ("show me OVHcloud", "show ovhcloud"),
    ("who is Google?", "show google"),
    ("what is the role of CinetPay?", "show cinetpay"),
    ("tell me about CinetPay", "show cinetpay"),
    # whether somebody receives something
    ("est-ce que Google reçoit le téléphone ?", "goes phone_number ->google"),
    ("CinetPay a-t-il accès à l’adresse e-mail ?", "goes email_address ->cinetpay"),
    ("le téléphone est-il envoyé à Google ?", "goes phone_number ->google"),
    ("does CinetPay get the phone number?", "goes phone_number ->cinetpay"),
    ("does Google Analytics receive the IP address?", "goes ip_address ->google"),
    ("is the name shared with CinetPay?", "goes full_name ->cinetpay"),
    ("est-ce que CinetPay conserve le téléphone ?", "stored phone_number ->cinetpay"),
    ("combien de temps OVHcloud garde-t-il les données du navigateur ?", "retention browser ->ovhcloud"),
    # a field of one data set
    ("où va le téléphone du compte ?", "goes phone_number @account"),
    ("where does the phone number of the order go?", "goes phone_number @order"),
    # as of a day
    ("où va le téléphone au 1er mars 2026 ?", "goes phone_number 2026-03-01"),
    ("que reçoit CinetPay au 01/03/2026 ?", "receives cinetpay 2026-03-01"),
    ("where does the phone number go as of 2026-03-01?", "goes phone_number 2026-03-01"),
    ("what does CinetPay receive on 1 March 2026?", "receives cinetpay 2026-03-01"),
    ("where does the name go on March 1st, 2026", "goes full_name 2026-03-01"),
]


LISTS = [
    ("où vont le nom et l'e-mail ?", "goes full_name + goes email_address"),
    ("the e-mail and the phone", "goes email_address + goes phone_number"),
    ("pourquoi collecte-t-on le téléphone ?", "list purposes field=phone_number"),
    ("vend-on le téléphone ?", "list denials act=sell,rent field=phone_number"),
    ("qui ne reçoit pas le téléphone ?", "list parties field.not=phone_number"),
    ("doesn't CinetPay get the phone number?", "list parties party=cinetpay field.not=phone_number"),
    ("intérêt légitime", "list bases basis=6_1_f"),
    ("quels sous-traitants sont hors UE ?", "list parties role=processor country.outside=EU"),
    ("which vendors have no contract?", "list contracts contract.missing"),
    ("quels cookies sont exemptés de consentement ?", "list trackers consent=exempt"),
    ("certificats expirés au 1er mars 2026", "list certificates state=expired 2026-03-01"),
]


NEITHER = [
    "what is the phone number?",  # what it is, and not where it goes
    "application mobile",  # an application is no phone number
    "on the mobile app",
]


UNSURE = [
    # two things at once
    ("CinetPay et Google", ["cinetpay", "google"]),
    ("que transmet Minlessika à CinetPay ?", ["cinetpay", "minlessika"]),
    # names that mean several things
    ("adresse", ["the list", "email_address", "postal_address"]),
    ("où va l’adresse ?", ["the list", "email_address", "postal_address"]),
    ("where does the address go?", ["the list", "email_address", "postal_address"]),
    ("coordonnées", ["the list", "email_address", "phone_number"]),
    # another verb, another question
    ("supprime le téléphone", ["phone_number", "phone_number"]),
    ("qui envoie le téléphone ?", ["the list", "phone_number", "phone_number"]),
    ("qui transmet le téléphone à CinetPay ?", ["the list", "phone_number", "phone_number"]),
    ("encrypt the password", ["password", "password"]),
    ("certified phone number?", ["the list", "phone_number", "phone_number"]),
    # the opposite
    ("where does the phone number never go?", ["phone_number", "phone_number"]),
    # the other direction
    ("qu'envoie CinetPay ?", ["cinetpay", "cinetpay"]),
    ("quelles données sont envoyées par CinetPay ?", ["cinetpay", "cinetpay"]),
    ("quelles données recevons-nous de CinetPay ?", ["cinetpay", "cinetpay"]),
    ("what data comes from Google?", ["google", "google"]),
    # more than the registry can tell
    ("qui reçoit le téléphone de la tante de Paul ?", ["the list", "phone_number", "phone_number"]),
    ("où va le téléphone depuis 2024 ?", ["phone_number", "phone_number", "phone_number"]),
    ("where did the phone number go on 31 February 2026?", ["phone_number", "phone_number"]),
    ("what does CinetPay receive on 01/03/2026?", ["cinetpay", "cinetpay"]),
    ("who?", ["the list"]),
]


NOTHING = [
    "quelle heure est-il ?", "bonjour", "non", "sel", "", "   ", "?", "!!!", "où va-t-il ?", "e", "où",
    "en votre nom", "what time is it?", "hello", "12345", "where does it go?",
    "la maison est bleue", "=1+1", "<b>x</b>", "😀", "电话号码",
]  # fmt: skip


@pytest.mark.parametrize(("question", "meant"), SURE)
def test_understood(question: str, meant: str) -> None:
    found = understand(question, lexicon())
    assert [brief(reading) for reading in found.readings] == [meant]
    assert found.sure


@pytest.mark.parametrize(("question", "meant"), LISTS)
def test_understood_as_lists(question: str, meant: str) -> None:
    found = understand(question, lexicon(), today=TODAY)
    assert found.sure and answered(found) == meant


@pytest.mark.parametrize("question", NEITHER)
def test_what_is_asked_of_something_else_is_asked_back(question: str) -> None:
    assert not understand(question, lexicon(), today=TODAY).sure


@pytest.mark.parametrize(("question", "subjects"), UNSURE)
def test_not_sure(question: str, subjects: list[str]) -> None:
    found = understand(question, lexicon())
    assert ["the list" if each.wanted else each.subject for each in found.readings] == subjects
    assert len({brief(reading) for reading in found.readings}) == len(subjects) <= 3
    assert not found.sure


@pytest.mark.parametrize("question", NOTHING)
def test_nothing_recognised(question: str) -> None:
    found = understand(question, lexicon())
    assert found.readings == ()
    assert not found.sure


def names_of(reading: Reading) -> list[str]:
    if reading.subject_kind == "field":
        return [*vocabulary().fields[reading.subject].names, *(rule.name for rule in vocabulary().ambiguous)]
    return [*ACTORS.get(reading.subject, ()), "OVH", reading.subject]


def is_of_lists(word: str) -> bool:
    """Naively: whether a word is nearly one that lists are asked in."""
    return any(OSA.distance(singular(word), each) <= 2 for each in senses().words)


def rests_on_a_known_name(found: Understanding) -> bool:
    """Naively: whether the words it rests on are nearly a name of what it says was asked.

    What is asked of the registry itself needs no name, but a word that only such questions have; what people ask
    of the organisation needs the words of such a question.
    """
    if found.readings[0].intent in (Intent.RIGHTS, Intent.CONTACT, Intent.OFFICER):
        asked = {word for key, cues in phrases().cues.items() if cues for word in key}
        matched = fold(found.readings[0].matched).split()
        return any(OSA.distance(word, each) <= 2 for word in matched for each in asked)
    if found.readings[0].wanted:  # what is listed is told by a word of lists, or by what it is narrowed to
        said = [word.fold for word in words_of(found.question)]
        conditions = found.readings[0].wanted.conditions
        return bool(conditions) or any(is_of_lists(word) for word in said)
    if found.readings[0].subject_kind == "registry":
        matched = fold(found.readings[0].matched).split()
        return any(word.startswith(sign) for word in matched for sign in OF_THE_REGISTRY)
    if (
        found.readings[0].matched == found.question.strip()
    ):  # what a list makes of data that goes rests on all words
        parts = fold(found.question).split()
        windows = {"".join(parts[at:to]) for at in range(len(parts)) for to in range(at + 1, at + 7)}
        names = {fold(name).replace(" ", "") for name in names_of(found.readings[0])}
        if any(OSA.distance(each, name) <= 2 for each in windows for name in names):
            return True
    name_ = fold(found.readings[0].matched.split(", ")[0]).replace(" ", "")
    return any(OSA.distance(name_, fold(name).replace(" ", "")) <= 5 for name in names_of(found.readings[0]))


OF_THE_REGISTRY = (
    "pays", "hors", "quit", "sort", "transf", "country", "countries", "leave", "outside", "chang", "neuf", "new",
    "problem", "wrong", "manqu", "missing", "compliant",
)  # fmt: skip


WORDS = st.sampled_from(
    ["où", "va", "le", "téléphone", "nom", "pas", "qui", "reçoit", "CinetPay", "est", "à", "par", "e-mail",
     "the", "adresse", "phone", "what", "if", "sell", "is", "of", "si", "piraté", "breached",
     "problème", "wrong", "changé", "depuis",
     "quitte", "pays", "hors", "UE", "transferts", "leaves", "the country", "le 1er mars 2026", "missing"]
)  # fmt: skip


QUESTIONS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=9).map(" ".join)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), QUESTIONS))
@example("'" * 50)
@example("oU:HORS:EU")
@example("WITHDRAW:CONSEN")
@example("ADRSS:0:MAIL")
@example("\ud800")
@example("’t l’ d'’")
@example("le " * 5000)
def test_any_text_is_answered_and_sure_only_with_a_known_name(question: str) -> None:
    words = fields_alone()
    found = understand(question, words)
    assert len(found.readings) <= 3
    assert all(0 <= each.score <= 1 for each in found.readings)
    for lang in LANGS:
        assert found.sentence(lang)
    assert len(found.readings) + len(found.also) <= 6
    if found.sure and not found.also:
        assert len(found.readings) == 1
        assert rests_on_a_known_name(found)


def test_the_same_question_is_understood_the_same_way_twice() -> None:
    again = Lexicon.of(vocabulary().fields, ACTORS, DATA_SETS, sorted(PRESENT, reverse=True), about=ABOUT)
    for question, _ in SURE:
        assert understand(question, lexicon()) == understand(question, again)
