"""Content: what notices tell their reader of the processing, of rights and of whom to turn to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dataflow.checks import phrases
from dataflow.checks.audience import Audiences
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.items import Due, due, label
from dataflow.checks.roles import held
from dataflow.checks.sentences import WORDS
from dataflow.facts.lists import apart
from registry.records.document import ADDED_ITEMS
from registry.records.text import Text, both


class _Lack(NamedTuple):
    """An item that a notice does not tell."""

    item: str
    known: bool
    """Whether it is due; else that hangs on something nobody has said."""


def rights_and_contact(case: Case, regime: Regime) -> Iterator[Found]:
    """R28: a notice does not tell its readers what the law wants them told.

    Each is judged by the data of the people it is for. Of several of which nobody says whom they are for, what one
    tells may be told by it to the readers of the other; what none of them tells is told of all of them at once.
    """
    audiences = case.once(Audiences)
    own = case.registry.organisation
    if not case.notices and case.once(held).answered:
        yield Found("gap", own.id, {"actor": own.name}, ("documents",), variant="no_notice")
    yield from _untold(case, audiences)
    yield from _content(case, regime, audiences)


def _untold(case: Case, audiences: Audiences) -> Iterator[Found]:
    """The people whom no notice is for, where every one says whom it is for."""
    untold = audiences.untold()
    if untold:
        sets = tuple(sorted({id_ for ids in untold.values() for id_ in ids}))
        people = (case.facts.words.data_subjects[id_].label for id_ in untold)
        yield Found(
            "gap",
            "+".join(untold),
            {"people": phrases.labels(people), "data_sets": _sets(case, sets)},
            ("data_sets", sets[0]),
            data_sets=sets,
            variant="no_notice_for",
        )


def _sets(case: Case, ids: Sequence[str]) -> Text:
    return phrases.listed(phrases.in_quotes(case.registry.data_sets[id_].label) for id_ in ids)


def _content(case: Case, regime: Regime, audiences: Audiences) -> Iterator[Found]:
    shared = _Shared(case, regime, audiences)
    wanted: dict[frozenset[str], Due] = {}
    for id_, notice in case.notices.items():
        found = Found("violation", id_, {"notice": audiences.titles([id_])}, ("documents", id_))
        if notice.states is None:
            yield found._replace(verdict="undetermined", variant="unread", decides="read")
            continue
        people = audiences.people(id_)
        if people not in wanted:
            wanted[people] = due(case, regime, audiences.sets(id_))
        lacking = _lacking(case, id_, wanted[people])
        shared.add(id_, lacking)
        if id_ not in audiences.open:
            yield from _of_some(case, regime, found, lacking)
        if not notice.incomplete:
            yield from _asked_anew(case, found, lacking)
            if "dpo" not in shared.told(id_) and _Lack("dpo", known=True) not in lacking:
                yield found._replace(
                    verdict="undetermined",
                    subject=f"{id_}/dpo",
                    variant="officer",
                    decides="officer",
                    severity="low",
                )
    yield from shared.findings()


def _lacking(case: Case, id_: str, wanted: Due) -> list[_Lack]:
    """What a notice does not tell of what is due of the data sets it tells of."""
    stated = case.notices[id_].states or ()
    owed = [_Lack(item, known=item in wanted.known) for item in (*wanted.known, *wanted.open)]
    return [lack for lack in owed if lack.item not in stated]


def _asked(case: Case, id_: str, lack: _Lack) -> bool:
    """Whether who went through a notice was asked for an item: the list of items has become longer since."""
    return lack.item not in ADDED_ITEMS or not ADDED_ITEMS.isdisjoint(case.notices[id_].states or ())


def _of_some(case: Case, regime: Regime, found: Found, lacking: list[_Lack]) -> Iterator[Found]:
    """What is lacking in one notice, or in several together."""
    ids = found.subject.split("+")
    asked = [lack for lack in lacking if all(_asked(case, id_, lack) for id_ in ids)]
    known = [lack.item for lack in asked if lack.known]
    open_ = [lack.item for lack in asked if not lack.known]
    cut = any(case.notices[id_].incomplete for id_ in ids)
    if cut and asked:
        texts = [*(label(case, each) for each in known), *_depending(case, regime, open_)]
        values = {**found.values, "items": phrases.labels(texts)}
        yield found._replace(verdict="undetermined", values=values, variant="partial", decides="whole")
    elif known:
        values = {**found.values, "items": phrases.labels(label(case, each) for each in known)}
        yield found._replace(values=values, variant="main" if len(ids) == 1 else "none")
    if open_ and not cut:
        yield found._replace(
            verdict="undetermined",
            subject=f"{found.subject}/depends",
            values={**found.values, "items": phrases.labels(_depending(case, regime, open_))},
            variant="depends",
            decides="depends",
            hinges={"facts": _hinges(regime, open_)},
            severity="low",
        )


def _depending(case: Case, regime: Regime, items: list[str]) -> list[Text]:
    """Items, each with what it hangs on."""
    return [WORDS.both("depends", item=label(case, item), when=_when(regime, item)) for item in items]


def _hinges(regime: Regime, items: list[str]) -> Text:
    """All that the items hang on, each fact once."""
    facts = [*dict.fromkeys(_when(regime, each) for each in items)]
    return both(lambda lang: apart((each.say(lang) for each in facts), lang))


def _when(regime: Regime, item: str) -> Text:
    """What one item hangs on: « si un contrat ou une loi exige ces données »."""
    return WORDS.both(f"when.{regime.law.notice.when[item]}")


def _asked_anew(case: Case, found: Found, lacking: list[_Lack]) -> Iterator[Found]:
    """What nobody asked a notice for when it was gone through: it may well be there."""
    anew = [lack.item for lack in lacking if not _asked(case, found.subject, lack)]
    if anew:
        yield found._replace(
            verdict="undetermined",
            subject=f"{found.subject}/added",
            values={**found.values, "items": phrases.labels(label(case, each) for each in anew)},
            variant="added",
            decides="added",
            severity="low",
        )


class _Shared:
    """What the notices lack of which nobody says whom they are for, and one of them may tell for another."""

    def __init__(self, case: Case, regime: Regime, audiences: Audiences) -> None:
        self._case, self._regime, self._audiences = case, regime, audiences
        self._lacking: dict[str, list[_Lack]] = {}
        self._read = [id_ for id_ in audiences.open if case.notices[id_].states is not None]
        self._unread = [id_ for id_ in audiences.open if case.notices[id_].states is None]
        self._stated: set[str] = {item for id_ in self._read for item in case.notices[id_].states or ()}

    def told(self, id_: str) -> set[str]:
        """What a notice tells, or another that may be for the same people."""
        return self._stated if id_ in self._audiences.open else set[str](self._case.notices[id_].states or ())

    def add(self, id_: str, lacking: list[_Lack]) -> None:
        """What a notice lacks, where nobody says whom it is for."""
        if id_ in self._audiences.open:
            self._lacking[id_] = lacking

    def findings(self) -> Iterator[Found]:
        """What only some of them lack, notice by notice; then what none tells, once."""
        nowhere: dict[_Lack, list[str]] = {}
        for id_, lacking in self._lacking.items():
            perhaps = []
            for lack in lacking:
                if lack.item in self._stated or (self._unread and lack.known):
                    perhaps.append(lack)
                elif _asked(self._case, id_, lack):
                    nowhere.setdefault(lack, []).append(id_)
            yield from self._perhaps(id_, [lack.item for lack in perhaps if _asked(self._case, id_, lack)])
        together: dict[tuple[str, ...], list[_Lack]] = {}
        for lack, ids in nowhere.items():
            together.setdefault(tuple(ids), []).append(lack)
        for several, shared in together.items():
            values = {"notice": self._audiences.titles(several)}
            found = Found("violation", "+".join(several), values, ("documents", several[0]))
            yield from _of_some(self._case, self._regime, found, shared)

    def _perhaps(self, id_: str, items: list[str]) -> Iterator[Found]:
        if items:
            yield Found(
                "undetermined",
                f"{id_}/audience",
                {
                    "notice": self._audiences.titles([id_]),
                    "items": phrases.labels(label(self._case, each) for each in items),
                    "whom": self._audiences.unaddressed([id_]),
                },
                ("documents", id_),
                variant="audience",
                decides="audience",
                severity="low",
            )
