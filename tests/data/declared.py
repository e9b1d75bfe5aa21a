"""What a registry declares, said in words: each part of each declared statement, and the lines it is cited from."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from registry.records.actor import Place
from registry.records.duration import Duration
from registry.records.evidence import Evidence, Status
from registry.records.flow import Flow
from registry.records.lifetime import SESSION, Lifetime
from registry.records.registry import Registry
from registry.records.stated import Stated
from registry.records.text import Text
from registry.vocabulary import Vocabulary, vocabulary_of
from tests.data.statements import Statement, statements
from tools.policy_words import words_of

LOOSE = 2
"""Of words of ours that tell what a source says, one in so many stands there itself."""
_STOP = frozenset(words_of(
    "a au aux avec ce ces comme dans de des dit dite dits du elle en est et eux il ils je la le les leur leurs lui ma"
    " mais ne nos notre ou par pas pour qu que qui sa se ses son sont sur tout toute tous un une vos votre y si"
))  # fmt: skip
_TERMS = {
    "field": "fields", "fields": "fields", "purpose": "purposes", "right": "rights", "subjects": "data_subjects",
    "role": "roles", "standard": "certifications",
}  # fmt: skip
"""By key: the vocabulary whose words name what it says."""
UNSAID: Mapping[str, str] = {
    "status": "how it is known", "cite": "where it is read", "reason": "why it is thought", "dated": "of an enrichment",
    "source": "of an enrichment", "valid_from": "a day", "valid_to": "a day", "note": "a remark of ours",
    "label": "what we call it, but for a place", "also_called": "what people call it",
    "id": "ours", "collective": "how we count",
    "links": "an address", "places": "our own places", "to": "our own places", "feeds": "our own places",
    "by": "who stands behind the engagement", "data_sets": "our own sets", "scope_kind": "said by scope",
    "from_": "people are told by `from`, places are ours", "carries": "told by `carries`",
    "derived_from": "told by `derived_from`", "kind": "what a place or a flow is: told by `kind`",
    "category": "the table of trackers has it as its row", "who": "« nous », whose policy it is",
}  # fmt: skip
"""Keys that no line has to say by themselves, and why."""


class Part(NamedTuple):
    """A part of a declared statement."""

    key: str
    """Where it stands: `data_sets.account.purposes.direct_marketing:purpose`."""
    lines: tuple[int, ...]
    """The lines that say so."""
    phrases: tuple[str, ...]
    """What it may be called there: all words of one of them."""
    prose: bool = False
    """Whether the phrases are sentences of ours, of which some of the words will do."""


def parts(registry: Registry) -> Iterator[Part]:
    """Every part of every declared statement that cites a line."""
    words = vocabulary_of(registry)
    for statement in statements(registry):
        if statement.status is Status.DECLARED:
            yield from _parts(statement, registry, words)


def _parts(statement: Statement, registry: Registry, words: Vocabulary) -> Iterator[Part]:
    lines = tuple(
        line
        for cite in statement.citations
        for line in range(cite.line or 0, (cite.last_line or cite.line or 0) + 1)
    )
    said = statement.said
    for key, phrases, prose in _told(statement.name, said, registry, words):
        yield Part(f"{statement.name}:{key}", lines, tuple(phrases), prose)
    if isinstance(said, Flow):
        target = _engaged(statement, registry)
        for key, phrases in _flow(said, target, registry, words):
            yield Part(f"{statement.name}:{key}", lines, tuple(phrases))


def _told(
    name: str, said: Evidence, registry: Registry, words: Vocabulary
) -> Iterator[tuple[str, list[str], bool]]:
    for attribute in type(said).model_fields:
        value = getattr(said, attribute)
        if isinstance(said, Stated) and attribute == "value":
            key = next(each for each in reversed(name.split(".")) if not each.isdigit())
        else:
            key = attribute
        for each in value if isinstance(value, tuple) else (value,):
            found = _said(key, each, said, words)
            if found is not None:
                yield f"{key}={each}" if isinstance(each, str) and key not in _ONE else key, *found


_ONE = ("field", "purpose", "right", "act", "standard", "pattern", "name", "legal_name")
"""Keys whose value the name of the statement has."""


def _said(attribute: str, value: Any, said: Evidence, words: Vocabulary) -> tuple[list[str], bool] | None:
    """The phrases for a value; None where there is nothing to find on a line."""
    if (
        value is None
        or value == ()
        or (attribute in UNSAID and not (attribute == "label" and isinstance(said, Place)))
    ):
        return None
    if isinstance(value, Text):
        return [value.say("fr")], attribute != "name"
    if isinstance(value, Duration | Lifetime):
        return _duration(str(value)), False
    if isinstance(value, bool | dict | BaseModel):
        return None
    if attribute == "act":
        return [], False  # a verb has too many forms: the words are given for each denial
    table = _TERMS.get(attribute)
    if table:
        return _names(getattr(words, table)[str(value)]), False
    return [str(value)], False


def _duration(period: str) -> list[str]:
    if period == SESSION:
        return [SESSION]
    amount, unit = period[1:-1], period[-1]
    return [
        f"{amount} {word}" for word in {"D": ["jours"], "W": ["semaines"], "M": ["mois"], "Y": ["ans"]}[unit]
    ]


def _names(term: Any) -> list[str]:
    synonyms = getattr(term, "synonyms", None)
    return [term.label.say("fr"), *(synonyms.fr if synonyms else ())]


def _engaged(statement: Statement, registry: Registry) -> str | None:
    """The third party whose engagement a flow stands in."""
    path = statement.name.split(".")
    return path[1] if path[0] == "third_parties" else None


def _flow(
    flow: Flow, engaged: str | None, registry: Registry, words: Vocabulary
) -> Iterator[tuple[str, list[str]]]:
    people = [each for each in flow.from_ if each in words.data_subjects]
    for each in people:
        yield f"from={each}", _names(words.data_subjects[each])
    yield f"kind={flow.kind or ('collect' if people else 'share')}", []
    if engaged:
        actor = registry.third_parties[engaged]
        if not actor.collective:
            yield f"party={engaged}", [actor.name.say("fr"), *actor.also_called]
    for key, carried in (("carries", flow.carries or ()), ("derived_from", flow.derived_from)):
        for each in carried:
            field, at, data_set = each.rpartition("@")
            held = registry.data_sets[data_set]
            named = [words.fields[field]] if at else [words.fields[use.field] for use in held.fields]
            own = [] if at else [held.label.say("fr"), *held.also_called]
            yield f"{key}={each}", [*own, *(phrase for term in named for phrase in _names(term))]


def content(phrase: str) -> list[str]:
    """The words of a phrase that say something."""
    return [word for word in words_of(phrase) if word not in _STOP and (len(word) > 1 or word.isdigit())]
