"""Names that would be code, a link or markup somewhere: in no file of any format are they more than words."""

import datetime
import io
import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, NameObject

from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.trace import trace
from dataflow.checks.judging import findings
from dataflow.engine.document import pdf
from dataflow.engine.letters import drawable
from dataflow.engine.sheet import Section, sheet
from dataflow.exports.annotations import annotations
from dataflow.exports.answer_files import FORMATS, export
from dataflow.exports.csv_table import DELIMITERS
from dataflow.exports.map_files import map_csv, map_mermaid
from dataflow.exports.sarif import sarif
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from registry.source.problem import Problem

PAYLOADS = (
    "[here](https://evil.example/a)", "![](https://evil.example/a)", "[x]: https://evil.example",
    "</text><script>evil()</script>", '"><img src=x onerror=evil()>', "<a href='https://evil.example'>x</a>",
    '"]; evil [label="', "<<b>evil</b>>", "\\N\\G evil \\", "a;=evil()", "a,\t@evil()", '";"=evil()',
    "a\r\n::error::evil",    "%%{init: {'theme':'evil'}}%%", '"] --> evil["', "#evil()", "$evil$ #link(\"x\")[y]",
    "]]>&evil;", "javascript:evil()",
)  # fmt: skip
DAY = datetime.date(2026, 11, 22)


def hostile(name: str) -> Registry:
    """A registry in which everything that has a name has this one."""
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": name,
            "version": name,
            "documents": {"policy": {"title": name, "version": name}},
            "organisation": {
                "id": "o", "name": name, "cite": f"policy § {name.replace(chr(34), '')}",
                "regimes": {"gdpr": {"applies": "confirmed"}},
                "places": {"shop": {"label": name, "country": "FR"}},
                "collects": [{"from": "customer", "to": "shop", "carries": "acc", "condition": name}],
            },
            "data_sets": {"acc": {"label": name, "fields": ["phone_number"], "role": "controller", "note": name}},
            "third_parties": {
                "acme": {
                    "name": name,
                    "places": {"p": {"label": name, "country": "US"}},
                    "engagements": {
                        "e": {
                            "role": "processor", "label": name,
                            "receives": [{"from": "shop", "carries": "acc", "note": name}],
                        },
                    },
                }
            },
        }
    )  # fmt: skip


@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("lang", LANGS)
def test_in_no_file_of_an_answer_is_a_name_more_than_words(name: str, lang: Lang) -> None:
    graph = build(hostile(name), DAY)
    answer = trace(graph, "phone_number")
    made = {form: export(answer, form, lang).data for form in FORMATS if form not in ("png", "pdf")}
    drawn = ElementTree.fromstring(made["svg"])
    tags = {each.tag.rpartition("}")[2] for each in drawn.iter()}
    assert not tags & {"a", "script", "img", "image", "foreignObject", "use", "iframe"}
    assert not [key for each in drawn.iter() for key in each.attrib if key.startswith("on") or "href" in key]
    assert "evil" not in without_words(made["dot"].decode())
    for text in (made["mermaid"].decode(), map_mermaid(flow_map(graph), lang).decode()):
        head, title, body = text.split("---\n")[0], *text.split("---\n")[1:]
        assert head == "" and isinstance(json.loads(title.partition("title: ")[2]), str)
        assert not re.search(r"[\[\]<>`(){}\\;=%&$]\s*evil|evil[\[(.]", re.sub(r"#\d+;", "", body))
    for table in (made["csv"].decode("utf-8-sig"), map_csv(flow_map(graph), lang).decode("utf-8-sig")):
        for separator in ";,\t":
            cells = [cell.lstrip(' "') for line in table.split("\r\n") for cell in line.split(separator)]
            assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t"))]
    assert DELIMITERS[lang] in made["csv"].decode()
    assert json.loads(made["json"])["answer"]["source"]["organisation"]["fr"] == name


@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("lang", LANGS)
def test_in_no_report_is_a_name_a_link_or_a_command(name: str, lang: Lang) -> None:
    found = findings(build(hostile(name), DAY))
    assert found
    problem = Problem(file="a.yaml", line=1, column=1, code="unknown-key", values={"key": name})
    run = json.loads(sarif([problem], found, lang))["runs"][0]
    for each in run["results"]:
        assert not re.search(r"(?<!\\)[\[\]]", each["message"]["text"])
    lines = annotations([problem], found, lang).splitlines()
    assert len(lines) == len(found) + 1
    for line in lines:
        assert re.match(r"::(?:error|warning|notice) ", line)
        assert "](" not in line
        assert line.count("::") == 2 or "::" in name


@pytest.mark.parametrize("name", PAYLOADS)
def test_in_no_pdf_is_a_name_more_than_words(name: str) -> None:
    """That of a picture and that to print: no link, no script, nothing of typst; and the name stands in it as it is."""
    graph = build(hostile(name), DAY)
    drawn = export(trace(graph, "phone_number"), "pdf", "fr").data
    section = Section(name, (name,), (name, "x"), [(name, name)], (1, 1))
    printed = sheet(name, [name], [section], lang="fr", foot=name)
    bare = pdf(SMALL, title=name, lang="fr", caption=name, alt=name)
    for made in (drawn, printed, bare):
        document = PdfReader(io.BytesIO(made))
        keys = set(_keys(document))
        assert keys >= {"/Root", "/Pages", "/StructTreeRoot", "/Contents"} and not keys & ACTIVE
    for made in (printed, bare):
        document = PdfReader(io.BytesIO(made))
        assert document.metadata is not None and _solid(document.metadata.title or "") == _solid(name)
        assert _solid(drawable(name)) in _solid("".join(page.extract_text() for page in document.pages))


SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="4pt" height="2pt" viewBox="0 0 4 2"><text y="1">a</text></svg>'
ACTIVE = {
    "/URI",
    "/JS",
    "/JavaScript",
    "/OpenAction",
    "/AA",
    "/Launch",
    "/SubmitForm",
    "/EmbeddedFiles",
    "/Annots",
}


def _keys(document: PdfReader) -> Iterator[str]:
    """The keys and names in all that can be reached in a PDF."""
    waiting: list[object] = [document.trailer]
    seen = set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum not in seen:
                seen.add(each.idnum)
                waiting.append(each.get_object())
        elif isinstance(each, dict):
            yield from map(str, each)
            waiting += (
                [each.raw_get(key) for key in each] if isinstance(each, DictionaryObject) else each.values()
            )
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, NameObject):
            yield str(each)


def _solid(words: str) -> str:
    return re.sub(r"\s+", "", words)


def without_words(dot: str) -> str:
    """DOT without its strings, and without what its own HTML labels hold between tags, where words are escaped."""
    return re.sub(r">[^<>]*<", "><", re.sub(r'"(?:\\.|[^"\\])*"', '""', dot, flags=re.DOTALL))
