"""Leaving: what a denial of transfers is held against (a flow that leaves, and no other)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.contradictions import Comparing
from dataflow.answers.trace import received_by, trace
from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from dataflow.law import tables
from dataflow.law.whereabouts import belongs
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.words import paragraphs
from registry.records.countries import AREAS, codes
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.acme import acme, party
from tests.dataflow.law.test_whereabouts import possible
from tests.dataflow.strategies import DAY

COUNTRIES = ("FR", "DE", "NO", "CH", "US", "CI", "GH", None)
REGIMES: tuple[dict[str, str], ...] = (
    {},
    {"gdpr": "confirmed"},
    {"ci_2013_450": "assumed"},
    {"gdpr": "not_applicable", "ci_2013_450": "confirmed"},
)
EXCEPTIONS = {
    None: None,
    "eu": {"fr": "dans l’Union européenne", "en": "inside the European Union"},
    "eea": {"fr": "au sein de l'EEE", "en": "within the EEA"},
    "ecowas": {"fr": "à l’intérieur de la CEDEAO.", "en": "in ECOWAS"},
    "open": {"fr": "dans l’UE, et là où la loi l’exige", "en": "in the EU, and where the law requires it"},
}  # fmt: skip


def _moved(at: str | None, at_desk: str | None, seat: str | None = None, **more: Any) -> Registry:
    """Acme, whose site is in a country, shares a phone number with a desk in another."""
    regimes = more.pop("regimes", {"gdpr": "confirmed"})
    kind, exception = more.pop("kind", "share"), more.pop("exception", None)
    theirs = more.pop("theirs", None)
    desk = {"label": "Desk", **({"country": at_desk} if at_desk else {})}
    stored = {"storage": more.pop("storage")} if "storage" in more else {}
    flow = {"from": "site", "carries": "account", "kind": kind, **stored}
    made = acme().model_dump(mode="json", by_alias=True, exclude_none=True)["organisation"]
    own = {
        **made,
        "places": {"site": {"label": "Site", **({"country": at} if at else {})}},
        "regimes": {law: {"applies": applies} for law, applies in regimes.items()},
        **({"country": seat} if seat else {}),
    }
    denial = {"who": "acme", "act": "transfer", **({"exception": exception} if exception else {})}
    return acme(
        organisation=own,
        third_parties={
            "pay": {
                **party("Pay", {"receives": [flow]}),
                "places": {"desk": desk},
                **({"country": theirs} if theirs else {}),
            }
        },
        denials=[{**denial, **more}],
    )


def _told(registry: Registry) -> list[bool]:
    """Whether each clash of the phone number is sure."""
    answer = trace(build(registry, DAY), "phone_number")
    clashes = Comparing(Facts(registry, DAY), answer.hops).clashes({"phone_number"})
    assert len(answer.contradictions) == sum(each.sure for each in clashes)
    return [each.sure for each in clashes]


def _member(country: str, area: str) -> bool:
    if area == "eu":
        return country in {"FR", "DE"}
    return tables().member(area, country, DAY)


def _expected(
    at: str | None,
    to: str | None,
    seat: str | None,
    exception: str | None,
    laws: Any,
    theirs: str | None = None,
) -> list[bool]:
    """By the definition: third is what is outside the area that the data was in, of a law that may apply.

    What goes to no third country may all the same where it goes to a company of one.
    """
    if theirs is not None and to is not None and exception != "open":
        placed = _expected(at, to, seat, exception, laws)
        home = [] if placed else _expected(at or seat, theirs, None, exception, laws)
        return placed or [False for _ in home]
    applying = [law for law, applies in laws.items() if applies != "not_applicable"] or [
        "gdpr",
        "ci_2013_450",
    ]
    areas = {"gdpr": "eea", "ci_2013_450": "ecowas"}
    if exception == "open":
        return []
    if to is None:
        return [False]
    if exception:
        return [] if _member(to, exception) else [True]

    def third(home: str) -> bool:
        inside = [areas[law] for law in applying if _member(home, areas[law])]
        return to != home and (not inside or not all(_member(str(to), area) for area in inside))

    if at is not None:
        return [True] if third(at) else []
    return [] if seat is not None and not third(seat) else [False]


@given(
    at=st.sampled_from(COUNTRIES), to=st.sampled_from(COUNTRIES), seat=st.sampled_from(COUNTRIES),
    exception=st.sampled_from(sorted(EXCEPTIONS, key=str)), regimes=st.sampled_from(REGIMES),
    kind=st.sampled_from(["share", "host", "access", "disclose", "forward"]), theirs=st.sampled_from(COUNTRIES),
)  # fmt: skip
def test_a_transfer_is_denied_of_what_leaves_and_of_nothing_else(
    at: str | None,
    to: str | None,
    seat: str | None,
    exception: str | None,
    regimes: Any,
    kind: str,
    theirs: str | None,
) -> None:
    more = {"regimes": regimes, "kind": kind, "exception": EXCEPTIONS[exception], "theirs": theirs}
    assert _told(_moved(at, to, seat, **more)) == _expected(at, to, seat, exception, regimes, theirs)


@given(
    at=st.sampled_from(COUNTRIES), to=st.sampled_from(COUNTRIES), theirs=st.sampled_from(COUNTRIES),
    area=st.sampled_from(["eu", "eea", "ecowas"]),
)  # fmt: skip
def test_an_area_is_left_out_by_a_key_as_by_words(
    at: str | None, to: str | None, theirs: str | None, area: str
) -> None:
    by_words = _moved(at, to, exception=EXCEPTIONS[area], theirs=theirs)
    assert _told(_moved(at, to, outside=area.upper(), theirs=theirs)) == _told(by_words)


@given(
    to=st.sampled_from((*COUNTRIES, *AREAS)), outside=st.sampled_from(("FR", "CI", *AREAS)),
    act=st.sampled_from(["share", "store", "transfer"]),
)  # fmt: skip
def test_what_is_denied_outside_of_a_place_is_denied_of_what_is_outside(
    to: str | None, outside: str, act: str
) -> None:
    """By every country that may be meant: outside in each of them it is sure, in some of them it may be."""

    def is_outside(country: str) -> bool:
        return country != outside if outside in codes() else not belongs(country, outside.lower(), DAY)

    worlds = {is_outside(each) for each in possible(to)} if to else {True, False}
    expected = [] if worlds == {False} else [worlds == {True}]
    who = {"act": act, "outside": outside, **({"who": "pay"} if act == "store" else {})}
    registry = _moved("FR", to, **who, storage="stored")
    assert _told(registry) == expected
    told = " ".join(_words(trace(build(registry, DAY), "phone_number"), "fr").split())
    assert " ".join(Facts(registry, DAY).outside(outside).say("fr").split()) in told


def test_sharing_in_one_country_is_no_transfer_and_is_sharing() -> None:
    assert _told(_moved("FR", "FR")) == []
    assert _told(_moved("FR", "FR", act="share")) == [True]
    assert _told(_moved("FR", "US", act="share")) == [True]


def _words(answer: Answer, lang: Lang) -> str:
    return " ".join(line for each in paragraphs(answer, lang) for line in each.lines)


def test_a_denial_is_told_without_never_and_with_whom_it_is_about() -> None:
    for act, fr, en in (
        ("share", "ne communique pas à des tiers", "does not share with third parties"),
        ("transfer", "ne transfère pas vers un pays tiers", "does not transfer to a third country"),
        ("sell", "ne vend pas à des tiers", "does not sell to third parties"),
    ):
        answer = trace(build(_moved("FR", "FR", act=act), DAY), "phone_number")
        told = {lang: _words(answer, lang) for lang in LANGS}
        assert f"Il est dit qu’Acme {fr} de données personnelles" in told["fr"]
        assert f"It is said that Acme {en} personal data" in told["en"]
        assert "jamais" not in told["fr"] and "never" not in told["en"]


@pytest.mark.parametrize("act", ["share", "exchange", "sell", "rent", "transfer"])
def test_what_is_denied_with_an_exception_is_not_set_beside_one_who_may_be_it(act: str) -> None:
    spared = _moved("FR", "FR", act=act, exception="the cases mentioned above")
    flat = _moved("FR", "FR", act=act)
    aimed = _moved("FR", "FR", act=act, exception="the law", to="pay")
    for registry, shown in ((spared, 0), (flat, 1), (aimed, 1)):
        graph = build(registry, DAY)
        assert len(received_by(graph, "pay").denials) == shown
        assert len(trace(graph, "phone_number").denials) == 1, "nothing is dropped where nobody is asked for"


@pytest.mark.parametrize(("places", "contradicted"), [([], True), (["site"], True), (["app"], False)])
def test_a_denial_that_is_limited_to_places_is_about_these(places: list[str], contradicted: bool) -> None:
    registry = _moved("FR", "FR", act="collect", places=places).model_dump(
        mode="json", by_alias=True, exclude_none=True
    )
    registry["organisation"]["places"]["app"] = {"label": "App"}
    answer = trace(build(Registry.model_validate(registry), DAY), "phone_number")
    assert bool(answer.contradictions) == contradicted
    told = _words(answer, "en")
    assert ("place: “App”" in told) == (places == ["app"])


@pytest.mark.parametrize("lang", LANGS)
def test_a_denial_is_told_no_surer_than_it_is_known(lang: Lang) -> None:
    doubt = {"fr": "par déduction", "en": "by inference"}[lang]
    for status, told in (({}, False), ({"status": "inferred", "reason": "It follows."}, True)):
        registry = _moved("FR", "FR", act="sell", **status)
        answer = trace(build(registry, DAY), "phone_number")
        lines = [line for each in paragraphs(answer, lang) if each.kind == "denials" for line in each.lines]
        assert (doubt in " ".join(lines)) == told
        shown = sketch_of(answer, lang).subtitle
        assert (doubt in str(shown)) == told
