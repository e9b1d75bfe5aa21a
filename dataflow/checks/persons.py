"""Persons: receivers that are private people, with whom somebody shares for herself. The law leaves them alone."""

from collections.abc import Mapping

from dataflow.checks.case import Case
from dataflow.checks.roles import settled
from registry.records.evidence import Status

_SHARING = "content_sharing"
"""Sharing content at the request of the person (the purpose of the vocabulary)."""


def private(case: Case, actor: str) -> bool:
    """Whether a receiver stands for private people with whom somebody shares content of her own accord.

    They hold no role, are no importer and need no condition: what they do with it for themselves is no processing
    the law looks at (GDPR Art. 2(2)(c)). A registry says so (`nature: individuals`), and whoever has a role all the
    same is a party. Where it does not, it is read off what it does say, and all of it has to fit: the receiver stands
    for many and names nobody, has no role, gets what is collected to be shared, by disclosure and for that alone, and
    passes nothing on. Whoever is said to have a role, or gets anything for another purpose as well, is a third party
    like others.
    """
    return case.once(_private).get(actor, False)


def _stated(case: Case) -> set[str]:
    """Those who are said to be individuals, and have no role in any engagement."""
    found = {
        id_
        for id_, actor in case.registry.actors.items()
        if actor.nature.value == "individuals"
        and actor.nature.standing_in(actor) is not Status.UNKNOWN
        and actor.nature.holds_on(case.on)
    }
    return found - {each.actor for each in case.engagements() if settled(case.role(each))}


def _private(case: Case) -> Mapping[str, bool]:
    found = {
        id_: True
        for id_, actor in case.registry.actors.items()
        if actor.collective and actor.legal_name.value is None and actor.holds_on(case.on)
    }
    for each in case.engagements():
        if each.actor in found:
            alone = {use.purpose for use in each.engagement.purposes} <= {_SHARING}
            found[each.actor] &= alone and not settled(case.role(each))
    reached: set[str] = set()
    for arc in case.stated:
        source, target = arc.source.holder, arc.target.holder
        if source in found and source != target:
            found[source] = False
        if target in found:
            reached.add(target)
            shared = arc.kind == "disclose" and {use.purpose for use in arc.purposes} == {_SHARING}
            meant = all(_SHARING in case.collected_for(each) for each in case.instances(arc))
            said = bool(case.instances(arc)) and all(
                use.standing is not Status.UNKNOWN for use in arc.purposes
            )
            found[target] &= shared and meant and said
    return {id_: held and id_ in reached for id_, held in found.items()} | dict.fromkeys(_stated(case), True)
