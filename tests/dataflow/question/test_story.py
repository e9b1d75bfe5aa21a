"""What leads up to a question is told apart from what is asked."""

import pytest

from dataflow.question import understand
from tests.dataflow.question.sample import answered
from tests.dataflow.question.test_phrasings import lexicon

ASKED = [
    # a story is left aside, whatever it names
    ("Suite à la plainte d’un client qui a reçu trop d’e-mails, je voudrais savoir qui reçoit l’adresse postale ?",
     "recipients postal_address"),
    ("Our insurer has asked us about the security of Google: where does the phone number go?", "goes phone_number"),
    # a wish is a question too
    ("Je veux la liste des contrats manquants. Quels sont nos sous-traitants ?",
     "list contracts contract.missing + list parties role=processor"),
    # so is its day
    ("Pour préparer le comité de la semaine prochaine, je voudrais savoir quels certificats sont expirés.",
     "list certificates state=expired"),
    # what it speaks of is the one thing of that kind that the story names
    ("Nous avons lu un article sur CinetPay ce matin : quelles données y sont ?", "receives cinetpay"),
]  # fmt: skip
REFUSED = [
    # what narrows is no story
    "Pour ce que nos visiteurs laissent chez Google : qui a l’accès ?",
    # of two nobody knows which
    "Nous avons lu un article sur CinetPay et Google : quelles données y sont ?",
    # a name that nobody knows may be what is asked about
    "Notre mairie et Mailchimp sont en contact depuis hier, quelles données y sont ?",
    # it asks
    "We are asked how Google is reached and by whom, so when does it end for CinetPay?",
]


@pytest.mark.parametrize(("question", "meant"), ASKED)
def test_a_story_is_left_aside(question: str, meant: str) -> None:
    found = understand(question, lexicon("processors"))
    assert found.sure
    assert answered(found) == meant


@pytest.mark.parametrize("question", REFUSED)
def test_what_may_be_part_of_the_question_is_not(question: str) -> None:
    assert not understand(question, lexicon("processors")).sure
