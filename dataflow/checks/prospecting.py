"""Prospecting: marketing by e-mail, SMS or telephone to people who have to have consented before."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.marketing import Marketing, carried, is_for, people, reached_by, statements
from dataflow.checks.roles import settled
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import PROCESSORS, named
from dataflow.facts.finding import SEVERITIES, VERDICTS, Severity, Verdict
from dataflow.law.prospecting import Prospecting, prospecting_rules
from registry.records.data_set import DataSet
from registry.records.evidence import Status
from registry.records.text import Text

_MESSAGES: Final = ("email", "sms")
_CALLS: Final = ("phone",)


class _Judged(NamedTuple):
    """What is found of one statement of marketing."""

    verdict: Verdict
    variant: str
    decides: str | None = None
    severity: Severity | None = None


_Judge = Callable[[Case, DataSet, Prospecting, Marketing], _Judged | None]


def message_without_consent(case: Case, regime: Regime) -> Iterator[Found]:
    """R37: marketing by e-mail or SMS without consent (CPCE Art. L. 34-5; Directive 2002/58/EC Art. 13).

    A violation needs the channel, that it goes to consumers, and that they are no customers; each that is not stated
    is what decides. One finding for each data set.
    """
    yield from _found_in(case, regime, _MESSAGES, _message)


def call_without_consent(case: Case, regime: Regime) -> Iterator[Found]:
    """R38: marketing by telephone to consumers who have not consented, from the day on that a law wants it.

    Asked only where the channel is stated: an address in a data set does not say that people are called.
    """
    yield from _found_in(case, regime, _CALLS, _call)


def _found_in(case: Case, regime: Regime, channels: Sequence[str], judge: _Judge) -> Iterator[Found]:
    rule = prospecting_rules().of(regime.id, channels, case.on)
    if rule is None:
        return
    for id_, held in case.registry.data_sets.items():
        if not held.holds_on(case.on) or case.own_role(id_) in PROCESSORS:
            continue
        judged: dict[_Judged, list[Marketing]] = {}
        for each in statements(case, id_, held):
            if (found := judge(case, held, rule, each)) is not None:
                judged.setdefault(_of_role(case, id_, found), []).append(each)
        if judged:
            worst = min(judged, key=_gravest)
            yield _told(case, id_, rule, worst, judged[worst])


def _gravest(judged: _Judged) -> tuple[int, int, str]:
    return VERDICTS.index(judged.verdict), SEVERITIES.index(judged.severity or "high"), judged.variant


def _of_role(case: Case, id_: str, judged: _Judged) -> _Judged:
    """What is found, as far as it is the organisation that markets."""
    if judged.verdict == "undetermined" or settled(case.own_role(id_)):
        return judged
    return _Judged("undetermined", "perhaps", "role", "medium")


def _message(case: Case, held: DataSet, rule: Prospecting, told: Marketing) -> _Judged | None:
    asked = {*told.channels} & {*rule.channels} if told.channels else reached_by(case, held, rule.channels)
    if not asked or told.consent:
        return None
    whom = people(case, held)
    if told.audience == "professional" or (whom == "trade" and told.audience is None):
        return _Judged("undetermined", "professionals", "refusal", "low")
    if whom == "customers":
        return _Judged("undetermined", "customers", "similar", "medium")
    if whom != "prospects":
        return _Judged("undetermined", "perhaps" if told.channels else "possible", "people", "medium")
    if told.consent is None:
        return _Judged("undetermined", "mixed", "basis", "medium")
    if not told.channels:
        return _Judged("undetermined", "possible", "channel" if told.audience else "channel_audience", "high")
    if told.audience is None:
        return _Judged("undetermined", "perhaps", "audience", "high")
    return _Judged("violation", "main") if told.bases else _Judged("gap", "unfounded")


def _call(case: Case, held: DataSet, rule: Prospecting, told: Marketing) -> _Judged | None:
    whom = people(case, held)
    trade = told.audience == "professional" or (whom == "trade" and told.audience is None)
    if {*told.channels}.isdisjoint(rule.channels) or told.consent or trade:
        return None
    if rule.asks == "objection":
        return None if whom == "customers" else _Judged("undetermined", "objection", "objection", "low")
    if whom == "customers":
        return _Judged("undetermined", "customers", "contract", "medium")
    if whom != "prospects":
        return _Judged("undetermined", "perhaps", "people", "medium")
    if told.consent is None:
        return _Judged("undetermined", "mixed", "basis", "medium")
    if told.audience is None:
        return _Judged("undetermined", "perhaps", "audience", "high")
    return _Judged("violation", "main") if told.bases else _Judged("gap", "unfounded")


def _told(case: Case, id_: str, rule: Prospecting, judged: _Judged, several: Sequence[Marketing]) -> Found:
    held = case.registry.data_sets[id_]
    stated = [each for each in rule.channels if any(each in one.channels for one in several)]
    channels = stated or reached_by(case, held, rule.channels)
    known = [use.field for use in held.fields if use.standing is not Status.UNKNOWN]
    fields = [field for field in known if any(is_for(case, field, each) for each in channels)]
    flows = [
        each
        for each in carried(case).get(id_, ())
        if any(instance.field in fields for instance in each.instances)
    ]
    own = case.registry.organisation.id
    senders = dict.fromkeys(str(each.arc.target.holder) for each in flows if each.arc.target.holder)
    senders.pop(own, None)
    bases = dict.fromkeys(base for one in several for base in one.bases)
    return Found(
        verdict=judged.verdict,
        subject=id_,
        values={
            "data_set": phrases.in_quotes(held.label),
            "channel": _in_words(channels, sure=bool(stated)),
            "basis": named(case.facts.words.legal_bases[each].label for each in bases),
            "through": _through(case, senders),
            "day": _turn(rule),
        },
        entry=("data_sets", id_),
        fields=tuple(fields),
        actors=tuple(senders),
        data_sets=(id_,),
        hops=tuple(sorted({each.arc.key for each in flows})),
        variant=judged.variant,
        decides=judged.decides,
        severity=judged.severity,
    )


def _in_words(channels: Sequence[str], *, sure: bool) -> Text | str:
    """The channels in a list; those that are only possible, one or the other."""
    told = [WORDS.both(f"channel.{each}") for each in channels]
    if len(told) == 2 and not sure:
        return WORDS.both("channel.either", one=told[0], other=told[1])
    return phrases.listed(told) if told else ""


def _through(case: Case, senders: Mapping[str, None]) -> Text | str:
    """Through whom, as the end of a sentence; nothing where no third party gets the data for it."""
    return WORDS.both("through", senders=phrases.listed(map(case.name, senders))) if senders else ""


def _turn(rule: Prospecting) -> Text | str:
    """The day on which consent is asked for: the first of its rule, or the one after the last of the rule before it."""
    if rule.asks == "consent":
        return phrases.day(rule.valid_from) if rule.valid_from else ""
    return phrases.day(rule.valid_to + datetime.timedelta(days=1)) if rule.valid_to else ""
