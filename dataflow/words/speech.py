"""Speech: how names, roles, dates, lists and doubts are said in one language."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from dataflow.answers.answer import Denied
from dataflow.answers.whose import Whose
from dataflow.facts import citations, lists, values
from dataflow.facts.known import Cited, Known, Retained
from dataflow.facts.omissions import omitted
from dataflow.facts.parties import Party, Source
from dataflow.facts.receiver import BETWEEN_ROLES
from dataflow.facts.values import Agreeing
from dataflow.words.sentences import WORDS
from registry.records.evidence import Status
from registry.records.prose import day_in_words, list_in_words
from registry.records.text import Lang, Text
from registry.sentences import quoted, stopped

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

    def limits(self, told: Told) -> Iterator[str]:
        """What the answer rests on that is not whole: documents, and the files of the registry themselves."""
        if told.source.incomplete:
            yield self.say("incomplete")
        yield from omitted(told.source.left_out, self.lang)

    def day(self, day: date) -> str:
        """The day in words: 22 novembre 2026, 1er mai 2026, 22 November 2026."""
        return day_in_words(day, self.lang)

    def listed(self, items: Iterable[str]) -> str:
        """The items, each once, with « and » before the last; with semicolons where an item has commas."""
        return lists.listed(items, self.lang)

    def apart(self, items: Iterable[str]) -> str:
        """The items with semicolons between them: clauses in brackets, rules that have commas themselves."""
        return lists.apart(items, self.lang)

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
        if role.disputed:
            return values.disagreeing(map(self.role, role.parts), self.lang)
        said = self.listed(uncapitalised(each) for each in role.label.say(self.lang).split(BETWEEN_ROLES))
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

    def unknown(self, agreeing: Agreeing = "") -> str:
        """« inconnu », as the gender and number of what is unknown want it: f, mp, fp."""
        return values.unknown(self.lang, agreeing)

    def fact(self, known: Known, agreeing: Agreeing = "") -> str:
        """A value with how it is known: France, France (by inference; …), unknown (…)."""
        return values.told(known, self.lang, "sentence", agreeing)

    def with_roles(self, name: str, roles: Sequence[Known], *more: str) -> str:
        """A name and, in brackets, the roles it has and more."""
        said = [self.listed(self._each_role(roles))] if roles else []
        inside = self.apart([*said, *more])
        return f"{name} ({inside})" if inside else name

    def marked(self, said: str, status: Status, reason: Text | None = None) -> str:
        """Words with how what they name is known in brackets, and why, unless a source says it."""
        if status is Status.DECLARED:
            return said
        why = [reason.say(self.lang).rstrip(".")] if reason else []
        return f"{said} ({self.apart([self.say(f'doubt.{status}'), *why])})"

    def rules(self, rules: Iterable[Retained]) -> str:
        """Retention rules beside each other, each with how it is known; empty where there are none."""
        return self.apart(values.told(rule.known, self.lang, "brief") for rule in rules)

    def doubtful(self, status: Status, clause: str) -> str:
        """A clause with how far it is to be trusted said before it; a declared one as it stands."""
        return clause if status is Status.DECLARED else f"{_DOUBT}{self.say(f'doubt.{status}')}, {clause}"

    def joined(self, clauses: Iterable[str]) -> str:
        """Clauses in a list; the sentence they come to stand in is to be `settled`."""
        return list_in_words(dict.fromkeys(clauses), self.lang)

    def cited(self, cited: Cited) -> str:
        """Where something can be read: document, version, section, lines."""
        return citations.cited(cited, self.lang, "sentence")

    def cites(self, cited: Iterable[Cited]) -> str:
        """The citations in brackets after a blank, one for each document; empty when there are none."""
        said = citations.cites(cited, self.lang)
        return f" ({said})" if said else ""

    def sourced(self, known: Known) -> str:
        """A value between quotation marks with where it can be read, or that nobody has said where."""
        label = self.quoted(known.label.say(self.lang)) if known.label else self.unknown()
        return f"{label}{self.cites(known.citations) or self.say('uncited')}"

    def denial(self, denial: Denied) -> str:
        """« Il est dit que Minlessika ne conserve pas … », within which limits, and where it can be read."""
        who, act = denial.who_label.say(self.lang), denial.act_label.say(self.lang)
        if denial.fields:
            said = self.say("denials.denied", who=who, act=act, fields=self.labels(denial.fields))
        else:
            said = self.say("denials.everything", who=who, act=act)
        limits = self.bounds(denial)
        if denial.status is not Status.DECLARED:
            limits.append(values.status_clause(denial.status, self.lang))
        inside = f" ({self.apart(limits)})" if limits else ""
        return stopped(f"{said}{inside}{self.cites(denial.citations)}")

    def bounds(self, denial: Denied) -> list[str]:
        """What a denial is limited to, beside its fields: without these it would say more than its source."""
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
        if denial.places:
            where = [self.quoted(each.say(self.lang)) for each in denial.places]
            limits.append(self.say("denials.places", places=self.listed(where)))
        if denial.outside:
            limits.append(denial.outside.say(self.lang))
        if denial.exception:
            limits.append(self.say("denials.except", exception=denial.exception.say(self.lang)))
        return limits

    def lead(self, told: Told) -> str:
        """« Au 22 novembre 2026, d’après le registre Minlessika (version 1.0), »."""
        return self._dated("lead", told)

    def subject(self, told: Told) -> str:
        """« Au 22 novembre 2026, le registre Minlessika (version 1.0) », for a verb to follow."""
        return self._dated("subject", told)

    def asked(self, label: Text, limit: Whose | None) -> str:
        """A field as it was asked for, with the people the question was limited to."""
        said = self.quoted(self.within(label))
        return self.say("whose.field", field=said, people=self.people(limit)) if limit else said

    def people(self, limit: Whose) -> str:
        """The people an answer is limited to."""
        return self.listed(self.quoted(label.say(self.lang)) for label in limit.labels)

    def unstated(self, limit: Whose | None) -> Iterator[str]:
        """That some data sets were left aside, as nobody says whose data they are."""
        if limit and limit.unstated:
            sets = self.listed(self.quoted(label.say(self.lang)) for label in limit.unstated)
            yield self.say("whose.unstated", n=len(limit.unstated), sets=sets)

    def _dated(self, key: str, told: Told) -> str:
        limit: Whose | None = getattr(told, "whose", None)
        return self.say(
            f"whose.{key}" if limit else key,
            **({"people": self.people(limit)} if limit else {}),
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
    *parts, last = sentence.removeprefix(_DOUBT).split(_DOUBT)
    return ", ".join([*(part.rstrip().removesuffix(",") for part in parts), last])
