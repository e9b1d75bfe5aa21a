"""`list`, `parties` and `fields`: what they understood is what a question in words would, and what is wrong is said."""

import csv
import io
import json
from pathlib import Path

import pytest

from commands.limits import _MEANT, listed_of, wanted_of
from commands.line import main
from commands.list import reading_of
from commands.list_options import VALUES
from commands.sentences import WORDS
from commands.terms import values_named
from dataflow.lists.listing import MAKERS
from dataflow.question import understand
from dataflow.question.columns import columns_of
from dataflow.question.sentences import WORDS as ASKED
from dataflow.question.wanted import Column, Listed, Op
from dataflow.reply import lexicon_of
from registry.choice import located
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.commands.test_names import ENGLISH as SETTINGS

FRENCH = {"LANG": "fr_FR.UTF-8", "COLUMNS": "100"}
ENGLISH = {"LANG": "en_GB.UTF-8", "COLUMNS": "100"}
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture(scope="module")
def registry() -> Registry:
    found = load(located("", {})).registry
    assert found is not None
    return found


@pytest.mark.parametrize("listed", MAKERS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_list_is_told_in_every_format(
    listed: Listed, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    named = listed.value.replace("_", "-")
    assert main(["list", named, "--lang", lang, *DAY], FRENCH) == 0
    assert capsys.readouterr().out.startswith({"fr": "Compris", "en": "Understood"}[lang])
    assert main(["list", named, "--lang", lang, "--details", *DAY], {**FRENCH, "COLUMNS": "60"}) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60
    assert main(["list", named, "--lang", lang, "--format", "json", *DAY], FRENCH) == 0
    shown = capsys.readouterr()
    held = json.loads(shown.out)["list"]
    assert shown.err.startswith({"fr": "Compris", "en": "Understood"}[lang])
    assert main(["list", named, "--lang", lang, "--format", "csv", *DAY], FRENCH) == 0
    rows = csv.reader(
        io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")), delimiter=";" if lang == "fr" else ","
    )
    assert [row[0] for row in rows][1:] == [
        each["id"].replace("\n", " ") for each in held["rows"] + held["open"]
    ]


@pytest.mark.parametrize("listed", Listed)
def test_a_list_is_called_by_its_id_or_its_name_in_either_language(listed: Listed) -> None:
    names = [
        listed.value,
        listed.value.replace("_", "-"),
        *(ASKED.say(lang, f"listed.{listed}") for lang in LANGS),
    ]
    assert {listed_of(each, SETTINGS) for each in names} == {listed}


@pytest.mark.parametrize("column", VALUES)
@pytest.mark.parametrize("listed", Listed)
def test_every_option_is_a_condition_of_a_list_or_said_not_to_be(
    listed: Listed, column: str, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    known = lexicon_of(registry).terms.values(Column(column))
    value = next(iter(known))
    if Column(column) in columns_of(listed):
        (condition,) = wanted_of(listed, {column: (value,)}, registry, SETTINGS).conditions
        assert (condition.column, condition.values) == (Column(column), (value,))
        assert condition.labels == (known[value],)
    else:
        assert main(["list", listed.value, f"--{column.replace('_', '-')}", value], ENGLISH) == 2
        said = capsys.readouterr().err
        assert "does not have this column" in said and "Its columns: " in said


def test_every_option_has_the_name_of_its_column() -> None:
    for lang in LANGS:
        for each in VALUES:
            assert WORDS.say(lang, f"help.column.{each}") == ASKED.say(lang, f"column.{each}")


def test_what_is_missing_where_no_column_is_named_is_one_the_list_has() -> None:
    assert all(column in columns_of(listed) for listed, column in _MEANT.items())


@pytest.mark.parametrize(
    ("limits", "conditions"),
    [
        ({"missing": ("",)}, [(Column.CONTRACT, Op.MISSING, ())]),
        ({"missing": ("seat", "mechanism")}, [(Column.SEAT, Op.MISSING, ()), (Column.MECHANISM, Op.MISSING, ())]),
        ({"present": ("certificat",)}, [(Column.CERTIFICATE, Op.PRESENT, ())]),
        ({"outside": ("UE", "Suisse")}, [(Column.COUNTRY, Op.OUTSIDE, ("EU", "CH"))]),
        ({"inside": ("France",)}, [(Column.COUNTRY, Op.INSIDE, ("FR",))]),
        ({"country": ("European Union",)}, [(Column.COUNTRY, Op.INSIDE, ("EU",))]),
        ({"country": ("FR", "états-unis")}, [(Column.COUNTRY, Op.IS, ("FR", "US"))]),
        ({"not": ("role=Sous-traitant", "rôle=recipient")}, [(Column.ROLE, Op.NOT, ("processor", "recipient"))]),
        ({"is": ("storage=stored",)}, [(Column.STORAGE, Op.IS, ("stored",))]),
        ({"since": ("2025-01-01",), "before": ("until=2027-01-01",)},
         [(Column.UNTIL, Op.BEFORE, ("2027-01-01",)), (Column.SINCE, Op.FROM, ("2025-01-01",))]),
        ({"longer": ("12 mois",)}, [(Column.BREACH_CLOCK, Op.LONGER, ("P12M",))]),
        ({"shorter": ("pt72h",)}, [(Column.BREACH_CLOCK, Op.SHORTER, ("PT72H",))]),
        ({"party": ("CinetPay",), "field": ("téléphone",)},
         [(Column.PARTY, Op.IS, ("cinetpay",)), (Column.FIELD, Op.IS, ("phone_number",))]),
    ],
)  # fmt: skip
def test_options_are_conditions(
    limits: dict[str, tuple[str, ...]],
    conditions: list[tuple[Column, Op, tuple[str, ...]]],
    registry: Registry,
) -> None:
    told = wanted_of(Listed.PARTIES, limits, registry, SETTINGS).conditions
    assert [(each.column, each.op, each.values) for each in told] == conditions
    assert all(len(each.labels) == len(each.values) for each in told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["docs"], "Did you mean “documents”?"),
        (["parties", "--role", "procesor"], "Did you mean “processor” or “subprocessor”?"),
        (["parties", "--role", "zzz"], "Possible: controller, "),
        (["parties", "--country", "Frence"], "Did you mean “France”"),
        (["parties", "--party", "Gogle"], "Did you mean “google”?"),
        (["parties", "--field", "fone_number"], "Did you mean “phone_number”?"),
        (["parties", "--not", "rle=processor"], "Did you mean “role”?"),
        (["parties", "--not", "role"], "--not expects COLUMN=VALUE, and not “role”"),
        (["parties", "--columns", "seat,severity"], "does not have this column: severity"),
        (["parties", "--since", "yesterday"], "is not a day"),
        (["parties", "--since", "role=2025-01-01"], "is not compared like that: role"),
        (["parties", "--longer", "long"], "is no length of time"),
        (["findings", "--missing"], "--missing needs a column here"),
        (["parties", "--missing=zzz"], "There is no column “zzz”"),
        ([], "LIST"),
    ],
)
def test_what_is_wrong_is_said_with_what_was_meant(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", *arguments], ENGLISH) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("column", sorted({column for listed in Listed for column in columns_of(listed)}))
def test_a_value_is_found_by_every_name_it_has(column: Column, lang: Lang, registry: Registry) -> None:
    """Whatever list the column stands in."""
    for value, label in lexicon_of(registry).terms.values(column).items():
        assert value in values_named(column, label.say(lang), registry, SETTINGS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("listed", Listed)
def test_what_is_understood_is_the_same_when_typed(listed: Listed, lang: Lang, registry: Registry) -> None:
    """Whatever option, missing column or column to tell: the sentence printed first asks for that very list."""
    words = lexicon_of(registry)
    own = columns_of(listed)
    named = [each for each in VALUES if Column(each) in own]
    options = [{each: (next(iter(words.terms.values(Column(each)))),)} for each in named]
    for limits in (*options, *({"missing": (each.value,)} for each in own), {"columns": (own[0].value,)}):
        wanted = wanted_of(listed, limits, registry, SETTINGS)
        typed = understand(reading_of(wanted, registry, SETTINGS).sentence(lang), words, lang)
        assert typed.sure and typed.readings[0].wanted == wanted, limits


def test_parties_is_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["parties"], ["list", "parties"], ["list", "tiers"]):
        assert main([*asked, "--role", "processor", *DAY], FRENCH) == 0
    told = capsys.readouterr().out
    assert len({*told.split("Compris")[1:]}) == 1
    assert (
        "ovhcloud" in told
        and "cinetpay" not in told.partition("On ne le sait pas")[0].partition("Dans la liste")[2]
    )


def test_fields_is_a_list_and_all_is_the_vocabulary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields", "--format", "json"], FRENCH) == 0
    held = {row["id"] for row in json.loads(capsys.readouterr().out)["list"]["rows"]}
    assert "phone_number" in held and "health_data" not in held


def test_all_fields_and_a_limit_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields", "--all", "--data-set", "account"], ENGLISH) == 2
    assert "--all and --data-set do not go together" in capsys.readouterr().err


def test_an_answer_from_a_registry_with_problems_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(
        'sillage: 1\ntitle: A\nversion: "1"\norganisation: {id: acme, name: Acme, contry: FR}\n'
        "documents: {p: {title: P, kind: contract}}\n", encoding="utf-8",
    )  # fmt: skip
    assert main(["list", "documents", "--registry", str(path)], ENGLISH) == 1
    assert "could not be read" in " ".join(capsys.readouterr().out.split())
