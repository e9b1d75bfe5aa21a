"""The sentence: it names what is in the list and nothing else, counts it, and says what is cut and what is unknown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.cell_words import cell_words
from dataflow.lists.details import details
from dataflow.lists.limits import counted
from dataflow.lists.names import MOST, names_of
from dataflow.lists.sentence import sentence
from dataflow.lists.table import table
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.evidence import Status
from registry.records.text import LANGS, Lang, text
from tests.dataflow.lists.answers import known, list_answers, row, sifted
from tests.growth import LIMIT, calls
from tests.test_words import french_fault

MISSING = (Condition(column=Column.CONTRACT, op=Op.MISSING),)
OUTSIDE = Condition(column=Column.COUNTRY, op=Op.OUTSIDE, values=("EU",), labels=(text("UE", "EU"),))
PROCESSOR = Condition(column=Column.ROLE, values=("processor",))


@given(list_answers(), st.sampled_from(LANGS))
@settings(max_examples=150)
def test_it_names_what_is_in_the_list_and_counts_it(found: ListAnswer, lang: Lang) -> None:
    said, names = sentence(found, lang), names_of(found, lang)
    sure = [each for each in found.rows if not each.unstated]
    if found.wanted.listed is not Listed.FINDINGS:
        assert all(names[each.id] in said for each in sure[:MOST])
    if sure:
        assert counted(found.wanted, len(sure), lang) in said
    for each in [each for each in found.open if not each.unstated][:MOST]:
        assert names[each.id] in said
    told = {*re.findall(r"Thing \d+", said)}
    assert told <= {each.label.say(lang) for each in (*found.rows, *found.open)}
    if lang == "fr":
        assert french_fault(said) == ""


@given(list_answers(), st.sampled_from(LANGS))
@settings(max_examples=50)
def test_two_things_are_never_called_alike(found: ListAnswer, lang: Lang) -> None:
    names = names_of(found, lang)
    assert len({*names.values()}) == len(names)


@pytest.mark.parametrize(("n", "others"), [(12, 0), (13, 1), (51, 39)])
def test_what_is_cut_is_said(n: int, others: int) -> None:
    found = sifted([row(f"V{number}") for number in range(n)], Wanted(listed=Listed.PARTIES))
    fr, en = sentence(found, "fr"), sentence(found, "en")
    assert ("V11" in fr and "V11" in en) and "V12" not in fr + en
    tail = f"et {others} autre{'s' if others > 1 else ''} (dans le tableau)"
    assert (tail in fr) == bool(others)
    assert (f"{others} other{'s' if others > 1 else ''} (in the table)" in en) == bool(others)


def test_processors_outside_the_union() -> None:
    def party(id_: str, role: str, *countries: str, more: bool = False) -> Row:
        held = Cell(values=tuple(known(each) for each in countries), more=more)
        return row(id_, role=Cell(values=(known(role),)), country=held)

    rows = [party("A", "processor", "US"), party("B", "processor", "FR"), party("C", "processor", more=True)]
    found = sifted(
        [*rows, party("D", "recipient", "US")], Wanted(listed=Listed.PARTIES, conditions=(PROCESSOR, OUTSIDE))
    )
    assert sentence(found, "fr") == (
        "Au 22 novembre 2026, le registre «\u00a0Acme\u00a0» (version 1) indique 1 sous-traitant hors de "
        "l’Union européenne, sur 4 tiers\u00a0: A. Pour 1 autre, on ne le sait pas\u00a0: C."
    )
    assert sentence(found, "en") == (
        "As of 22 November 2026, the registry “Acme” (version 1) names 1 processor outside the European Union, of "
        "4 third parties: A. Of 1 other it is not known: C."
    )


def test_what_is_missing_is_not_on_record_and_is_never_said_not_to_be() -> None:
    rows = [
        row("A", contract=Cell()),
        row("B", contract=Cell(values=(known("2024-01-01"),))),
        row("C", contract=Cell(values=(known(None, Status.UNKNOWN),))),
    ]
    found = sifted(rows, Wanted(listed=Listed.PARTIES, conditions=MISSING))
    assert (
        "indique 1 tiers sans mention de contrat au registre, sur 3\u00a0: A. Pour 1 autre, on ne le sait pas\u00a0: C."
        in sentence(found, "fr")
    )
    assert (
        "names 1 third party without any contract on record, of 3: A. Of 1 other it is not known: C."
        in sentence(found, "en")
    )
    every = sifted(rows, Wanted(listed=Listed.CONTRACTS))
    assert sentence(every, "fr").endswith(
        "indique 3 prestations\u00a0: A, B et C. Rien au registre (contrat) pour 1\u00a0: A."
    )
    assert sentence(every, "en").endswith("None on record (contract) for 1: A.")


def test_an_empty_list_says_of_how_many_it_is_not_known() -> None:
    rows = [
        row("A", contract=Cell(values=(known(None, Status.UNKNOWN),))),
        row("B", contract=Cell(values=(known("x"),))),
    ]
    found = sifted(rows, Wanted(listed=Listed.PARTIES, conditions=MISSING))
    assert sentence(found, "fr").endswith(
        "n’indique aucun tiers sans mention de contrat au registre, sur 2. Pour 1, on ne le sait pas\u00a0: A."
    )
    assert sentence(found, "en").endswith(
        "names no third party without any contract on record, of 2. Of 1 it is not known: A."
    )
    nothing = sifted([], Wanted(listed=Listed.FINDINGS))
    assert sentence(nothing, "en").endswith("the checks find no finding.")


def test_one_row_tells_what_was_asked() -> None:
    basis = Cell(values=(known("consent", Status.INFERRED),))
    found = sifted([row("Marketing", basis=basis)], Wanted(listed=Listed.PURPOSES, asked=(Column.BASIS,)))
    assert "Base légale de Marketing\u00a0: «\u00a0consent\u00a0» (déduit)." in sentence(found, "fr")
    assert "Legal basis of Marketing: “consent” (inferred)." in sentence(found, "en")


def test_several_rows_tell_it_behind_their_names() -> None:
    rows = [row("A", seat=Cell(values=(known("FR"),))), row("B", seat=Cell(more=True))]
    found = sifted(rows, Wanted(listed=Listed.PARTIES, asked=(Column.SEAT,)))
    assert sentence(found, "en").endswith("A (“FR”) and B (unknown).")


def test_what_is_inferred_is_said_to_be() -> None:
    rows = [
        row("A", country=Cell(values=(known("US", Status.INFERRED),))),
        row("B", country=Cell(values=(known("US"),))),
    ]
    found = sifted(rows, Wanted(listed=Listed.PARTIES, conditions=(OUTSIDE,)))
    assert sentence(found, "fr").endswith("sur 2\u00a0: A et B. Par déduction seulement\u00a0: A.")


def test_what_nobody_has_stated_is_not_counted_among_what_is() -> None:
    found = sifted([row("A"), row("X", unstated=True)], Wanted(listed=Listed.SUB_PROCESSORS))
    assert sentence(found, "fr").endswith(
        "indique 1 sous-traitant ultérieur\u00a0: A. Sans que rien en établisse l’existence (1)\u00a0: X."
    )


def test_findings_are_counted_by_severity_and_the_gravest_are_told() -> None:
    rows = [
        row(
            f"R{number}",
            severity=Cell(values=(known(severity),)),
            message=Cell(values=(known(f"m{number}"),)),
        )
        for number, severity in enumerate(["high", "critical", "high"])
    ]
    found = sifted(rows, Wanted(listed=Listed.FINDINGS))
    assert sentence(found, "en").endswith(
        "the checks find 3 findings. By severity: “critical”, 1; “high”, 2. The gravest: “m1”."
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_cell_says_whether_there_is_nothing_or_nothing_known(lang: Lang) -> None:
    said = {
        cell_words(each, lang)
        for each in (
            Cell(),
            Cell(more=True),
            Cell(values=(known("a"),)),
            Cell(values=(known("a"),), more=True),
        )
    }
    assert len(said) == 4
    assert cell_words(Cell(values=(known(None, Status.UNKNOWN),)), lang) == cell_words(Cell(more=True), lang)


def test_twice_the_rows_take_twice_the_work() -> None:
    def work(n: int) -> int:
        rows = [
            row(f"V{number}", country=Cell(values=(known("US", Status.INFERRED),))) for number in range(n)
        ]
        found = sifted(rows, Wanted(listed=Listed.PARTIES, conditions=(OUTSIDE,), asked=(Column.COUNTRY,)))
        return calls(lambda: (sentence(found, "fr"), details(found, "fr"), table(found, "fr")))

    assert work(400) < LIMIT * work(200)
