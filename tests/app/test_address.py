"""The address: what a link says, and what a page makes of a link that says too little or nonsense."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app_pages.address import LIMITS, OWN, Address, address, bare, changed, own, parameters, spoken
from registry.records.text import LANGS

TODAY = datetime.date(2026, 11, 22)
REGISTRIES = ("processors", "another")


def read(query: dict[str, str], before: Address | None = None, locale: str = "fr-FR") -> Address:
    """The address alone."""
    return address(query, before, registries=REGISTRIES, locale=locale, today=TODAY)[0]


def refused(query: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What could not be read."""
    return address(query, None, registries=REGISTRIES, locale=None, today=TODAY)[1]


def test_an_empty_query_is_the_first_registry_today_in_the_language_of_the_browser() -> None:
    assert read({}) == Address(registry="processors", lang="fr", on=TODAY)
    assert read({}, locale="en-GB").lang == "en"


def test_what_a_query_leaves_out_is_as_before() -> None:
    before = Address(registry="another", lang="en", on=datetime.date(2024, 3, 7), field="email_address")
    assert read({}, before) == before.model_copy(update={"field": None})
    assert read({"lang": "fr", "field": "phone_number"}, before) == before.model_copy(
        update={"lang": "fr", "field": "phone_number"}
    )


@pytest.mark.parametrize(
    "query",
    [
        {"registry": "../../etc/passwd"},
        {"lang": "xx"},
        {"on": "2024-02-30"},
        {"on": "yesterday"},
        {"on": "2026-W09-1"},
    ],
)
def test_what_cannot_be_read_is_said(query: dict[str, str]) -> None:
    assert refused(query) == tuple(query.items())
    assert read(query) == read({})


names = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
several = st.lists(names, min_size=1, max_size=3, unique=True).map(tuple)
limits = st.dictionaries(st.sampled_from([key for key in LIMITS if key not in ("finding", "words")]), several)


@given(
    st.builds(
        Address,
        registry=st.sampled_from(REGISTRIES),
        lang=st.sampled_from(LANGS),
        on=st.dates(),
        field=st.none() | names,
        data_set=st.none() | names,
        actor=st.none() | names,
        about=st.none() | names,
        limits=limits,
    )
)
def test_a_link_reproduces_its_page(shown: Address) -> None:
    assert read(parameters(shown)) == shown


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("fr", "fr"), ("fr-CI", "fr"), ("FR_fr", "fr"), ("fro", "en"), ("de-DE", "en"), (None, "en")],
)
def test_the_language_of_a_browser(locale: str | None, lang: str) -> None:
    assert spoken(locale) == lang


def test_what_is_looked_for_is_one_value_whatever_its_signs() -> None:
    shown = changed(read({}), {"words": ("contract, OVHcloud",)})
    assert read(parameters(shown)) == shown


def test_the_name_of_a_finding_is_one_value_whatever_its_signs() -> None:
    name = "R08:gdpr:account,order#1,2"
    shown = changed(read({}), {"finding": (name,)})
    assert read(parameters(shown)) == shown
    assert shown.limits == {"finding": (name,)}


def test_a_limit_is_added_replaced_and_taken_away() -> None:
    first = changed(read({}), {"role": ("processor",), "country": ("FR",)})
    assert changed(first, {"role": ()}).limits == {"country": ("FR",)}
    assert changed(first, {"role": ("controller",)}).limits == {"role": ("controller",), "country": ("FR",)}
    assert changed(first, {"field": "phone_number"}).limits == first.limits
    assert bare(changed(first, {"field": "phone_number"})) == read({})


def test_each_page_takes_its_own() -> None:
    shown = read({"actor": "host", "place": "disk", "role": "processor", "severity": "high,low"})
    assert own(shown, "breach") == {"actor": "host", "place": ("disk",)}
    assert own(shown, "register") == {"role": ("processor",)}
    assert own(shown, "findings") == {"severity": ("high", "low")}
    assert own(shown, "problems") == {}


def test_every_limit_belongs_to_a_page() -> None:
    assert set(LIMITS) <= {key for keys in OWN.values() for key in keys}
