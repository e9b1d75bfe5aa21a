"""The catalogue: sentences by key, plurals, and clear words when the catalogue itself is broken."""

from pathlib import Path

import pytest

from registry.sentences import Sentences, fill, plural, quoted


def catalogue(folder: Path, fr: str, en: str = "a: b\n") -> Sentences:
    (folder / "fr.yaml").write_text(fr, encoding="utf-8")
    (folder / "en.yaml").write_text(en, encoding="utf-8")
    return Sentences(folder)


def test_says_in_the_language_asked_for(tmp_path: Path) -> None:
    words = catalogue(tmp_path, "hello: Bonjour {name}", "hello: Hello {name}")
    assert words.say("fr", "hello", name="Awa") == "Bonjour Awa"
    assert words.say("en", "hello", name="Awa") == "Hello Awa"


def test_nested_and_dotted_keys_are_the_same(tmp_path: Path) -> None:
    words = catalogue(tmp_path, "a:\n  b:\n    c: x\n  d.e: y\n")
    assert words.keys("fr") == ("a.b.c", "a.d.e")
    assert words.say("fr", "a.d.e") == "y"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("OVHcloud", "Dit d’OVHcloud parce qu’OVHcloud"),
        ("Éole", "Dit d’Éole parce qu’Éole"),
        ("CinetPay", "Dit de CinetPay parce que CinetPay"),
        ("Hébergeur", "Dit de Hébergeur parce que Hébergeur"),
        ("« Amis »", "Dit d’« Amis » parce qu’« Amis »"),
    ],
)
def test_french_elides_before_a_vowel(tmp_path: Path, name: str, said: str) -> None:
    words = catalogue(tmp_path, "x: Dit de {name} parce que {name}", "x: said of {name}, de {name}")
    assert words.say("fr", "x", name=name) == said
    assert words.say("en", "x", name=name) == f"said of {name}, de {name}"


@pytest.mark.parametrize(
    ("n", "fr", "en"), [(0, "0 pays", "0 others"), (1, "1 pays", "1 one"), (2, "2 autres", "2 others")]
)
def test_plural_follows_the_language(tmp_path: Path, n: int, fr: str, en: str) -> None:
    words = catalogue(
        tmp_path, "x: {one: '{n} pays', other: '{n} autres'}", "x: {one: '{n} one', other: '{n} others'}"
    )
    assert (words.say("fr", "x", n=n), words.say("en", "x", n=n)) == (fr, en)
    assert plural("en", n) == ("one" if n == 1 else "other")


def test_a_value_with_braces_is_no_template(tmp_path: Path) -> None:
    assert (
        catalogue(tmp_path, "x: '{a} {b}'").say("fr", "x", a="{b}", b="{0.__class__}") == "{b} {0.__class__}"
    )


def test_values_named_like_arguments_are_values(tmp_path: Path) -> None:
    assert (
        catalogue(tmp_path, "x: '{lang} {key} {from}'").say(
            "fr", "x", **{"lang": "a", "key": "b", "from": "c"}
        )
        == "a b c"
    )


def test_placeholders_count_the_number_of_a_plural(tmp_path: Path) -> None:
    words = catalogue(tmp_path, "x: {one: 'un {a}', other: 'des {b}'}\ny: rien")
    assert words.placeholders("fr", "x") == {"a", "b", "n"}
    assert words.placeholders("fr", "y") == frozenset()


def test_a_missing_key_or_value_is_named(tmp_path: Path) -> None:
    words = catalogue(tmp_path, "x: '{a}'")
    with pytest.raises(KeyError, match="nowhere"):
        words.say("fr", "nowhere")
    with pytest.raises(KeyError, match="a"):
        words.say("fr", "x")


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ("a: 1\na: 2\n", "fr.yaml:2:1"),
        ("a: b\nc:\n", "fr.yaml:2:1"),
        ("a: {b: 3}", "fr.yaml:1:5"),
        ("a: ''", "fr.yaml:1:1"),
    ],
)
def test_a_broken_catalogue_says_where(tmp_path: Path, broken: str, place: str) -> None:
    with pytest.raises(RuntimeError, match=place):
        catalogue(tmp_path, broken).keys("fr")


def test_a_catalogue_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="missing-file"):
        Sentences(tmp_path).keys("fr")


def test_quoted_as_each_language_quotes() -> None:
    assert quoted("fr", "mot") == "«\u00a0mot\u00a0»"
    assert quoted("en", "word") == "“word”"


def test_a_template_from_elsewhere_is_filled_as_one_of_a_catalogue() -> None:
    assert fill("fr", "Dit de {name}", {"name": "OVHcloud"}, "R00") == "Dit d’OVHcloud"
    forms = {"one": "{n} pays de {name}", "other": "{n} autres"}
    assert fill("fr", forms, {"n": 1, "name": "Éole"}, "R00") == "1 pays d’Éole"
    assert fill("en", forms, {"n": 2}, "R00") == "2 autres"
    with pytest.raises(KeyError, match=r"R00: no value for \{name\}"):
        fill("fr", "Dit de {name}", {}, "R00")
