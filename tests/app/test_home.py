"""Home, the register and the page of a third party say what the standing says, each number leading to as many."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from app_pages.finding_choice import chosen
from app_pages.list_parts import MOST
from app_pages.register_view import ROWS
from dataflow.actions import actions, deciding, example, tally
from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from dataflow.standing import FACTS, Standing, standing
from dataflow.standing.sentence import fact_name
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.app.conftest import EMPTY, ROOT, SMALL, OpenApp, follow, held, said
from tests.app.test_ask import bodies, quiet
from tests.dataflow.strategies import DAY

ON = DAY.isoformat()
MANY = """
sillage: 1
title: Many
version: "1"
organisation: {id: us, name: Us, places: {form: {label: Form}}}
data_sets: {file: {label: File, fields: phone_number}}
third_parties:
""" + "".join(f"  v{at:03d}: {{name: Vendor {at:03d}, country: FR}}\n" for at in range(121))


def shipped() -> tuple[Registry, Standing, tuple[Finding, ...]]:
    """The first of the shipped registries, how it stands and what is found."""
    loaded = load(ROOT / "data" / "processors.yaml")
    assert loaded.registry is not None
    graph = build(loaded.registry, DAY)
    return loaded.registry, standing(graph, loaded), findings(graph, loaded)


def links(html: str, page: str) -> list[dict[str, list[str]]]:
    """What is asked by every link to a page."""
    return [parse_qs(unescape(each)) for each in re.findall(rf'href="{re.escape(page)}\?([^"#]*)"', html)]


@pytest.mark.parametrize("lang", LANGS)
def test_home_says_how_the_registry_stands(open_app: OpenApp, lang: Lang) -> None:
    registry, found, every = shipped()
    page = said(quiet(open_app("", lang=lang, on=ON)))
    of = {"fr": f"{found.known} faits sur {found.of}", "en": f"{found.known} facts of {found.of}"}
    assert of[lang] in page
    told = actions(every, registry)
    assert f"{len(told)} actions" in page
    assert all(plain(each.title.say(lang)) in page for each in told[:7])
    first = deciding(every, registry)
    assert first is not None and plain(first.question.say(lang))[3:] in page


def test_each_number_leads_to_as_many_findings(open_app: OpenApp) -> None:
    """The counts of the first sentence are those of the page they lead to, and add up to all."""
    registry, _, every = shipped()
    html = bodies(quiet(open_app("", lang="en", on=ON)))
    lead = html[html.index("standing-lead") :].partition("</p>")[0]
    told = re.findall(r'href="findings\?([^"]*)"[^>]*>(\d+)', lead)
    counts = []
    for query, n in told:
        wanted = {"verdict": parse_qs(unescape(query))["verdict"]}
        assert len(chosen(every, wanted, registry)) == int(n)
        counts.append(int(n))
    assert sum(counts) == len(every)


def test_the_matrix_has_every_fact_of_every_party(open_app: OpenApp) -> None:
    """Each a link to the page of the party at that fact, that is heard as a word."""
    _, found, _ = shipped()
    html = bodies(quiet(open_app("", lang="en", on=ON)))
    told = {(each["actor"][0], each["fact"][0]) for each in links(html, "actor") if "fact" in each}
    assert told == {(party.id, fact.value) for party in found.parties for fact in FACTS}
    for party in found.parties:
        for each in party.facts:
            word = {"known": "Known", "partly": "In part", "unknown": "Unknown", "needless": "Not required"}[
                each.state
            ]
            assert f"{party.label.say('en')}, {fact_name(each.fact, 'en')}: {word}" in said_of(html)


def plain(words: str) -> str:
    """Words as `said` has them: with spaces of one kind."""
    return " ".join(words.split())


def said_of(html: str) -> str:
    """The words of some HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_what_is_not_known_leads_to_those_of_whom_it_is_not(open_app: OpenApp) -> None:
    _, found, _ = shipped()
    for lack in found.lacking:
        html = bodies(quiet(open_app("", lang="en", on=ON, fact=lack.fact.value)))
        rows = {each["actor"][0] for each in links(html, "actor")}
        assert rows == {party.id for party in found.parties if party.lacks(lack.fact)}
        assert len(rows) == lack.unknown + lack.partly


def test_a_thousand_rows_are_told_in_parts(open_app: OpenApp) -> None:
    app = quiet(open_app("", registry=MANY, lang="en", on=ON))
    assert "121 facts of 1210" in said(app) and f"Third parties 1 to {MOST} of 121" in said(app)
    rows = {each["actor"][0] for each in links(bodies(app), "actor")}
    assert len(rows) == MOST
    quiet(follow(app, part="3"))
    more = {each["actor"][0] for each in links(bodies(app), "actor")}
    assert len(more) == 121 - 2 * MOST and not more & rows


