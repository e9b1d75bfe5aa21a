"""Formalities: what has to be declared to the authority, or authorised by it, before processing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import held, role_open
from dataflow.facts.finding import Severity
from registry.records.evidence import Status
from registry.records.statements import Formality


def formality_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R08: processing has no declaration, or no authorisation where its data needs one, on record.

    One finding for each formality that is to be made, with all the data sets it is to cover.
    """
    sets = held(case)
    owing: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for id_ in sets.answered:
        owed = _owed(case, regime, id_)
        if owed is not None:
            owing.setdefault(owed[0], []).append((id_, owed[1]))
    for variant, owed_for in owing.items():
        yield _found(case, variant, owed_for)
    undecided = [id_ for id_ in sets.unsettled if not _made(case, regime, id_)]
    if undecided:
        yield role_open(case, undecided)


def _owed(case: Case, regime: Regime, data_set: str) -> tuple[str, tuple[str, ...]] | None:
    """What is still to be filed for a data set, and the fields for which; None: nothing."""
    flagged = _flagged(case, data_set, regime.law.formalities.prior)
    enough = ("authorisation",) if flagged else regime.law.formalities.kinds
    made = [each for each in _made(case, regime, data_set) if each.kind in enough]
    if not made:
        return "authorisation" if flagged else "main", flagged
    if not any(each.number for each in made):
        return "unnumbered", flagged
    doubtful = _unverified(case, regime, data_set, made)
    return ("doubtful", doubtful) if doubtful else None


def _found(case: Case, variant: str, owed_for: Sequence[tuple[str, tuple[str, ...]]]) -> Found:
    ids = tuple(id_ for id_, _ in owed_for)
    fields = tuple(dict.fromkeys(field for _, needing in owed_for for field in needing))
    open_ = variant == "doubtful"
    severity: Severity | None = "critical" if variant == "authorisation" else "medium" if open_ else None
    return Found(
        "undetermined" if open_ else "gap",
        f"{case.registry.organisation.id}:{variant}",
        {
            "data_sets": phrases.listed(phrases.in_quotes(case.registry.data_sets[id_].label) for id_ in ids),
            **({"fields": phrases.labels(map(case.field, fields))} if fields else {}),
        },
        ("data_sets", ids[0]),
        fields=fields,
        data_sets=ids,
        variant=variant,
        decides="article" if open_ else None,
        severity=severity,
    )


def _made(case: Case, regime: Regime, data_set: str) -> list[Formality]:
    """The formalities for processing that hold on the day and cover a data set; none named: all."""
    made, kinds = case.once(_by_data_set), regime.law.formalities.kinds
    return [
        each
        for each in (*made.get(data_set, ()), *made.get(None, ()))
        if each.regime == regime.id and each.kind in kinds
    ]


def _by_data_set(case: Case) -> Mapping[str | None, list[Formality]]:
    """The formalities that hold on the day, by each data set they cover; None: all."""
    found: dict[str | None, list[Formality]] = defaultdict(list)
    for each in case.registry.formalities:
        if each.holds_on(case.on) and each.standing is not Status.UNKNOWN:
            for data_set in dict.fromkeys(each.data_sets) or (None,):
                found[data_set].append(each)
    return found


def _unverified(case: Case, regime: Regime, data_set: str, made: Iterable[Formality]) -> tuple[str, ...]:
    """The fields that may need an authorisation, where none is among what was filed."""
    authorised = any(each.kind == "authorisation" for each in made)
    return () if authorised else _flagged(case, data_set, regime.law.formalities.doubtful)


def _flagged(case: Case, data_set: str, flags: Iterable[str]) -> tuple[str, ...]:
    """The fields of a data set with one of some flags, by themselves or as a kind of such a field."""
    words, prior = case.facts.words, set(flags)
    return tuple(
        sorted(
            use.field
            for use in case.registry.data_sets[data_set].fields
            if use.standing is not Status.UNKNOWN
            and any(
                prior.intersection(words.fields[each].flags)
                for each in (use.field, *words.ancestors(use.field), *words.also(use.field))
            )
        )
    )
