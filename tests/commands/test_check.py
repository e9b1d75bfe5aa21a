"""`check`: what it prints in each format, when it fails, what it hides, and findings that are accepted."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from commands.line import main
from tests.commands.shops import DAY, ENGLISH, FRENCH, shop
from tests.conftest import Golden
from tests.dataflow.law.another import third

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "processors.yaml"
SETTLED = ("        purposes: hosting\n", "        purposes: hosting\n        role: processor\n")
"""Gives the host a role: the finding that it has none is closed."""
LONGER = ("fields: [full_name, phone_number]", "fields: [full_name, phone_number, email_address]")


def whole(path: Path, capsys: pytest.CaptureFixture[str], *options: str, day: str = "2026-11-22") -> Any:
    """The exit code and the JSON of a check."""
    capsys.readouterr()
    code = main(["check", "--registry", str(path), "--as-of", day, "--format", "json", *options], ENGLISH)
    return code, json.loads(capsys.readouterr().out)


def accepting(ids: list[str], until: str = "2027-05-22") -> str:
    """The end of a registry that accepts findings."""
    entries = [
        f"  - {{finding: '{id_}', by: A. Kouassi, on: 2026-11-22, until: {until}, why: Answer awaited.}}\n"
        for id_ in ids
    ]
    return "accepted:\n" + "".join(entries)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_findings_of_the_shipped_registry(
    lang: str, golden: Golden, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--lang", lang, *DAY], FRENCH) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    golden(f"commands/check-processors.{lang}.txt", shown.out)


def test_the_text_is_by_action_and_tells_every_finding_once(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = whole(SHIPPED, capsys)
    ids = [each["id"] for each in told["findings"]]
    shown = {}
    for by in ("action", "rule"):
        assert main(["check", "--by", by, *DAY], ENGLISH) == code
        shown[by] = " ".join(capsys.readouterr().out.split())
        assert [id_ for id_ in ids if shown[by].count(f"Id: {id_}") != 1] == [], by
        assert "First: Does the GDPR apply to Minlessika?" in shown[by]
    titles = {each["action"]["title"]["en"] for each in told["findings"]}
    assert [title for title in titles if f"{title} (severity:" not in shown["action"]] == []
    assert not any(title in shown["rule"] for title in titles)


def test_an_accepted_finding_stands_apart_from_what_is_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    _, told = whole(shop(Path()), capsys)
    one = next(each["id"] for each in told["findings"] if each["check"] == "R12")
    shop(Path(), more=accepting([one]))
    main(["check", "--registry", "shop.yaml", *DAY], ENGLISH)
    shown = capsys.readouterr().out
    before, _, after = shown.partition("Accepted (1)")
    assert f"Id: {one}" in " ".join(after.split()) and one not in before
    assert "State: accepted by A. Kouassi" in " ".join(after.split())


def test_a_finding_is_told_with_everything_that_is_needed_to_act_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shop(Path())
    assert main(["check", "--by", "rule", "--registry", "shop.yaml", "--regime", "gdpr", *DAY], ENGLISH) == 1
    told = capsys.readouterr().out
    role = told[told.index("  R12, Missing evidence\n") :].partition("\n\n")[0]
    assert (
        role.splitlines()[1] == "    Role undetermined: Hostly, “Hosting”. Not documented. No source cited."
    )
    assert "    Actors: Hostly. Data sets: Account\n" in role
    assert "    To do: Qualify by purpose" in role
    assert "    Law: GDPR Art. 4(7)-(10), 26 and 28(10)" in role
    assert "\n    shop.yaml:34\n    Id: R12:gdpr:host/hosting#" in role
    assert told.index("Severity: critical") < told.index("Severity: high") < told.index("Severity: low")
    undecided = " ".join(role[role.index("Of the same fact: R10") :].split())
    assert "Undetermined" in undecided and "R10:gdpr:host/hosting#" in undecided
    assert "What would decide it: The role of the engaged party (`role`)." in undecided
    assert "hidden by --regime gdpr." in told


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "critical"], 1),
        (["--fail-on", "critical", "--regime", "gdpr", "--field", "session_cookie"], 0),
        (["--fail-on", "never"], 0),
        (["--violations-only", "--fail-on", "low"], 0),  # all that is wrong with it is that nothing shows it
        (["--field", "session_cookie"], 0),  # no finding is about a field it does not hold
    ],
)
def test_when_it_fails(options: list[str], code: int, tmp_path: Path) -> None:
    assert main(["check", "--registry", str(shop(tmp_path)), *DAY, *options], FRENCH) == code


def test_what_is_undetermined_never_makes_it_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, found = whole(shop(tmp_path), capsys, "--fail-on", "low")
    verdicts = {each["id"]: each["verdict"] for each in found["findings"]}
    assert set(verdicts.values()) == {"gap", "undetermined"}
    assert found["failing"] == [id_ for id_, verdict in verdicts.items() if verdict == "gap"]


def test_a_finding_is_accepted_by_its_id_until_its_time_is_over_or_its_facts_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = whole(shop(tmp_path), capsys)
    assert code == 1
    more = accepting(found["failing"])

    path = shop(tmp_path, more=more)
    code, held = whole(path, capsys)
    assert (code, held["failing"]) == (0, [])
    accepted = [each for each in held["findings"] if each["accepted"]]
    assert [each["id"] for each in accepted] == found["failing"]
    assert accepted[0]["accepted"]["by"] == "A. Kouassi"
    assert len(held["findings"]) == len(found["findings"]), "an accepted finding stays visible"
    assert main(["check", "--registry", str(path), *DAY], ENGLISH) == 0
    told = capsys.readouterr().out
    assert f"\nAccepted ({len(accepted)})\n" in told
    assert "State: accepted by A. Kouassi on 22 November 2026, until 22 May 2027: Answer awaited." in told

    for day, code, lapsed in (("2027-05-22", 0, None), ("2027-05-23", 1, "expired")):
        answer, later = whole(path, capsys, day=day)
        assert answer == code
        role = next(each for each in later["findings"] if each["id"].startswith("R12:gdpr:host/hosting#"))
        assert (role["accepted"] is None, role["lapsed"]) == (lapsed is not None, lapsed)

    code, changed = whole(shop(tmp_path, LONGER, more=more), capsys)
    assert code == 1
    transfer = next(each for each in changed["findings"] if each["check"] == "R04")
    assert (transfer["accepted"], transfer["lapsed"]) == (None, "changed")
    assert transfer["id"] in changed["failing"]
    assert main(["check", "--registry", str(tmp_path / "shop.yaml"), *DAY], ENGLISH) == 1
    assert "State: open: it was accepted, but its facts have changed since" in capsys.readouterr().out


def test_an_acceptance_of_what_is_not_found_any_more_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = whole(shop(tmp_path), capsys)
    role = next(id_ for id_ in found["failing"] if id_.startswith("R12:gdpr:"))
    path = shop(tmp_path, SETTLED, more=accepting([role]))
    _, found = whole(path, capsys)
    assert found["accepted_in_vain"] == [role]
    main(["check", "--registry", str(path), *DAY], ENGLISH)
    assert f"not found any more (these entries can go)\n  • {role}\n" in capsys.readouterr().out


def test_filters_say_what_they_hide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop(tmp_path)
    _, every = whole(path, capsys)
    _, some = whole(path, capsys, "--actor", "Hostly", "--field", "Phone number", "--regime", "ci_2013_450")
    assert some["hidden"] == len(every["findings"]) - len(some["findings"]) > 0
    told = [[each, *each["also"]] for each in some["findings"]]
    assert all("ci_2013_450" in {part["regime"] for part in parts} for parts in told)
    assert all(any("host" in part["actors"] for part in parts) for parts in told)
    assert {part["check"] for parts in told for part in parts} >= {"R07", "R10"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--actor", "Hostli"], "Vouliez-vous dire «\u00a0host\u00a0»"),
        (["--field", "fone"], "«\u00a0fone\u00a0»"),
        (["--regime", "rgpd"], "gdpr, ci_2013_450"),
        (["--tables", "nowhere.yaml"], "nowhere.yaml"),
        (["--fail-on", "grave"], "critical"),
    ],
)
def test_a_filter_that_means_nothing_is_misuse(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--registry", str(shop(tmp_path)), *options], FRENCH) == 2
    assert said in capsys.readouterr().err


def test_a_file_of_tables_is_laid_over_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, tables = shop(tmp_path), tmp_path / "tables.yaml"
    _, found = whole(path, capsys)
    assert "R04" in {each["check"] for each in found["findings"]}, "data goes to the United States"
    row = "{id: eea_us, area: eea, country: US, mark: %s, source: nobody}"
    tables.write_text(f"memberships:\n  - {row % 'knowledge'}\n", encoding="utf-8")
    _, found = whole(path, capsys, "--tables", str(tables))
    assert found["problems"] == []
    assert "R04" not in {each["check"] for each in found["findings"]}, "which is in the EEA now"
    tables.write_text(f"memberships:\n  - {row % 'hearsay'}\n", encoding="utf-8")
    code, found = whole(path, capsys, "--tables", str(tables), "--fail-on", "never")
    assert (code, [problem["file"] for problem in found["problems"]]) == (1, [str(tables)])


def test_problems_of_reading_always_fail_it_and_stand_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shop(Path(), more="nonsense: 1\n")
    said = {}
    for form in ("text", "json", "csv", "sarif", "github"):
        options = ["--fail-on", "never", "--format", form]
        assert main(["check", "--registry", "shop.yaml", *options, *DAY], ENGLISH) == 1
        said[form] = capsys.readouterr().out
    assert said["text"].startswith("shop.yaml:39:1: ")
    assert json.loads(said["json"])["problems"][0]["code"] == "unknown-key"
    first = next(csv.DictReader(io.StringIO(said["csv"])))
    assert (first["Verdict"], first["Check"], first["Line"], first["Id"]) == (
        "Cannot be read", "unknown-key", "39", "",
    )  # fmt: skip
    assert json.loads(said["sarif"])["runs"][0]["results"][0]["ruleId"] == "unknown-key"
    assert said["github"].startswith(
        "::error file=shop.yaml,line=39,col=1,title=unknown-key (Cannot be read)::"
    )


def test_every_format_has_every_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop(tmp_path)
    _, found = whole(path, capsys)
    ids = [each["id"] for each in found["findings"]]
    main(["check", "--registry", str(path), "--format", "csv", *DAY], ENGLISH)
    assert [row["Id"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ids
    main(["check", "--registry", str(path), "--format", "sarif", *DAY], ENGLISH)
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert [each["properties"]["id"] for each in results] == ids
    main(["check", "--registry", str(path), "--format", "github", *DAY], ENGLISH)
    assert [line.rpartition("Id: ")[2] for line in capsys.readouterr().out.splitlines()] == ids
    main(["check", "--registry", str(path), *DAY], ENGLISH)
    told = capsys.readouterr().out
    assert all(f"Id: {id_}\n" in told for id_ in ids)


def test_the_pages_of_the_rules_have_the_address_that_the_environment_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, address = shop(tmp_path), "https://example.org/acme/blob/main/docs/"
    main(["check", "--registry", str(path), "--format", "sarif", *DAY], {**ENGLISH, "SILLAGE_DOCS": address})
    rules = json.loads(capsys.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    assert rules[0]["helpUri"].startswith("https://example.org/acme/blob/main/docs/checks.md#r01_")


def test_a_registry_under_no_law_is_not_said_to_be_without_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laws = (
        "  regimes:\n    gdpr: {applies: confirmed}\n"
        "    ci_2013_450: {applies: assumed, status: inferred, reason: It works in Abidjan.}\n"
    )
    assert main(["check", "--registry", str(shop(tmp_path, (laws, ""))), *DAY], ENGLISH) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "The registry names no law whose rules are known here (“regimes”): nothing was checked" in told
    for form, said in (
        ("json", '"unchecked": [ { "fr": "Le registre'),
        ("github", "::error title=Nothing checked::"),
        ("sarif", "toolExecutionNotifications"),
    ):
        assert (
            main(["check", "--registry", str(tmp_path / "shop.yaml"), "--format", form, *DAY], ENGLISH) == 1
        )
        assert said in " ".join(capsys.readouterr().out.split())
    assert (
        main(["check", "--registry", str(tmp_path / "shop.yaml"), "--fail-on", "never", *DAY], ENGLISH) == 0
    )


def test_a_law_of_which_no_check_is_known_is_not_said_to_be_without_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with third(tmp_path, record=False):
        main(
            ["check", "--registry", str(shop(tmp_path, ("gdpr: {applies", "mars: {applies"))), *DAY], ENGLISH
        )
    told = capsys.readouterr().out
    assert "No check of this law is known here, and nothing was checked under it: Law of Mars." in " ".join(
        told.split()
    )
    main(["check", "--registry", str(shop(tmp_path)), *DAY], ENGLISH)
    assert "No check of this law" not in capsys.readouterr().out


def test_sarif_and_annotations_are_for_check_alone(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--format", "sarif", "borders"], ["borders", "--format", "github"]):
        assert main(arguments, FRENCH) == 2
        assert "text, json, csv" in capsys.readouterr().err.replace("'", "")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_of_findings_is_wider_than_the_terminal(
    width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shop(Path())
    main(["check", "--registry", "shop.yaml", *DAY], {**FRENCH, "COLUMNS": str(width)})
    assert max(map(len, capsys.readouterr().out.splitlines())) <= min(width, 120)
