"""Notices: what they refer to, how old they are, and whether what is cited is still there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.changes import Happened, happened
from dataflow.checks.citing import Resting, citations, resting_on
from dataflow.checks.sentences import WORDS
from dataflow.facts.finding import Severity
from registry.records.document import Document
from registry.records.text import Text

_DRIFTS: Mapping[str, Severity | None] = {"gone": None, "fuzzy": None, "moved": "low"}


def quote_drift(case: Case, _regime: Regime) -> Iterator[Found]:
    """R25: a line that facts rest on is no longer at its place in a newer version of its document."""
    drifting = {id_: each for id_, each in sorted(case.registry.documents.items()) if each.drifts}
    lines = {id_: [drift.line for drift in document.drifts] for id_, document in drifting.items()}
    cited = resting_on(citations(case.registry), lines) if drifting else {}
    for id_, document in drifting.items():
        last = {drift.line: drift for drift in document.drifts}
        for line, drift in sorted(last.items()):
            facts = cited.get(id_, {}).get(line, [])
            if facts:
                yield Found(
                    "gap",
                    f"{id_}/L{line}",
                    {
                        "facts": phrases.listed(_fact(case, each) for each in facts),
                        "document": _title(document),
                        "line": phrases.lines([line]),
                        "version": drift.version,
                    },
                    facts[0].path[:-2],
                    actors=_under(facts, "third_parties"),
                    data_sets=_under(facts, "data_sets"),
                    variant="main" if drift.state == "gone" else drift.state,
                    severity=_DRIFTS[drift.state],
                )


def _fact(case: Case, resting: Resting) -> Text:
    """What a cited entry is about: an actor, what has a label by its id, or else the part of the registry it is in."""
    root, name = resting.path[0], str(resting.path[1])
    if root == "third_parties":
        return case.name(name)
    if root == "organisation":
        return case.registry.organisation.name
    held = getattr(case.registry, str(root))
    if isinstance(held, Mapping):
        return phrases.in_quotes(held[name].label)
    return WORDS.both(f"root.{root}")


def _under(facts: list[Resting], root: str) -> tuple[str, ...]:
    return tuple(sorted({str(each.path[1]) for each in facts if each.path[0] == root}))


def dangling_reference(case: Case, _regime: Regime) -> Iterator[Found]:
    """R26: a notice refers its reader to something that is not there."""
    for id_, notice in case.notices.items():
        lost: dict[Text, list[int]] = defaultdict(list)
        for index, pointer in enumerate(notice.pointers):
            if pointer.found is False:
                lost[pointer.to].append(index)
        places: set[str] = set()
        for to, indexes in lost.items():
            lines = [line for index in indexes if (line := notice.pointers[index].line) is not None]
            place = f"L{min(lines)}" if lines else f"pointers/{indexes[0]}"
            place = f"{place}/{indexes[0]}" if place in places else place
            places.add(place)
            yield Found(
                "undetermined" if notice.incomplete else "gap",
                f"{id_}/{place}",
                {"ref": phrases.in_quotes(to), "notice": _title(notice), "lines": phrases.lines(lines)},
                ("documents", id_, "pointers", indexes[0]),
                variant="partial" if notice.incomplete else "main",
                decides="whole" if notice.incomplete else None,
            )


def notice_stale(case: Case, _regime: Regime) -> Iterator[Found]:
    """R29: a third party changed after the notice was written, or the notice is due to be reviewed."""
    changes = happened(case)
    for id_, notice in case.notices.items():
        found = Found("gap", id_, {"notice": _title(notice)}, ("documents", id_))
        if notice.date is None:
            since = [each for each in changes if notice.reviewed is None or each.on > notice.reviewed]
            if since or (notice.review_every and not notice.reviewed):
                actors = tuple(sorted({each.actor for each in since}))
                yield found._replace(verdict="undetermined", variant="undated", decides="date", actors=actors)
            continue
        values = {**found.values, "date": phrases.day(notice.date)}
        later: dict[str, list[Happened]] = defaultdict(list)
        for each in changes:
            if each.on > (notice.gone_through or notice.date):
                later[each.actor].append(each)
        for actor, each_change in sorted(later.items()):
            told = phrases.listed(
                WORDS.both("change.said", day=phrases.day(each.on), what=each.what) for each in each_change
            )
            yield found._replace(
                subject=f"{id_}/{actor}",
                values={**values, "actor": case.name(actor), "changes": told},
                entry=each_change[0].entry,
                actors=(actor,),
            )
        if (end := notice.review_due) and case.on > end:
            yield found._replace(values={**values, "due": phrases.day(end)}, variant="review")


def source_incomplete(case: Case, _regime: Regime) -> Iterator[Found]:
    """R30: only a part of a document could be read, so what it does not say is unknown."""
    for id_, document in sorted(case.registry.documents.items()):
        if document.incomplete and (document.date is None or document.date <= case.on):
            values = {"document": _title(document), "reason": document.incomplete}
            yield Found("gap", id_, values, ("documents", id_))


def _title(document: Document) -> Text:
    return phrases.in_quotes(phrases.plain(document.title))
