"""Loading: what is wrong is listed with its place and left out, the rest is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

import registry.reading.resolve
from registry.reading.load import Loaded, load
from registry.reading.report import hint, sentence
from registry.records.actor import Engagement
from registry.records.evidence import Status, evidence_of
from registry.records.flow import Flow
from registry.records.registry import Registry
from registry.records.text import LANGS

SHIPPED = Path(__file__).parents[3] / "data" / "processors.yaml"


def _engagement(registry: Registry) -> Engagement:
    return registry.third_parties["pay"].engagements["payment"]


def _received(registry: Registry) -> tuple[Flow, ...]:
    return _engagement(registry).receives or ()


def _no_retention(registry: Registry) -> bool:
    return registry.data_sets["account"].retention == ()


GOOD = """\
sillage: 1
title: Acme
version: "1"
documents:
  policy: {title: Policy, version: "1.0", date: 2024-03-07}
organisation:
  id: acme
  name: Acme
  places:
    site: {label: Site, kind: form}
  collects:
    - {from: customer, to: site, carries: account, cite: policy L23}
data_sets:
  account:
    label: Account
    fields: [full_name, phone_number]
third_parties:
  pay:
    name: Pay
    country: FR
    places:
      desk: {label: Desk}
    engagements:
      payment:
        role: processor
        receives:
          - {from: site, carries: phone_number@account}
