"""The titles of actions: what a person does, a verb first, and whom or what it concerns, in both languages."""

from collections.abc import Sequence

from dataflow.actions.objects import Ids, Object
from dataflow.actions.sentences import WORDS
from dataflow.facts.finding import Finding
from registry.records.registry import Registry
from registry.records.text import Lang, Text, both
from registry.sentences import quoted
from registry.vocabulary import vocabulary


class Titles:
    """The words of actions on one registry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def title(self, made: Object, parties: Ids, data_sets: Ids, findings: Sequence[Finding]) -> Text:
        """What a person does. `parties` and `data_sets` are all that the action concerns."""
        return both(lambda lang: self._title(lang, made, parties, data_sets, findings))

    def concerns(self, made: Object, parties: Ids, data_sets: Ids) -> Text:
        """Whom or what an action concerns: a name where it is one or a pair, else how many."""
        return both(lambda lang: self._concerns(lang, made, parties, data_sets))

    def question(self, kind: str, name: Text, law: str | None = None) -> Text:
        """The question that a fact answers, of whom or what has that name, or whether a law applies."""
        own = self._registry.organisation.name
        if law and WORDS.has("en", f"applies.{law}"):
            return WORDS.both(f"applies.{law}", organisation=own)
        return WORDS.both(f"asks.{kind}", organisation=own, name=name)

    def actor(self, id_: str) -> Text:
        """What an actor is called."""
        own = self._registry.organisation
        return own.name if id_ == own.id else self._registry.actors[id_].name

    def document(self, id_: str) -> Text:
        """The title of a document, between quotation marks."""
        title = self._registry.documents[id_].title
        return both(lambda lang: quoted(lang, title))

    def data_set(self, id_: str) -> Text:
        """The label of a data set, between quotation marks."""
        label = self._registry.data_sets[id_].label
        return both(lambda lang: quoted(lang, label.say(lang)))

    def law(self, id_: str) -> Text:
        """What a law is called."""
        return vocabulary().regimes[id_].label

    def _title(
        self, lang: Lang, made: Object, parties: Ids, data_sets: Ids, findings: Sequence[Finding]
    ) -> str:
        own = self._registry.organisation
        concerned = self._concerned(lang, parties, data_sets)
        values: dict[str, str | int] = {
            "n": len(parties) or len(data_sets),
            "organisation": own.name.say(lang),
            "name": concerned or own.name.say(lang),
        }
        form = "title"
        match made.by:
            case "law":
                law = vocabulary().regimes[made.made_for[0]]
                values |= {"authority": law.authority.say(lang), "name": concerned or law.label.say(lang)}
            case "document":
                named = self.document(made.made_for[0]) if made.made_for else WORDS.both("document")
                document = named.say(lang)
                values |= {"document": document, "name": concerned or document}
            case "counterpart" if len(made.made_for) > 1:
                form, values["name"] = "between", self.actor(made.made_for[0]).say(lang)
                values["by"] = self.actor(made.made_for[1]).say(lang)
            case _ if parties == (own.id,) and WORDS.has(lang, f"own.{made.kind}"):
                form = "own"
        return self._with(lang, made, WORDS.say(lang, f"{form}.{made.kind}", **values), findings)

    def _with(self, lang: Lang, made: Object, title: str, findings: Sequence[Finding]) -> str:
        """A contract with what is missing in it, which is recorded with it."""
        if made.kind != "contract":
            return title
        checks = {part.check for each in findings for part in each.parts}
        missing = [name for check, name in (("R11", "authorisation"), ("R31", "clock")) if check in checks]
        if not missing:
            return title
        return WORDS.say(lang, f"with.{missing[0] if len(missing) == 1 else 'both'}", title=title)

    def _concerns(self, lang: Lang, made: Object, parties: Ids, data_sets: Ids) -> str:
        if made.by == "counterpart" and len(made.made_for) > 1:
            name, by = (self.actor(id_).say(lang) for id_ in made.made_for)
            return WORDS.say(lang, "pair", by=by, name=name)
        if len(data_sets) == 1:
            return self._registry.data_sets[data_sets[0]].label.say(lang)
        if parties or data_sets:
            return self._concerned(lang, parties, data_sets)
        if made.by == "document" and made.made_for:
            return self._registry.documents[made.made_for[0]].title
        return self._registry.organisation.name.say(lang)

    def _concerned(self, lang: Lang, parties: Ids, data_sets: Ids) -> str:
        """The one party or data set that an action concerns, or how many; empty where it concerns none."""
        if len(parties) == 1:
            return self.actor(parties[0]).say(lang)
        if parties:
            ours = self._registry.organisation.id in parties
            return WORDS.say(lang, f"concerns.{'parties' if ours else 'third_parties'}", n=len(parties))
        if len(data_sets) == 1:
            return self.data_set(data_sets[0]).say(lang)
        return WORDS.say(lang, "concerns.data_sets", n=len(data_sets)) if data_sets else ""
