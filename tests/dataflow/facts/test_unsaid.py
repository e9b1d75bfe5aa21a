"""What a flow leaves unsaid, in words."""

import datetime

from dataflow.facts.facts import Facts
from dataflow.facts.unsaid import unsaid
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import End, person, place
from tests.dataflow.acme import acme, party

NAME, PHONE = Instance("full_name", "account"), Instance("phone_number", "account")
FACTS = Facts(acme(third_parties={"pay": party("Pay")}), datetime.date(2026, 11, 22))


def _arc(*origins: End) -> Arc:
    source, target = place("acme", "site"), place("pay", "desk")
    return Arc(
        key="a", path=(), source=source, target=target, kind="share", carries=(NAME, PHONE), origins=origins
    )


def test_the_places_it_may_come_from_are_named_with_whose_they_are_where_they_are_of_several() -> None:
    (told,) = unsaid(_arc(place("acme", "site"), place("pay", "desk")), [NAME, PHONE], (), FACTS)
    assert told.en == (
        "several origins are stated (Site (Acme) and Pay desk (Pay)), and not which of them holds for: Full name"
        " (Account) and Phone number (Account)"
    )
    (told,) = unsaid(_arc(place("acme", "site"), person("customer")), [NAME], (), FACTS)
    assert told.say("fr").startswith("plusieurs provenances sont indiquées (Site (Acme) et Client / abonné)")
    (told,) = unsaid(_arc(person("visitor"), person("customer")), [NAME], (), FACTS)
    assert "(Website visitor and Customer / subscriber)" in told.say("en")


def test_nothing_left_open_is_nothing_said_and_both_kinds_are_said_apart() -> None:
    assert unsaid(_arc(), (), (), FACTS) == ()
    both = unsaid(_arc(place("acme", "site")), [NAME], [PHONE], FACTS)
    assert [each.say("en").partition(" are ")[0] for each in both] == [
        "several origins",
        "several data items",
    ]
