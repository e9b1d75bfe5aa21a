"""Speech: how names, roles, dates, lists and doubts are said in one language."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from dataflow.answers.answer import Denied
from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Party, Source
from dataflow.words.sentences import WORDS
from registry.records.evidence import Status
from registry.records.prose import day_in_words, list_in_words
from registry.records.text import Lang, Text
from registry.sentences import quoted

_DOUBT = "\ue000"
"""Marks where a doubt begins, until the commas around it are set."""


class Told(Protocol):
    """Anything told from one registry on one day: an answer, a profile."""

    @property
    def on(self) -> date:
        """The day."""

    @property
    def source(self) -> Source:
        """The registry."""


class Speech:
    """Says things in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def say(self, key: str, /, **values: str | int) -> str:
        """The sentence of that key."""
        return WORDS.say(self.lang, key, **values)

    def day(self, day: date) -> str:
        """The day in words: 22 novembre 2026, 1er mai 2026, 22 November 2026."""
        return day_in_words(day, self.lang)

    def listed(self, items: Iterable[str]) -> str:
        """The items, each once, with « and » before the last; with semicolons where an item has commas."""
        once = list(dict.fromkeys(items))
        if len(once) > 1 and any(self._has_parts(each) for each in once):
            return self.say("between").join(once)
        return self._and(once)

    def _has_parts(self, item: str) -> bool:
        """Whether an item reads as several things; what stands between quotation marks does not."""
        return item[:1] not in "«“" and ("," in item or f" {self.say('and')} " in item)

    def _and(self, items: list[str]) -> str:
        return list_in_words(items, self.lang)

    def within(self, text: Text) -> str:
        """A label of the vocabulary as it stands in a sentence: without its capital, but « IBAN » stays."""
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

    def role(self, role: Known) -> str:
        """A role inside a sentence; « role unknown » where nobody has said it."""
        if role.label is None:
            return self.say("role.unknown")
        if role.value == "undetermined":
            return self.say("role.undetermined")
        said = self.listed(uncapitalised(each) for each in role.label.say(self.lang).split(" ; "))
        if role.status is Status.DECLARED:
            return said
        return self.say("role.known_so", role=said, doubt=self.say(f"doubt.{role.status}"))

    def _each_role(self, roles: Sequence[Known]) -> list[str]:
        known = [self.role(role) for role in roles if role.label]
        unsaid = [role for role in roles if role.label is None]
        return [*known, *(self.say("role.partly_unknown" if known else "role.unknown") for _ in unsaid[:1])]

    def roles(self, roles: Sequence[Known]) -> str:
        """« Roles: processor », or that they are unknown or still to be determined."""
        if all(role.label is None for role in roles):
            return self.say("role.all_unknown")
        if all(role.value == "undetermined" for role in roles):
            return self.say("role.all_undetermined")
        return self.say("role.all", n=len(roles), roles=self.listed(self._each_role(roles)))

    def unknown(self, agreeing: str = "") -> str:
        """« inconnu », as the gender and number of what is unknown want it: f, mp, fp."""
        return self.say(f"fact.unknown_{agreeing}" if agreeing else "fact.unknown")

    def fact(self, known: Known, agreeing: str = "") -> str:
        """A value with how it is known: France, France (by inference; …), unknown (…)."""
        why = [known.reason.say(self.lang).rstrip(".")] if known.reason else []
        if known.status is Status.ENRICHMENT and known.dated:
            why = [
                self.say("fact.looked_up", day=self.day(known.dated)),
                *([known.source] if known.source else []),
                *why,
            ]
        if known.label is None:
            said, standing = self.unknown(agreeing), []
        else:
            said = known.label.say(self.lang)
            standing = [] if known.status is Status.DECLARED else [self.say(f"fact.{known.status}")]
        inside = self.say("between").join([*standing, *why])
        return f"{said} ({inside})" if inside else said

    def with_roles(self, name: str, roles: Sequence[Known], *more: str) -> str:
        """A name and, in brackets, the roles it has and more."""
        said = [self.listed(self._each_role(roles))] if roles else []
        inside = self.say("between").join([*said, *more])
        return f"{name} ({inside})" if inside else name

    def doubtful(self, status: Status, clause: str) -> str:
        """A clause with how far it is to be trusted said before it; a declared one as it stands."""
        return clause if status is Status.DECLARED else f"{_DOUBT}{self.say(f'doubt.{status}')}, {clause}"

    def joined(self, clauses: Iterable[str]) -> str:
        """Clauses in a list; the sentence they come to stand in is to be `settled`."""
        return self._and(list(dict.fromkeys(clauses)))

    def cited(self, cited: Cited) -> str:
        """Where something can be read: document, version, section, lines."""
        return self._place(cited, [self.quoted(cited.section)] if cited.section else [], [cited])

    def cites(self, citations: Iterable[Cited]) -> str:
        """The citations in brackets after a blank, one for each document; empty when there are none."""
        documents: dict[str, list[Cited]] = {}
        for each in citations:
            documents.setdefault(each.document, []).append(each)
        said = [
            self._place(
                several[0],
                [self.quoted(each.section) for each in several if each.section and each.line is None],
                several,
            )
            for several in documents.values()
        ]
        return f" ({self.say('between').join(said)})" if said else ""

    def _place(self, document: Cited, sections: list[str], cited: list[Cited]) -> str:
        parts = [self.quoted(document.title)]
        if document.version:
            parts.append(self.say("cite.version", version=document.version))
        parts += dict.fromkeys(sections)
        spans = sorted({(each.line, each.last_line or each.line) for each in cited if each.line is not None})
        if spans:
            lines = [
                str(first) if first == last else self.say("cite.range", first=first, last=last)
                for first, last in spans
            ]
            several = len(spans) > 1 or spans[0][0] != spans[0][1]
            parts.append(self.say("cite.lines", lines=self._and(lines), n=2 if several else 1))
        parts += [self.quoted(each.words) for each in cited if each.words]
        return ", ".join(parts)

    def denial(self, denial: Denied) -> str:
        """« Minlessika ne conserve jamais … », within which limits, and where it can be read."""
        who, act = denial.who_label.say(self.lang), denial.act_label.say(self.lang)
        if denial.fields:
            said = self.say("denials.denied", who=who, act=act, fields=self.labels(denial.fields))
        else:
            said = self.say("denials.everything", who=who, act=act)
        limits = []
        if denial.data_sets:
            sets = [self.quoted(each.say(self.lang)) for each in denial.data_sets]
            limits.append(self.say("denials.data_sets", sets=self.listed(sets)))
        if denial.subjects:
            limits.append(self.say("denials.subjects", subjects=self.labels(denial.subjects)))
        if denial.purposes:
            limits.append(self.say("denials.purposes", purposes=self.labels(denial.purposes)))
        if denial.to:
            limits.append(self.say("denials.to", to=denial.to.say(self.lang)))
        if denial.exception:
            limits.append(self.say("denials.except", exception=denial.exception.say(self.lang)))
        inside = f" ({self.say('between').join(limits)})" if limits else ""
        return f"{said}{inside}{self.cites(denial.citations)}."

    def lead(self, told: Told) -> str:
        """« Au 22 novembre 2026, d’après le registre Minlessika (version 1.0), »."""
        return self._dated("lead", told)

    def subject(self, told: Told) -> str:
        """« Au 22 novembre 2026, le registre Minlessika (version 1.0) », for a verb to follow."""
        return self._dated("subject", told)

    def _dated(self, key: str, told: Told) -> str:
        return self.say(
            key,
            day=self.day(told.on),
            title=self.quoted(told.source.title.say(self.lang)),
            version=told.source.version,
        )


def uncapitalised(label: str) -> str:
    """The label without its capital; one that begins with an abbreviation keeps it."""
    abbreviated = len(label) > 1 and label[1].isalpha() and not label[1].islower()
    return label if abbreviated else label[:1].lower() + label[1:]


def capitalised(sentence: str) -> str:
    """The sentence with a capital, whatever it begins with."""
    return sentence[:1].upper() + sentence[1:]


def settled(sentence: str) -> str:
    """The sentence with one comma before every doubt, but none where it begins with it."""
    return re.sub(rf",?\s*{_DOUBT}", ", ", sentence.removeprefix(_DOUBT))
