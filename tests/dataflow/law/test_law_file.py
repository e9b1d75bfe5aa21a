"""The laws as they are shipped: every law that a registry may name has its rules, and each part is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataflow.checks.catalogue import CHECKS
from dataflow.checks.rule import rules
from dataflow.law import Law, UnknownLaw, areas, articles, law_of, laws, tables, unjudged
from dataflow.law.entries import FOLDER
from dataflow.question.listing import reference
from registry.records.document import NoticeItem
from registry.records.statements import Formality
from registry.records.text import LANGS, Text
from registry.vocabulary import vocabulary
from tests.test_words import french_fault

ROOT = Path(__file__).parents[3]
WORDS = vocabulary()
EACH = pytest.mark.parametrize("law", laws().values(), ids=list(laws()))


def test_every_law_of_the_vocabulary_has_a_file_of_its_own_and_checks() -> None:
    assert list(laws()) == list(WORDS.regimes)
    assert {path.stem for path in (FOLDER / "laws").glob("*.yaml")} == set(laws())
    assert all(id_ == law.id for id_, law in laws().items())
    assert unjudged(WORDS.regimes) == ()
    assert unjudged(["gdpr", "mars"]) == ("mars",)


def test_a_law_nobody_has_written_down_is_none() -> None:
    with pytest.raises(UnknownLaw):
        law_of("mars")


def test_every_check_is_known_by_a_law_and_every_check_of_a_law_is_one() -> None:
    assert {number for number in CHECKS if articles(number)} == set(CHECKS)
    assert all(law.checks.keys() <= CHECKS.keys() for law in laws().values())


@EACH
def test_what_a_law_names_is_there(law: Law) -> None:
    """A word that is misspelt in its file would be asked for by no check."""
    asked = law.special
    bases = {*law.bases.consent, *law.bases.excusing, law.bases.interest} - {None}
    bases |= {*asked.official, *asked.official_unsaid, *asked.doubtful}
    own = {law.id, *(law.beside.laws if law.beside else ())}
    own |= {other for id_ in own for other in laws()[id_].bases.of}
    assert {WORDS.legal_bases[str(each)].regime for each in bases} <= own
    assert {*law.special.classes, *law.special.offences} <= set(WORDS.sensitivities)
    assert set(law.formalities.prior) <= set(WORDS.flags)
    assert set(law.formalities.kinds) <= set(_choices(Formality.model_fields["kind"].annotation))
    assert set(law.notice.items) <= set(_choices(NoticeItem))
    assert set(law.notice.when) <= set(law.notice.items)
    assert {WORDS.legal_bases[each].regime for each in law.notice.portable} <= own
    assert set(law.rights) <= set(WORDS.rights)
    assert set(law.replies.rights if law.replies else ()) <= set(WORDS.rights)
    assert set(law.measuring.purposes if law.measuring else ()) <= set(WORDS.purposes)
    if law.transfers:
        listed = law.transfers.listed
        mechanisms = {law.transfers.inside, law.transfers.authorisation, law.transfers.adequacy} - {None}
        mechanisms |= {listed.mechanism} if listed else set()
        mechanisms |= set(dict(law.transfers.binding).values()) if law.transfers.binding else set()
        assert {WORDS.transfer_mechanisms[str(each)].regime for each in mechanisms} <= {law.id}
        elsewhere = {*law.transfers.shared, *law.transfers.alone}
        assert law.id not in {WORDS.transfer_mechanisms[each].regime for each in elsewhere}
        clauses = {row.id for row in tables().under(law.id).clauses}
        assert {law.transfers.clauses} - {None} <= clauses
    if law.area:
        assert any(row.area == law.area.id for row in tables().memberships)


def _choices(annotation: object) -> tuple[str, ...]:
    return tuple(getattr(annotation, "__args__", ()))


def test_every_row_of_the_tables_is_of_a_law_and_an_area_that_are_there() -> None:
    whole = tables()
    rows = (*whole.adequacies, *whole.modules, *whole.clauses)
    assert {row.law for row in rows} <= set(laws())
    assert {row.area for row in whole.memberships} == set(areas())


@EACH
def test_a_law_speaks_both_languages_and_its_french_is_set_as_french_is(law: Law) -> None:
    for where, each in _texts(law):
        assert each.fr and each.en, where
        assert not french_fault(each.fr), (where, french_fault(each.fr))
        assert not re.search(r"\w'\w|\"", each.en), where
        assert set(re.findall(r"\{\w+\}", each.fr)) == set(re.findall(r"\{\w+\}", each.en)), where


def _texts(part: object, where: str = "") -> Iterator[tuple[str, Text]]:
    """Every text in a law."""
    if isinstance(part, Text):
        yield where, part
    elif isinstance(part, dict):
        for key, each in part.items():
            yield from _texts(each, f"{where}.{key}")
    elif hasattr(part, "__dict__"):
        yield from _texts(dict(vars(part)), where)


@EACH
def test_what_a_law_says_in_words_of_its_own_is_said_by_a_check_that_it_knows(law: Law) -> None:
    for number, words in law.words.items():
        assert number in law.checks
        rule = rules()[number]
        assert words.keys() <= {*rule.message, "fix", *(f"decides.{each}" for each in rule.decides)}


_TELLS_OF_ANOTHER = {("ci_2013_450", "R21", "interest_elsewhere")}
"""A check, its law and its message that name another law on purpose: what is a basis under that one is none here."""


@EACH
def test_no_check_says_the_name_of_another_law(law: Law) -> None:
    """A law that comes to know a check whose rule speaks of another has words of its own for it."""
    names = {id_: _names(other) for id_, other in laws().items() if id_ != law.id}
    own = _names(law)  # of which another law’s name may be a part
    faults = {
        (law.id, number, key)
        for number in law.checks
        for key, text in _told(law, number)
        for lang in LANGS
        for pattern in names.values()
        if pattern.search(own.sub("", text.say(lang)))
    }
    assert faults == {each for each in _TELLS_OF_ANOTHER if each[0] == law.id}


def _names(law: Law) -> re.Pattern[str]:
    """What a law, its area and its authority are called, where that is one word or two."""
    texts = [law.short, WORDS.regimes[law.id].authority, *([law.area.label] if law.area else [])]
    names = {each.say(lang) for each in texts for lang in LANGS}
    short = [rf"\b{re.escape(each)}\b" for each in names if each.count(" ") < 2]
    return re.compile("|".join(short) or "(?!)")


def _told(law: Law, number: str) -> Iterator[tuple[str, Text]]:
    rule = rules()[number]
    yield "fix", law.word(number, "fix", rule.fix)
    for variant, message in rule.message.items():
        yield variant, law.word(number, variant, message)
    for reason, text in rule.decides.items():
        yield f"decides.{reason}", law.word(number, f"decides.{reason}", text)


ARTICLE = reference._ARTICLE
_MAY_NAME = {
    "dataflow/borders/standing.py": {
        "adequacy"
    },  # the reason why something is safeguarded, not the mechanism
    "dataflow/words/glance.py": {
        "eea"
    },  # « hors de l’EEE » is said of an organisation in it, whatever law applies
    "registry/records/countries.py": {
        "eea",
        "ecowas",  # areas that a place may be in where no more is known
        "uk",
        "CI",
    },  # what people write for countries, and how a code looks
    "dataflow/checks/bases.py": {
        "processor_instruction"
    },  # no basis under any law: whose it is decides nothing
    "dataflow/question/listing/frame.py": {
        "6_1_a",
        "9_2_a",
        "ci_14_consent",
    },  # « consentement » as a basis, under whatever law
    "dataflow/question/listing/reference.py": {
        "6_1_a",
        "6_1_b",
        "6_1_c",
        "6_1_d",
        "6_1_e",
        "6_1_f",
        "ci_14_contract",
        "ci_14_consent",
        "ci_14_legal_obligation",
        "ci_14_data_subject_interest",
        "ci_14_public_interest",
        "adequacy",
        "adequacy_dpf",
        ARTICLE.pattern,
    },  # what people cite: « 6.1.a »
    "dataflow/checks/importer.py": {"adequacy"},  # why data is covered: by a decision of whatever law
}
"""Where a module outside `dataflow.law` may name what belongs to one law, and why."""


def test_no_module_tells_a_law_by_its_name_or_by_what_only_it_has() -> None:
    """A law by its id, its area, its bases, mechanisms, clauses, flags: all of it is asked of its record."""
    # `certification` and `unknown` are mechanisms, and kinds of other things too.
    names = {*areas(), *WORDS.legal_bases, *WORDS.transfer_mechanisms} - {"certification", "unknown"}
    names |= {row.id for row in tables().clauses}
    names |= {law.country for law in laws().values() if law.country}
    names |= {flag for law in laws().values() for flag in law.formalities.prior}
    found: dict[str, set[str]] = {}
    for package in ("dataflow", "registry", "commands", "app_pages"):
        for path in sorted((ROOT / package).glob("**/*.py")):
            if not path.is_relative_to(FOLDER):
                told = _constants(path)
                found[str(path.relative_to(ROOT))] = (told & names) | {
                    each for each in told if any(law in each for law in laws())
                }
    assert {path: each for path, each in found.items() if each} == _MAY_NAME


def _constants(path: Path) -> set[str]:
    """The texts that a module compares with, looks up or hands on: all but what it says of itself."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said]
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_what_was_read_is_what_is_used() -> None:
    assert dict(laws.__wrapped__()) == dict(laws())
