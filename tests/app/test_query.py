"""The query: every question is asked again by its address, and no address raises."""

import datetime
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app_pages import list_query, query
from app_pages.address import QUESTION, Address, parameters
from app_pages.query import Unknown, changes_of, further, reading_of, with_further
from dataflow.question import Intent, Lexicon, Meaning, Reading
from dataflow.question.columns import columns_of
from dataflow.question.intent import ASKED_OF
from dataflow.question.limiting import takes_people
from dataflow.question.terms import DAYS, LENGTHS
from dataflow.question.wanted import BARE, Condition, Listed, Op, Wanted
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS
from registry.vocabulary import vocabulary
from tests.app.conftest import ROOT

ON = datetime.date(2026, 11, 22)
SHIPPED = ("processors", "mantano-assimil")


@cache
def shipped(name: str) -> Registry:
    registry = load(ROOT / "data" / f"{name}.yaml").registry
    assert registry
    return registry


def address(**asked: str) -> Address:
    """An address as a browser sends it."""
    known = {key: value for key, value in asked.items() if key in QUESTION}
    return Address.model_validate({"registry": "r", "lang": "fr", "on": ON, **known})


def sent(changes: dict[str, object]) -> Address:
    """The address of a reading, after it stood in a link."""
    written = {key: str(value) for key, value in changes.items()}
    return address(**dict(parse_qsl(urlencode(parameters(address(**written))))))


def same(one: object, other: Reading) -> bool:
    apart = {"matched", "score", "on"}
    return isinstance(one, Reading) and one.model_dump(exclude=apart) == other.model_dump(exclude=apart)


def every(lexicon: Lexicon) -> Iterator[Reading]:
    """Each question about each thing, with everything that may limit it."""
    actor = next(each for each in lexicon.labels if each.kind == "actor" and each.id != lexicon.organisation)
    for meaning in lexicon.labels:
        for intent in ASKED_OF[meaning.kind]:
            plain = Reading(
                intent=intent,
                subject_kind=meaning.kind,
                subject=meaning.id,
                label=lexicon.label(meaning),
                matched="",
                score=1.0,
            )
            yield plain
            if meaning.kind in ("field", "data_set"):
                yield plain.model_copy(update={"about_actor": actor.id, "about_label": lexicon.label(actor)})
            for id_ in sorted(lexicon.held.people):
                if takes_people(meaning.kind, intent):
                    labels = (lexicon.label(Meaning("people", id_)),)
                    yield plain.model_copy(update={"people": (id_,), "people_labels": labels})
            for id_ in sorted(lexicon.held.sets_of(meaning.id)) if meaning.kind == "field" else ():
                held = {"data_set": id_, "data_set_label": lexicon.label(Meaning("data_set", id_))}
                yield plain.model_copy(update=held)
            if intent is Intent.RIGHTS:
                yield from (plain.model_copy(update={"right": each}) for each in vocabulary().rights)
            if intent is Intent.CERTIFICATIONS:
                yield from (
                    plain.model_copy(update={"standard": each}) for each in vocabulary().certifications
                )


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_is_asked_again_by_its_address(name: str) -> None:
    registry = shipped(name)
    tried = 0
    for meant in every(lexicon_of(registry)):
        assert same(reading_of(sent(changes_of(meant)), registry), meant), meant
        tried += 1
    assert tried > 500


ODD = st.one_of(
    st.sampled_from(["a.b", "a+b", "a;b", "a|b", "%2B", "é à", "_ga*", "«", "="]), st.text(min_size=1)
)


@st.composite
def wanteds(draw: st.DrawFn) -> Wanted:
    """A list that can be asked of the shipped registry, with any conditions."""
    terms = lexicon_of(shipped("processors")).terms
    listed = draw(st.sampled_from(Listed))
    has = columns_of(listed)
    conditions = []
    for _ in range(draw(st.integers(0, 4))):
        column, op = draw(st.sampled_from(has)), draw(st.sampled_from(Op))
        for ops, columns in list_query._ONLY:
            op = Op.IS if op in ops and column not in columns else op
        if column in DAYS:
            one = st.dates().map(datetime.date.isoformat)
        elif column in LENGTHS:
            one = st.sampled_from(["P1Y", "P6M", "P30D"])
        else:
            known = sorted(terms.values(column))
            one = st.sampled_from(known) if known else ODD
        values = () if op in BARE else tuple(draw(st.lists(one, min_size=1, max_size=3)))
        labels = tuple(terms.label(column, each) for each in values)
        conditions.append(Condition(column=column, op=op, values=values, labels=labels))
    asked = draw(st.lists(st.sampled_from(has), max_size=3, unique=True))
    return Wanted(listed=listed, conditions=tuple(conditions), asked=tuple(asked))


