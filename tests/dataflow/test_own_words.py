"""Words of the registry's own: wherever a purpose or people may stand they are called by their label, and asked for by
any of their names."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commands.line import main
from dataflow.checks.judging import findings as found_in
from dataflow.graph.build import build
from dataflow.lists.listing import listing as every
from dataflow.question import understand
from dataflow.question.wanted import Column, Listed, Wanted
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary, vocabulary_of

DAY = date(2026, 11, 22)
TOURS = {"fr": "Tournées des moutons", "en": "Sheep tours"}
KIN = {"fr": "Parentèle des bergers", "en": "Kin of shepherds"}
NAMES = {
    "zztour": (*TOURS.values(), "transhumance", "droving"),
    "zzkin": (*KIN.values(), "maisonnée", "household"),
}
USE = [{"purpose": "zztour", "basis": {"gdpr": "6_1_f"}}]
WRITTEN: dict[str, Any] = {
    "sillage": 1, "title": "Bergerie", "version": "1",
    "purposes": {"zztour": {"label": TOURS, "synonyms": ["transhumance", "droving"]}},
    "subjects": {"zzkin": {"label": KIN, "synonyms": ["maisonnée", "household"]}},
    "documents": {"notice": {"title": "Notice", "kind": "privacy_policy", "audience": ["zzkin"]}},
    "organisation": {
        "id": "acme", "name": "Acme", "country": "FR", "regimes": {"gdpr": {"applies": "confirmed"}},
        "places": {"hut": {"label": "Hut", "kind": "application", "country": "FR"}},
        "collects": [{"from": "zzkin", "to": "hut", "carries": "flock", "status": "declared"}],
    },
    "data_sets": {
        "flock": {"label": "Flock", "role": "controller", "subjects": ["zzkin"], "purposes": USE,
                  "fields": ["full_name", "email_address"], "retention": {"period": "P1Y"}},
    },
    "third_parties": {
        "drover": {
            "name": "Drover", "country": "US",
            "places": {"barn": {"label": "Barn", "kind": "service", "country": "US"}},
            "engagements": {"e": {"role": "processor", "purposes": USE, "receives": [
                {"from": "acme.hut", "carries": "flock", "purposes": USE, "status": "declared"}]}},
        },
    },
    "trackers": [{"pattern": "_zt", "set_by": "drover", "category": "analytics",
                  "field": "analytics_cookie", "purposes": USE}],
    "denials": [{"who": "drover", "act": "sell", "purposes": USE, "subjects": ["zzkin"]}],
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bergerie.yaml"
    file.write_text(json.dumps(WRITTEN), "utf-8")
    return file


def registry_of(path: Path) -> Registry:
    registry = load(path).registry
    assert registry is not None
    return registry


def said(path: Path, lang: Lang, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command says, on one line."""
    env = {"LANG": f"{lang}_{lang.upper()}.UTF-8", "COLUMNS": "400"}
    options = ["--as-of", DAY.isoformat()] if words[0] not in ("schema", "diff") else []
    main([*words, *options, "--registry", str(path), "--lang", lang], env)
    shown = capsys.readouterr()
    assert shown.err == ""
    return " ".join(shown.out.split())


def test_it_loads_with_its_own_words(path: Path) -> None:
    assert load(path).problems == ()


