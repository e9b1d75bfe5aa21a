"""Facts on screen: a value, how it is known and where that can be read, escaped and in words."""

import datetime

from app_pages.fact import bullets, explained, known, sources
from app_pages.markup import NOTHING
from dataflow.facts.citations import cited
from dataflow.facts.known import Cited, Known
from dataflow.facts.together import disputed as disagreeing
from dataflow.facts.together import together
from registry.records.evidence import Status
from registry.records.text import text

FRANCE = text("France", "<France>")
POLICY = Cited(document="policy", title="Policy")


def test_a_declared_value_stands_alone_and_a_weaker_one_with_how_it_is_known() -> None:
    declared = known(Known(value="FR", label=FRANCE, status=Status.DECLARED), "en")
    assert declared == '<span class="value">&lt;France&gt;</span>'
    assert 'class="chip chip-inferred"' in known(
        Known(value="FR", label=FRANCE, status=Status.INFERRED), "en"
    )
    assert 'class="chip chip-unknown">Unknown<' in known(Known(), "en")


def test_what_is_cited_nowhere_is_said_unless_nobody_expects_a_citation() -> None:
    def uncited(status: Status, *citations: Cited, label: bool = True) -> bool:
        fact = Known(label=FRANCE if label else None, status=status, citations=citations)
        return 'class="uncited"' in explained(fact, "en")

    assert uncited(Status.DECLARED) and uncited(Status.INFERRED)
    assert not uncited(Status.ENRICHMENT) and not uncited(Status.UNKNOWN)
    assert not uncited(Status.DECLARED, POLICY)
    assert not uncited(Status.DECLARED, label=False)
    assert 'class="uncited"' in sources((), "en")


def test_an_enrichment_says_where_and_when_it_was_found() -> None:
    day = datetime.date(2026, 11, 22)
    fact = Known(label=FRANCE, status=Status.ENRICHMENT, source="the register", dated=day)
    assert "the register" in explained(fact, "en") and "22 November 2026" in explained(fact, "en")
    assert "22 November" not in explained(fact.model_copy(update={"status": Status.DECLARED}), "en")


def test_a_citation_on_one_line_has_the_parts_it_was_given() -> None:
    assert cited(POLICY, "en", "page") == "Policy"
    whole = POLICY.model_copy(update={"version": "2", "section": "Who", "line": 3, "words": "a few"})
    told = cited(whole, "en", "page")
    assert told.startswith("Policy, ") and "§\u00a0Who" in told and "“a few”" in told
    several = cited(whole.model_copy(update={"last_line": 5}), "en", "page")
    assert several != told and "3" in several and "5" in several


def test_nothing_is_written_for_an_empty_list() -> None:
    assert bullets([]) == NOTHING
    assert bullets(["<a>"]) == "<ul><li>&lt;a&gt;</li></ul>"


def test_several_values_stand_beside_each_other_each_with_its_chip_and_its_source() -> None:
    spain = Known(value="ES", label=text("Espagne", "Spain"), status=Status.DECLARED, citations=(POLICY,))
    france = Known(value="FR", label=FRANCE, status=Status.INFERRED)
    both, disputed = together([spain, france]), disagreeing([spain, france])
    value, chip = '<span class="value">', 'class="chip chip-inferred"'
    assert known(both, "en").index("Spain</span> and ") < known(both, "en").index(chip)
    assert known(disputed, "en").startswith(f"{value}Spain</span> or {value}")
    assert known(disputed, "en").endswith(", the statements disagree")
    assert 'Spain: <span class="cite">Policy</span>' in explained(both, "en")
    assert "disagree" not in known(both, "en")
