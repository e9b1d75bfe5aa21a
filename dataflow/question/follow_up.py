"""Following up: a short question that refers to the one that is answered, « et l’e-mail ? », "without CinetPay?"."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dataflow.question.continuing import Continued, Mark, continued
from dataflow.question.fold import words
from dataflow.question.intent import ASKED_OF, Intent, asked
from dataflow.question.lexicon import Lexicon
from dataflow.question.meaning import Meaning
from dataflow.question.narrowing import all_of, also_asked, in_places, merged, without
from dataflow.question.parts import Parts, parts
from dataflow.question.people import whose
from dataflow.question.reading import Reading, Understanding
from dataflow.question.replacing import in_its_place
from dataflow.question.sentences import WORDS
from dataflow.question.subject import is_within, subjects
from dataflow.question.tongue import DEFAULT
from dataflow.question.understand import understand
from registry.records.record import Record
from registry.records.text import LANGS, Lang

_LONGEST = 14  # words: whoever says more says all of it


class _Asking(NamedTuple):
    """How a question is asked: in which language, on which day, by whom."""

    lang: Lang | None
    today: date | None
    reader: Lang


class FollowUp(Record):
    """A question that goes on from another, and what it asks by itself."""

    meant: Understanding
    """What it asks; not sure where it can be applied in several ways."""
    cited: bool = False
    """Whether it asks where the answer is written: the same question, its sources first."""


def follow_up(
    question: str,
    last: Reading,
    lexicon: Lexicon,
    lang: Lang | None = None,
    today: date | None = None,
    reader: Lang = DEFAULT,
) -> FollowUp | None:
    """What a question asks that refers to the one answered last; None where it stands for itself. Never raises.

    What it does not say is as it was: the subject, the people, the day, the conditions of a list.
    """
    text = unicodedata.normalize("NFC", question)
    said = continued(text) if len(words(text)) <= _LONGEST else None
    if said is None:
        return None
    found = parts(said.rest, lexicon, today, lang or reader)
    readings = _readings(said, found, last, lexicon, _Asking(lang, today, reader))
    once = tuple({each.model_copy(update={"score": 0}): each for each in readings}.values())
    if not once:
        return None
    whole = parts(text, lexicon, today, lang or reader)
    return FollowUp(
        meant=Understanding(
            question=question,
            lang=lang or whole.lang,
            readings=tuple(
                each.model_copy(update={"matched": question.strip(), "score": 1.0}) for each in once[:3]
            ),
            sure=len(once) == 1,
        ),
        cited=said.mark is Mark.WRITTEN,
    )


def _readings(
    said: Continued, found: Parts, last: Reading, lexicon: Lexicon, asking: _Asking
) -> Sequence[Reading]:
    match said.mark:
        case Mark.WRITTEN:
            return (last,)
        case Mark.ASKS:
            told = also_asked(last, said.column, lexicon) if said.column else None
            return (told,) if told else ()
        case Mark.EVERYTHING:
            told = all_of(last)
            return (told,) if told else ()
        case Mark.WITHOUT:
            return without(last, subjects(found, lexicon), found, lexicon) or _listed(
                said.from_mark, last, lexicon, asking
            )
    if _bare(found):  # « et hors de l’Union ? » asks of what is shown, or of nothing
        return _applied(found, last, lexicon) or _listed(said.rest, last, lexicon, asking)
    if kept := _otherwise_asked(found, last, lexicon):
        return kept
    return _listed(said.rest, last, lexicon, asking) or _sure(_understood(said.rest, lexicon, asking))


def _understood(text: str, lexicon: Lexicon, asking: _Asking) -> Understanding:
    return understand(text, lexicon, asking.lang, today=asking.today, reader=asking.reader)


def _listed(text: str, last: Reading, lexicon: Lexicon, asking: _Asking) -> Sequence[Reading]:
    """The list with what a few words say after the name of what is listed: « hors UE », « sans contrat »."""
    if last.wanted is None or not text:
        return ()
    for lang in LANGS:
        noun = WORDS.say(lang, f"listed.{last.wanted.listed}")
        meant = _understood(f"{noun} {text}", lexicon, asking)
        told = merged(last, meant.readings[0]) if meant.sure and not meant.also else None
        if told is not None and told != last:
            return (told,)
    return ()


def _sure(direct: Understanding) -> Sequence[Reading]:
    """What a question asks that is whole after its « et »; nothing where it is not, or asks several things."""
    return direct.readings[:1] if direct.sure and not direct.also else ()


def _bare(found: Parts) -> bool:
    """Whether nothing stands there but names, people, countries and a day."""
    return not (
        found.cues or found.topics or found.unread or found.standards or found.rights or found.mentions
    )


def _applied(found: Parts, last: Reading, lexicon: Lexicon) -> Sequence[Reading]:
    """The last question about something else, about other people, in other countries or on another day."""
    dated = _on_day(found, last)
    named = bool(found.names or found.people or found.loose)
    if (found.days and not dated) or (found.places and named):
        return ()
    if not named and not found.places:
        return dated
    made: list[Reading | None] = []
    for before in dated or (last,):
        if found.places:
            made.append(in_places(before, found.places, lexicon))
        else:
            made += [
                in_its_place(before, thing, within, lexicon) for thing, within in _named(found, last, lexicon)
            ]
    return [each for each in made if each is not None]


def _on_day(found: Parts, last: Reading) -> Sequence[Reading]:
    """The question on another day; on both ends of a month or a year, for nobody has said which."""
    if found.on is None or len(found.days) != 1:
        return ()
    if last.intent is Intent.CHANGES:
        return ()
    ends = [found.on] if found.period is None else [found.period.last or found.on, found.period.day]
    return [last.model_copy(update={"on": day}) for day in ends]


def _named(found: Parts, last: Reading, lexicon: Lexicon) -> Sequence[tuple[Meaning, Meaning | None]]:
    """What a name may stand for, with the data set that a field is named in; nothing where several things are named.

    A name of several things means what the last question was about, where it may.
    """
    choices = subjects(found, lexicon)
    people = [
        Meaning("people", id_) for id_ in whose(found.people or found.loose) if id_ in lexicon.held.people
    ]
    if not choices:
        return [(each, None) for each in people] if len(people) == 1 else ()
    if people:
        return ()
    if len(choices) == 1:
        meant = found.names[0].meanings if len(found.names) == 1 else {}
        best = max(meant.values(), default=0) - 0.01
        alike = [each for each, rate in meant.items() if each.kind == last.subject_kind and rate >= best]
        alike = [each for each in alike if each.kind != "field" or each.id in lexicon.present]
        if len(alike) == 1:
            return [(alike[0], None)]
        return [(each.meaning, None) for each in choices[0]]
    if len(choices) == 2 and all(len(each) == 1 for each in choices):
        (field,), (held,) = choices
        if (field.meaning.kind, held.meaning.kind) == ("field", "data_set") and is_within(
            found, field.hit, held.hit
        ):
            return [(field.meaning, held.meaning)]
    return ()


def _otherwise_asked(found: Parts, last: Reading, lexicon: Lexicon) -> Sequence[Reading]:
    """Something else asked of the same: « et combien de temps ? »."""
    if (
        last.wanted is not None
        or last.subject_kind == "registry"
        or found.unread
        or found.topics
        or found.places
    ):
        return ()
    if (
        found.names
        or found.people
        or found.loose
        or found.days
        or found.mentions
        or found.standards
        or found.rights
        or not found.cues
    ):
        return ()
    kind = last.subject_kind
    told = asked(found.cues, "data_set" if kind == "people" else kind)
    intent = told.intents[0]
    if not told.clear or intent not in ASKED_OF[kind]:
        return ()
    if intent is Intent.FINDINGS and (
        last.subject == lexicon.organisation or last.people or last.about_actor
    ):
        return ()
    of_people = kind == "actor" and intent is not Intent.RECEIVES
    kept = {"people": (), "people_labels": ()} if of_people else {}
    return (last.model_copy(update={"intent": intent, "right": None, "standard": None, **kept}),)
