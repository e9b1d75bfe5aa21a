"""Names that would be code, a link or markup somewhere: in no file of any format are they more than words."""

import datetime
import json
import re
from xml.etree import ElementTree

import pytest

from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.trace import trace
from dataflow.checks.judging import findings
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


def without_words(dot: str) -> str:
    """DOT without its strings, and without what its own HTML labels hold between tags, where words are escaped."""
    return re.sub(r">[^<>]*<", "><", re.sub(r'"(?:\\.|[^"\\])*"', '""', dot, flags=re.DOTALL))
