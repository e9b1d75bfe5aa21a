"""The routes: what a list says less well than where data goes, what somebody receives, how long it is kept."""

from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.limiting import takes_people
from dataflow.question.listing.frame import Frame
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.reading import Reading
from dataflow.question.wanted import Column, Condition, Listed, Op

_MOST = 6
"""Of so many fields one after the other is told where each goes."""
_KINDS: tuple[tuple[Column, Kind], ...] = (
    (Column.FIELD, "field"), (Column.DATA_SET, "data_set"), (Column.PEOPLE, "people"),
)  # fmt: skip
By = dict[Column, Condition]


def routes_of(frame: Frame, lexicon: Lexicon, said: str) -> tuple[tuple[Reading, ...], bool]:
    """The readings that answer better than the list, and whether they fit; none: the list is the answer."""
    wanted = frame.wanted
    by = {each.column: each for each in wanted.conditions}
    plain = len(by) == len(wanted.conditions) and all(each.op is Op.IS for each in wanted.conditions)
    told = {*wanted.asked} - ({Column.PERIOD} if wanted.listed is Listed.RETENTION else set())
    if not plain or frame.explicit or told:
        return (), True
    if wanted.listed is Listed.RETENTION:
        return _kept(by, frame, lexicon, said)
    if wanted.listed is Listed.PARTIES:
        return _reaching(by, frame, lexicon, said)
    if wanted.listed is Listed.FIELDS:
        return _going(by, frame, lexicon, said)
    return (), True


def _going(by: By, frame: Frame, lexicon: Lexicon, said: str) -> tuple[tuple[Reading, ...], bool]:
    """« le téléphone et l’e-mail », "the account data: where does it go?", « les données chez CinetPay »."""
    if (
        by.keys() == {Column.DATA_SET}
        and frame.moves
        and not frame.what
        and len(by[Column.DATA_SET].values) == 1
    ):
        return (_reading(Intent.GOES, "data_set", by[Column.DATA_SET].values[0], frame, lexicon, said),), True
    if by.keys() == {Column.FIELD, Column.DATA_SET} and all(len(each.values) == 1 for each in by.values()):
        held = Meaning("data_set", by[Column.DATA_SET].values[0])
        intent = Intent.STORED if frame.kept else Intent.GOES
        reading = _reading(intent, "field", by[Column.FIELD].values[0], frame, lexicon, said)
        if by[Column.FIELD].values[0] not in lexicon.held.fields_of(held.id):
            return (), True
        return (
            reading.model_copy(update={"data_set": held.id, "data_set_label": lexicon.label(held)}),
        ), True
    if by.keys() - {Column.FIELD, Column.PARTY, Column.PEOPLE} or not by.keys() & {
        Column.FIELD,
        Column.PARTY,
    }:
        return (), True
    people = by[Column.PEOPLE].values if Column.PEOPLE in by else ()
    if Column.FIELD not in by:
        actors = by[Column.PARTY].values
        if len(actors) > 1:
            return (), False
        if frame.kept or frame.keeps:
            return (), False  # what is kept there is less than what comes there
        reading = _reading(Intent.RECEIVES, "actor", actors[0], frame, lexicon, said, people)
        return ((reading,), True) if _known(people, lexicon) else ((), True)
    fields = by[Column.FIELD].values
    if frame.ambiguous or len(fields) > _MOST or not _known(people, lexicon):
        return (), False
    if frame.what or frame.guessed:
        return (), False  # « c’est quoi le téléphone ? » asks what it is
    actor = by.get(Column.PARTY) if not frame.only else None
    if actor and len(actor.values) > 1:
        return (), False
    intent = Intent.STORED if frame.kept else Intent.GOES
    about = actor.values[0] if actor else None
    return tuple(
        _reading(intent, "field", each, frame, lexicon, said, people, about) for each in fields
    ), True


def _reaching(by: By, frame: Frame, lexicon: Lexicon, said: str) -> tuple[tuple[Reading, ...], bool]:
    """« Minlessika envoie-t-elle le téléphone à Google ? »: whether one field reaches one party."""
    one = by.keys() - {Column.PEOPLE} == {Column.FIELD, Column.PARTY} and not frame.who
    if not one or any(len(by[each].values) != 1 for each in (Column.FIELD, Column.PARTY)):
        return (), True
    people = by[Column.PEOPLE].values if Column.PEOPLE in by else ()
    intent = Intent.STORED if frame.kept else Intent.GOES
    field, party = by[Column.FIELD].values[0], by[Column.PARTY].values[0]
    if not (_known(people, lexicon) and takes_people("field", intent)):
        return (), True
    return (_reading(intent, "field", field, frame, lexicon, said, people, party),), True


def _kept(by: By, frame: Frame, lexicon: Lexicon, said: str) -> tuple[tuple[Reading, ...], bool]:
    """How long a field, a data set or all data about some people is kept, with every place that keeps it."""
    named = [(column, kind) for column, kind in _KINDS if column in by]
    if not named or by.keys() - {Column.FIELD, Column.DATA_SET, Column.PEOPLE, Column.PARTY}:
        return (), True
    (column, kind), *others = named
    if others and (column, others[0][0]) != (Column.FIELD, Column.PEOPLE):
        return (), True
    people = by[Column.PEOPLE].values if others else ()
    about = by[Column.PARTY].values if Column.PARTY in by else ()
    if len(about) > 1 or len(by[column].values) > _MOST or (about and kind == "people"):
        return (), True
    of = people or (by[column].values if kind == "people" else ())
    if frame.ambiguous or not _known(of, lexicon):
        return (), True
    return tuple(
        _reading(Intent.RETENTION, kind, each, frame, lexicon, said, people, about[0] if about else None)
        for each in by[column].values
    ), True


def _known(people: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether some data set is said to be about them."""
    return {*people} <= lexicon.held.people


def _reading(
    intent: Intent, kind: Kind, id_: str, frame: Frame, lexicon: Lexicon, said: str, people: tuple[str, ...] = (),
    about: str | None = None,
) -> Reading:  # fmt: skip
    return Reading(
        intent=intent,
        subject_kind=kind,
        subject=id_,
        label=lexicon.label(Meaning(kind, id_)),
        on=frame.on,
        people=people,
        people_labels=tuple(lexicon.label(Meaning("people", each)) for each in people),
        about_actor=about,
        about_label=lexicon.label(Meaning("actor", about)) if about else None,
        matched=said,
        score=round(frame.score, 3),
    )
