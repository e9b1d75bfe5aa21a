"""Three lives of a registry, in words: what a French DPO is told of each, and nothing else."""

from pathlib import Path

import pytest

from commands.line import main
from dataflow.checks.judging import findings
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from tests.conftest import Golden
from tests.dataflow.strategies import DAY

LIVES = Path(__file__).parent / "lives"
NAMES = sorted(path.stem for path in LIVES.glob("*.yaml"))
ENVIRONMENT = {"LANG": "fr_FR.UTF-8", "COLUMNS": "100", "NO_COLOR": "1"}

TOLD = {
    # A company of the United States that hosts in Germany: no violation, and the facts that decide are named.
    "us-vendor": {("R04", "undetermined", "high"), ("R09", "undetermined", "high"), ("R28", "undetermined", "low")},
    # Prospects reached by e-mail, SMS and telephone without their consent; customers on conditions; ten years.
    "newsletter": {
        ("R37", "violation", "high"), ("R38", "violation", "high"), ("R37", "undetermined", "medium"),
        ("R39", "gap", "medium"), ("R28", "undetermined", "low"),
    },
    # URSSAF is a recipient that no notice names; the number of payroll has nothing to do in customer relations.
    "payroll": {("R01", "violation", "high"), ("R40", "gap", "high")},
}  # fmt: skip


def test_every_life_is_told() -> None:
    assert sorted(TOLD) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_found(name: str) -> None:
    loaded = load(LIVES / f"{name}.yaml")
    assert loaded.problems == () and loaded.registry is not None
    found = findings(build(loaded.registry, DAY), loaded)
    assert {(each.check, each.verdict, each.severity) for each in found} == TOLD[name]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_said(
    name: str, lang: Lang, golden: Golden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(LIVES)
    asked = ["check", "--by", "rule", "--registry", f"{name}.yaml", "--lang", lang]
    main([*asked, "--as-of", DAY.isoformat()], ENVIRONMENT)
    golden(f"lives/{name}.{lang}.txt", capsys.readouterr().out.encode())
