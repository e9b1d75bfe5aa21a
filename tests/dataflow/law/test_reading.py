"""The tables of the law: what they say, their dates and sources, and a file laid over them."""

import datetime
from pathlib import Path

import pytest

from dataflow.law import Tables, load_tables, tables
from dataflow.law.reading import _ours
from registry.reading.report import line

DAY = datetime.date(2026, 11, 22)


def written(folder: Path, words: str) -> Path:
    path = folder / "law.yaml"
    path.write_text(words, encoding="utf-8")
    return path


def test_the_tables_say_where_they_come_from_and_as_of_when() -> None:
    law = tables()
    assert law.known == DAY
    assert law.sources
    rows = [*law.memberships, *law.adequacies, *law.modules, *law.clauses]
    assert all(row.source and (row.valid_from or row in law.modules) for row in rows)
    for kind in (law.memberships, law.adequacies, law.modules, law.clauses):
        assert len({row.id for row in kind}) == len(kind)
    assert tables() is law


def _codes(words: str) -> set[str]:
    return set(words.split())


def members(law: Tables, area: str, day: datetime.date) -> set[str]:
    return {row.country for row in law.memberships if law.member(area, row.country, day)}


def test_the_members_of_the_areas_on_the_day_of_the_tables() -> None:
    eea = _codes("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK")
    assert members(tables(), "eea", DAY) == eea | {"AX", "GF", "GP", "MF", "MQ", "RE", "YT"}
    assert members(tables(), "ecowas", DAY) == _codes("BJ CV CI GM GH GN GW LR NG SN SL TG")


@pytest.mark.parametrize(
    ("area", "country", "last"),
    [
        ("eea", "GB", "2020-12-31"),
        ("ecowas", "ML", "2025-01-28"),
        ("ecowas", "BF", "2025-01-28"),
        ("ecowas", "NE", "2025-01-28"),
    ],
)
def test_who_left_is_a_member_to_the_last_day(area: str, country: str, last: str) -> None:
    day = datetime.date.fromisoformat(last)
    assert tables().member(area, country, day)
    assert not tables().member(area, country, day + datetime.timedelta(days=1))


def test_a_country_joins_on_its_day() -> None:
    assert not tables().member("eea", "HR", datetime.date(2013, 6, 30))
    assert tables().member("eea", "HR", datetime.date(2013, 7, 1))
    assert not tables().member("eea", "CI", DAY)
    assert not tables().member("ecowas", "FR", DAY)


@pytest.mark.parametrize(
    ("country", "day", "decision"),
    [
        ("US", "2015-10-05", "2000/520/EC"),
        ("US", "2015-10-06", None),
        ("US", "2016-07-12", "(EU) 2016/1250"),
        ("US", "2020-07-15", "(EU) 2016/1250"),
        ("US", "2020-07-16", None),
        ("US", "2023-07-09", None),
        ("US", "2023-07-10", "(EU) 2023/1795"),
        ("GB", "2020-12-31", None),
        ("GB", "2021-06-27", "EU-UK Trade and Cooperation Agreement, Art. FINPROV.10A"),
        ("GB", "2021-06-28", "(EU) 2021/1772"),
        ("GB", "2031-12-28", None),
        ("BR", "2026-01-26", None),
        ("BR", "2026-01-27", "(EU) 2026/179"),
        ("CI", "2026-11-22", None),
        ("KE", "2026-11-22", None),
    ],
)
def test_adequacy_on_a_day(country: str, day: str, decision: str | None) -> None:
    found = tables().adequacy(country, datetime.date.fromisoformat(day))
    assert (found.decision if found else None) == decision


@pytest.mark.parametrize(
    ("country", "scope"),
    [("CH", "whole"), ("CA", "sector"), ("JP", "sector"), ("KR", "sector"), ("US", "listed_entities")],
)
def test_a_decision_has_a_scope(country: str, scope: str) -> None:
    found = tables().adequacy(country, DAY)
    assert found is not None and found.scope == scope


def test_every_decision_has_its_number_and_a_part_says_which() -> None:
    for row in tables().adequacies:
        assert any(letter.isdigit() for letter in row.decision) or row.id == "gb_bridge", row.id
        assert (row.covers is not None) == (row.scope == "sector" or row.id == "us_dpf"), row.id
    organisation = next(row for row in tables().adequacies if row.organisation)
    assert (organisation.decision, organisation.country) == ("(EU) 2025/1382", None)


