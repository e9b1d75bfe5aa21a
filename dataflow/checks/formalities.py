"""Formalities: what has to be declared to the authority, or authorised by it, before processing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import held, role_open
from registry.records.evidence import Status
from registry.records.statements import Formality


def formality_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R08: a processing has no declaration, or no authorisation where its data needs one, on record."""
    sets = held(case)
    for id_ in sets.answered:
        flagged = _flagged(case, id_, regime.law.formalities.prior)
        enough = ("authorisation",) if flagged else regime.law.formalities.kinds
        made = [each for each in _made(case, regime, id_) if each.kind in enough]
        label = phrases.in_quotes(case.registry.data_sets[id_].label)
        fields = {"fields": phrases.labels(map(case.field, flagged))} if flagged else {}
        found = Found(
            "gap",
            id_,
            {"data_set": label, **fields},
            ("data_sets", id_),
            fields=flagged,
            data_sets=(id_,),
            severity="critical" if flagged else None,
        )
        if not made:
            yield found._replace(variant="authorisation" if flagged else "main")
        elif not any(each.number for each in made):
            yield found._replace(variant="unnumbered")
        elif doubtful := _unverified(case, regime, id_, made):
            yield found._replace(
                verdict="undetermined",
                subject=f"{id_}:doubtful",
                values={"data_set": label, "fields": phrases.labels(map(case.field, doubtful))},
                fields=doubtful,
                severity="medium",
                variant="doubtful",
                decides="article",
            )
    undecided = [id_ for id_ in sets.unsettled if not _made(case, regime, id_)]
    if undecided:
        yield role_open(case, undecided)


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
