"""Marketing: what is stated of the marketing that a data set is used for, of the set and of the flows that carry it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from dataflow.checks.case import Case
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.law import laws
from registry.records.data_set import DataSet, PurposeUse
from registry.records.evidence import Status

MARKETING: Final = "direct_marketing"
ADVERTISING: Final = "advertising"
"""Of it only what is sent to people is marketing by message; what they see on a page is not."""
_BY: Final = {"email": "email_address", "sms": "phone_number", "phone": "phone_number"}
"""By channel: the field that it takes."""
_CUSTOMERS: Final = frozenset({"customer", "user"})
_TRADE: Final = frozenset({"supplier"})

People = Literal["unknown", "prospects", "customers", "trade"]


class Marketing(NamedTuple):
    """One statement of marketing: how, to whom, on which bases."""

    channels: tuple[str, ...]
    """Empty: nobody says."""
    audience: str | None
    bases: tuple[str, ...]
    """Under whichever law they are claimed; empty: nobody states one."""
    consent: bool | None
    """Whether people consent; None: by one statement they do, and by another they do not."""


class Carried(NamedTuple):
    """A flow for marketing, and what it carries of a data set."""

    arc: Arc
    instances: tuple[Instance, ...]


def people(case: Case, held: DataSet) -> People:
    """The people of a data set as rules of marketing tell them apart: one who is no customer is enough.

    Of people whom only the registry has a word for, and not for what they are some of, nobody knows.
    """
    words = case.facts.words
    subjects = case.known_people(held.subjects, _CUSTOMERS | _TRADE)
    others = subjects - _CUSTOMERS - _TRADE
    if any(
        len(words.lineage("data_subjects", each)) > 1 or not words.is_own("data_subjects", each)
        for each in others
    ):
        return "prospects"
    if others or not subjects:
        return "unknown"
    return "customers" if subjects & _CUSTOMERS else "trade"


def reached_by(case: Case, held: DataSet, channels: Iterable[str]) -> tuple[str, ...]:
    """Of some channels those that the data of a set would do for."""
    fields = [use.field for use in held.fields if use.standing is not Status.UNKNOWN]
    return tuple(each for each in channels if any(is_for(case, field, each) for field in fields))


def is_for(case: Case, field: str, channel: str) -> bool:
    """Whether a field is what a channel takes."""
    words = case.facts.words
    return _BY.get(channel) in (field, *words.ancestors(field), *words.also(field))


def carried(case: Case) -> Mapping[str, list[Carried]]:
    """By data set: the flows of the day for marketing that carry it."""
    return case.once(_carried)


def _carried(case: Case) -> Mapping[str, list[Carried]]:
    found: dict[str, list[Carried]] = {}
    for arc in case.stated:
        if any(_is_marketing(case, use) for use in arc.purposes):
            by_set: dict[str, list[Instance]] = {}
            for each in case.certainty.known(arc):
                by_set.setdefault(each.data_set, []).append(each)
            for id_, instances in by_set.items():
                found.setdefault(id_, []).append(Carried(arc, tuple(instances)))
    return found


def statements(case: Case, id_: str, held: DataSet) -> list[Marketing]:
    """What is stated of the marketing a set is used for. A flow that says no more than its set adds nothing.

    What a flow leaves out it takes from its set; a set that leaves out the channel has those of its flows.
    """
    own = [use for use in held.purposes if _is_marketing(case, use)]
    flows = [
        use for each in carried(case).get(id_, ()) for use in each.arc.purposes if _is_marketing(case, use)
    ]
    told = [use for use in flows if use.channel or use.audience or use.basis]
    found = [_stated([use]) for use in own if use.channel or not any(each.channel for each in told)]
    found += [_filled(_stated([use]), own) for use in told]
    if not own and not told and flows:
        found.append(_stated(flows))
    return list(dict.fromkeys(found))


def _is_marketing(case: Case, use: PurposeUse) -> bool:
    if use.standing is Status.UNKNOWN:
        return False
    (purpose,) = case.known_purposes([use.purpose], (MARKETING, ADVERTISING))
    return purpose == MARKETING or (purpose == ADVERTISING and bool({*use.channel} & {"email", "sms"}))


def _stated(uses: Sequence[PurposeUse]) -> Marketing:
    """What several statements say of one thing."""
    bases = [tuple(each.value for each in use.basis.values() if each.value is not None) for use in uses]
    agreed = {not _consents().isdisjoint(each) for each in bases}
    audiences = {use.audience for use in uses}
    return Marketing(
        tuple(dict.fromkeys(each for use in uses for each in use.channel)),
        audiences.pop() if len(audiences) == 1 else None,
        tuple(dict.fromkeys(base for each in bases for base in each)),
        agreed.pop() if len(agreed) == 1 else None,
    )


def _filled(told: Marketing, own: Sequence[PurposeUse]) -> Marketing:
    """A statement of a flow, with what it leaves out as its data set says it."""
    if not own:
        return told
    whole = _stated(own)
    bases, consent = (told.bases, told.consent) if told.bases else (whole.bases, whole.consent)
    return Marketing(told.channels or whole.channels, told.audience or whole.audience, bases, consent)


def _consents() -> frozenset[str]:
    """The bases that are people’s consent, under any law."""
    return frozenset(base for law in laws().values() for base in law.bases.consent)
