"""Disclosure: whether a notice lists whom it names, and whether whom it lists receives anything."""

import datetime
from collections.abc import Iterator, Sequence

from dataflow.checks import phrases
from dataflow.checks.audience import Audiences
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.recipients import Owed, data_sets_of, fields_of, hops_of
from dataflow.checks.sentences import WORDS
from dataflow.graph.walk import Step
from registry.records.document import Mention


def mentioned_not_listed(case: Case, regime: Regime) -> Iterator[Found]:
    """R02: a notice names a recipient and leaves it out of its own list of recipients.

    Where a law asks to name recipients and for no list (law 2013-450 Art. 28), who is named elsewhere may do.
    """
    owed = case.once(Owed)
    audiences = case.once(Audiences)
    everybody = owed.steps()
    for id_, notice in case.notices.items():
        mentions = notice.mentions or ()
        if not any(each.listed for each in mentions) and notice.recipients_section is None:
            continue
        for actor in sorted({each.actor for each in mentions}):
            own = [each for each in mentions if each.actor == actor]
            steps = [
                step
                for step in everybody.get(actor, ())
                if audiences.concerns(id_, step.went.instance.data_set) is not False
                and _only_named(own, step)
            ]
            if steps and not case.actor(actor).collective:
                known = [step for step in steps if owed.known(step)]
                yield _unlisted(case, regime, id_, actor, known or steps, known=bool(known))


def _only_named(mentions: Sequence[Mention], step: Step) -> bool:
    """Whether what an actor gets is mentioned, and nowhere in the list of recipients."""
    under = step.arc.engagement if step.arc.engaged == mentions[0].actor else None
    about = [each for each in mentions if each.is_about(under)]
    return bool(about) and not any(each.listed for each in about)


def _unlisted(
    case: Case, regime: Regime, id_: str, actor: str, steps: Sequence[Step], *, known: bool
) -> Found:
    notice = case.notices[id_]
    found = [index for index, each in enumerate(notice.mentions or ()) if each.actor == actor]
    mentions: list[Mention] = [(notice.mentions or ())[index] for index in found]
    title = notice.recipients_section
    section = (
        WORDS.both("section", title=phrases.in_quotes(phrases.plain(title)))
        if title
        else WORDS.both("section-untitled")
    )
    variant, decides = "main", None
    if not known:
        variant, decides = "doubtful", "data"
    elif notice.incomplete:
        variant, decides = "partial", "whole"
    elif not regime.law.notice.listed:
        variant, decides = "named", "named"
    return Found(
        verdict="undetermined" if decides else "violation",
        subject=f"{id_}/{actor}",
        values={
            "actor": case.name(actor),
            "notice": phrases.in_quotes(phrases.plain(notice.title)),
            "lines": phrases.lines([line for each in mentions for line in each.lines]),
            "section": section,
        },
        entry=("documents", id_, "mentions", found[0]),
        fields=fields_of(steps),
        actors=(actor,),
        data_sets=data_sets_of(steps),
        hops=hops_of(steps),
        variant=variant,
        decides=decides,
        severity="medium" if variant == "named" else None,
    )


def declared_without_flow(case: Case, _regime: Regime) -> Iterator[Found]:
    """R03: a notice lists a recipient, or somebody is engaged, and no flow touches them."""
    touched = {end.holder for arc in case.stated for end in (arc.source, arc.target)}
    touched.add(case.registry.organisation.id)
    silent = {arc.engaged for arc in case.arcs if arc.origin == "unstated_flows"}
    engaged = {each.actor: each.path for each in case.engagements()}
    listing = {
        each.actor: id_
        for id_, notice in case.notices.items()
        for each in notice.mentions or ()
        if each.listed
    }
    for actor in sorted({*engaged, *listing} - touched):
        path = engaged.get(actor, ("third_parties", actor))
        found = Found("gap", actor, {"recipient": case.name(actor)}, path, actors=(actor,))
        over = _over(case, actor)
        if actor in silent:
            yield found._replace(verdict="undetermined", variant="unsaid", decides="data")
        elif actor not in listing:
            yield found._replace(variant="engaged")
        else:
            title = case.notices[listing[actor]].title
            values = {**found.values, "notice": phrases.in_quotes(phrases.plain(title))}
            if over is None:
                yield found._replace(values=values)
            else:
                yield found._replace(values={**values, "ended": phrases.day(over)}, variant="ended")


def _over(case: Case, actor: str) -> datetime.date | None:
    """The day the last engagement of an actor ended, or the actor itself; None while nothing has."""
    known = case.actor(actor)
    ends = [each.valid_to for each in known.engagements.values()]
    over = [end for end in ends if end is not None and end < case.on]
    if over and len(over) == len(ends):
        return max(over)
    return known.valid_to if known.valid_to is not None and known.valid_to < case.on else None