def test_the_last_decision_that_is_over() -> None:
    day = datetime.date(2021, 1, 1)
    found = tables().past_adequacy("US", day)
    assert found is not None and found.id == "us_privacy_shield"
    assert tables().past_adequacy("CH", DAY) is None
    on_the_day = tables().past_adequacy("GB", datetime.date(2021, 6, 27))
    assert on_the_day is None


@pytest.mark.parametrize(
    ("exporter", "importer", "module"),
    [
        ("controller", "independent_controller", "scc_m1"),
        ("joint_controller", "processor", "scc_m2"),
        ("sub_processor", "sub_processor", "scc_m3"),
        ("processor", "controller", "scc_m4"),
        ("undetermined", "processor", None),
        ("controller", "recipient", None),
        (None, "processor", None),
        ("controller", None, None),
    ],
)
def test_the_module_for_a_pair_of_roles(
    exporter: str | None, importer: str | None, module: str | None
) -> None:
    assert tables().expected_module(exporter, importer) == module


@pytest.mark.parametrize(
    ("day", "sets"),
    [
        ("2010-05-14", ["scc_2001"]),
        ("2021-06-26", ["scc_2001", "scc_2010"]),
        ("2021-06-27", ["scc_2001", "scc_2010", "scc_2021"]),
        ("2021-09-26", ["scc_2001", "scc_2010", "scc_2021"]),
        ("2021-09-27", ["scc_2021"]),
    ],
)
def test_which_clauses_a_contract_of_a_day_can_hold(day: str, sets: list[str]) -> None:
    assert [row.id for row in tables().clauses_signed(datetime.date.fromisoformat(day))] == sets


