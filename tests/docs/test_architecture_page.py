"""docs/architecture.md: every module is in its table, in the words of its own first line."""

import pytest

from tools.modules import PACKAGES, PAGE, modules, modules_table, with_modules


def test_the_table_is_what_the_modules_say(pytestconfig: pytest.Config) -> None:
    page = PAGE.read_text(encoding="utf-8")
    if pytestconfig.getoption("--refresh-golden"):
        page = with_modules(page)
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    fresh = page == with_modules(page)
    assert fresh, "the table in docs/architecture.md is not what the modules say: python -m tools.modules"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is(package: str) -> None:
    assert modules(package), f"{package}/ holds modules"
    unsaid = [row for row in modules_table().splitlines() if row.endswith("|  |")]
    assert unsaid == []


def test_a_page_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for the table"):
        with_modules("# Architecture\n")
