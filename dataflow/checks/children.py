"""Children: an online service that rests on consent, and people too young to give it alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import settled
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import PROCESSORS, named
from dataflow.facts.finding import Severity, Verdict
from dataflow.graph.arc import Arc
from dataflow.law.ages import Age, ages
from dataflow.law.reach import seat_of
from dataflow.question.fold import fold
from registry.records.data_set import DataSet, PurposeUse
from registry.records.evidence import Status
from registry.records.text import LANGS, Text, both
from registry.vocabulary import vocabulary

_CHILD: Final = "child"
_ONLINE_PLACES: Final = frozenset({"application", "browser"})
_ONLINE_FIELDS: Final = frozenset({"username", "password", "auth_token"})
_ONLINE_CATEGORIES: Final = frozenset({"technical", "cookies"})
"""By what an online service is known: where it gets data, and data that only such a service has."""
_PARENT: Final = "parent"
"""How words begin that speak of parents, in both languages."""


def child_consent(case: Case, regime: Regime) -> Iterator[Found]:
    """R41: an online service rests on the consent of people who may be too young to give it alone (GDPR Art. 8).

    The age is that of the organisation’s country. Where the consent of parents is on record, as a field or as a
    condition of the purpose or of the collection, nothing is asked. One finding for each data set.
    """
    if not ages().ruled(regime.id):
        return
    limit = _limit(case, regime)
    for id_, held in case.registry.data_sets.items():
        if held.holds_on(case.on) and case.own_role(id_) not in PROCESSORS and (_minors(case, held, limit)):
            yield from _of_set(case, regime, id_, held, limit)


class _Limit(NamedTuple):
    """From which age on a child consents alone, as far as it is known."""

    row: Age | None
    country: str | None
    age: int | None
    """None: that of the country is not known, and may be any that the law admits."""


def _limit(case: Case, regime: Regime) -> _Limit:
    country = seat_of(case.registry.organisation, case.on)
    row = ages().of(regime.id, country, case.on)
    if row is None and case.inside(regime.law, country):
        return _Limit(None, country, ages().highest)
    return _Limit(row, country, row.age if row else None)


def _minimum(case: Case, held: DataSet) -> int | None:
    """From which age on people are in a data set; None: unknown."""
    stated = held.minimum_age
    known = stated.standing_in(held) is not Status.UNKNOWN and stated.holds_on(case.on)
    return stated.value if known else None


def _minors(case: Case, held: DataSet, limit: _Limit) -> bool:
    """Whether people below the age may be in a data set, by the people it is about or from which age on they are."""
    minimum = _minimum(case, held)
    if minimum is None:
        return _CHILD in case.known_people(held.subjects, (_CHILD,))
    return minimum < (limit.age or ages().highest)


def _of_set(case: Case, regime: Regime, id_: str, held: DataSet, limit: _Limit) -> Iterator[Found]:
    uses = [use for use in held.purposes if use.standing is not Status.UNKNOWN]
    resting = [use for use in uses if _basis(use, regime) in regime.law.bases.consent]
    open_ = [use for use in uses if _basis(use, regime) is None]
    if (uses and not resting and not open_) or _asks_parents(case, id_, held, resting or open_):
        return
    minimum = _minimum(case, held)
    sure = minimum is not None and minimum < (limit.age or ages().lowest)
    doubts: dict[str, bool] = {
        "basis": not resting,
        "age": minimum is None,
        "country": not sure and limit.age is None,
        "online": not _online(case, id_, held),
        "role": not settled(case.own_role(id_)),
    }
    decides = next((each for each, open_to in doubts.items() if open_to), None)
    yield _found(case, id_, limit, minimum, resting or open_, decides)


def _basis(use: PurposeUse, regime: Regime) -> str | None:
    stated = use.basis.get(regime.id)
    return stated.value if stated else None


def _online(case: Case, id_: str, held: DataSet) -> bool:
    """Whether the data shows that the service is an online one. That nothing shows it does not say that it is none."""
    terms = [case.facts.words.fields[use.field] for use in held.fields]
    if any(term.id in _ONLINE_FIELDS or term.category in _ONLINE_CATEGORIES for term in terms):
        return True
    ends = (arc.target for arc in case.once(_collecting).get(id_, ()))
    places = (case.actor(str(end.actor)).places.get(end.name) for end in ends)
    return any(place is not None and place.kind in _ONLINE_PLACES for place in places)


def _collecting(case: Case) -> Mapping[str, list[Arc]]:
    """By data set: the flows by which people give it."""
    found: dict[str, list[Arc]] = {}
    for arc in case.stated:
        if arc.source.kind == "person":
            for id_ in dict.fromkeys(each.data_set for each in case.instances(arc)):
                found.setdefault(id_, []).append(arc)
    return found


def _asks_parents(case: Case, id_: str, held: DataSet, uses: Sequence[PurposeUse]) -> bool:
    """Whether the registry records that parents consent: a field for it, or a condition that speaks of them."""
    known = vocabulary().fields
    names = [
        name
        for use in held.fields
        if use.field not in known and "consent_record" in case.facts.words.ancestors(use.field)
        for name in case.facts.words.fields[use.field].names
    ]
    conditions = [use.condition for use in uses]
    conditions += [arc.condition for arc in case.once(_collecting).get(id_, ())]
    names += [each.say(lang) for each in conditions if each is not None for lang in LANGS]
    return any(word.startswith(_PARENT) for name in names for word in fold(name).split())


def _found(
    case: Case, id_: str, limit: _Limit, minimum: int | None, uses: Sequence[PurposeUse], decides: str | None
) -> Found:
    verdict: Verdict = "undetermined" if decides else "gap"
    severity: Severity | None = None if not decides else "low" if decides in ("basis", "online") else "medium"
    joint = limit.row is not None and limit.row.joint is not None
    variant = (
        ("joint" if joint else "main") if not decides else "perhaps" if minimum is None else "perhaps_from"
    )
    words = case.facts.words.purposes
    return Found(
        verdict=verdict,
        subject=id_,
        values={
            "data_set": phrases.in_quotes(case.registry.data_sets[id_].label),
            "minimum": _years(minimum or 0),
            "age": _age(limit),
            "basis": _source(case, limit),
            "purposes": named(dict.fromkeys(words[use.purpose].label for use in uses)),
        },
        entry=("data_sets", id_),
        data_sets=(id_,),
        variant=variant,
        decides=decides,
        severity=severity,
    )


def _age(limit: _Limit) -> Text:
    if limit.age is None:
        return WORDS.both("age.open")
    return _years(limit.age)


def _years(age: int) -> Text:
    return both(lambda lang: WORDS.say(lang, "age.years", n=age, age=str(age)))


def _source(case: Case, limit: _Limit) -> Text:
    """Where the age is read, and how far that was checked."""
    if limit.row is None:
        return WORDS.both("age.default" if limit.age else "age.unknown")
    told = limit.row.joint or WORDS.both("age.set", country=case.facts.country(limit.row.country))
    return phrases.marked(told, limit.row.mark)
