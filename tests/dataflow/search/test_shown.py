"""What is found, in words: whose, what, how it is known, where it can be read, and that it is no answer."""

from dataflow.graph.build import build
from dataflow.search import heading, more, nearest, said
from tests.dataflow.acme import acme
from tests.dataflow.strategies import DAY


def test_a_statement_says_how_it_is_known_and_where_it_can_be_read() -> None:
    party = {
        "name": "Pay",
        "legal_name": {
            "value": "Zebra SAS",
            "status": "inferred",
            "reason": "It signs so",
            "cite": "policy L3",
        },
        "address": {"status": "unknown", "reason": "Giraffes do not say", "valid_to": "2020-01-01"},
    }
    graph = build(acme(third_parties={"pay": party}), DAY)
    (found,) = nearest(graph, "zebra", "en")
    assert said(found, "en") == (
        "Pay › legal name: Zebra SAS (by inference; It signs so) [“Policy”, version 1.0, line 3]"
    )
    assert said(found, "fr").startswith("Pay › dénomination sociale\u00a0: Zebra SAS (par déduction")
    (over,) = nearest(graph, "giraffes", "en")
    assert "does not hold on" in said(over, "en") and not over.holds


def test_how_many_there_are_more_is_said() -> None:
    assert more(0, "fr") == more(0, "en") == ""
    assert more(1, "en") == "… and 1 more statement with these words."
    assert "4 autres" in more(4, "fr")
    assert "pas une réponse" in heading("fr") and "Not an answer" in heading("en")
