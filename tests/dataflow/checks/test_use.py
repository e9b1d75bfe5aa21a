"""The use, and the phrases and remarks that findings are told in."""

from dataflow.checks import phrases
from dataflow.checks.case import Case
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import _for, named, uses
from registry.records.text import LANGS, Text, text
from tests.dataflow.checks.registries import shipped, varied

SHOP, PRESS = text("Boutique", "Shop"), text("Presse", "Press")


def said(words: Text) -> tuple[str, str]:
    fr, en = (words.say(lang) for lang in LANGS)
    return fr, en


def told(case: Case) -> list[tuple[str, str, str | None]]:
    return [(each.subject, each.receiver, each.role) for each in uses(case)]


def test_who_uses_what_in_which_role() -> None:
    assert told(shipped("R04-bad")) == [
        ("helpdesk/support", "helpdesk", "processor"),
        ("person:customer>acme.shop", "acme", "controller"),
    ]


def test_the_organisations_role_where_its_data_sets_agree() -> None:
    other = {"label": "Other", "role": "processor", "subjects": ["customer"], "fields": ["order_amount"]}
    collects = [{"from": "customer", "to": "shop", "carries": ["account", "other"]}]
    changes = {"data_sets": {"other": other}, "organisation": {"collects": collects}}
    assert told(varied("R04-bad", changes))[-1] == ("person:customer>acme.shop", "acme", None)


def test_what_comes_back_under_an_engagement_is_a_use_of_its_own() -> None:
    flows = {"returns": [{"from": "calls", "to": "shop", "carries": "account"}]}
    changes = {"third_parties": {"helpdesk": {"engagements": {"support": flows}}}}
    assert ("helpdesk.calls>acme.shop", "acme", "controller") in told(varied("R04-bad", changes))


def test_the_fields_of_all_or_of_some_instances() -> None:
    use = uses(shipped("R04-bad"))[0]
    assert use.fields() == ("full_name", "phone_number")
    assert use.fields(use.instances[1:]) == ("phone_number",)
    assert use.fields([]) == ()


def test_the_names_of_several() -> None:
    assert _for(("backup", "hosting")) == "backup+hosting"
    assert named([]) == ""
    assert named([SHOP]) == phrases.labels([SHOP])


def test_phrases_are_in_both_languages() -> None:
    assert said(phrases.listed([SHOP, PRESS])) == ("Boutique et Presse", "Shop and Press")
    assert said(phrases.in_quotes(SHOP)) == ("«\u00a0Boutique\u00a0»", "“Shop”")
    assert (phrases.plain("x").fr, phrases.plain("x").en) == ("x", "x")
    assert (phrases.plain("").fr, phrases.plain("").en) == ("—", "—")
    fr, en = said(WORDS.both("read-at", title=SHOP, lines=PRESS))
    assert "Boutique" in fr and "Presse" in fr and "Shop" in en and "Press" in en
    fr, en = said(WORDS.both("tracker.legacy", library=SHOP))
    assert "Boutique" in fr and "Shop" in en
