"""How long something is kept, on screen: the organisation's own places, what disagrees, what is over."""

import pytest

from registry.records.text import LANGS, Lang
from tests.app.conftest import SMALL, OpenApp, said

COPIED = (
    SMALL.replace("    form: {label", "    copies: {label: Copies, kind: backups}\n    form: {label").replace(
        "    fields: [email_address]",
        "    fields: [email_address, analytics_cookie]\n    retention: [{period: P1Y}, {period: P2Y}]",
    )
    + """\
  stats:
    name: Stats
    country: FR
  gone:
    name: Gone
    places: {disk: {label: Disk}}
    engagements:
      old: {valid_to: 2020-01-01, receives: [{from: form, carries: account, storage: stored}]}
flows:
  - {from: form, to: copies, carries: account, storage: stored, retention: {period: P9Y}}
trackers:
  - {pattern: visit, set_by: stats, category: analytics, field: analytics_cookie}
"""
)


@pytest.mark.parametrize("lang", LANGS)
def test_own_places_contradictions_and_trackers_nobody_engaged(open_app: OpenApp, lang: Lang) -> None:
    app = open_app(registry=COPIED, lang=lang, data_set="account", about="retention")
    assert [each.message for each in app.exception] == []
    page = said(app)
    for words in {
        "fr": (
            "Dans ses propres lieux",
            "9 ans",
            "Contradictions",
            "Ni prestation ni flux n’est inscrit pour Stats",
        ),
        "en": (
            "At its own places",
            "9 years",
            "Contradictions",
            "Neither an engagement nor a flow is on record",
        ),
    }[lang]:
        assert words in page.replace("\u00a0", " "), words


@pytest.mark.parametrize("lang", LANGS)
def test_a_party_that_is_gone_and_its_trackers_are_told_on_its_page_and_in_a_breach(
    open_app: OpenApp, lang: Lang
) -> None:
    for page, query, words in (
        (
            "",
            {"actor": "gone", "about": "receives"},
            {"fr": "effacées ou restituées", "en": "erased or returned"},
        ),
        ("breach", {"actor": "gone"}, {"fr": "effacées ou restituées", "en": "erased or returned"}),
        (
            "third_party",
            {"actor": "stats"},
            {"fr": "Ni prestation ni flux", "en": "Neither an engagement nor"},
        ),
    ):
        app = open_app(page, registry=COPIED, lang=lang, **query)
        assert [each.message for each in app.exception] == []
        assert words[lang] in said(app), page