def test_home_of_a_registry_that_says_nothing(open_app: OpenApp) -> None:
    page = said(quiet(open_app("", registry=EMPTY, lang="en", on=ON)))
    assert "names no third party" in page and "Nothing was checked" in page and "names no law" in page
    # Nothing sounds like success where nothing was looked at, and it is said how a third party is named.
    assert not re.search(r"No open finding|should be known are|Nothing is due", page)
    assert "third_parties" in page and "<identifier>" in page and "regimes:" in page


def test_home_says_what_is_only_assumed_and_how_the_first_fact_is_said(open_app: OpenApp) -> None:
    registry, _, every = shipped()
    page = said(quiet(open_app("", lang="en", on=ON)))
    told = tally(every)
    assert told.assumed == told.of("violation") == 1
    assert "1 violation (the law being assumed to apply)" in page and "law assumed to apply" in page
    assert {each.law for each in told.grounds} >= {"gdpr", "ci_2013_450"}
    assert all(each.label.say("en") in page for each in told.grounds)
    first = deciding(every, registry)
    assert first is not None and first.law
    words = example(first, "en")
    assert words is not None and all(line.strip() in page for line in words.splitlines())


def test_what_is_due_is_told_with_its_day_and_place(open_app: OpenApp) -> None:
    page = said(quiet(open_app("", lang="en", on=ON)))
    assert "since 2 April 2026" in page and "processors.yaml:" in page


def test_the_register_sums_up_what_is_not_known_once(open_app: OpenApp) -> None:
    _, found, _ = shipped()
    html = bodies(quiet(open_app("register", lang="en", on=ON)))
    for party in found.parties:
        assert f"{len(party.open)} facts to fill in" in said_of(html)
    told = [(each["actor"][0], each["fact"][0]) for each in links(html, "actor") if "fact" in each]
    assert sorted(told) == sorted(
        (party.id, each.fact.value) for party in found.parties for each in party.open
    )


def test_a_long_register_has_parts(open_app: OpenApp) -> None:
    app = quiet(open_app("register", registry=MANY, lang="en", on=ON))
    assert "122 in all" in said(app) and f"Rows 1 to {ROWS} of 122" in said(app)
    quiet(follow(app, part="7"))
    assert "Rows 121 to 122 of 122" in said(app)
    held(app, "multiselect", "filter-country").set_value(["FR"])
    assert f"Rows 1 to {ROWS} of 121" in said(quiet(app.run()))


@pytest.mark.parametrize("lang", LANGS)
def test_a_third_party_is_told_fact_by_fact(open_app: OpenApp, lang: Lang) -> None:
    """Each unknown with the file, the line and a line to write; the one of the address is unfolded."""
    _, found, _ = shipped()
    party = found.party("cinetpay")
    assert party is not None
    html = bodies(quiet(open_app("third_party", lang=lang, on=ON, actor="cinetpay", fact="seat")))
    for each in party.facts:
        (part,) = re.findall(
            rf'<details[^>]*id="fact-{each.fact}".*?(?=<details[^>]*id="fact-|</section>)', html, re.DOTALL
        )
        place = each.where.place
        assert place is not None and f"processors.yaml:{place.line}" in part
        assert fact_name(each.fact, lang) in said_of(part)
        assert ('class="copy"' in part) == (each.state in ("partly", "unknown"))
    assert re.search(r'<details open[^>]*id="fact-seat"', html)
    assert not re.search(r'<details open[^>]*id="fact-role"', html)


def test_the_page_of_a_third_party_has_its_actions(open_app: OpenApp) -> None:
    """Those that answer a finding on it; they answer all of these."""
    registry, _, every = shipped()
    on_it = [each for each in every if "ovhcloud" in {id_ for part in each.parts for id_ in part.actors}]
    told = actions(on_it, registry)
    page = said(quiet(open_app("third_party", lang="en", on=ON, actor="ovhcloud")))
    assert told and all(plain(each.title.say("en")) in page for each in told)
    assert f"{len(on_it)} findings" in page


def test_the_organisation_has_no_ten_facts(open_app: OpenApp) -> None:
    app = quiet(open_app("third_party", lang="en", on=ON, actor="minlessika"))
    assert "What is known of it" not in said(app) and "Identity" in said(app)


def test_what_a_third_party_receives_is_drawn_when_it_is_asked_for(open_app: OpenApp) -> None:
    app = quiet(open_app("third_party", registry=SMALL, lang="en", on=ON, actor="host"))
    assert "The picture and the details of what it receives" in {each.label for each in app.expander}
