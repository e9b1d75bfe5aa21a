"""The words of a policy as they are kept: what is told apart, what is not, and that nothing can be read back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.policy_words import PolicyWords, kept, words_of

LINES = sorted((Path(__file__).resolve().parent / "lines").glob("*.txt"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Téléphone", "TÉLÉPHONES"),
        ("collectées", "Collectee"),
        (r"<p>l\u2019adresse<\/a>", "l'adresse"),
        ("œuvre", "oeuvres"),
        ("d&eacute;tails", "détail"),
        ("adresse\\nIP", "adresse ip"),
    ],
)
def test_words_are_the_same_however_they_are_written(one: str, other: str) -> None:
    assert list(words_of(one)) == list(words_of(other))


@pytest.mark.parametrize(
    ("one", "other"), [("personnaliser", "personnelle"), ("stocké", "stockage"), ("3", "13")]
)
def test_words_that_differ_are_told_apart(one: str, other: str) -> None:
    assert list(words_of(one)) != list(words_of(other))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40), max_size=6))
def test_a_line_has_the_words_that_stand_on_it(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("kept") / "made.txt"
    text = "\n".join(lines)
    path.write_text(kept("made", text), encoding="ascii")
    found = PolicyWords.read(path)
    for number, line in enumerate(text.split("\n"), 1):
        told = list(words_of(line))
        assert found.has(number, told)
        assert not told or not found.has(number + 100, told)
        assert "nowhere" in told or not found.has(number, ["nowhere"])


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_no_word_of_a_policy_is_kept(path: Path) -> None:
    for row in path.read_text(encoding="ascii").splitlines()[1:]:
        number, *hashes = row.split(" ")
        assert number.isdigit() and all(len(each) == 8 and int(each, 16) >= 0 for each in hashes)
        assert hashes == sorted(set(hashes)), "their order tells nothing"
