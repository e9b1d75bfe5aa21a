"""Activities and systems as they are written: the short ways, and what is wrong with one told where it stands."""

from pathlib import Path

import pytest

from registry.reading.load import load
from registry.records.activity import Activity
from registry.records.text import Text

HEAD = """sillage: 1
title: T
version: "1"
organisation: {id: acme, name: Acme, places: {hr: {label: HR}}, entities: {sub: {legal_name: Sub}}}
data_sets: {staff: {label: Staff, fields: [full_name], subjects: employee}}
third_parties: {silae: {name: Silae, places: {app: {label: App}}}}
systems: {sirh: {label: SIRH, places: [hr, silae.app]}}
activities:
"""


@pytest.mark.parametrize(("written", "told"), [(200, "200"), ("about 200", "about 200")])
def test_a_volume_is_a_number_or_words(written: object, told: str) -> None:
    read = Activity.model_validate({"label": "A", "volume": written})
    assert read.volume.value == Text(fr=told, en=told)


def test_what_is_alone_needs_no_dash() -> None:
    read = Activity.model_validate(
        {"label": "A", "uses": "staff", "systems": "s", "origin": "public", "purposes": "hosting"}
    )
    assert (read.uses, read.systems, [each.value for each in read.origin]) == (("staff",), ("s",), ["public"])
    assert [use.purpose for use in read.purposes] == ["hosting"]


@pytest.mark.parametrize(
    ("entry", "code", "there"),
    [
        ("uses: staf", "unknown-data-set", True),
        ("uses: phone_number@staff", "field-not-in-data-set", True),
        ("systems: sirhh", "unknown-system", True),
        ("joint_controllers: [subb]", "unknown-controller", True),
        ("subjects: [martian]", "unknown-subject", False),
        ("purposes: [marketin]", "unknown-purpose", False),
        ("purposes: [marketin, hosting]", "unknown-purpose", True),
        ("automated: sometimes", "", True),
        ("origin: elsewhere", "", True),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_kept(
    tmp_path: Path, entry: str, code: str, there: bool
) -> None:
    """Without the purposes, or the people, that it names, an activity would have those of its data sets: it goes."""
    file = tmp_path / "r.yaml"
    file.write_text(f"{HEAD}  pay: {{label: Pay, {entry}}}\n", encoding="utf-8")
    loaded = load(file)
    assert loaded.registry is not None
    (problem,) = loaded.problems
    assert problem.line == 9
    assert not code or problem.code == code
    assert ("pay" in loaded.registry.activities) == there


def test_a_joint_controller_is_a_third_party_or_an_entity(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(f"{HEAD}  pay: {{label: Pay, joint_controllers: [sub, silae]}}\n", encoding="utf-8")
    assert not load(file).problems
