"""The short form of a third party: its one engagement, at its one place, written on the entry itself."""

from typing import Annotated

from registry.records.actor import Actor, Engagement
from registry.records.countries import Country
from registry.records.record import OneOrMany, Record
from registry.records.reference import CarriedRef
from registry.records.stated import Stated

SERVICE = "service"
"""The id of the engagement that the short form is, and of the place that it makes where none is written."""


class ShortForm(Record):
    """A third party with one engagement may be written without `engagements`: the keys of the
    [engagement](#engagement) stand on the third party itself, and are those of an engagement with the id `service`
    at all of its places. Where no `places` are written it has one with the id `service`."""

    hosting: Annotated[tuple[Stated[Country], ...], OneOrMany(blank=True)] = ()
    """The country where the data is, at the place that a third party without `places` has. Left out: unknown."""
    receives: Annotated[tuple[CarriedRef, ...], OneOrMany()] = ()
    """The data it receives, by what is carried alone, `account` or `phone_number@order`: from the one place of who
    engages it that is shown to receive that data. Where there is not exactly one, and where more is to be said of the
    flow, write the [flow](#flow); its `from` may be left out in the same way."""


def _keys(record: type[Record]) -> tuple[str, ...]:
    return tuple(info.alias or name for name, info in record.model_fields.items())


OF_ENGAGEMENT = tuple(key for key in _keys(Engagement) if key not in (*_keys(Actor), "label"))
"""The keys of an engagement that a third party may have itself: those that are not its own already. Its name labels
both."""
OF_SHORT_FORM = ("hosting", *OF_ENGAGEMENT)
"""All keys that only a third party in short form has."""
