"""Speech: how names, roles, dates, lists and doubts are said in one language."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from babel.dates import format_date
from babel.lists import format_list

from dataflow.answer import Answer, Party
from dataflow.known import Cited, Known
from registry.catalogue import Catalogue, quoted
from registry.evidence import Status
from registry.text import Lang, Text

WORDS = Catalogue(Path(__file__).parent / "words")

_VOWELS = "aàâäeéèêëiîïoôöuùûüœæ"
_DOUBT = "\ue000"
"""Marks where a doubt begins, until the commas around it are set."""


class Speech:
    """Says things in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def say(self, key: str, /, **values: str | int) -> str:
        """The sentence of that key."""
        return WORDS.say(self.lang, key, **values)

    def day(self, day: date) -> str:
        """The day in words: 22 novembre 2026, 22 November 2026."""
        locale = "fr" if self.lang == "fr" else "en_GB"
        return str(format_date(day, "long", locale=locale)).replace("1 ", "1er ", 1) if (
            self.lang == "fr" and day.day == 1
        ) else str(format_date(day, "long", locale=locale))

    def listed(self, items: Iterable[str]) -> str:
        """The items with commas and the word for « and » before the last, each item once."""
        return str(format_list(list(dict.fromkeys(items)), locale=self.lang))

    def within(self, text: Text) -> str:
        """A label of the vocabulary as it stands inside a sentence: without its capital, but « IBAN » stays."""
        return uncapitalised(text.say(self.lang))

    def labels(self, texts: Iterable[Text]) -> str:
        """Labels of the vocabulary in a list inside a sentence."""
        return self.listed(self.within(text) for text in texts)

    def quoted(self, words: str) -> str:
        """The words between the quotation marks of the language."""
        return quoted(self.lang, words)

    def name(self, party: Party) -> str:
        """What a party is called; between quotation marks when it is nobody's proper name."""
        label = party.label.say(self.lang)
        if party.kind == "person":
            return uncapitalised(label)
        return self.quoted(label) if party.collective or party.kind == "unknown" else label

    def of(self, name: str) -> str:
        """« de X » or « d’X », « of X »."""
        return of_name(name) if self.lang == "fr" else f"of {name}"

    def role(self, role: Known) -> str:
        """A role inside a sentence; « role unknown » where nobody has said it."""
        return self.within(role.label) if role.label else self.say("role.unknown")

    def with_roles(self, name: str, roles: Iterable[Known], *more: str) -> str:
        """A name and, in brackets, the roles it has and more."""
        said = [self.listed(self.role(role) for role in roles)] if roles else []
        inside = "; ".join([*said, *more]) if self.lang == "en" else "\u00a0; ".join([*said, *more])
        return f"{name} ({inside})" if inside else name

    def doubtful(self, status: Status, clause: str) -> str:
        """A clause with how far it is to be trusted said before it; a declared one as it stands."""
        return clause if status is Status.DECLARED else f"{_DOUBT}{self.say(f'doubt.{status}')}, {clause}"

    def joined(self, clauses: Iterable[str]) -> str:
        """Clauses in a list, with the commas that a doubt needs around it."""
        return settled(self.listed(clauses))

    def cited(self, cited: Cited) -> str:
        """Where something can be read: document, version, section, lines."""
        parts = [self.quoted(cited.title)]
        if cited.version:
            parts.append(self.say("cite.version", version=cited.version))
        if cited.section:
            parts.append(self.say("cite.section", section=cited.section))
        if cited.line is not None:
            parts.append(
                self.say("cite.line", line=cited.line)
                if cited.last_line in (None, cited.line)
                else self.say("cite.lines", line=cited.line, last=cited.last_line or 0)
            )
        if cited.words:
            parts.append(self.quoted(cited.words))
        return ", ".join(parts)

    def cites(self, citations: Iterable[Cited]) -> str:
        """The citations in brackets, by document and line, short; empty when there are none."""
        said = list(dict.fromkeys(self.cited(each) for each in citations))
        return self.say("cite.in_brackets", citations=" ; ".join(said).replace(" ; ", self.say("cite.between"))) if said else ""

    def lead(self, answer: Answer) -> str:
        """« Au 22 novembre 2026, d’après le registre Minlessika (version 1.0), »."""
        return self.say(
            "lead",
            day=self.day(answer.on),
            title=self.quoted(answer.source.title.say(self.lang)),
            version=answer.source.version,
        )


def uncapitalised(label: str) -> str:
    """The label without its capital; one that begins with an abbreviation keeps it."""
    return label if len(label) > 1 and not label[1].islower() and label[1].isalpha() else label[:1].lower() + label[1:]


def capitalised(sentence: str) -> str:
    """The sentence with a capital, whatever it begins with."""
    return sentence[:1].upper() + sentence[1:]


def of_name(name: str) -> str:
    """« de X », « d’X » before a vowel."""
    return f"d’{name}" if name[:1].casefold() in _VOWELS else f"de {name}"


def settled(sentence: str) -> str:
    """The sentence with a comma before every doubt, and no two commas in a row."""
    return re.sub(rf"(,?)\s*{_DOUBT}", ", ", sentence).lstrip(", ") if sentence.startswith(_DOUBT) else re.sub(
        rf",?\s*{_DOUBT}", ", ", sentence
    )
