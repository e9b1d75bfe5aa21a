"""The sentences of a standing: each in both languages, with as much as is known and no more."""

import re
from typing import Any

import pytest

from dataflow.graph.build import build
from dataflow.standing import FACTS, dues, standing
from dataflow.standing.fact import Fact
from dataflow.standing.sentence import example, lacks, party_example, receives, undated, when
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

DATA = {"from": "site", "carries": "account"}


def _party(*engagements: dict[str, Any], **parts: Any) -> Any:
    return standing(build(acme(third_parties={"pay": party("Pay", *engagements, **parts)}), DAY)).parties[0]


@pytest.mark.parametrize(
    ("engagement", "fr", "en"),
    [
        (
            {"receives": [DATA], "purposes": ["hosting"]},
            "Pay reçoit 2 données, pour une finalité\u00a0: infrastructure et hébergement.",
            "Pay receives 2 data items, for one purpose: hosting and infrastructure.",
        ),
        (
            {"receives": [DATA, {**DATA, "carries": "phone_number@account", "status": "unknown"}]},
            "Pay reçoit 2 données\u202f; la finalité est inconnue.",
            "Pay receives 2 data items; what for is unknown.",
        ),
        (
            {},
            "On ne sait pas ce que Pay reçoit\u202f; la finalité est inconnue.",
            "Nobody has said what Pay receives; what for is unknown.",
        ),
    ],
)
def test_what_it_receives(engagement: dict[str, Any], fr: str, en: str) -> None:
    told = _party(engagement)
    assert (receives(told, "fr"), receives(told, "en")) == (fr, en)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_known_is_named_or_counted(lang: Lang) -> None:
    """Three facts are named, and the number of the others added to them is the number of what is open."""
    told = _party({"receives": [DATA], "purposes": ["hosting"]})
    rest = len(told.open) - 3
    assert rest > 0 and str(rest) in lacks(told, lang)


FILLED = (
    ("<document> L<", "policy L<"), ("<lieu>", "site"), ("<place>", "site"), ("<donnée>@<jeu>", "full_name@account"),
    ("<data item>@<set>", "full_name@account"), ("<finalité>", "hosting"), ("<purpose>", "hosting"),
    ("<rôle>", "processor"), ("<role>", "processor"), ("<pays FR>", "FR"), ("<country FR>", "FR"),
    ("<AAAA-MM-JJ>", "2026-01-31"), ("<YYYY-MM-DD>", "2026-01-31"), ("<durée P1Y>", "P1Y"), ("<period P1Y>", "P1Y"),
    ("<listed ou none>", "listed"), ("<listed or none>", "listed"), ("<délai PT48H>", "PT48H"),
    ("<time PT48H>", "PT48H"), ("<ligne>", "12"), ("<line>", "12"),
)  # fmt: skip
"""What somebody puts where an example says what to put; names and titles may be any words."""


def _filled(line: str) -> str:
    for placeholder, value in FILLED:
        line = line.replace(placeholder, value)
    return line


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fact", FACTS)
def test_an_example_makes_nothing_up(fact: Fact, lang: Lang) -> None:
    """Every value is a placeholder: nobody records a role, or cites a line, by copying what nobody has said."""
    values = re.sub(r"<[^>]*>", "", example(fact, lang))
    assert values != example(fact, lang)
    assert not re.search(r"processor|\bFR\b|PT?\d|\d{4}-\d|policy|listed|hosting|full_name", values)


def test_an_example_of_each_fact_can_be_written_into_a_file(tmp_path: Any) -> None:
    """Where the page says that it would be: in the entry of the party, its engagement, its place or its flow."""
    of_engagement = {"role", "purposes", "contract", "breach_clock"}
    for lang in LANGS:
        written = {fact.value: _filled(example(fact, lang)) for fact in FACTS}
        engaged = "\n".join(f"        {written[key]}" for key in sorted(of_engagement))
        flow = written["data"].removeprefix("receives:\n  - {").removesuffix("}")
        text = f"""
sillage: 1
title: Acme
version: "1"
documents: {{policy: {{title: Policy}}}}
organisation: {{id: acme, name: Acme, places: {{site: {{label: Site}}}}}}
data_sets: {{account: {{label: Account, fields: full_name}}}}
third_parties:
  pay:
    name: Pay
    {written["legal_name"]}
    {written["seat"]}
    {written["onward"]}
    places:
      desk:
        label: Desk
        {written["hosting"]}
    engagements:
      e:
{engaged}
        receives:
          - {{{flow}, {written["retention"]}}}
"""
        assert "<" not in re.sub("<(dénomination sociale|legal name|titre|title)>", "", text)
        path = tmp_path / f"{lang}.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = load(path)
        assert loaded.problems == () and loaded.registry is not None
        (told,) = standing(build(loaded.registry, DAY), loaded).parties
        assert [each.state for each in told.facts] == ["known"] * 10
        assert all(each.where.said for each in told.facts)


@pytest.mark.parametrize("lang", LANGS)
def test_a_third_party_is_named_by_filling_in_the_example(lang: Lang, tmp_path: Any) -> None:
    lines = party_example(lang)
    path = tmp_path / "named.yaml"
    head = 'sillage: 1\ntitle: Acme\nversion: "1"\norganisation: {id: acme, name: Acme}\n'
    path.write_text(head + lines, encoding="utf-8")
    assert load(path).problems
    for placeholder, value in zip(re.findall("<[^>]*>", lines), ("pay", "Pay", "FR"), strict=True):
        lines = lines.replace(placeholder, value)
    path.write_text(head + lines, encoding="utf-8")
    loaded = load(path)
    assert loaded.problems == () and loaded.registry is not None
    assert [*loaded.registry.third_parties] == ["pay"]


@pytest.mark.parametrize("lang", LANGS)
def test_when_something_is_due(lang: Lang) -> None:
    ends = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-12-24"]
    held = [{"standard": "iso27001", "valid_to": end} for end in ends]
    found = dues(build(acme(third_parties={"pay": party("Pay", certifications=held)}), DAY))
    said = [when(each, lang) for each in found.due]
    fr = ["depuis le 21 novembre 2026", "aujourd’hui", "demain", "dans 32 jours, le 24 décembre 2026"]
    en = ["since 21 November 2026", "today", "tomorrow", "in 32 days, on 24 December 2026"]
    assert [each.replace("\u00a0", " ") for each in said] == (fr if lang == "fr" else en)
    assert undated(found, lang)
