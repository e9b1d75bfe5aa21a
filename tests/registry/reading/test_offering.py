"""The offering: things are named by id and label, in the reader's language."""

from registry.reading.offering import label_of, offered
from registry.records.document import Document
from registry.records.text import Text
from registry.vocabulary import vocabulary

ROLES = vocabulary().roles


def test_nothing_near_is_nothing_offered() -> None:
    assert offered((), ROLES) == {}


def test_each_is_named_by_its_id_and_by_what_it_is_called_where_that_is_another_word() -> None:
    assert offered(("processor",), ROLES) == {
        "suggestion": "processor", "near_fr": "«\u00a0processor\u00a0» (Sous-traitant)", "near_en": "“processor”",
    }  # fmt: skip
    several = offered(("a", "processor", "b"), ROLES)
    assert several["suggestion"] == "a"
    assert several["near_en"] == "“a”, “processor” or “b”"
    assert several["near_fr"].endswith("(Sous-traitant) ou «\u00a0b\u00a0»")


def test_a_long_label_is_cut() -> None:
    assert len(offered(("a",), {"a": Document(title="x" * 9_000)})["near_en"]) < 80
    assert label_of(Document(title="T")) == Text(fr="T", en="T")
