"""The vocabulary, tested as data."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from registry.records.data_set import OwnField
from registry.records.evidence import Status
from registry.records.text import Text
from registry.source.reader import read_file
from registry.vocabulary import FieldTerm, Names, PurposeTerm, Vocabulary, vocabulary
from registry.vocabulary.vocabulary import FOLDER

KINDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
TERMS = [kind for kind in KINDS if kind != "ambiguous"]
GLUE = {"de", "du", "des", "la", "le", "l", "d"}
DURATION = re.compile(r"P[0-9]+[YMWD]")


def folded(name: str) -> str:
    """A name without accents, capitals, articles and plural, as questions are compared."""
    plain = unicodedata.normalize("NFKD", name.replace("’", " ").replace("_", " ")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in GLUE]
    return " ".join(re.sub(r"(?<=\w{3})s$", "", word) for word in words)


def terms(kind: str) -> Mapping[str, Any]:
    return getattr(vocabulary(), kind)  # type: ignore[no-any-return]  # one property a file, by name


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_is_read_without_a_problem_and_has_a_property(kind: str) -> None:
    source = read_file(FOLDER / f"{kind}.yaml")
    assert source.problems == ()
    assert list(source.data) == [kind]
    assert len(getattr(vocabulary(), kind)) == len(source.data[kind]) > 0


@pytest.mark.parametrize("kind", TERMS)
def test_ids_are_unique_and_written_as_registries_write_them(kind: str) -> None:
    ids = [entry["id"] for entry in read_file(FOLDER / f"{kind}.yaml").data[kind]]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", id_)] == []


@pytest.mark.parametrize("kind", TERMS)
def test_every_text_is_in_both_languages(kind: str) -> None:
    texts = [
        (term.id, name, value)
        for term in terms(kind).values()
        for name, value in term
        if isinstance(value, Text)
    ]
    assert [(id_, name) for id_, name, value in texts if not (value.fr and value.en)] == []


@pytest.mark.parametrize("kind", TERMS)
def test_french_is_written_with_its_own_apostrophe_and_spaces(kind: str) -> None:
    entries = read_file(FOLDER / f"{kind}.yaml").data[kind]
    values = [value for entry in entries for value in entry.values() if isinstance(value, dict)]
    values += [{"fr": entry.get("not_in", ())} for entry in entries]
    french = [words for value in values for words in strings(value.get("fr", ()))]
    assert [words for words in french if "'" in words] == []
    assert [words for words in french if re.search(r" [:;?!»]|« ", words)] == []


def test_fields_have_names_in_both_languages_and_a_known_category_and_sensitivity() -> None:
    words = vocabulary()
    for field in words.fields.values():
        assert field.synonyms.fr and field.synonyms.en, field.id
        assert field.category in words.categories, field.id
        assert field.sensitivity in words.sensitivities, field.id


def test_sensitivity_ranks_are_from_1_to_4_in_order() -> None:
    assert [term.rank for term in vocabulary().sensitivities.values()] == [1, 2, 3, 4, 4]


def test_special_categories_are_ranked_as_such() -> None:
    for field in vocabulary().fields.values():
        assert (field.category == "special") == (vocabulary().sensitivities[field.sensitivity].rank == 4), (
            field.id
        )


def test_parents_exist_and_no_field_is_its_own_ancestor() -> None:
    fields = vocabulary().fields
    for field in fields.values():
        seen = [field.id]
        while parent := fields[seen[-1]].parent:
            assert parent in fields, seen
            assert parent not in seen, seen
            seen.append(parent)
        assert vocabulary().ancestors(field.id) == tuple(seen[1:])


def test_also_names_fields() -> None:
    fields = vocabulary().fields
    assert {other for field in fields.values() for other in field.also} <= set(fields)


def test_every_flag_is_explained_and_used() -> None:
    used = {flag for field in vocabulary().fields.values() for flag in field.flags}
    assert used == set(vocabulary().flags)


def test_no_name_means_two_fields_without_a_rule_for_it() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for field in vocabulary().fields.values():
        for name in field.names:
            meanings[folded(name)].add(field.id)
    declared = {folded(each.name): set(each.fields) for each in vocabulary().ambiguous}
    clashes = {name: ids for name, ids in meanings.items() if len(ids) > 1}
    assert {name: ids for name, ids in clashes.items() if not ids <= declared.get(name, set())} == {}


def test_no_synonym_means_one_of_two_unrelated_fields_without_a_rule_for_it() -> None:
    """« géolocalisation » stands in the names of two fields of one category: which is meant is decided in the data."""
    words = vocabulary()
    declared = {folded(each.name) for each in words.ambiguous}
    loose = {}
    for field in words.fields.values():
        own = {folded(name) for name in (field.label.say("fr"), field.label.say("en"), field.id)}
        near = {field.id, *words.ancestors(field.id), *words.descendants(field.id), *words.also(field.id)}
        others = [each for each in words.fields.values() if each.category == field.category]
        for name in {folded(each) for each in field.names} - own - declared:
            longer = [
                each.id
                for each in others
                if each.id not in near and any(f" {name} " in f" {folded(one)} " for one in each.names)
            ]
            if longer:
                loose[field.id, name] = longer
    assert loose == {}


def test_a_rule_for_an_ambiguous_name_offers_several_known_fields() -> None:
    for rule in vocabulary().ambiguous:
        assert len(set(rule.fields)) == len(rule.fields) > 1, rule.name
        assert set(rule.fields) <= set(vocabulary().fields), rule.name


def test_a_phrase_that_does_not_mean_a_field_holds_one_of_its_names() -> None:
    for field in vocabulary().fields.values():
        for phrase in field.not_in:
            padded = f" {folded(phrase)} "
            assert any(f" {folded(name)} " in padded for name in field.names), (field.id, phrase)


def test_references_between_kinds_lead_somewhere() -> None:
    words = vocabulary()
    assert {basis for term in words.purposes.values() for basis in term.usual_legal_basis} <= set(
        words.legal_bases
    )
    assert {term.close_match for term in words.legal_bases.values()} <= {None, *words.legal_bases}
    assert {term.regime for term in words.legal_bases.values()} <= set(words.regimes)
    assert {term.regime for term in words.transfer_mechanisms.values()} <= {None, *words.regimes}
    assert {term.kind for term in words.certifications.values()} == set(words.certification_kinds)


def test_validities_are_durations() -> None:
    validities = [term.validity for term in vocabulary().certifications.values() if term.validity]
    assert [validity for validity in validities if not DURATION.fullmatch(validity)] == []


def test_statuses_are_those_of_the_registry_in_its_order() -> None:
    assert list(vocabulary().statuses) == [status.value for status in Status]


def test_the_kinds_that_a_registry_relies_on() -> None:
    words = vocabulary()
    assert list(words.regimes) == ["gdpr", "ci_2013_450", "eprivacy_fr", "eprivacy", "uk_gdpr", "pecr"]
    flows = ["collect", "share", "host", "access", "derive", "forward", "return", "disclose"]
    assert list(words.flow_kinds) == flows
    assert {"store", "collect", "share", "sell", "transfer", "access", "use"} <= set(words.denial_acts)
    assert {"form", "database", "backups", "other"} <= set(words.place_kinds)
    assert {"access", "erasure", "withdraw_consent", "complaint", "post_mortem"} <= set(words.rights)


def test_parts_of_the_name() -> None:
    words = vocabulary()
    assert words.ancestors("first_name") == ("full_name",)
    assert words.descendants("full_name") == ("first_name", "last_name")
    assert words.ancestors("nothing") == words.descendants("nothing") == words.also("nothing") == ()


def test_a_mobile_money_account_is_also_a_phone_number() -> None:
    assert vocabulary().also("mobile_money_account") == ("phone_number",)
    assert vocabulary().also("phone_number") == ()


def test_customer_databases_may_hold_anything() -> None:
    assert vocabulary().containers == ("customer_database",)


def with_fields(fields: Iterable[FieldTerm]) -> Vocabulary:
    return vocabulary().with_terms(("fields", each) for each in fields)


def own(id_: str, **more: Any) -> FieldTerm:
    return FieldTerm.model_validate(
        {"id": id_, "label": "Badge", "category": "identity", "sensitivity": "standard", **more}
    )


def test_a_registry_adds_fields_without_changing_the_vocabulary() -> None:
    words = with_fields([own("badge", parent="phone_number"), own("chip", parent="badge")])
    assert words.ancestors("chip") == ("badge", "phone_number")
    assert list(words.fields)[-2:] == ["badge", "chip"]
    assert "badge" not in vocabulary().fields


def test_a_field_of_a_registry_is_also_what_its_parent_is() -> None:
    words = with_fields([own("wallet", parent="mobile_money_account")])
    assert words.also("wallet") == ("phone_number",)


def test_a_known_field_takes_the_names_a_registry_adds_and_keeps_the_rest() -> None:
    extra = own("phone_number", label=Text(fr="Ligne", en="Line"), synonyms=Names(fr=("bigo",)))
    field = with_fields([extra]).fields["phone_number"]
    assert field.label == vocabulary().fields["phone_number"].label
    assert {"Ligne", "bigo", "téléphone", "Line"} <= set(field.names)


def test_parents_that_do_not_exist_or_go_in_circles_do_no_harm() -> None:
    words = with_fields([own("a", parent="b"), own("b", parent="a"), own("c", parent="gone")])
    assert words.ancestors("a") == ("b",)
    assert words.ancestors("c") == ()
    assert words.also("a") == ()


def test_the_fields_of_a_registry_become_terms() -> None:
    badge = OwnField.model_validate({"label": "Badge", "synonyms": ["carte d’accès"], "container": True})
    words = vocabulary().with_own(fields={"badge": badge})
    assert words.fields["badge"].synonyms == Names(fr=("carte d’accès",), en=("carte d’accès",))
    assert words.containers == ("customer_database", "badge")


def test_asking_twice_reads_once() -> None:
    assert vocabulary() is vocabulary()
    assert Vocabulary().fields["phone_number"] is vocabulary().fields["phone_number"]


@pytest.mark.parametrize("kind", ["purposes", "data_subjects"])
def test_what_a_term_is_a_kind_of_exists_and_no_term_is_a_kind_of_itself(kind: str) -> None:
    words = vocabulary()
    for id_, term in terms(kind).items():
        line = words.lineage(kind, id_)
        assert line[0] == id_ and len(set(line)) == len(line)
        assert term.kind_of is None or term.kind_of == line[1]
        assert set(line) == {each for each in terms(kind) if id_ in words.kinds_of(kind, each)}


@pytest.mark.parametrize("kind", ["purposes", "data_subjects"])
def test_purposes_and_people_have_other_names_in_both_languages_and_share_them_with_their_kinds_alone(
    kind: str,
) -> None:
    words, named = vocabulary(), defaultdict(set)
    for id_, term in terms(kind).items():
        assert term.synonyms.fr and term.synonyms.en, id_
        for name in term.names:
            named[folded(name)].add(id_)
    for name, ids in named.items():
        lines = [set(words.lineage(kind, each)) for each in ids]
        assert any(ids <= line for line in lines), (name, ids)


def test_words_of_a_registry_that_are_kinds_of_each_other_or_of_nothing_do_no_harm() -> None:
    several = {"a": "b", "b": "a", "c": "gone", "d": "payroll"}
    words = vocabulary().with_terms(
        ("purposes", PurposeTerm(id=id_, label=Text(fr=id_, en=id_), kind_of=of))
        for id_, of in several.items()
    )
    assert words.lineage("purposes", "a") == ("a", "b")
    assert words.lineage("purposes", "c") == ("c",)
    assert words.lineage("purposes", "d") == ("d", "payroll", "hr_management")
    assert words.as_one_of("purposes", "d", ("hr_management",)) == "hr_management"
    assert words.as_one_of("purposes", "c", ("hr_management",)) == "c"