def test_a_file_replaces_by_id_and_adds(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
known: 2027-03-01
sources: Official Journal
adequacy:
  - {id: us_dpf, country: US, decision: (EU) 2023/1795, valid_from: 2023-07-10, valid_to: 2027-02-01,
     scope: listed_entities, certificate: dpf, mark: verified, source: C-703/25 P}
  - {id: ke, country: KE, decision: (EU) 2027/1, valid_from: 2027-02-15, scope: whole, mark: verified, source: OJ}
""".replace("sources: Official Journal", "sources: [Official Journal]"),
    )
    law, problems = load_tables(path)
    assert problems == ()
    assert law.known == datetime.date(2027, 3, 1)
    assert law.sources[-1] == "Official Journal"
    assert law.adequacy("US", datetime.date(2027, 2, 1)) is not None
    assert law.adequacy("US", datetime.date(2027, 2, 2)) is None
    assert law.adequacy("KE", datetime.date(2027, 2, 15)) is not None
    assert law.member("eea", "FR", DAY)
    assert len(law.adequacies) == len(tables().adequacies) + 1
    assert tables(path) == law
    assert tables().adequacy("KE", datetime.date(2027, 2, 15)) is None


BAD = """memberships:
  - {id: x, area: eea, country: Francia, valid_from: 2026-01-01, mark: verified, source: a}
  - {id: y, area: eu, country: FR, mark: verified, source: a}
  - {id: z, area: eea, country: FR, mark: verified, source: a, until: 2026-01-01}
  - {id: w, area: eea, country: FR, mark: verified}
  - {id: v, area: eea, country: FR, mark: verified, source: a, valid_from: 2026-02-01, valid_to: 2026-01-01}
  - {id: good, area: eea, country: CI, mark: verified, source: a}
  - just words
adequacy: none
adequacies: []
known: tomorrow
"""


def test_what_is_wrong_in_a_file_is_told_with_its_line_and_left_out(tmp_path: Path) -> None:
    law, problems = load_tables(written(tmp_path, BAD))
    assert [(each.line, each.code) for each in problems] == [
        (2, "unknown-country"),
        (3, "bad-value"),
        (4, "unknown-key"),
        (5, "missing-key"),
        (6, "dates-reversed"),
        (8, "wrong-type"),
        (9, "wrong-type"),
        (10, "unknown-key"),
        (11, "bad-date"),
    ]
    assert all(line(each, "fr") and line(each, "en") for each in problems)
    assert "adequacy" in line(problems[7], "en")
    assert law.member("eea", "CI", DAY)
    assert law.known == tables().known
    assert len(law.memberships) == len(tables().memberships) + 1


@pytest.mark.parametrize(
    ("words", "code"), [("", "empty-file"), ("- a", "not-a-mapping"), ("a: [", "syntax")]
)
def test_a_file_that_is_no_table_leaves_ours(tmp_path: Path, words: str, code: str) -> None:
    law, problems = load_tables(written(tmp_path, words))
    assert code in {each.code for each in problems}
    assert law.adequacies == tables().adequacies


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    law, problems = load_tables(tmp_path / "no.yaml")
    assert [each.code for each in problems] == ["missing-file"]
    assert law == tables()


LONG = "x" * 80


@pytest.mark.parametrize(
    ("words", "line_", "column", "code", "values"),
    [
        ("nonsense: 1", 2, 1, "unknown-key", {"key": "nonsense"}),
        ("adequacies: []", 2, 1, "unknown-key", {"key": "adequacies", "suggestion": "adequacy"}),
        ("adequacy: none", 2, 1, "wrong-type", {"key": "adequacy", "expected": "list", "found": "none"}),
        (f"clauses: {LONG}", 2, 1, "wrong-type", {"key": "clauses", "expected": "list", "found": LONG[:60]}),
        ("memberships: [just words]", 2, 15, "wrong-type",
         {"key": "", "expected": "mapping", "found": "just words"}),
        ("modules:\n  - {id: [], exporter: controller, importer: processor, mark: verified, source: a}", 3, 6,
         "wrong-type", {"key": "id", "expected": "text", "found": "[]"}),
        ("modules:\n  - {id: x, exporter: controller, importer: bank, mark: verified, source: a}", 3, 35,
         "bad-value", {"key": "importer", "value": "bank", "allowed": "controller, processor"}),
        (f"modules:\n  - {{id: x, exporter: controller, importer: {LONG}, mark: verified, source: a}}", 3, 35,
         "bad-value", {"key": "importer", "value": LONG[:60], "allowed": "controller, processor"}),
        ("modules:\n  - {id: x, exporter: controller, mark: verified, source: a}", 3, 5,
         "missing-key", {"key": "importer"}),
        ("modules:\n  - {id: x, exporter: controller, importer: processor, mark: verified, sources: a}", 3, 5,
         "missing-key", {"key": "source"}),
        ("memberships:\n  - {id: x, area: eea, country: Francia, mark: verified, source: a}", 3, 24,
         "unknown-country", {"value": "Francia"}),
        ("known: tomorrow", 2, 1, "bad-date", {"value": "tomorrow"}),
        ("sources: [[]]", 2, 11, "wrong-type", {"key": "0", "expected": "text", "found": "[]"}),
    ],
)  # fmt: skip
def test_each_fault_says_where_it_is_and_what_was_found(
    tmp_path: Path, words: str, line_: int, column: int, code: str, values: dict[str, str]
) -> None:
    problem = load_tables(written(tmp_path, f"# Law of one's own.\n{words}\n")).problems[0]
    assert (problem.line, problem.column, problem.code) == (line_, column, code)
    assert problem.values == values


def test_a_key_that_was_meant_to_be_another_is_told_with_it(tmp_path: Path) -> None:
    words = "modules:\n  - {id: x, exporter: controller, importer: processor, mark: verified, sources: a}\n"
    missing, unknown = load_tables(written(tmp_path, words)).problems
    assert (missing.code, dict(missing.values)) == ("missing-key", {"key": "source"})
    assert (unknown.code, dict(unknown.values)) == ("unknown-key", {"key": "sources", "suggestion": "source"})


def test_days_the_wrong_way_round_are_both_told(tmp_path: Path) -> None:
    words = """memberships:
  - {id: v, area: eea, country: FR, mark: verified, source: a, valid_from: 2026-02-01, valid_to: 2026-01-31}
  - {id: w, area: eea, country: CI, mark: verified, source: a, valid_from: 2026-02-01, valid_to: 2026-02-01}
"""
    law, (problem,) = load_tables(written(tmp_path, words))
    assert (problem.line, problem.code) == (2, "dates-reversed")
    assert problem.values["from"] == "2026-02-01" and problem.values["to"] == "2026-01-31"
    assert law.member("eea", "CI", datetime.date(2026, 2, 1))


def test_our_own_tables_are_read_from_their_files() -> None:
    read = _ours.__wrapped__()
    assert read == tables()
    assert read.known == datetime.date(2026, 11, 22)


def test_of_two_decisions_for_a_country_the_one_that_began_last_counts(tmp_path: Path) -> None:
    words = """adequacy:
  - {id: ch_new, country: CH, decision: New, valid_from: 2026-11-22, scope: sector, mark: verified, source: OJ}
  - {id: ch_old, country: CH, decision: Old, scope: whole, mark: verified, source: OJ}
"""
    law = load_tables(written(tmp_path, words)).tables
    found = [law.adequacy("CH", day) for day in (DAY - datetime.timedelta(days=1), DAY)]
    assert [each and each.decision for each in found] == ["2000/518/EC", "New"]
