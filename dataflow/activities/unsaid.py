"""The unsaid of an activity: what a record of processing tells and nobody has said (GDPR Art. 30(1))."""

from collections.abc import Iterator

from dataflow.activities.activity import Activity, Unsaid
from dataflow.facts.known import Known
from registry.records.text import Text

_IN_DOUBT = ("unknown", "undetermined", "missing", "invalid")
"""How a transfer stands whose ground is not known to be good."""


def unsaid(each: Activity) -> Iterator[Unsaid]:
    """What is unknown, in the order in which a record tells it."""
    if not each.purposes:
        yield Unsaid(about="purposes")
    bare = [
        told.told.purpose.label
        for told in each.purposes
        if told.told.purpose.label and any(basis.value is None for basis in told.told.basis.values())
    ]
    if bare:
        yield Unsaid(about="basis", of=tuple(bare))
    if not each.people:
        yield Unsaid(about="people")
    if not each.fields:
        yield Unsaid(about="data")
    silent = {
        "role": [one.label for one in each.sets if one.role.value is None],
        "retention": [one.label for one in each.sets if not one.retention],
    }
    if silent["role"]:
        yield Unsaid(about="role", of=tuple(silent["role"]))
    if silent["retention"]:
        yield Unsaid(about="retention", of=tuple(silent["retention"]))
    yield from _recipients(each)
    yield from _transfers(each)
    if not each.systems:
        yield Unsaid(about="system")
    if not each.origin:
        yield Unsaid(about="origin")
    if not each.provision or all(known.value is None for known in each.provision):
        yield Unsaid(about="provision")
    if each.automated.value is None:
        yield Unsaid(about="automated")
    if each.owner.value is None:
        yield Unsaid(about="owner")
    if each.volume.value is None:
        yield Unsaid(about="volume")
    if not each.measures:
        yield Unsaid(about="measures")


def _recipients(each: Activity) -> Iterator[Unsaid]:
    unnamed = [one.party.label for one in each.recipients if one.party.kind == "unknown"]
    parties = [one for one in each.recipients if one.party.kind == "third_party"]
    if unnamed or not each.recipients:
        yield Unsaid(about="recipients", of=tuple(unnamed))
    roles = [one.party.label for one in parties if not _settled(one.roles)]
    if roles:
        yield Unsaid(about="recipient_role", of=tuple(roles))
    places = [one.party.label for one in parties if not one.places or any(not at.value for at in one.places)]
    if places:
        yield Unsaid(about="country", of=tuple(places))


def _transfers(each: Activity) -> Iterator[Unsaid]:
    parties: dict[Text, None] = {}
    for one in each.transfers:
        open_ = any(standing.state in _IN_DOUBT for standing in one.standings)
        if open_ and one.mechanism.value is None and one.importer.kind == "third_party":
            parties[one.importer.label] = None
    if parties:
        yield Unsaid(about="mechanism", of=tuple(parties))


def _settled(roles: tuple[Known, ...]) -> bool:
    return bool(roles) and all(role.value not in (None, "undetermined") for role in roles)
