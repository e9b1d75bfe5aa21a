"""Every list that can be wanted is heard again from its sentence, in both languages, whatever things are called."""

from functools import partial

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dataflow.question import Lexicon, Reading, understand
from dataflow.question.columns import columns_of
from dataflow.question.echo import echo
from dataflow.question.listing.asked import listing_reading
from dataflow.question.sentences import WORDS
from dataflow.question.titles import plain
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from dataflow.reply import lexicon_of
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.question.listing.wanting import wanted
from tests.dataflow.question.test_echo import ODD, SHIPPED, same, shipped
from tests.dataflow.question.test_phrasings import TODAY
from tests.growth import LIMIT, calls

MARKS = [
    "A", "B", "C", "A, B", "B, C", "A, B, C", "A,B", "A; B", "A ; pays : France", "A; country: France",
    "A)", "(A", "A), avec : rôle",
    "A), with: role", "A) ?", "A) on 1 March 2026", "A) au 1er mars 2026", "rien au registre", "none on record",
    "on record", "enregistré", "sauf : A", "except: A", "tiers : A", "A (a)", "A (t.p)", ",", ", A", "A,", ";",
    ")", "[1]",
    "A [1]", "France", "1 an", "1 year", "1er mars 2026", "A : B", "«A»", "A\u00a0; rôle : rien au registre",
]  # fmt: skip
NAMES = st.one_of(
    st.sampled_from([*MARKS, *MARKS, *ODD]),
    st.lists(st.sampled_from(["A", "B", ",", ";", ")", " ", "(", ":", "«", "a"]), min_size=1, max_size=4).map(
        "".join
    ),
)
TEXTS = st.one_of(NAMES, st.fixed_dictionaries({"fr": NAMES, "en": NAMES}))
_COLUMNS = {
    "actor": Column.PARTY,
    "field": Column.FIELD,
    "data_set": Column.DATA_SET,
    "people": Column.PEOPLE,
}
IDS = ["a", "b", "c", "t"]


@st.composite
def odd(draw: st.DrawFn) -> Registry:
    """A registry whose parties, places, engagements, sets, fields, documents and trackers have odd names."""
    few = st.lists(st.sampled_from(IDS), unique=True, min_size=1)
    parties, sets, own = draw(few), draw(few), draw(few)
    return Registry.model_validate(
        {
            "sillage": 1, "title": "Odd", "version": "1",
            "organisation": {"id": "acme", "name": draw(TEXTS), "places": {"p": {"label": draw(TEXTS)}}},
            "documents": {id_: {"title": draw(NAMES), "kind": "contract"} for id_ in draw(few)},
            "fields": {id_: {"label": draw(TEXTS)} for id_ in own},
            "data_sets": {
                id_: {"label": draw(TEXTS), "fields": [draw(st.sampled_from(own))], "subjects": "employee"}
                for id_ in sets
            },
            "trackers": [
                {"pattern": draw(NAMES), "set_by": draw(st.sampled_from(parties)), "category": "analytics",
                 "field": draw(st.sampled_from(own))}
                for _ in range(draw(st.integers(0, 2)))
            ],
            "third_parties": {
                id_: {
                    "name": draw(TEXTS),
                    "places": {"p": {"label": draw(TEXTS)}},
                    "engagements": {"e": {"label": draw(TEXTS)}},
                }
                for id_ in parties
            },
        }
    )  # fmt: skip


def heard_again(reading: Reading, lexicon: Lexicon) -> None:
    for lang in LANGS:
        sentence = reading.sentence(lang)
        found = echo(sentence, lexicon)
        assert found and found[1] == lang and same(found, reading), (sentence, found)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd(), st.data())
def test_every_list_of_any_registry_is_heard_again(registry: Registry, data: st.DataObject) -> None:
    lexicon = lexicon_of(registry)
    for meaning in lexicon.labels:  # what is called so in one sentence is called so in all
        assert lexicon.label(meaning) == lexicon.terms.label(_COLUMNS[meaning.kind], meaning.id)
    for reading in data.draw(st.lists(wanted(lexicon), min_size=1, max_size=8)):
        heard_again(reading, lexicon)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SHIPPED), st.data())
def test_every_list_of_a_shipped_registry_is_understood_when_typed_back(
    name: str, data: st.DataObject
) -> None:
    reading = data.draw(wanted(shipped(name)))
    for lang in LANGS:
        found = understand(reading.sentence(lang), shipped(name), today=TODAY)
        assert found.sure and found.lang == lang and not found.also
        assert same(found.readings[0], reading)


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_conditions_begin_alike(lang: str) -> None:
    """Whatever the column and the operation: the words before the values say which, and in one way only."""
    said = {
        (column, op): plain(
            WORDS.say("fr" if lang == "fr" else "en", f"op.{op}", column=_column(column, lang), values="\x00")
        )
        for column in Column
        for op in Op
    }
    assert len({*said.values()}) == len(said)
    begun = [(each.split("\x00")[0], key) for key, each in said.items() if key[1] not in BARE]
    for start, key in begun:
        longer = [other for other, one in begun if other.startswith(start) and one != key]
        assert not longer, (start, longer)


def _column(column: Column, lang: str) -> str:
    return WORDS.say("fr" if lang == "fr" else "en", f"column.{column}")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("listed", Listed)
def test_every_column_of_every_list_is_heard_again(listed: Listed, lang: str) -> None:
    lexicon = shipped("processors")
    for column in columns_of(listed):
        values = tuple(lexicon.terms.values(column))
        made = [Condition(column=column, op=op) for op in BARE]
        made += [
            Condition(column=column, op=op, values=(each,), labels=(lexicon.terms.label(column, each),))
            for op in (Op.IS, Op.NOT)
            for each in values[::17]
        ]
        for condition in made:
            heard_again(
                listing_reading(Wanted(listed=listed, conditions=(condition,), asked=(column,)), lexicon),
                lexicon,
            )


@pytest.mark.parametrize("mark", [",", ";", ")", ", a", "; country: France", "A, ", " "])
def test_what_only_begins_as_a_list_takes_no_time(mark: str) -> None:
    lexicon = lexicon_of(Registry.model_validate({
        "sillage": 1, "title": "Odd", "version": "1", "organisation": {"id": "acme", "name": "Acme"},
        "third_parties": {"a": {"name": "a"}, "b": {"name": "A, A"}},
    }))  # fmt: skip
    begun = "which third parties are there (third party: A"
    once, twice = (calls(partial(echo, begun + mark * n, lexicon)) for n in (200, 400))
    assert twice <= LIMIT * once + 3_000


@given(st.text(max_size=60))
@example("quels sont les tiers (")
@example("quels sont les tiers (tiers : ) ?")
@example("which third parties are there (period: 1 year, 2 weeks and 3 days)?")
@example("which third parties are there (date or start: 31 February 2026)?")
def test_any_words_in_a_list_are_heard_or_not(text: str) -> None:
    for said in (text, f"quels sont les tiers ({text}) ?", f"which contracts are there (period: {text})?"):
        echo(said, shipped("processors"))
