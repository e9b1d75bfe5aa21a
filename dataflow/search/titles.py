"""The titles: what each thing of a registry is called, with what limits it, and the keys that are said by that."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel

from dataflow.facts.facts import Facts
from dataflow.facts.item import Key
from dataflow.facts.leaves import label_of
from dataflow.facts.measures import title_of
from dataflow.facts.parties import whole
from dataflow.facts.sentences import WORDS as FACT_WORDS
from dataflow.search.sentences import WORDS
from registry.records.activity import Activity, System
from registry.records.actor import (
    Actor,
    Authorisation,
    Certification,
    Engagement,
    LegalEntity,
    Organisation,
    Place,
)
from registry.records.contract import Amendment, Contract
from registry.records.data_set import Claim, DataSet, FieldUse, PurposeUse, Retention
from registry.records.document import Document, Mention
from registry.records.ends import ends_named
from registry.records.flow import Flow
from registry.records.measure import Measure
from registry.records.statements import Acceptance, Change, Denial, Formality, Right, Tracker
from registry.records.text import Text, both, text


class Titles:
    """What the things of one registry are called."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._subjects = set(facts.words.data_subjects)
        self._ends: dict[tuple[str, str], Text] = {}

    def of(self, record: BaseModel, name: str | None, owner: str) -> Text | None:
        """What a record is called; None: nothing. `name`: its id where it has one, `owner`: in whose entry it is."""
        made = _TITLES.get(type(record))
        return made(self, record, name, owner) if made else None

    def end(self, name: str, owner: str) -> Text:
        """A place or people by a name that stands in the entry of `owner`: « CinetPay · Paiement en ligne »."""
        at = (name, owner)
        if at not in self._ends:
            found = ends_named(self._facts.registry, self._subjects, name, owner)
            self._ends[at] = whole(found[0], self._facts) if found else text(name, name)
        return self._ends[at]

    def actor(self, id_: str) -> Text:
        """What an actor is called."""
        known = self._facts.registry.actor(id_)
        return known.name if known else text(id_, id_)

    def flow(self, flow: Flow, _name: str | None, owner: str) -> Text:
        """Both ends, as far as they are said; inside an engagement it goes to the engaged party."""
        sources = [self.end(each, owner) for each in flow.from_]
        targets = [self.end(each, owner) for each in flow.to] or [self.actor(owner)]
        told = both(
            lambda lang: WORDS.say(
                lang,
                "way",
                source=", ".join(each.say(lang) for each in sources),
                target=", ".join(each.say(lang) for each in targets),
            )
        )
        return _limited(told, flow.condition)

    def engagement(self, engaged: Engagement, name: str | None, owner: str) -> Text | None:
        """Its name; its id only where the actor has several and it has no other; and who engages, if not us."""
        actor = self._facts.registry.actor(owner)
        told = engaged.label
        if told is None and name and actor is not None and len(actor.engagements) > 1:
            told = text(name, name)
        if engaged.by is None or engaged.by == self._facts.registry.organisation.id:
            return told
        by = self.actor(engaged.by)
        it = told or label_of(Actor, "engagements")
        return WORDS.both("engaged", it=it, by=by)

    def retention(self, rule: Retention, _name: str | None, _owner: str) -> Text | None:
        """The rule in words, whatever days it holds on."""
        if not (rule.period or rule.criteria):
            return None
        lasting = rule.model_copy(update={"valid_from": None, "valid_to": None})
        return self._facts.retention((lasting,), lasting)[0].label

    def field(self, use: FieldUse, _name: str | None, _owner: str) -> Text:
        """The field, and when it is there."""
        return _limited(self._facts.field(use.field), use.condition)

    def purpose(self, use: PurposeUse, _name: str | None, _owner: str) -> Text:
        """The purpose, and when it applies."""
        return _limited(self._facts.words.purposes[use.purpose].label, use.condition)

    def certification(self, held: Certification, _name: str | None, _owner: str) -> Text:
        """The standard."""
        return self._facts.words.certifications[held.standard].label

    def measure(self, taken: Measure, _name: str | None, _owner: str) -> Text:
        """What is done, or the kind of it."""
        told = title_of(taken, self._facts.words)
        kind = self._facts.words.measures[taken.kind].label if taken.kind and taken.measure else None
        return _limited(told, kind)

    def denial(self, denial: Denial, _name: str | None, _owner: str) -> Text:
        """Who is said not to do what."""
        who, act = self.actor(denial.who), self._facts.words.denial_acts[denial.act].negation
        return both(lambda lang: f"{who.say(lang)} {act.say(lang)}")

    def right(self, right: Right, _name: str | None, _owner: str) -> Text:
        """The right."""
        return self._facts.words.rights[right.right].label

    def formality(self, made: Formality, _name: str | None, _owner: str) -> Text:
        """What was filed, and under which law."""
        law, kind = self._facts.words.regimes[made.regime].label, FACT_WORDS.both(f"formality.{made.kind}")
        return WORDS.both("within", owner=law, it=kind)

    def mention(self, mention: Mention, _name: str | None, _owner: str) -> Text:
        """The actor that is named."""
        return self.actor(mention.actor)


