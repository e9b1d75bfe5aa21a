"""Opening: which file or folder is meant, and what a registry with problems still gives."""

from pathlib import Path

import pytest

from commands.exit import CLEAN, FOUND, Misuse
from commands.opening import located, opened
from tests.commands.shops import shop
from tests.commands.test_names import ENGLISH


def test_a_name_that_nothing_has_is_refused_with_those_there_are_and_the_likeliest() -> None:
    with pytest.raises(Misuse, match="mantano-assimil, processors") as refused:
        located("processor", {}, ENGLISH)
    assert "Did you mean “processors”?" in str(refused.value)


def test_a_registry_with_problems_is_opened_and_an_answer_from_it_is_no_clean_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = opened(ENGLISH._replace(registry=str(shop(tmp_path))), {})
    assert (whole.code, capsys.readouterr().err) == (CLEAN, "")
    broken = opened(
        ENGLISH._replace(registry=str(shop(tmp_path, ("  host:\n", "  host:\n    nmae: x\n")))), {}
    )
    assert (broken.code, list(broken.registry.third_parties)) == (FOUND, ["host"])
    assert "shop.yaml:" in capsys.readouterr().err
    (tmp_path / "shop.yaml").write_text("sillage: [1\n")
    with pytest.raises(Misuse):
        opened(ENGLISH._replace(registry=str(tmp_path / "shop.yaml")), {})
