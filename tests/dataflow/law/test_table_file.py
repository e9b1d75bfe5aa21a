"""The tables of the law: what they say, their dates and sources, and a file laid over them."""

import datetime
from pathlib import Path

import pytest

from dataflow.law import load_tables, tables
from dataflow.law.table_file import _ours
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
    assert law.under("gdpr").adequacy("US", datetime.date(2027, 2, 1)) is not None
    assert law.under("gdpr").adequacy("US", datetime.date(2027, 2, 2)) is None
    assert law.under("gdpr").adequacy("KE", datetime.date(2027, 2, 15)) is not None
    assert law.member("eea", "FR", DAY)
    assert len(law.adequacies) == len(tables().adequacies) + 1
    assert tables(path) == law
    assert tables().under("gdpr").adequacy("KE", datetime.date(2027, 2, 15)) is None


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
    found = [law.under("gdpr").adequacy("CH", day) for day in (DAY - datetime.timedelta(days=1), DAY)]
    assert [each and each.decision for each in found] == ["2000/518/EC", "New"]
