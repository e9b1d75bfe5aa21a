"""Sentences: the words of a room in French and English, found by key and filled with values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

from registry.records.text import NO_BREAK_SPACE, Lang, Text, both
from registry.source.shipped import read_shipped
from registry.source.source import Source

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_OPENING = r"[«“(\[\s]*"
_ELIDED = re.compile(rf"(?<!\w)([Dd]|[Nn]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u)e( )({_OPENING})$")
"""What elides before a vowel, and what may open before the value: d’« Orange »."""
_CONTRACTED = re.compile(r"(?<!\w)([Dd]e|[Àà]) $")
_ARTICLE = re.compile(r"(les?) ")
_CONTRACTIONS = {("d", "le"): "u", ("d", "les"): "es", ("à", "le"): "u", ("à", "les"): "ux"}
_VOWELS = frozenset("aeiouæœø")
_STOPS = (".", "…")
_DETERMINED = re.compile(
    r"(?:l[’']|(?:les?|la|une?|ce|cet|cette|ces|son|sa|ses|leurs?|chaque|toute?|votre|vos|notre|nos) )",
    re.IGNORECASE,
)
_PLURALS = {"one", "other"}


class Sentences:
    """The words in `fr.yaml` and `en.yaml` of one folder, read when first asked for.

    A template names its values in braces: `{key}`. Where the words change with a number the entry is
    `{one: …, other: …}` and the number is the value `n`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._languages: dict[Lang, _Words] = {}
        self._bare: dict[str, Text] = {}

    @classmethod
    def beside(cls, module: str) -> "Sentences":
        """Those in the folder of a module, by its `__file__`."""
        return cls(Path(module).parent)

    def _words(self, lang: Lang) -> "_Words":
        if lang not in self._languages:
            self._languages[lang] = _Words(self.folder / f"{lang}.yaml")
        return self._languages[lang]

    def say(self, lang: Lang, key: str, /, **values: str | int) -> str:
        """The sentence of that key with the values set in; KeyError when there is no such key or value."""
        return fill(lang, self._words(lang).forms(key), values, key)

    def both(self, key: str, /, **values: Text) -> Text:
        """The sentence in both languages, filled with texts; one that takes none is made once."""
        if not values:
            if key not in self._bare:
                self._bare[key] = both(lambda lang: self.say(lang, key))
            return self._bare[key]
        return both(
            lambda lang: self.say(lang, key, **{name: each.say(lang) for name, each in values.items()})
        )

    def has(self, lang: Lang, key: str) -> bool:
        """Whether there are words for that key."""
        return key in self._words(lang).templates

    def keys(self, lang: Lang) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(sorted(self._words(lang).templates))

    def placeholders(self, lang: Lang, key: str) -> frozenset[str]:
        """The names of the values the sentence needs, `n` among them where it has a plural."""
        forms = self._words(lang).forms(key)
        named = {name for template in forms.values() for name in _FIELD.findall(template)}
        return frozenset(named | ({"n"} if len(forms) > 1 else set()))

    def templates(self, lang: Lang, key: str) -> tuple[str, ...]:
        """The sentence with its placeholders, in each of its plural forms."""
        return tuple(self._words(lang).forms(key).values())


def fill(lang: Lang, template: str | Mapping[str, str], values: Mapping[str, str | int], about: str) -> str:
    """A template with its values set in, in either of its plural forms where it has two. `about` names it where a
    value is missing, which is a KeyError.

    French elides before a vowel (« d’OVHcloud », « qu’« Orange » ») and contracts (« du dernier contact », « aux
    clients »). What ends with a full stop by itself, such as « Cloud Inc. », gets no second one.
    """
    forms = {"other": template} if isinstance(template, str) else template
    chosen = forms[plural(lang, int(_value(values, "n", about))) if len(forms) > 1 else "other"]
    said, *rest = _FIELD.split(chosen)
    # Values are set in as they are: a brace in a user's own text is no template.
    for name, after in zip(rest[::2], rest[1::2], strict=True):
        value = str(_value(values, name, about))
        said = _bound(said, value) if lang == "fr" else said + value
        said += after[1:] if after[:1] == "." and after[:2] != ".." and said.endswith(_STOPS) else after
    return said


