"""The words of changes: the headline and a sentence for each, on changes that stand here."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.changes import Change, Changes, headline, sentence
from dataflow.changes.change import Side
from dataflow.facts.parties import Source
from registry.records.text import LANGS, Lang, Text, text

DAY = datetime.date(2026, 11, 22)
PAY = text("PayCo", "PayCo")


def _side(name: str | None = None, version: str = "1", on: datetime.date = DAY) -> Side:
    title = text("Acme", "Acme")
    return Side(
        source=Source(title=title, version=version, organisation=title, organisation_id="acme"),
        on=on,
        name=name,
    )


def _changes(before: Side, after: Side, *changes: Change) -> Changes:
    return Changes(
        before=before,
        after=after,
        changes=changes,
        stops=(),
        parties=(),
        roles={},
        same_flows=0,
        renamed={},
    )


def _change(**parts: Any) -> Change:
    return Change.model_validate(
        {"kind": "seat", "verb": "changed", "subject": ("pay",), "labels": (PAY,), **parts}
    )


SOMETHING = _change()


@pytest.mark.parametrize(
    ("before", "after", "changes", "told"),
    [
        (_side(), _side(), [], "Nothing changed between “Acme”, version 1, as of 22 November 2026 and"),
        (_side("old"), _side("old"), [], "Nothing changed between “Acme”"),
        (_side("old"), _side(), [], "Nothing changed between “Acme”"),
        (_side("old"), _side("new"), [], "Nothing changed between old (“Acme”, version 1, as of"),
        (_side("old"), _side("new"), [SOMETHING], "One change between old (“Acme”, version 1, as of"),
        (_side(), _side(), [SOMETHING], "One change between the first registry (“Acme”, version 1, as of"),
        (_side("old"), _side("old"), [SOMETHING], "One change between the first registry (“Acme”"),
        (_side("old"), _side("new", "2"), [SOMETHING] * 2, "2 changes between “Acme”, version 1, as of"),
        (_side("a"), _side("b", on=datetime.date(2026, 11, 23)), [SOMETHING], "One change between “Acme”"),
    ],
)  # fmt: skip
def test_the_headline_tells_the_two_sides_apart(
    before: Side, after: Side, changes: list[Change], told: str
) -> None:
    assert headline(_changes(before, after, *changes), "en").startswith(told)


def test_both_sides_are_named_in_both_languages() -> None:
    changes = _changes(_side("old"), _side("new"), SOMETHING)
    assert headline(changes, "en") == (
        "One change between old (“Acme”, version 1, as of 22 November 2026)"
        " and new (“Acme”, version 1, as of 22 November 2026)."
    )
    assert headline(_changes(_side(), _side(), SOMETHING), "fr") == (
        "Un changement entre le premier registre (« Acme », version 1, au 22 novembre 2026)"
        " et le second registre (« Acme », version 1, au 22 novembre 2026)."
    ).replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def test_what_could_not_be_told_from_a_renaming_is_said() -> None:
    changes = _changes(_side(), _side(version="2"), SOMETHING).model_copy(update={"unsought": 7})
    assert headline(changes, "en").endswith(
        "to know whether 7 things, told as gone, are only called otherwise."
    )
    assert "si 7 éléments, dits disparus," in headline(changes, "fr")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_change(after=text("Allemagne", "Germany")), "PayCo: established in, unknown → Germany."),
        (_change(before=text("Allemagne", "Germany")), "PayCo: established in, Germany → unknown."),
        (
            _change(
                kind="data_set",
                gained=[text("Nom", "Name"), text("Âge", "Age")],
                lost=[text("Téléphone", "Phone")],
            ),
            "added: Name, Age; removed: Phone",
        ),
        (_change(kind="data_set", lost=[text("Nom", "Name")]), "removed: Name"),
    ],
)
def test_what_was_and_is_what_came_and_went(change: Change, told: str) -> None:
    assert told in sentence(change, "en")


def test_what_came_and_went_is_joined_as_each_language_does() -> None:
    change = _change(kind="data_set", gained=[text("Nom", "Name")], lost=[text("Âge", "Age")])
    assert sentence(change, "fr") == "PayCo\u00a0: données, en plus\u00a0: Nom\u00a0; en moins\u00a0: Âge."
    assert sentence(change, "en") == "PayCo: data, added: Name; removed: Age."


_WORDS = st.sampled_from(["Nom", "Name", "Autre"])
_TEXTS = st.builds(Text, fr=_WORDS, en=_WORDS) | st.builds(lambda fr: Text(fr=fr), _WORDS)


@given(_TEXTS, _TEXTS, st.sampled_from(LANGS))
def test_what_was_never_reads_like_what_is_where_the_words_differ(
    before: Text, after: Text, lang: Lang
) -> None:
    changed = Change(
        kind="legal_name", verb="changed", subject=("a",), labels=(Text(fr="A"),), before=before, after=after
    )
    was, _, now = sentence(changed, lang).rpartition(" → ")
    alike = all(before.say(each) == after.say(each) for each in LANGS)
    assert (was.rpartition(", ")[2] == now.removesuffix(".")) == alike
