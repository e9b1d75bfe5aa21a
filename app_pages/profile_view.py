"""One actor on screen: identity, certificates, engagements, places, trackers, what it receives."""

from collections.abc import Sequence

import streamlit as st

from app_pages import choice as choices
from app_pages import (
    finding_list,
    home_actions,
    party_facts,
    possession_list,
    received_view,
    rights_view,
)
from app_pages.contents import Part, contents
from app_pages.desk import Desk, move
from app_pages.engagement_view import engagements, trackers
from app_pages.fact import bullets
from app_pages.finding_choice import limits_of_open
from app_pages.finding_facts import line
from app_pages.heading import heading
from app_pages.identity_view import identity
from app_pages.links import to_page
from app_pages.markup import Content, Html, element
from app_pages.standings import standing_of
from app_pages.tags import roles
from dataflow.actions import tally
from dataflow.answers.profile import Profile, Recourse
from dataflow.checks.touching import about_actor
from dataflow.facts.finding import Finding
from dataflow.question import Intent, Reading
from dataflow.standing import Fact, PartyStanding
from dataflow.standing.sentence import lacks, receives
from dataflow.words import profile_paragraphs

_IN_WORDS = ("contradictions", "measures", "data_sets", "formalities", "changes", "documents", "upkeep")
"""What is told in the same sentences as in the terminal."""


def asked_for(here: Desk) -> str:
    """Which actor the page is about: the one of the address, else the first third party."""
    return here.address.actor or next(iter(here.registry.third_parties), here.registry.organisation.id)


def choice(asked: str, here: Desk) -> None:
    """Another actor can be chosen."""
    names = {id_: actor.name.say(here.lang) for id_, actor in here.registry.actors.items()}
    choices.one("pick-actor", here.say("actor.choose"), names, asked, lambda actor: move(actor=actor))


def not_known(actor: str, here: Desk) -> None:
    """That the address names an actor this registry does not have."""
    heading(here.say("page.actor"))
    choice(actor, here)
    st.html(element("p", here.say("actor.unknown", name=actor[:80]), class_="note note-warn", role="status"))


def asked(found: Profile | Recourse, reading: Reading, here: Desk) -> None:
    """What was asked of an actor: people's rights, how it is reached, its certificates, or everything."""
    if isinstance(found, Recourse):
        if reading.intent is Intent.RIGHTS:
            _rights(found, here)
        _section("contacts", here, rights_view.contacts(found, here))
        _page_link(found, here)
    elif reading.intent is Intent.CERTIFICATIONS:
        _section("certificates", here, possession_list.certificates(found, here))
        _page_link(found, here)
    else:
        _everything(found, here)


def show(found: Profile, here: Desk) -> None:
    """The whole page of one actor."""
    known = standing_of(here).party(found.party.id)
    named = element("h1", found.party.label.say(here.lang))
    tags = None
    if known is not None:
        tags = roles((str(each.value) for each in known.fact(Fact.ROLE).values if each.value), here.lang)
    up = to_page(here, "register", here.say("page.register"))
    kind = element("p", up, " › ", here.say(f"kind.{found.party.kind}"), class_="kicker")
    st.html(element("header", kind, element("div", named, tags, class_="title"), class_="page-head"))
    lead = here.tell(found.note) if known is None else _lead(known, found, here)
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        st.html(element("p", lead, class_="standing-lead party-lead"))
        st.html(contents(_parts(found, here), here))
    with right:
        choice(found.party.id, here)
    _everything(found, here)


def _lead(known: PartyStanding, found: Profile, here: Desk) -> Content:
    """What it receives, what is not known of it, and how many findings follow from it all."""
    n, findings = len(known.open), _open(found, here)
    told: list[Content] = [receives(known, here.lang), " ", lacks(known, here.lang)]
    if findings:
        words = here.say("party.findings", n=len(findings))
        limits = {"actors": (found.party.id,), **limits_of_open(here.findings)}
        told += [" ", to_page(here, "findings", words, **limits)]
    points = element("b", here.say("party.open", n=n, of=known.of)) if n else None
    return [told, " " if points else None, points]