def stopped(words: str) -> str:
    """The words as a sentence: with a full stop, where they do not end with one by themselves."""
    return words if words.endswith(_STOPS) else f"{words}."


def in_a_row(several: Iterable[str]) -> str:
    """Short sentences one after the other, the last without its full stop: a label, and what is said of it."""
    *before, last = several
    return " ".join([*map(stopped, before), last])


def plural(lang: Lang, n: int) -> str:
    """Which form a number takes: in French 0 and 1 are singular, in English 1 alone (Unicode CLDR)."""
    return "one" if abs(n) == 1 or (n == 0 and lang == "fr") else "other"


def quoted(lang: Lang, words: str) -> str:
    """The words between the quotation marks of the language."""
    return f"«{NO_BREAK_SPACE}{words}{NO_BREAK_SPACE}»" if lang == "fr" else f"“{words}”"


def determined(words: str, lang: Lang) -> bool:
    """Whether words can follow « de » or "from" as they are; French wants an article: « à compter du départ »."""
    return lang != "fr" or _DETERMINED.match(words) is not None


def _bound(before: str, value: str) -> str:
    """French words and the value that comes after them: « de » and « que » elide, « de » and « à » contract.

    Before h nothing elides, for whether it is mute is not known. An article with a capital belongs to a name, and
    one between quotation marks to what is quoted: neither contracts.
    """
    elided = _ELIDED.search(before)
    if elided and _vowel(value.lstrip("«“([ \u00a0\u202f")):
        return f"{before[: elided.start(2) - 1]}’{elided[3]}{value}"
    contracted, article = _CONTRACTED.search(before), _ARTICLE.match(value)
    if contracted and article:
        first = contracted[1][0]
        # « À » is the capital of « à », and stands for « au » as « Au ».
        start = {"à": "a", "À": "A"}.get(first, first)
        ending = _CONTRACTIONS[first.lower(), article[1]]
        return f"{before[: contracted.start()]}{start}{ending} {value[article.end() :]}"
    return before + value


def _vowel(words: str) -> bool:
    """Whether words begin with a vowel, whatever accent it has."""
    return bool(words) and normalize("NFD", words[0])[0].lower() in _VOWELS


def _value(values: Mapping[str, str | int], name: str, key: str) -> str | int:
    if name not in values:
        raise KeyError(f"{key}: no value for {{{name}}}")
    return values[name]


class _Words:
    """One language of a catalogue; RuntimeError when its file, which we ship, is broken."""

    def __init__(self, path: Path) -> None:
        source = read_shipped(path)
        if source.problems:
            first = source.problems[0]
            raise RuntimeError(f"{first.file}:{first.line}:{first.column}: broken catalogue ({first.code})")
        self.path = path
        self.templates: dict[str, dict[str, str]] = dict(_flat(source, source.data, ()))

    def forms(self, key: str) -> dict[str, str]:
        if key not in self.templates:
            raise KeyError(f"{key} (not in {self.path.parent.name}/{self.path.name})")
        return self.templates[key]


def _flat(source: Source, value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, str) and value.strip():
        yield ".".join(path), {"other": value}
    elif (
        isinstance(value, dict)
        and set(value) == _PLURALS
        and all(isinstance(each, str) for each in value.values())
    ):
        yield ".".join(path), value
    elif isinstance(value, dict) and value:
        for key, below in value.items():
            yield from _flat(source, below, (*path, key))
    else:
        mark = source.marks[path]
        raise RuntimeError(f"{mark.file}:{mark.line}:{mark.column}: no words for {'.'.join(path)}")