def listing(wanted: Wanted) -> Reading:
    return Reading(
        intent=Intent.LIST,
        subject_kind="registry",
        subject="",
        label=lexicon_of(shipped("processors")).whole,
        wanted=wanted,
        matched="",
        score=1.0,
    )


@settings(deadline=None, max_examples=300)
@given(wanteds())
def test_every_list_is_asked_again_by_its_address(wanted: Wanted) -> None:
    written = list_query.written(wanted)
    found = reading_of(sent(changes_of(listing(wanted))), shipped("processors"))
    if max(map(len, written.values())) > list_query.LONGEST:
        assert isinstance(found, Unknown)
    else:
        assert same(found, listing(wanted))


@settings(deadline=None, max_examples=100)
@given(wanteds(), wanteds(), st.dates())
def test_what_is_asked_in_the_same_breath_is_in_the_address(
    one: Wanted, two: Wanted, day: datetime.date
) -> None:
    lexicon, registry = lexicon_of(shipped("processors")), shipped("processors")
    routes = [each for each in every(lexicon) if each.subject in ("phone_number", "cinetpay")][:3]
    also = (listing(two).model_copy(update={"on": day}), routes[0], whole(Intent.BORDERS, lexicon))
    changes = with_further(listing(one), also)
    if max(map(len, map(str, changes.values()))) > list_query.LONGEST:
        return
    found = further(sent(changes), registry)
    assert len(found) == 3 and all(same(read, meant) for read, meant in zip(found, also, strict=True))
    assert isinstance(found[0], Reading) and found[0].on == day
    assert same(reading_of(sent(changes), registry), listing(one))


def whole(intent: Intent, lexicon: Lexicon) -> Reading:
    """What is asked of the registry, with what limits it."""
    return Reading(
        intent=intent,
        subject_kind="registry",
        subject="",
        label=lexicon.whole,
        leaving="FR",
        country="US",
        matched="",
        score=1.0,
    )


PARTS = st.one_of(
    st.sampled_from(
        [
            *("parties", "contracts", "list", "contract.missing", "country.outside.EU", "country.outside.XX"),
            *("period.longer.soon", "since.before.never", "role.is", "role.is.", "x.y.z", ";;", "....", "|"),
            *("about=breach", "about=list&listed=fields", "listed=fields", "listed=nothing", "goes", "GOES"),
            *("people=customer", "field=phone_number&right=access", "1", "0", "-1", "9" * 5000, "a" * 9000),
            *("party.is.nobody", "field=phone_number", "certifications"),
        ]
    ),
    st.text(max_size=30),
)


@settings(deadline=None, max_examples=400)
@given(st.dictionaries(st.sampled_from(QUESTION), PARTS, max_size=4))
def test_no_address_raises_and_what_it_asks_can_be_asked(asked: dict[str, str]) -> None:
    registry = shipped("processors")
    for found in (reading_of(address(**asked), registry), *further(address(**asked), registry)):
        if isinstance(found, Reading) and found.wanted is not None:
            assert {each.column for each in found.wanted.conditions} <= {*columns_of(found.wanted.listed)}
        elif isinstance(found, Reading) and found.subject_kind != "registry":
            assert all(found.label.say(lang) for lang in LANGS)
    assert query.further(address(also="|".join(["listed=fields"] * 50)), registry)[3:] == ()


@pytest.mark.parametrize(
    "asked",
    [
        {"listed": "spaceships"},
        {"listed": "parties", "where": "period.is.P1Y"},
        {"listed": "parties", "where": "country.outside.EUROPE"},
        {"listed": "parties", "where": "role.inside.EU"},
        {"listed": "parties", "where": "party.is.nobody"},
        {"listed": "parties", "where": "contract.missing.this"},
        {"listed": "parties", "where": "role.is"},
        {"listed": "parties", "where": "role.is.foo"},
        {"listed": "parties", "where": "since.is.then"},
        {"listed": "parties", "where": "role.longer.P1Y"},
        {"listed": "retention", "where": "period.longer.soon"},
        {"listed": "contracts", "where": "since.before.tomorrow"},
        {"listed": "parties", "asked": "message"},
        {"listed": "parties", "where": ";".join(["role.is.processor"] * 21)},
    ],
)
def test_a_list_there_is_none_of(asked: dict[str, str]) -> None:
    found = reading_of(address(**asked), shipped("processors"))
    assert found == Unknown(kind="listed", name=asked["listed"])