def _limited(it: Text, condition: Text | None) -> Text:
    return it if condition is None else WORDS.both("conditioned", it=it, condition=condition)


def _verbatim(words: str) -> Text:
    return text(words, words)


Title = Callable[[Titles, Any, str | None, str], Text | None]
_TITLES: Final[Mapping[type[BaseModel], Title]] = {
    Actor: lambda _, it, *__: it.name,
    Organisation: lambda _, it, *__: it.name,
    Place: lambda _, it, *__: it.label,
    DataSet: lambda _, it, *__: it.label,
    System: lambda _, it, *__: it.label,
    Activity: lambda _, it, *__: it.label,
    Contract: lambda _, it, *__: it.title or FACT_WORDS.both("contract.untitled"),
    Authorisation: lambda _, it, *__: FACT_WORDS.both(f"authorisation.{it.value}"),
    Amendment: lambda _, it, *__: it.what,
    Measure: Titles.measure,
    Claim: lambda _, it, *__: it.claim,
    Change: lambda _, it, *__: it.what,
    LegalEntity: lambda _, it, *__: _verbatim(it.legal_name),
    Document: lambda _, it, *__: _verbatim(it.title),
    Tracker: lambda _, it, *__: _verbatim(it.pattern),
    Acceptance: lambda _, it, *__: _verbatim(it.finding),
    Engagement: Titles.engagement,
    Flow: Titles.flow,
    Retention: Titles.retention,
    FieldUse: Titles.field,
    PurposeUse: Titles.purpose,
    Certification: Titles.certification,
    Denial: Titles.denial,
    Right: Titles.right,
    Formality: Titles.formality,
    Mention: Titles.mention,
}
"""A record that is not here has no name, or has its id for one, and all its keys are told."""

SAID: Final[frozenset[Key]] = frozenset(
    {
        (Actor, "name"), (Organisation, "name"), (Organisation, "id"), (Place, "label"),
        (DataSet, "label"), (Document, "title"), (System, "label"), (Activity, "label"),
        (Contract, "title"), (Amendment, "what"), (Authorisation, "value"), (Measure, "measure"), (Measure, "kind"),
        (Claim, "claim"), (Change, "what"),
        (Change, "actor"), (LegalEntity, "legal_name"), (Tracker, "pattern"), (Tracker, "set_by"),
        (Acceptance, "finding"), (Engagement, "label"),
        (Flow, "from"), (Flow, "to"), (Flow, "condition"), (FieldUse, "field"), (FieldUse, "condition"),
        (PurposeUse, "purpose"), (PurposeUse, "condition"), (Certification, "standard"), (Denial, "who"),
        (Denial, "act"), (Right, "right"), (Formality, "regime"), (Formality, "kind"), (Mention, "actor"),
        *((Retention, key) for key in ("period", "criteria", "starts", "condition", "then", "fields")),
    }
)  # fmt: skip
"""The keys whose values the title says."""
OWNERS: Final[Mapping[type[BaseModel], str]] = {Tracker: "set_by", Denial: "who", Change: "actor"}
"""The key that says whose a statement of its own is."""
