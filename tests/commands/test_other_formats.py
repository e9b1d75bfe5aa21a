"""Another format: a file that is no YAML is one problem, whatever is in it."""

import json
from pathlib import Path

import pytest

from commands.line import main
from tests.commands.shops import ENGLISH

HELD = {
    "csv": 'name;country;role\nAcme;FR;processor\n"Bad; quote\n' * 50,
    "json": '{"sillage": 1, "title": "T", "a": [1, 2, {"b": null}], "a": 2}\n' * 50,
    "xlsx": "PK\x03\x04" + "\x00\x01" * 500,
    "txt": "third_parties: [\n\t&a *b !c\n" * 50,
    "YAML.bak": "sillage: 1\n",
    "md": "# Title\n---\n- a: b\n  c\n" * 50,
    "": "sillage: 1\n",
}


@pytest.mark.parametrize("ending", HELD)
def test_a_file_of_another_format_is_one_problem(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"registry.{ending}".rstrip(".")
    path.write_text(HELD[ending], encoding="utf-8")
    assert main(["check", "--registry", str(path), "--format", "json"], ENGLISH) == 2
    told = json.loads(capsys.readouterr().out)
    assert [(each["code"], each["line"], each["column"]) for each in told["problems"]] == [
        ("unsupported-format", 1, 1)
    ]
    main(["check", "--registry", str(path)], ENGLISH)
    shown = "".join(capsys.readouterr())
    assert shown.count("unsupported-format") == 1