"""


def _load(tmp_path: Path, text: str | bytes) -> Loaded:
    file = tmp_path / "r.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(file)


def _codes(loaded: Loaded) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in loaded.problems]


def test_a_good_file_has_no_problems(tmp_path: Path) -> None:
    loaded = _load(tmp_path, GOOD)
    assert loaded.problems == ()
    assert loaded.registry is not None
    assert loaded.mark(("third_parties", "pay", "country")).line == 20


# What is replaced in GOOD, by what, and the problem that is expected: line, column, code.
BAD = [
    ("country: FR", "contry: FR", (20, 5, "unknown-key")),
    ("country: FR", "country: France", (20, 5, "unknown-country")),
    ("country: FR", "also_called: 3", (20, 5, "wrong-type")),
    ("country: FR", "country: FR\n    country: CI", (21, 5, "duplicate-key")),
    ("country: FR", "country: {value: FR, status: enrichment}", (20, 5, "enrichment-without-date")),
    ("country: FR", "country: {value: FR, status: inferred}", (20, 5, "inferred-without-reason")),
    ("country: FR", "country: {value: FR, status: guessed}", (20, 26, "bad-value")),
    ("country: FR", "valid_from: 2026-02-01\n    valid_to: 2026-01-01", (18, 3, "dates-reversed")),
    ("country: FR", "valid_from: 2026-02-30", (20, 5, "bad-date")),
    ("country: FR", "valid_from: 20260201", (20, 5, "bad-date")),
    ("country: FR", "cite: policy page 3", (20, 5, "bad-citation")),
    ("country: FR", "cite: polcy L3", (20, 5, "unknown-document")),
    ("name: Pay", "legal_name: Pay", (18, 3, "missing-key")),
    ("role: processor", "role: procesor", (25, 9, "unknown-term")),
    ("from: site,", "from: sit,", (27, 14, "unknown-place")),
    ("from: site,", "", (27, 13, "flow-from-nowhere")),
    ("from: site,", "from: [],", (27, 14, "flow-from-nowhere")),
    ("carries: phone_number@account", "carries: phone_nmber@account", (27, 26, "field-not-in-data-set")),
    ("carries: phone_number@account", "carries: phone_number@acount", (27, 26, "unknown-data-set")),
    ("carries: phone_number@account", "carries: phone_number", (27, 26, "field-without-data-set")),
    ("carries: phone_number@account", "carries: [[account]]", (27, 36, "wrong-type")),
    ("country: FR", "legal_name: [Pay, Pay Ltd]", (20, 5, "one-only")),
    ("country: FR", "collects: []", (20, 5, "unknown-key")),
    ("[full_name, phone_number]", "[full_name, phone_number, fone]", (16, 39, "unknown-field")),
    ("role: processor", "by: acm\n        role: processor", (25, 9, "unknown-actor")),
    ("  pay:", "  Pay Co:", (18, 3, "id-shape")),
    ("country: FR", "country: &a FR", (20, 14, "anchor")),
    ("country: FR", "country: !!python/object/apply:os.system ['true']", (20, 14, "tag")),
    ("to: site, carries: account", "carries: account", (12, 7, "flow-to-nowhere")),
    ("- {from: customer", "- {from: custmer", (12, 8, "unknown-place")),
    (
        "date: 2024-03-07}",
        "date: 2024-03-07, mentions: [{actor: pay, listed: true, engagements: [payment, paymnt]}]}",
        (5, 122, "unknown-engagement"),
    ),
    ("title: Acme", "title: ''", (2, 1, "text-empty")),
    ("sillage: 1", "sillage: 2", (1, 1, "bad-value")),
]


@pytest.mark.parametrize(("old", "new", "expected"), BAD, ids=[f"{new[:30]}" for _, new, _ in BAD])
def test_one_fault_gives_one_problem_at_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    assert GOOD.count(old) == 1, "the test replaces one place"
    loaded = _load(tmp_path, GOOD.replace(old, new))
    assert _codes(loaded) == [expected]
    for lang in LANGS:
        assert sentence(loaded.problems[0], lang)
        assert hint(loaded.problems[0], lang)


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    (problem,) = _load(tmp_path, GOOD.replace("country:", "contry:")).problems
    assert "country" in hint(problem, "fr")
    assert "country" in hint(problem, "en")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("carries: phone_number@account", "carries: phone_number", "“phone_number@account” (Account)"),
        ("carries: phone_number@account", "carries: téléphone", "“phone_number@account” (Account)"),
        ("carries: phone_number@account", "carries: IBAN", "for example “bank_account@account”"),
        ("carries: phone_number@account", "carries: courriel@account", "Add it to that data set"),
        ("carries: phone_number@account", "carries: téléphone@account", "Did you mean “phone_number”?"),
        ("from: site,", "from: acme.site,", ""), ("from: site,", "from: acme.sit,", "“site”"),
        ("from: site,", "from: abonné,", "“customer”"), ("role: processor", "role: prestataire", "“processor”"),
        ("country: FR", "regimes: {}", "“organisation › regimes”"),
        ("country: FR", "legal_name: [A, B]", "Keep the one"), ("country: FR", "legal_name: [A]", "without its dash"),
    ],
)  # fmt: skip
def test_a_hint_says_what_is_meant_by_its_meaning_or_where_it_belongs(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    problems = _load(tmp_path, GOOD.replace(old, new)).problems
    assert (said in hint(problems[0], "en")) if said else not problems


def test_a_file_with_keys_of_its_own_is_told_once_that_it_may_be_no_registry(tmp_path: Path) -> None:
    (problem,) = _load(tmp_path, f"zebra: 1\nokapi: 2\n{GOOD}").problems
    assert (problem.code, problem.line, problem.values["also"]) == ("unknown-key", 1, "2")
    assert all("regist" in hint(problem, lang) for lang in LANGS)


def test_the_keys_of_an_entry_in_the_wrong_part_are_told_once_and_where_it_goes(tmp_path: Path) -> None:
    moved = f"{GOOD}  order: {{name: O, role: controller, subjects: customer, fields: [full_name]}}\n"
    (problem,) = _load(tmp_path, moved.replace("name: O", "label: {en: O}")).problems
    assert (problem.code, problem.values.get("section")) == ("unknown-key", "data_sets")
    assert all("data_sets" in hint(problem, lang) for lang in LANGS)


def test_what_is_defined_where_it_does_not_belong_is_not_said_to_be_unreadable(tmp_path: Path) -> None:
    moved = GOOD.replace("third_parties:\n", "engagements: {counter: {role: processor}}\nthird_parties:\n")
    moved = moved.replace("from: site,", "from: counter,")
    told = {problem.code: sentence(problem, "en") for problem in _load(tmp_path, moved).problems}
    assert told["refers-to-misplaced"].startswith(
        "“counter” is defined under “engagements”, which does not belong"
    )


def test_every_fault_is_found_in_one_reading_and_the_rest_is_kept(tmp_path: Path) -> None:
    faulty = GOOD.replace("country: FR", "contry: FR").replace("role: processor", "role: procesor")
    loaded = _load(tmp_path, faulty.replace("kind: form", "kind: from"))
    assert [code for _, _, code in _codes(loaded)] == ["unknown-term", "unknown-key", "unknown-term"]
    assert loaded.registry is not None
    assert loaded.registry.third_parties["pay"].engagements["payment"].receives


def test_what_refers_to_something_left_out_says_so_once(tmp_path: Path) -> None:
    loaded = _load(tmp_path, GOOD.replace("  account:\n    label: Account", "  account: Account"))
    assert [code for _, _, code in _codes(loaded)] == ["refers-to-unreadable", "syntax"]
    assert loaded.problems[0].values == {"value": "account", "also": "26", "n": "1"}
    assert sentence(loaded.problems[0], "en").endswith("could not be read. (Also at line 26.)")
    assert loaded.registry is not None
    assert loaded.registry.data_sets == {}


def test_a_name_that_cannot_be_read_is_no_reason_to_leave_out_what_it_names(tmp_path: Path) -> None:
    text = GOOD.replace("label: Account", "lable: Account").replace("name: Acme", "nam: Acme")
    loaded = _load(tmp_path, text.replace("title: Acme", "tite: Acme").replace('version: "1"', "version: 1"))
    assert [code for _, _, code in _codes(loaded)] == [
        "unknown-key",
        "wrong-type",
        "unknown-key",
        "unknown-key",
    ]
    assert loaded.registry is not None
    registry = loaded.registry
    assert (registry.data_sets["account"].label.en, registry.organisation.name.en) == ("account", "acme")
    assert (registry.version, registry.title.en) == ("1", "?")


# What is replaced in GOOD, by what, what is told of it (line, code), and what must be so afterwards.
NO_MORE = [
    (  # a flow under a condition is not one that always happens
        "carries: phone_number@account}",
        "carries: phone_number@account, conditon: asked}",
        (27, "unknown-key"),
        lambda r: _engagement(r).receives is None,
    ),
    (  # a key that nobody knows may have been a condition
        "carries: phone_number@account}",
        "carries: phone_number@account, seulement_si: demandé}",
        (27, "unknown-key"),
        lambda r: _engagement(r).receives is None,
    ),
    (  # nothing left of what it receives is not that it receives nothing
        "from: site, carries: phone_number@account",
        "from: sight, carries: phone_number@account",
        (27, "unknown-place"),
        lambda r: _engagement(r).receives is None,
    ),
    (  # another kind of flow is another flow
        "carries: phone_number@account}",
        "carries: phone_number@account, kind: derrive}",
        (27, "unknown-term"),
        lambda r: _engagement(r).receives is None,
    ),
    (  # what was inferred is not declared
        "carries: phone_number@account}",
        "carries: phone_number@account, status: infered, reason: so}",
        (27, "bad-value"),
        lambda r: _received(r)[0].standing is Status.UNKNOWN,
    ),
    (
        "carries: phone_number@account}",
        "carries: phone_number@account, statut: inferred, reason: so}",
        (27, "unknown-key"),
        lambda r: _received(r)[0].standing is Status.UNKNOWN,
    ),
    (
        "carries: phone_number@account}",
        "carries: phone_number@account, status: inferred, raison: so}",
        (27, "unknown-key"),
        lambda r: _received(r)[0].standing is Status.UNKNOWN,
    ),
    (  # a field that is there sometimes
        "[full_name, phone_number]",
        "[full_name, {field: phone_number, conditon: sometimes}]",
        (16, "unknown-key"),
        lambda r: r.data_sets["account"].fields[1].standing is Status.UNKNOWN,
    ),
    (  # a certificate whose end cannot be read has not got none
        "country: FR",
        "certifications: [{standard: iso27001, valid_to: 2026-13-01}]",
        (20, "bad-date"),
        lambda r: r.third_parties["pay"].certifications == (),
    ),
    (  # of a third party that others refer to, nobody knows whether it is one
        "country: FR",
        "vaild_to: 2026-01-01",
        (20, "unknown-key"),
        lambda r: r.third_parties["pay"].standing is Status.UNKNOWN and _engagement(r).receives,
    ),
    (  # a role that ended is not one that lasts
        "role: processor",
        "role: [{value: processor, valid_too: 2026-01-01}]",
        (25, "unknown-key"),
        lambda r: _engagement(r).role == (),
    ),
    (  # a statement whose citation cannot be read is not cited by what is around it
        "carries: phone_number@account}",
        "carries: phone_number@account, cite: polcy L3}",
        (27, "unknown-document"),
        lambda r: evidence_of(_received(r)[0], r.organisation).cite == (),
    ),
    (  # a list that is read as complete
        "date: 2024-03-07}",
        "date: 2024-03-07, states: [contact, recipient]}",
        (5, "bad-value"),
        lambda r: r.documents["policy"].states is None,
    ),
    (
        "date: 2024-03-07}",
        "date: 2024-03-07, mentions: [{actor: pay, listed: true}, {actor: payy, listed: true}]}",
        (5, "unknown-actor"),
        lambda r: r.documents["policy"].mentions is None,
    ),
    (
        "date: 2024-03-07}",
        "date: 2024-03-07, kind: vendor_pge}",
        (5, "bad-value"),
        lambda r: r.documents["policy"].kind == "other",
    ),
    (
        "role: processor",
        "role: processor\n        contract: {clauses: [a, b, 3]}",
        (26, "bad-value"),
        lambda r: (held := _engagement(r).contract) is not None and held.clauses == (),
    ),
    (  # what stands where the id should be
        "  pay:\n    name: Pay",
        "    name: Pay",
        (18, "missing-id"),
        lambda r: r.third_parties == {},
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "told", "holds"), NO_MORE, ids=[new[-30:] for _, new, _, _ in NO_MORE]
)
def test_what_cannot_be_read_leaves_nothing_that_says_more(
    tmp_path: Path,
    old: str,
    new: str,
    told: tuple[int, str],
    holds: Callable[[Registry], bool],
) -> None:
    assert GOOD.count(old) == 1, "the test replaces one place"
    loaded = _load(tmp_path, GOOD.replace(old, new))
    assert [(problem.line, problem.code) for problem in loaded.problems] == [told]
    assert loaded.registry is not None
    assert holds(loaded.registry)


# What is replaced in GOOD, by what, and words of the English hint.
HINTS = [
    ("country: FR", "pays: FR", "Did you mean “country”?"),
    ("country: FR", "commentaire: x", "Did you mean “note”?"),
    ("label: Account", "label:\n    fr: Compte", "belongs to “label”"),
    ("places:\n      desk: {label: Desk}", "places:", "set the lines that belong to it further in"),
    ("label: Account", "label: {fr: Compte, contact}", "put the whole text between double quotes"),
    ('version: "1"\n', "version: “1”\n", "straight double quotes"),
]


@pytest.mark.parametrize(("old", "new", "words"), HINTS, ids=[new[:20] for _, new, _ in HINTS])
def test_the_hint_says_what_to_do(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert GOOD.count(old) == 1, "the test replaces one place"
    problems = _load(tmp_path, GOOD.replace(old, new)).problems
    assert words in " ".join(hint(problem, "en") for problem in problems)


def test_a_name_that_is_missing_is_told_once_with_every_place(tmp_path: Path) -> None:
    text = GOOD.replace("  account:\n", "  acount:\n")
    (problem,) = _load(tmp_path, text).problems
    assert (problem.code, problem.line, problem.values["also"]) == ("unknown-data-set", 12, "27")
    assert "acount" in hint(problem, "en")


# What is replaced in GOOD, and the part of the registry that must go as a whole: what a statement says
# without the thing it was limited to is not what its author said.
WIDENING = [
    ("carries: account,", "carries: acount,", lambda r: r.organisation.collects == ()),
    ("carries: phone_number@account", "carries: fone@account", lambda r: not _engagement(r).receives),
    (
        "role: processor",
        "role: processor\n        places: dsk",
        lambda r: not r.third_parties["pay"].engagements,
    ),
    (
        "role: processor",
        "role: processor\n        by: nobody",
        lambda r: not r.third_parties["pay"].engagements,
    ),
    (
        "third_parties:",
        "denials:\n  - {who: acme, act: store, fields: card_dat}\nthird_parties:",
        lambda r: r.denials == (),
    ),
    (
        "third_parties:",
        "denials:\n  - {who: acme, act: use, purposes: marketting}\nthird_parties:",
        lambda r: r.denials == (),
    ),
    ("    label: Account", "    label: Account\n    retention: {period: P1Y, fields: fone}", _no_retention),
    (
        "third_parties:",
        "denials:\n  - {who: acme, act: store, feilds: payment_card_data}\nthird_parties:",
        lambda r: r.denials == (),
    ),
    (
        "third_parties:",
        "denials:\n  - {who: acme, act: store, fields: 3}\nthird_parties:",
        lambda r: r.denials == (),
    ),
    ("carries: phone_number@account", "carries: 3", lambda r: not _engagement(r).receives),
    (
        "third_parties:",
        "rights:\n  - {right: access, data_sets: acount}\nthird_parties:",
        lambda r: r.rights == (),
    ),
    (
        "third_parties:",
        "flows:\n  - {from: site, to: sight, carries: account}\nthird_parties:",
        lambda r: r.flows == (),
    ),
]


@pytest.mark.parametrize(("old", "new", "gone"), WIDENING, ids=[f"{new[-40:]}" for _, new, _ in WIDENING])
def test_a_statement_that_is_limited_by_a_misspelt_word_goes_as_a_whole(
    tmp_path: Path, old: str, new: str, gone: Callable[[Registry], bool]
) -> None:
    assert GOOD.count(old) == 1, "the test replaces one place"
    loaded = _load(tmp_path, GOOD.replace(old, new))
    assert len(loaded.problems) == 1
    assert loaded.registry is not None
    assert gone(loaded.registry)


def test_norway_and_numbers_that_are_names_stay_text(tmp_path: Path) -> None:
    text = GOOD.replace("country: FR", "country: NO\n    address: 01000\n    contacts: [{phone: +225 07 10}]")
    loaded = _load(tmp_path, text)
    assert loaded.problems == ()
    assert loaded.registry is not None
    pay = loaded.registry.third_parties["pay"]
    assert (pay.country[0].value, pay.address.value, pay.contacts[0].phone) == ("NO", "01000", "+225 07 10")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty-file"),
        (b"# nothing\n", "empty-file"),
        (b"- a\n", "not-a-mapping"),
        (GOOD.replace("Acme", "Caf\u00e9").encode("latin-1"), "not-utf8"),
        (b"a: [" * 5000, "too-deep"),
        (b"a: &a [x]\nb: *a\n", "anchor"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_no_traceback(
    tmp_path: Path, raw: bytes, code: str
) -> None:
    loaded = _load(tmp_path, raw)
    assert loaded.registry is None
    assert code in [problem.code for problem in loaded.problems]


def test_bom_and_windows_lines_are_read(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert _load(tmp_path, raw).problems == ()


def test_a_missing_file_an_empty_folder_and_another_format_are_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "r.json").write_text("{}")
    assert [p.code for p in load(tmp_path / "none.yaml").problems] == ["missing-file"]
    assert [p.code for p in load(tmp_path / "empty").problems] == ["empty-folder"]
    assert "unsupported-format" in [p.code for p in load(tmp_path / "r.json").problems]


def test_without_an_organisation_there_is_no_registry(tmp_path: Path) -> None:
    loaded = _load(tmp_path, "sillage: 1\ntitle: A\nversion: '1'\n")
    assert _codes(loaded) == [(1, 1, "no-organisation")]
    assert loaded.registry is None


def _split(text: str, folder: Path) -> None:
    """The same registry as a folder: each third party in a file of its own."""
    head, _, tail = text.partition("\nthird_parties:\n")
    parties, end = [], ""
    for index, line in enumerate(lines := tail.splitlines(keepends=True)):
        if line.strip() and not line.startswith((" ", "#")):
            end = "".join(lines[index:])
            break
        if line.startswith("  ") and not line.startswith(("   ", "  #")):
            parties.append([line])
        elif parties:
            parties[-1].append(line)
    (folder / "organisation.yaml").write_text(head + "\n" + end, encoding="utf-8")
    for party in parties:
        name = party[0].strip().rstrip(":")
        (folder / f"{name}.yaml").write_text("third_parties:\n" + "".join(party), encoding="utf-8")


@pytest.mark.parametrize("text", [GOOD, SHIPPED.read_text(encoding="utf-8")], ids=["small", "shipped"])
def test_a_folder_with_a_file_for_each_third_party_is_the_same_registry(tmp_path: Path, text: str) -> None:
    (tmp_path / "folder").mkdir()
    _split(text, tmp_path / "folder")
    whole, parts = _load(tmp_path, text), load(tmp_path / "folder")
    assert parts.problems == ()
    assert len(parts.paths) > 1
    assert whole.registry is not None
    assert parts.registry == whole.registry
    assert parts.registry.model_dump_json() == whole.registry.model_dump_json()


def test_a_broken_file_in_a_folder_leaves_the_others(tmp_path: Path) -> None:
    _split(GOOD, tmp_path)
    (tmp_path / "zz.yaml").write_text("third_parties:\n  other: {name: Other\n", encoding="utf-8")
    (tmp_path / "xx.yaml").write_text("third_parties:\n", encoding="utf-8")
    (tmp_path / "yy.yaml").write_text("third_parties:\n  pay: {name: Again}\n", encoding="utf-8")
    loaded = load(tmp_path)
    found = [(Path(problem.file).name, problem.line, problem.code) for problem in loaded.problems]
    assert ("yy.yaml", 2, "id-used-twice") in found
    assert ("zz.yaml", "syntax") in [(file, code) for file, _, code in found]
    assert loaded.registry is not None
    assert loaded.registry.third_parties["pay"].name.en == "Pay"


def test_what_was_meant_is_supposed_for_as_many_names_as_can_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SILLAGE_CACHE", "")
    monkeypatch.setattr(registry.reading.resolve, "MOST_COMPARED", 4)  # two parties: two names are compared
    path = tmp_path / "registry.yaml"
    wrong = "".join(
        f"  - {{pattern: p{n}, set_by: {name}, category: analytics, field: cookie_id}}\n"
        for n, name in enumerate(("bankk", "bankkk", "bankkkk", "bankk"))
    )
    path.write_text(
        f"sillage: 1\ntitle: T\nversion: '1'\norganisation: {{id: acme, name: Acme}}\n"
        f"third_parties: {{bank: {{name: Bank}}}}\ntrackers:\n{wrong}",
        encoding="utf-8",
    )
    found = {
        each.values["value"]: (each.values.get("suggestion"), each.values.get("also"))
        for each in load(path).problems
        if each.code == "unknown-actor"
    }
    assert found == {"bankk": ("bank", "10"), "bankkk": ("bank", None), "bankkkk": (None, None)}
    hints = {each.values["value"]: hint(each, "en") for each in load(path).problems if "value" in each.values}
    assert hints["bankkk"] == "Did you mean “bank”?"
    assert hints["bankkkk"].endswith("Too many names lead nowhere: no likely one was looked for here.")
