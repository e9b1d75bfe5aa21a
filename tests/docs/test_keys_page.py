"""docs/keys.md: made from the models as they are now, and whole."""

import pytest

from registry.records.actor import Engagement
from registry.records.registry import Registry
from registry.records.short import ShortForm
from registry.vocabulary import vocabulary
from tools.keys import PAGE, keys_page


def test_the_page_is_what_the_models_say(pytestconfig: pytest.Config) -> None:
    made = keys_page()
    if pytestconfig.getoption("--refresh-golden"):
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    fresh = PAGE.read_text(encoding="utf-8") == made
    assert fresh, "docs/keys.md is not what the models say: python -m tools.keys"


@pytest.mark.parametrize("record", [Registry, Engagement, ShortForm])
def test_every_key_has_a_row(record: type[Registry] | type[Engagement] | type[ShortForm]) -> None:
    page = keys_page()
    for name, info in record.model_fields.items():
        assert f"\n| `{info.alias or name}` | " in page


def test_the_vocabulary_is_in_it() -> None:
    page = keys_page()
    for id_ in [*vocabulary().fields, *vocabulary().roles, *vocabulary().legal_bases]:
        assert f"\n| `{id_}` | " in page
