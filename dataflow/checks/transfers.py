"""Transfers: data that goes to a country outside the area of the law, and what it rests on there."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dataflow.checks.announced import of_notice, to_whom
from dataflow.checks.audience import Audiences
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.chain import Onward, onward
from dataflow.checks.crossing import Crossing, crossings, data_sets_of, happens, returns
from dataflow.checks.importer import WEIGHTS, footing, importing, parent
from dataflow.checks.passage import Judged, country_text, found_of, grouped, party_text, seat_text
from dataflow.checks.safeguard import by_authorisation, by_mechanism, no_return, stays, within_its_country
from dataflow.checks.shortfall import bound, returned, shortfall
from dataflow.facts.finding import SEVERITIES, Severity
from dataflow.law import Law, SafeguardKind
from registry.records.document import Document
from registry.records.text import both


def transfer_without_mechanism(case: Case, regime: Regime) -> Iterator[Found]:
    """R04: data leaves the area of the law with no mechanism recorded and no decision that covers it.

    One finding for each exporter, importer and country of arrival. Onward transfers are R05's, mechanisms
    that are recorded and not good R06's. That a State may ask for what stays in the area is said once an importer.
    """
    own = case.registry.organisation.id
    judged: list[Judged] = []
    for crossing in crossings(case):
        subject = bound(case, regime, crossing.exporter)
        ours = own in (crossing.exporter, crossing.importer) and subject is not None
        # The role of who collects from people has to be settled first, whoever the law binds.
        if ours or crossing.way == "collected_by_whom":
            judged += shortfall(case, crossing, by_mechanism(case, regime.law, crossing), bool(subject))
    for crossing in returns(case):
        judged += returned(case, regime.law, crossing)
    yield from grouped(case, regime.law, judged)
    yield from _reached_by_a_parent(case, regime.law)


def _reached_by_a_parent(case: Case, law: Law) -> Iterator[Found]:
    """What stays in the area with parties whose group has a company in a third country; one finding a party."""
    own = case.registry.organisation.id
    handed_on = {step.crossing.arc.key for step in onward(case)}
    held: dict[str, list[Judged]] = {}
    for crossing in crossings(case):
        ours = crossing.exporter == own or crossing.arc.key in handed_on
        whose = parent(case, law, crossing) if ours else None
        if whose and importing(case, law, crossing).state == "inside":
            one = Judged(crossing, "undetermined", "parent", "parent", None, WEIGHTS["parent"])
            held.setdefault(str(crossing.importer), []).append(one)
    for importer, ones in sorted(held.items()):
        whose = str(parent(case, law, ones[0].crossing))
        found = found_of(case, law, sorted(ones, key=lambda one: one.crossing.pair))
        values = {**found.values, "parent": case.name(whose), "seat": seat_text(case, whose)}
        yield found._replace(subject=f"{importer}:group", values=values, actors=(importer, whose))


def chain_transfer_without_mechanism(case: Case, regime: Regime) -> Iterator[Found]:
    """R05: a processor hands on to a third country what it got for the organisation, and nothing covers it.

    Within one third country it is an onward transfer too: the clauses count it as one (module three, 8.8).
    """
    ours = bool(bound(case, regime, case.registry.organisation.id))
    chains: dict[str, Onward] = {}
    judged: list[Judged] = []
    for step in onward(case):
        crossing = step.crossing
        chains.setdefault(crossing.pair, step)
        subject = bound(case, regime, crossing.exporter) or ours
        safe = by_mechanism(case, regime.law, crossing._replace(source=None))
        judged += shortfall(case, crossing, safe, subject)
    for found in grouped(case, regime.law, judged):
        yield _of_chain(case, found, chains[found.subject])


def _of_chain(case: Case, found: Found, step: Onward) -> Found:
    """The finding with the whole way the data takes up to that hop."""
    parties = step.parties
    path = both(lambda lang: " → ".join(case.name(actor).say(lang) for actor in parties))
    hops = dict.fromkeys((*step.hops, *found.hops))
    return found._replace(values={**found.values, "path": path}, hops=tuple(hops), actors=parties)


def ci_transfer_without_authorisation(case: Case, regime: Regime) -> Iterator[Found]:
    """R07: data leaves the area of the law (ECOWAS) from the organisation, or from the law's country, and no
    authorisation on record is for that receiver, country and data set on the day.
    """
    own = case.registry.organisation.id
    subject = regime.applicability != "unknown"
    judged: list[Judged] = []
    for crossing in crossings(case):
        from_here = crossing.exporter is not None and crossing.source == regime.law.country
        if crossing.exporter == own or from_here or crossing.way == "collected_by_whom":
            for data_set in data_sets_of(crossing.arc) or (None,):
                safe = by_authorisation(case, regime.law, crossing, data_set)
                judged += shortfall(case, crossing, safe, subject, data_set)
    yield from grouped(case, regime.law, judged)


def transfer_not_in_notice(case: Case, regime: Regime) -> Iterator[Found]:
    """R09: data goes to a third country and the organisation's notice says nothing of transfers.

    A notice that nobody has gone through for that, or that was read in part, leaves it undetermined.
    """
    all_leaving, all_unsure = _leaving(case, regime)
    audiences = case.once(Audiences)
    told = {id_ for id_ in audiences.open if case.notices[id_].transfers == "stated"}
    for id_, notice in case.notices.items():
        leaving, unsure, whose = of_notice(audiences, id_, all_leaving, all_unsure)
        decides = _decides(notice, bool(leaving))
        perhaps = leaving or (notice.transfers and (unsure or whose))
        if notice.transfers == "stated" or not perhaps:
            continue
        if (told and id_ in audiences.open) or not (leaving or unsure):
            yield to_whom(audiences, id_, sorted(told))
            continue
        crossed = leaving or unsure
        countries = sorted({crossing.target for crossing in leaving if crossing.target})
        actors = tuple(sorted({crossing.importer for crossing in crossed if crossing.importer}))
        yield Found(
            verdict="undetermined" if decides else "violation",
            subject=id_,
            values={
                "countries": country_text(case, countries),
                "notice": notice.title,
                "parties": party_text(case, actors),
            },
            entry=("documents", id_),
            actors=actors,
            hops=tuple(dict.fromkeys(crossing.arc.key for crossing in crossed)),
            variant=decides or "main",
            decides=decides,
            severity=_weight(case, regime.law, crossed) if decides == "hosting" else None,
        )


def _weight(case: Case, law: Law, unsure: Iterable[Crossing]) -> Severity:
    """How grave it is that flows may be transfers: as R04 has the gravest of them."""
    weights: set[Severity] = {
        WEIGHTS.get(importing(case, law, crossing).reason, "medium") for crossing in unsure
    }
    return min(weights, key=SEVERITIES.index)


def _decides(notice: Document, leaving: bool) -> str | None:
    """The fact that would decide whether a notice lacks the transfers; None: it is decided."""
    if notice.transfers is None:
        return "notice"
    if notice.incomplete:
        return "whole"
    return None if leaving else "hosting"


def _leaving(case: Case, regime: Regime) -> tuple[list[Crossing], list[Crossing]]:
    """The flows that are transfers under the law: those that surely are, and those that may be.

    What processors hand on for the organisation is its transfer too.
    """
    own = case.registry.organisation.id
    handed_on = {step.crossing.arc.key for step in onward(case)}
    if regime.law.safeguard is None:
        return [], []
    stays = _STAYS[regime.law.safeguard]
    sure: list[Crossing] = []
    unsure: list[Crossing] = []
    for crossing in crossings(case):
        ours = crossing.exporter == own or crossing.arc.key in handed_on
        if not ours or crossing.way not in ("handed", "collected_for"):
            continue
        if crossing.target is None:
            unsure.append(crossing)
        elif (
            not stays(case, regime.law, crossing)
            and (leaves := _out(case, regime.law, crossing)) is not False
        ):
            (sure if leaves and happens(case, crossing) else unsure).append(crossing)
    return sure, unsure


def _out(case: Case, law: Law, crossing: Crossing) -> bool | None:
    """Whether data arrives outside the area of a law, by decision or not; None: what decides is not known."""
    if importing(case, law, crossing).state == "inside" or no_return(case, law, crossing):
        return False
    # Of what stays in the area the importer decides, and of a territory overseas a question that is debated.
    place = footing(case, law, crossing.target, crossing.importer)
    return None if place in ("inside", "overseas") else True


def _crosses_no_border(case: Case, _law: Law, crossing: Crossing) -> bool:
    return stays(case, crossing)


_STAYS: Mapping[SafeguardKind, Callable[[Case, Law, Crossing], bool]] = {
    "mechanism": within_its_country,
    "authorisation": _crosses_no_border,
}
"""Whether a flow stays in its country, and is no transfer for that, by what the law asks of transfers. Where it
asks for a mechanism, counsel may see a transfer within one country too."""
