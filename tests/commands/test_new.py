"""`new`: an entry to fill in, that invents nothing and is refused until it is filled in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.arguments import NEW
from commands.exit import CLEAN, USAGE, Misuse
from commands.line import main
from commands.new import new
from registry.reading.contents import Contents
from registry.reading.fresh import read_afresh
from registry.reading.loaded import Loaded
from registry.records.text import LANGS
from tests.commands.test_names import ENGLISH

HEAD = """\
sillage: 1
title: T
version: "1"
documents: {dpa: {title: D}}
organisation:
  {id: acme, name: Acme, places: {db: {label: D}}, collects: [{from: customer, to: db, carries: account, cite: dpa L1}]}
"""
SETS = "data_sets: {account: {label: Account, fields: [phone_number]}}\n"
FACTS = {
    "country": "FR", "hosting": "[FR, DE]", "role": "processor", "purposes": "direct_marketing", "receives": "account",
    "contract": "{date: 2025-06-02}", "recipients": "listed", "cite": "dpa L12", "subjects": "customer",
    "fields": "[phone_number]", "retention": "{period: P3Y}",
}  # fmt: skip


def read(text: str) -> Loaded:
    path = Path("r.yaml")
    return read_afresh(Contents(path, is_folder=False, files={path: text.encode()}))


def printed(kind: str, lang: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["new", kind, "brevo", "--lang", lang, *more], {}) == CLEAN
    return capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", NEW)
def test_each_fact_that_is_not_known_is_told_at_its_line_and_none_is_supposed(
    kind: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(kind, lang, capsys)
    head = HEAD + (SETS if kind == "vendor" else "")
    before = head.count("\n")
    asked = {
        before + n
        for n, line in enumerate(text.splitlines(), 1)
        if '"?"' in line and not line.startswith("#")
    }
    assert len(asked) >= 6
    found = read(head + text)
    assert {problem.line for problem in found.problems} >= asked
    assert found.registry is not None
    entry = {**found.registry.third_parties, **found.registry.data_sets}["brevo"]
    said = entry.model_dump(exclude_defaults=True, mode="json").items()
    assert {key: value for key, value in said if key not in ("engagements", "places", "status")} in (
        {"name": {"fr": "brevo", "en": "brevo"}},
        {"label": {"fr": "brevo", "en": "brevo"}},
    )
    for party in found.registry.third_parties.values():
        (engagement,) = party.engagements.values()
        (place,) = party.places.values()
        assert not (engagement.role or engagement.purposes or engagement.receives or place.country)
        assert engagement.contract is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", NEW)
def test_filled_in_it_is_read_without_a_problem(
    kind: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = []
    for line in printed(kind, lang, capsys).splitlines():
        key = line.strip().partition(":")[0]
        filled = '"?"' in line and not line.startswith("#")
        lines.append(f"    {key}: {FACTS[key]}" if filled else line)
    other = SETS if kind == "vendor" else "  account: {label: Account, fields: [phone_number]}\n"
    whole = "\n".join(lines) + "\n"
    found = read(HEAD + (other + whole if kind == "vendor" else whole + other))
    assert found.problems == ()
    assert found.registry is not None
    assert "brevo" in {**found.registry.third_parties, **found.registry.data_sets}


@given(st.text(min_size=1, max_size=30))
def test_any_name_is_read_as_it_is_given(name: str) -> None:
    from commands.new import _quoted

    if name.isprintable() and name.strip():
        found = read(f"{HEAD}{SETS}third_parties:\n  v: {{name: {_quoted(name)}}}\n")
        assert found.problems == () and found.registry is not None
        assert found.registry.third_parties["v"].name.fr == name


def test_the_data_sets_of_the_registry_are_listed_and_an_id_that_is_taken_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(f"{HEAD}{SETS}third_parties: {{taken: {{name: T}}}}\n", encoding="utf-8")
    settings = ENGLISH._replace(registry=str(path))
    assert new("vendor", "brevo", "Brevo SAS", settings, {}) == CLEAN
    out = capsys.readouterr().out
    assert 'name: "Brevo SAS"' in out and "data sets account;" in out
    assert new("data-set", "taken", None, settings, {}) == CLEAN
    with pytest.raises(Misuse, match="“taken” under third_parties already"):
        new("vendor", "taken", None, settings, {})
    with pytest.raises(Misuse, match="under third_parties already"):
        new("vendor", "taken", None, ENGLISH, {"SILLAGE_REGISTRY": str(path)})


@pytest.mark.parametrize(("id_", "said"), [("Brevo SAS", "brevo_sas"), ("1", "en commençant par une lettre")])
def test_an_id_that_cannot_be_one_is_refused(id_: str, said: str) -> None:
    with pytest.raises(Misuse, match=said):
        new("vendor", id_, None, ENGLISH._replace(lang="fr"), {})
    assert main(["new", "wibble", "x"], {}) == main(["new", "vendor"], {}) == USAGE