def _parts(found: Profile, here: Desk) -> list[Part]:
    """What the page of an actor holds, in its order, with how many of each."""
    findings = _open(found, here)
    counts = {
        "receives": None,
        "engagements": len(found.engagements),
        "certificates": len(found.certificates),
        "identity": None,
        "rights": len(found.recourse.rights) or -1,
        "engages": len(found.engages) or -1,
        "places": len(found.places),
        "trackers": len(found.trackers) or -1,
        "denials": len(found.denials) or -1,
    }
    parts = [
        Part(name, _counted(here.say(f"actor.{name}"), n, here)) for name, n in counts.items() if n != -1
    ]
    if findings:
        parts.insert(3, Part(finding_list.BESIDE, here.say("finding.naming", n=len(findings)), "doubt"))
    return parts


def _counted(title: str, n: int | None, here: Desk) -> str:
    return title if n is None else here.say("contents.n", title=title, n=n)


def _everything(found: Profile, here: Desk) -> None:
    lang, id_ = here.lang, found.party.id
    known = standing_of(here).party(id_)
    asked = here.address.limits.get("fact")
    with st.container(key="profile-fact" if asked else "profile"):
        left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        received_view.rows(found, here)
        st.html(engagements("engagements", found.engagements, here))
        home_actions.of_party(_open(found, here), found.party.label.say(lang), id_, here)
        _section("certificates", here, possession_list.certificates(found, here))
    with right:
        if known is not None:
            st.html(party_facts.facts(known, here))
        _section(
            "identity", here, element("div", identity(found, here, told=known is not None), class_="panel")
        )
    _findings(about_actor(here.findings, id_), here)
    if found.recourse.rights:
        _rights(found.recourse, here)
    if found.engages:
        st.html(engagements("engages", found.engages, here))
    _folded("places", len(found.places), here, possession_list.places(found, here))
    if found.trackers:
        _folded("trackers", len(found.trackers), here, trackers(found.trackers, here))
    if found.denials:
        _folded("denials", len(found.denials), here, bullets(possession_list.denials(found, here)))
    for each in profile_paragraphs(found, lang):
        if each.kind in _IN_WORDS:
            st.html(_fold(each.title, len(each.lines), bullets(each.lines), each.kind, here))
    received_view.whole(found, here)


def _open(found: Profile, here: Desk) -> Sequence[Finding]:
    """The findings that name it and that nobody has accepted: those that its page counts."""
    return tally(about_actor(here.findings, found.party.id)).open


def _findings(every: Sequence[Finding], here: Desk) -> None:
    """The findings one by one, under the actions that answer them; those accepted with them, counted apart."""
    if every:
        told_ = tally(every)
        count = here.say("finding.naming", n=len(told_.open))
        if told_.accepted:
            count += here.say("finding.accepted_n", n=told_.accepted)
        title = element("summary", element("h2", count))
        told = bullets([line(each, here) for each in every], "findings-folded")
        st.html(element("section", element("details", title, told, class_="fold"), id=finding_list.BESIDE))


def _folded(name: str, n: int, here: Desk, *content: Content) -> None:
    st.html(_fold(here.say(f"actor.{name}"), n, content, name, here))


def _fold(title: str, n: int, content: Content, id_: str, here: Desk) -> Html:
    """A part that is unfolded where it is asked for; how much is in it is said before."""
    heading_ = element("summary", element("h2", here.say("contents.n", title=title, n=n)))
    return element("section", element("details", heading_, content, class_="fold folded"), id=id_)


def _rights(found: Recourse, here: Desk) -> None:
    _section("rights", here, rights_view.rights(found, here))


def _section(name: str, here: Desk, *content: Content) -> None:
    st.html(element("section", element("h2", here.say(f"actor.{name}")), *content, id=name))


def _page_link(found: Profile | Recourse, here: Desk) -> None:
    """The way to the whole page of the actor."""
    st.page_link(
        "app_pages/third_party.py",
        label=here.say("stop.page", name=found.party.label.say(here.lang)),
        query_params=here.link(actor=found.party.id),
    )
