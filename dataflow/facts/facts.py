"""Facts: what one registry says on one day, ids in words and evidence with readable citations."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar

from dataflow.facts.contracts import run_text
from dataflow.facts.known import UNKNOWN, Cited, Known, PurposeKnown, Retained
from dataflow.facts.lists import beside
from dataflow.facts.sentences import WORDS
from dataflow.facts.together import agreeing, disputed, failing, together
from dataflow.facts.whereabouts import country_words
from registry.records.contract import Contract
from registry.records.countries import AREAS
from registry.records.data_set import PurposeUse, Retention
from registry.records.duration import Duration
from registry.records.evidence import Citation, Evidence, Status
from registry.records.lifetime import Lifetime
from registry.records.prose import day_text
from registry.records.registry import Registry
from registry.records.stated import Stated, statements_on
from registry.records.statements import Tracker
from registry.records.text import Lang, Text, both
from registry.sentences import determined
from registry.source.problem import Problem
from registry.vocabulary import FieldTerm, Term, Vocabulary, vocabulary_of

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")


class Facts:
    """Puts what one registry says on one day into words of both languages."""

    def __init__(self, registry: Registry, on: datetime.date, problems: Sequence[Problem] = ()) -> None:
        """`problems`: what is wrong in its files, and therefore missing from it."""
        self.registry, self.on, self.problems = registry, on, problems

    @classmethod
    def of_graph(cls, graph: "nx.MultiDiGraph[str]") -> "Facts":
        """The facts of a built graph."""
        return cls(graph.graph["registry"], graph.graph["on"], graph.graph["problems"])

    @cached_property
    def words(self) -> Vocabulary:
        """The vocabulary with the registry's own fields."""
        return vocabulary_of(self.registry)

    def term(self, terms: Mapping[str, Term] | Mapping[str, FieldTerm], id_: str) -> Text:
        """What a term is called."""
        return terms[id_].label

    def field(self, id_: str) -> Text:
        """What a field is called."""
        return self.words.fields[id_].label

    def country(self, code: str) -> Text:
        """What a country is called, or that no more is known of it than an area."""
        return country_words(code)

    def nature(self, nature: str) -> Text:
        """Whether it is a public body, a private one, or individuals."""
        return WORDS.both(f"nature.{nature}")

    def outside(self, where: str) -> Text:
        """« hors de l’Union européenne », « hors de : France »."""
        if where in AREAS:
            return WORDS.both(f"outside.{where}")
        return WORDS.both("outside.country", country=self.country(where))

    def cited(self, citations: Iterable[Citation]) -> tuple[Cited, ...]:
        """Citations with title, version, date and section of their documents."""
        return tuple(map(self._cited, citations))

    def _cited(self, citation: Citation) -> Cited:
        document = self.registry.documents[citation.document]
        section = citation.section
        if section is None and citation.line is not None:
            section = document.section_at(citation.line)
        return Cited(
            document=citation.document,
            title=document.title,
            version=document.version,
            date=document.date,
            section=section,
            line=citation.line,
            last_line=citation.last_line,
            words=citation.words,
        )

    def known(self, stated: Stated[T] | None, entry: Evidence | None, label: Callable[[T], Text]) -> Known:
        """What is known of a stated value that stands inside `entry`."""
        if stated is None:
            return UNKNOWN
        value = stated.value
        return Known(
            value=None if value is None else str(value),
            label=None if value is None else label(value),
            status=stated.standing_in(entry),
            citations=self.cited(stated.citations_in(entry)),
            reason=stated.reason,
            dated=stated.dated,
            source=stated.source,
        )

    def several(
        self, series: Iterable[Stated[T]], entry: Evidence | None, label: Callable[[T], Text]
    ) -> Known:
        """What is known on the day of what can be several at once: all values that hold, none of them first."""
        return together(self.each(series, entry, label))

    def single(
        self, series: Iterable[Stated[T]], entry: Evidence | None, label: Callable[[T], Text]
    ) -> Known:
        """What is known on the day of what can be one only; without a value where statements disagree about it."""
        return disputed(self.each(series, entry, label))

    def each(
        self, series: Iterable[Stated[T]], entry: Evidence | None, label: Callable[[T], Text]
    ) -> tuple[Known, ...]:
        """Each value that holds on the day, with the evidence of all that state it."""
        every = [self.known(stated, entry, label) for stated in statements_on(series, self.on)]
        if len(every) < 2:
            return tuple(every)
        alike: dict[str | None, list[Known]] = {}
        for told in every:
            alike.setdefault(told.value, []).append(told)
        return tuple(map(agreeing, alike.values()))

    def statement(self, evidence: Evidence, value: str | None, label: Text | None) -> Known:
        """What is known of a statement that carries its evidence itself."""
        return Known(
            value=value,
            label=label,
            status=evidence.standing,
            citations=self.cited(evidence.cite),
            reason=evidence.reason,
            dated=evidence.dated,
            source=evidence.source,
        )

    def duration(self, length: Duration) -> Text:
        """A duration in words."""
        return _length(length)

    def lifetime(self, tracker: Tracker) -> Known:
        """How long a tracker lives; where no time is given, what decides it."""
        if tracker.lifetime.value is None and tracker.criteria is not None:
            return self.statement(tracker, None, tracker.criteria)
        return self.known(tracker.lifetime, tracker, self.lived)

    def lived(self, lifetime: Lifetime) -> Text:
        """A lifetime in words."""
        return _length(lifetime.period) if lifetime.period else WORDS.both("session")

    def certificate_state(self, state: str, until: datetime.date | None) -> Text:
        """Whether a certificate is valid, and until when."""
        told = WORDS.both(f"certificate.{state}")
        if until is None:
            return told
        key = {"expired": "since", "not_yet": "ends"}.get(state, "until")
        return WORDS.both(f"certificate.{key}", state=told, day=day_text(until))

    def applies(self, applies: str) -> Text:
        """Whether a law applies."""
        return WORDS.both(f"applies.{applies}")

    def contract(self, contract: Contract | None) -> Known:
        """What is known of a contract, and how it stands on the day where it says how long it runs."""
        told = self.signed(contract)
        if (
            contract is None
            or told.label is None
            or not (contract.starts or contract.ends or contract.term.value)
        ):
            return told
        state = run_text(contract, self.on)
        label = WORDS.both("contract.standing", contract=told.label, state=state) if state else told.label
        return told.model_copy(update={"label": label})

    def signed(self, contract: Contract | None) -> Known:
        """What a contract is called and when it was signed, whatever the day."""
        if contract is None:
            return UNKNOWN
        title = contract.title or WORDS.both("contract.untitled")
        if contract.date is None:
            return self.statement(contract, "contract", title)
        told = WORDS.both("contract.dated", title=title, date=day_text(contract.date))
        return self.statement(contract, contract.date.isoformat(), told)

    def role(self, series: Iterable[Stated[str]], entry: Evidence | None) -> Known:
        """A role on the day."""
        return self.single(series, entry, lambda id_: self.words.roles[id_].label)

    def mechanisms(self, several: Iterable[Stated[str]], entry: Evidence | None) -> Known:
        """Transfer mechanisms in their order, each for when those before it do not hold."""
        terms = self.words.transfer_mechanisms
        return failing([self.known(each, entry, lambda id_: terms[id_].label) for each in several])

    def purposes(
        self, uses: Iterable[PurposeUse], entry: Evidence, elsewhere: Mapping[str, Sequence[PurposeUse]]
    ) -> tuple[PurposeKnown, ...]:
        """Purposes with the basis claimed for each under every law of the organisation.

        `elsewhere` has the same purposes as data sets state them: where the flow gives no basis those of all of them
        are taken from there, so that nobody writes it twice.
        """
        return tuple(self._purpose(use, entry, elsewhere.get(use.purpose, ())) for use in uses)

    def _purpose(self, use: PurposeUse, entry: Evidence, others: Sequence[PurposeUse]) -> PurposeKnown:
        own = use if use.cite or use.status is not None else entry
        regimes = self.registry.organisation.regimes
        bases = {regime: self.basis(use, entry, others, regime) for regime in regimes}
        return PurposeKnown(
            purpose=self.statement(own, use.purpose, self.words.purposes[use.purpose].label),
            condition=self._when(use),
            basis=bases,
        )

    def basis(
        self,
        use: PurposeUse,
        entry: Evidence,
        others: Sequence[PurposeUse],
        regime: str,
        claimed: Literal["basis", "special"] = "basis",
    ) -> Known:
        """The basis claimed for a purpose under a law, or what is claimed to allow special categories for it."""
        own = use if use.cite or use.status is not None else entry
        told = [getattr(each, claimed) for each in (use, *others)]
        series = [bases[regime] for bases in (told[:1] if regime in told[0] else told) if regime in bases]
        return self.several(series, own, lambda id_: self.words.legal_bases[id_].label)

    def _when(self, use: PurposeUse) -> Text | None:
        """When a purpose applies and, of marketing, how people are reached and which."""
        parts = [use.condition] if use.condition else []
        parts += [WORDS.both(f"channel.{each}") for each in use.channel]
        parts += [WORDS.both(f"audience.{use.audience}")] if use.audience else []
        return both(lambda lang: beside(parts, lang)) if parts else None

    def retention(self, rules: Iterable[Retention], entry: Evidence) -> tuple[Retained, ...]:
        """Retention rules that hold on the day, in words."""
        return tuple(self._retained(rule, entry) for rule in rules if rule.holds_on(self.on))

    def kept(self, data_set: str, rule: Retained | None) -> Retained:
        """A rule with the data set it is about, or that nobody has said how long the data set is kept."""
        told = rule or Retained(label=WORDS.both("rule.no-period"), said=False, status=Status.UNKNOWN)
        label = WORDS.both("rule.data_set", data_set=self.registry.data_sets[data_set].label, rule=told.label)
        return told.model_copy(update={"label": label, "data_set": data_set})

    def _retained(self, rule: Retention, entry: Evidence) -> Retained:
        own = rule if rule.cite or rule.status is not None else entry
        return Retained(
            label=both(lambda lang: self._rule(rule, lang)),
            period=str(rule.period) if rule.period else None,
            said=bool(rule.period or rule.criteria),
            status=own.standing if rule.period or rule.criteria else Status.UNKNOWN,
            citations=self.cited(own.cite),
        )

    def _rule(self, rule: Retention, lang: Lang) -> str:
        told = self.duration(rule.period).say(lang) if rule.period else ""
        told = told or (rule.criteria.say(lang) if rule.criteria else "")
        told = told or WORDS.say(lang, "rule.no-period")
        parts = [told]
        if rule.period and rule.criteria:
            parts.append(rule.criteria.say(lang))
        if rule.starts:
            starts = rule.starts.say(lang)
            key = "rule.starts" if determined(starts, lang) else "rule.starts_bare"
            parts.append(WORDS.say(lang, key, starts=starts))
        if rule.then:
            parts.append(WORDS.say(lang, "rule.then", then=rule.then.say(lang)))
        told = ", ".join(parts)
        if rule.condition:
            told = WORDS.say(lang, "rule.condition", rule=told, condition=rule.condition.say(lang))
        if rule.fields:
            fields = beside(map(self.field, rule.fields), lang)
            told = WORDS.say(lang, "rule.fields", fields=fields, rule=told)
        return told


# A registry names few lengths of time, and each of them thousands of times.
@lru_cache(maxsize=512)
def _length(length: Duration) -> Text:
    return both(length.say)