COMMANDS = {
    ("check",): "", ("borders",): "", ("breach", "drover"): "zzkin",
    ("trace", "full_name", "--details"): "zztour zzkin",
    ("show", "drover"): "", ("received-by", "drover", "--details"): "zztour", ("search", "transhumance"): "zztour",
    ("search", "household"): "zzkin",
    ("ask", "which people do we hold data about?"): "",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", COMMANDS)
def test_whatever_is_asked_says_the_label_and_not_the_id(
    words: tuple[str, ...], lang: Lang, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(path, lang, capsys, *words)
    assert "zz" not in told
    for id_ in COMMANDS[words].split():
        label = (TOURS if id_ == "zztour" else KIN)[lang]
        assert label.casefold() in told.casefold(), told


HOLDING = {
    Listed.DATA_SETS: ("zzkin", "zztour"), Listed.PURPOSES: ("zzkin", "zztour"), Listed.PEOPLE: ("zzkin", "zztour"),
    Listed.FIELDS: ("zzkin",), Listed.TRACKERS: ("zztour",), Listed.ENGAGEMENTS: ("zztour",),
    Listed.DENIALS: ("zzkin", "zztour"), Listed.DOCUMENTS: ("zzkin",), Listed.ACTIVITIES: ("zzkin", "zztour"),
}  # fmt: skip
"""What is in which list."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("listed", Listed)
def test_every_list_says_it_in_its_rows(listed: Listed, lang: Lang, path: Path) -> None:
    found = every(build(registry_of(path), DAY), Wanted(listed=listed))
    said = [row.label for row in found.rows]
    said += [
        known.label
        for row in found.rows
        for cell in row.cells.values()
        for known in cell.known
        if known.label
    ]
    assert [label for label in said if "zz" in label.say(lang)] == []
    if (told := HOLDING.get(listed)) is not None:
        assert {label.say(lang) for label in said} >= {
            (TOURS if each == "zztour" else KIN)[lang] for each in told
        }


@pytest.mark.parametrize("lang", LANGS)
def test_a_difference_says_it(
    lang: Lang, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = json.loads(json.dumps(WRITTEN).replace('"zztour"', '"hosting"').replace('"zzkin"', '"customer"'))
    del bare["purposes"], bare["subjects"]
    other = tmp_path / "bare.yaml"
    other.write_text(json.dumps(bare), "utf-8")
    env = {"LANG": f"{lang}_{lang.upper()}.UTF-8", "COLUMNS": "400"}
    main(["diff", str(other), str(path), "--lang", lang], env)
    told = capsys.readouterr().out
    assert "zz" not in told
    assert TOURS[lang] in told
    assert KIN[lang] in told


@pytest.mark.parametrize("name", NAMES["zztour"])
@pytest.mark.parametrize(
    "question", ["quels jeux de données pour la finalité {} ?", "which data sets are used for {}?"]
)
def test_a_purpose_is_asked_for_by_any_of_its_names(question: str, name: str, path: Path) -> None:
    found = understand(question.format(name), lexicon_of(registry_of(path))).readings[0]
    assert found.wanted is not None
    (condition,) = found.wanted.conditions
    assert (condition.column, condition.values) == (Column.PURPOSE, ("zztour",))
    assert [each.say("en") for each in condition.labels] == [TOURS["en"]]


@pytest.mark.parametrize("name", NAMES["zzkin"])
@pytest.mark.parametrize(
    "question", ["quelles données avons-nous sur {} ?", "what data do we hold about {}?"]
)
def test_people_are_asked_for_by_any_of_their_names(question: str, name: str, path: Path) -> None:
    found = understand(question.format(name), lexicon_of(registry_of(path))).readings[0]
    asked = {found.subject} if found.subject_kind == "people" else set(found.people)
    if found.wanted is not None:
        asked |= {value for each in found.wanted.conditions for value in each.values}
    assert asked == {"zzkin"}


def judged(written: dict[str, Any], tmp_path: Path) -> list[tuple[str, ...]]:
    file = tmp_path / "it.yaml"
    file.write_text(json.dumps(written), "utf-8")
    loaded = load(file)
    assert loaded.problems == ()
    assert loaded.registry is not None
    found = found_in(build(loaded.registry, DAY))
    return sorted(
        (each.check, each.id.split("#")[0], each.verdict, each.variant, str(each.awaits)) for each in found
    )


def sold(**purpose: Any) -> dict[str, Any]:
    """What is collected for orders, with consent, from people of the registry's own, and used for its own purpose."""
    written: dict[str, Any] = json.loads(json.dumps(WRITTEN))
    flock = written["data_sets"]["flock"]
    flock["purposes"] = [{"purpose": "order_management", "basis": {"gdpr": "6_1_a"}}]
    flock["fields"] += ["username", "date_of_birth", "bank_account", "health_data"]
    flock["retention"] = {"period": "P20Y"}
    written["third_parties"]["drover"]["engagements"]["e"]["role"] = "independent_controller"
    written["purposes"]["zztour"] |= purpose
    return written


@pytest.mark.parametrize(
    "kind_of", ["hosting", "direct_marketing", "hr_management", "order_management", "advertising"]
)
@pytest.mark.parametrize("some", ["customer", "child", "employee"])
def test_checks_judge_it_as_what_it_is_a_kind_of(kind_of: str, some: str, tmp_path: Path) -> None:
    own = sold(kind_of=kind_of)
    own["subjects"]["zzkin"]["kind_of"] = some
    known = json.dumps(sold()).replace('"zztour"', f'"{kind_of}"').replace('"zzkin"', f'"{some}"')
    assert judged(own, tmp_path) == judged(json.loads(known), tmp_path)


def test_a_purpose_that_no_table_knows_is_held_against_nobody(tmp_path: Path) -> None:
    found = [each for each in judged(sold(), tmp_path) if each[0][:3] in ("R13", "R15", "R16", "R17", "R39")]
    of_purpose = [each for each in found if each[0].startswith("R15")]
    assert [each[2:] for each in of_purpose] == [("undetermined", "unjudged", "kind_of")]
    assert not [each for each in found if each[0].startswith(("R13", "R16"))]


@pytest.mark.parametrize(
    ("key", "value", "code", "suggestion"),
    [("fields", {"category": "identiti"}, "unknown-term", "identity"),
     ("fields", {"parent": "phone_numbr"}, "unknown-field", "phone_number"),
     ("fields", {"also": "phone_numbr"}, "unknown-field", "phone_number"),
     ("purposes", {"kind_of": "hostin"}, "unknown-purpose", "hosting"),
     ("purposes", {"kind_of": "prospection"}, "unknown-purpose", "direct_marketing"),
     ("subjects", {"kind_of": "costumer"}, "unknown-subject", "customer")],
)  # fmt: skip
def test_what_an_own_word_names_has_to_be_there(
    key: str, value: dict[str, str], code: str, suggestion: str, tmp_path: Path
) -> None:
    written = json.loads(json.dumps(WRITTEN))
    written.setdefault(key, {})["zzmore"] = {"label": "More", **value}
    file = tmp_path / "it.yaml"
    file.write_text(json.dumps(written, indent=1), "utf-8")
    loaded = load(file)
    (problem,) = loaded.problems
    line = next(
        n
        for n, each in enumerate(file.read_text("utf-8").splitlines(), 1)
        if f'"{next(iter(value.values()))}"' in each
    )
    assert (problem.code, problem.line, problem.values["suggestion"]) == (code, line, suggestion)
    assert loaded.registry is not None
    build(loaded.registry, DAY)


def test_own_words_of_a_known_id_lend_it_their_names(tmp_path: Path) -> None:
    written = json.loads(
        json.dumps(WRITTEN).replace('"zztour"', '"hosting"').replace('"zzkin"', '"customer"')
    )
    file = tmp_path / "it.yaml"
    file.write_text(json.dumps(written), "utf-8")
    words, known = vocabulary_of(registry_of(file)), vocabulary()
    for kind, id_, names in (
        ("purposes", "hosting", NAMES["zztour"]),
        ("data_subjects", "customer", NAMES["zzkin"]),
    ):
        term = getattr(words, kind)[id_]
        assert {*names} <= {*term.names}
        assert term.label == getattr(known, kind)[id_].label
