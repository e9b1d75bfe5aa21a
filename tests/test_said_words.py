"""One word for one thing: the words of `said.yaml` stand in no template, no label and no rule of their language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataflow.checks.rule import rules
from dataflow.law import laws
from registry.records.text import LANGS, Lang
from registry.sentences import Sentences
from registry.source.shipped import read_shipped
from registry.vocabulary import vocabulary
from tests.test_words import FOLDERS, french_fault

HERE = Path(__file__).parent
UNSAID = read_shipped(HERE / "said.yaml").data


def said(lang: Lang) -> Iterator[tuple[str, str]]:
    """Everything that is said in a language, with the place that it is said in."""
    for folder in FOLDERS:
        words = Sentences(folder)
        for key in words.keys(lang):
            for template in words.templates(lang, key):
                yield f"{folder.parent.name}/{key}", re.sub(r"\{[a-z][a-z0-9_]*\}", "…", template)
    for number, rule in rules().items():
        texts = {**rule.message, **rule.decides, "fix": rule.fix, "detects": rule.detects}
        for key, each in texts.items():
            yield f"rules/{number}.{key}", re.sub(r"\{[a-z][a-z0-9_]*\}|`[^`]*`", "…", each.say(lang))
    for id_, law in laws().items():
        for number, each in law.checks.items():
            yield f"laws/{id_}.{number}", each.say(lang)
    held = vocabulary()
    for kind in (
        "roles",
        "statuses",
        "sensitivities",
        "transfer_mechanisms",
        "place_kinds",
        "legal_bases",
        "flags",
    ):
        for id_, term in getattr(held, kind).items():
            for each in filter(None, (term.label, term.note, term.law)):
                yield f"{kind}/{id_}", each.say(lang)


@pytest.mark.parametrize(
    ("lang", "entry"),
    [(lang, entry) for lang in LANGS for entry in UNSAID[lang]],
    ids=[f"{lang}-{entry['pattern']}" for lang in LANGS for entry in UNSAID[lang]],
)
def test_one_thing_has_one_word(lang: Lang, entry: dict[str, object]) -> None:
    pattern, kept = re.compile(str(entry["pattern"]), re.IGNORECASE), entry.get("but", {})
    assert isinstance(kept, dict)
    found = {place: words for place, words in said(lang) if pattern.search(words)}
    assert {place: words for place, words in found.items() if place not in kept} == {}, f"say: {entry['say']}"
    assert set(kept) <= set(found), "an exception that nothing needs any more"


def test_every_exception_has_its_reason() -> None:
    reasons = [why for lang in LANGS for entry in UNSAID[lang] for why in entry.get("but", {}).values()]
    assert reasons and all(isinstance(why, str) and len(why) > 10 for why in reasons)


def test_rules_and_labels_are_set_as_french_is() -> None:
    assert {place: words for place, words in said("fr") if french_fault(words)} == {}


def test_there_is_something_to_look_at() -> None:
    assert all(len(list(said(lang))) > 2000 for lang in LANGS)
