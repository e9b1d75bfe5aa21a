"""Limiting: the changes that concern some actors, and how many others there are."""

from collections.abc import Collection

from dataflow.changes.change import Changes


def limited(changes: Changes, actors: Collection[str]) -> Changes:
    """What concerns any of the actors, by the ids of the later side; nobody named limits nothing.

    What nobody is named in (a law, a document, the organisation's own data) concerns none of them. How many changes
    are left out stays told.
    """
    if not actors:
        return changes
    wanted = {*actors}
    kept = tuple(each for each in changes.changes if wanted & {*each.actors})
    about = tuple(each.label for each in changes.parties if each.id in wanted)
    return changes.model_copy(
        update={"changes": kept, "about": about, "others": len(changes.changes) - len(kept)}
    )
