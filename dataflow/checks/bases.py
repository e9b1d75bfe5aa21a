"""Legal bases: whether each purpose has one, under each law that applies."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import held, role_open
from dataflow.checks.sources import cut_short
from dataflow.law import laws
from registry.records.data_set import PurposeUse
from registry.records.evidence import Status
from registry.records.text import Text


def legal_basis_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R21: a purpose the organisation answers for has no legal basis, or none that this law knows.

    Of what rests on a document that could not be read whole, one finding says that the rest may state it.
    """
    sets, flows = held(case), case.once(of_flows)
    cut: list[str] = []
    for id_ in sets.answered:
        uses = _uses(case, id_, flows)
        if not _founded(uses, regime) and cut_short(case, case.registry.data_sets[id_]):
            cut.append(id_)
            yield from _wrong(case, regime, id_, uses)
            continue
        if not uses:
            yield _about(case, id_, {})._replace(variant="no_purpose")
        lacking = [purpose for purpose, bases in uses.items() if not bases.get(regime.id)]
        # A purpose that the registry founds on legitimate interests elsewhere needs more than a line here.
        interests = {purpose: _interest_elsewhere(regime, uses[purpose]) for purpose in lacking}
        plain = [purpose for purpose, interest in interests.items() if interest is None]
        if plain:
            yield _about(case, id_, _named(case, plain))
        for interest in dict.fromkeys(each for each in interests.values() if each):
            founded = [purpose for purpose in lacking if interests[purpose] == interest]
            found = _about(case, id_, _named(case, founded))
            yield found._replace(subject=f"{id_}/{interest}", variant="interest_elsewhere")
        yield from _wrong(case, regime, id_, uses)
    unsettled = [id_ for id_ in sets.unsettled if not _founded(_uses(case, id_, flows), regime)]
    cut += [id_ for id_ in unsettled if cut_short(case, case.registry.data_sets[id_])]
    open_ = [id_ for id_ in unsettled if id_ not in cut]
    if open_:
        yield role_open(case, open_)
    if cut:
        yield _cut(case, sorted(cut))


def _cut(case: Case, data_sets: Sequence[str]) -> Found:
    """What rests on a document that could not be read whole: the rest of it may state the bases."""
    labels = [phrases.in_quotes(case.registry.data_sets[id_].label) for id_ in data_sets]
    return Found(
        "undetermined",
        f"{case.registry.organisation.id}/cut",
        {"data_sets": phrases.listed(labels)},
        ("data_sets", data_sets[0]),
        data_sets=tuple(data_sets),
        variant="cut",
        decides="document",
    )


def _interests(regime: Regime) -> Mapping[str, str]:
    """Legitimate interests by law, where this law does not know them as a basis (law 2013-450 Art. 14)."""
    if regime.law.bases.interest:
        return {}
    return {id_: law.bases.interest for id_, law in laws().items() if law.bases.interest}


def _interest_elsewhere(regime: Regime, bases: Mapping[str, Sequence[str]]) -> str | None:
    """The legitimate interests that a purpose is founded on under another law, and cannot be under this one."""
    return next((basis for law, basis in _interests(regime).items() if basis in bases.get(law, ())), None)


def _wrong(case: Case, regime: Regime, id_: str, uses: "Uses") -> Iterator[Found]:
    """Bases that are none under the law they are stated for."""
    terms = case.facts.words.legal_bases
    interests = set(_interests(regime).values())
    stated = {basis for bases in uses.values() for basis in bases.get(regime.id, ())}
    for basis in sorted(stated):
        term = terms[basis]
        known = regime.law.has_basis(basis, term.regime, case.on)
        if known and not term.special and basis != "processor_instruction":
            continue
        purposes = [purpose for purpose, bases in uses.items() if basis in bases.get(regime.id, ())]
        found = _about(case, id_, {**_named(case, purposes), "basis": phrases.in_quotes(term.label)})
        yield found._replace(
            verdict="violation",
            subject=f"{id_}/{basis}",
            variant="legitimate_interest" if basis in interests else "not_a_basis",
        )


Uses = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By purpose and law: the legal bases stated."""


def of_flows(case: Case) -> Mapping[str, list[PurposeUse]]:
    """By data set: the purposes of the flows that carry something of it from or to the organisation itself.

    A flow that nobody says happens gives it no purpose that it would have to found.
    """
    own = case.registry.organisation.id
    found: dict[str, list[PurposeUse]] = defaultdict(list)
    for arc in case.stated:
        ours = own in (arc.source.holder, arc.target.holder) and arc.engaged is None
        if ours:
            for id_ in dict.fromkeys(each.data_set for each in case.certainty.known(arc)):
                found[id_] += arc.purposes
    return found


def _uses(case: Case, id_: str, flows: Mapping[str, list[PurposeUse]]) -> Uses:
    """The purposes of a data set: its own, and those of the flows that carry it. None that nobody states."""
    stated = [*case.registry.data_sets[id_].purposes, *flows.get(id_, [])]
    uses = [use for use in stated if use.standing is not Status.UNKNOWN]
    return {use.purpose: _bases(use.purpose, uses) for use in uses}


def _bases(purpose: str, uses: list[PurposeUse]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for use in uses:
        for law, stated in use.basis.items():
            if use.purpose == purpose and stated.value is not None:
                found[law].append(stated.value)
    return {law: tuple(dict.fromkeys(bases)) for law, bases in found.items()}


def _founded(uses: Uses, regime: Regime) -> bool:
    """Whether every purpose has a basis, and there is one."""
    return bool(uses) and all(bases.get(regime.id) for bases in uses.values())


def _named(case: Case, purposes: list[str]) -> dict[str, Text | str]:
    return {"purposes": phrases.labels(case.facts.words.purposes[each].label for each in purposes)}


def _about(case: Case, id_: str, values: Mapping[str, Text | str]) -> Found:
    label = phrases.in_quotes(case.registry.data_sets[id_].label)
    return Found("gap", id_, {"data_set": label, **values}, ("data_sets", id_), data_sets=(id_,))
