"""The document: the section that a line stands in."""

from registry.records.document import Document


def test_a_line_stands_in_the_section_that_began_last_before_it() -> None:
    sections = [
        {"line": 30, "title": "Third"},
        {"line": 5, "title": "First"},
        {"line": 12, "title": "Second"},
    ]
    document = Document.model_validate({"title": "Policy", "sections": sections})
    found = {line: document.section_at(line) for line in (1, 4, 5, 11, 12, 29, 30, 999)}
    assert found == {
        1: None, 4: None, 5: "First", 11: "First", 12: "Second", 29: "Second", 30: "Third", 999: "Third"
    }  # fmt: skip


def test_a_document_without_sections_has_none() -> None:
    assert Document(title="Policy").section_at(1) is None
