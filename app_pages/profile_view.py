"""One actor on screen: identity, certificates, engagements, places, trackers, what it receives."""

from collections.abc import Iterable, Sequence

import streamlit as st

from app_pages import answer_view, finding_list, home_actions, party_facts, recipient_rows, rights_view
from app_pages import choice as choices
from app_pages.contents import Part, contents
from app_pages.desk import Desk, move
from app_pages.engagement_view import engagements, trackers
from app_pages.fact import bullets, chip, explained, known, pairs, sources
from app_pages.finding_facts import line
from app_pages.heading import heading
from app_pages.hop_facts import certificate
from app_pages.links import to_page
from app_pages.markup import Content, Html, element
from app_pages.standings import standing_of
from app_pages.tags import roles
from dataflow.answers.arrivals import arrivals
from dataflow.answers.profile import Profile, Recourse
from dataflow.checks.touching import about_actor
from dataflow.facts.finding import Finding
from dataflow.question import Intent, Reading
from dataflow.standing import Fact, PartyStanding
from dataflow.standing.sentence import lacks, receives
from dataflow.words import headline, profile_paragraphs

_IN_WORDS = ("contradictions", "measures", "data_sets", "formalities", "changes", "documents")
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
        certificates(found, here)
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
    n, findings = len(known.open), about_actor(here.findings, found.party.id)
    told: list[Content] = [receives(known, here.lang), " ", lacks(known, here.lang)]
    if findings:
        words = here.say("party.findings", n=len(findings))
        told += [" ", to_page(here, "findings", words, actors=(found.party.id,))]
    points = element("b", here.say("party.open", n=n)) if n else None
    return [told, " " if points else None, points]


def _parts(found: Profile, here: Desk) -> list[Part]:
    """What the page of an actor holds, in its order, with how many of each."""
    findings = about_actor(here.findings, found.party.id)
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
        parts.insert(3, Part(finding_list.BESIDE, here.say("finding.beside", n=len(findings)), "doubt"))
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
        _receives(found, here)
        st.html(engagements("engagements", found.engagements, here))
        open_ = [each for each in about_actor(here.findings, id_) if each.accepted is None]
        home_actions.of_party(open_, found.party.label.say(lang), id_, here)
        certificates(found, here)
    with right:
        if known is not None:
            st.html(party_facts.facts(known, here))
        _section(
            "identity", here, element("div", _identity(found, here, told=known is not None), class_="panel")
        )
    _findings(about_actor(here.findings, id_), here)
    if found.recourse.rights:
        _rights(found.recourse, here)
    if found.engages:
        st.html(engagements("engages", found.engages, here))
    _places(found, here)
    if found.trackers:
        _folded("trackers", len(found.trackers), here, trackers(found.trackers, here))
    if found.denials:
        _folded("denials", len(found.denials), here, bullets(_denials(found, here)))
    for each in profile_paragraphs(found, lang):
        if each.kind in _IN_WORDS:
            st.html(_fold(each.title, len(each.lines), bullets(each.lines), each.kind, here))
    _received(found, here)


def _findings(every: Sequence[Finding], here: Desk) -> None:
    """The findings one by one, under the actions that answer them."""
    if every:
        title = element("summary", element("h2", here.say("finding.beside", n=len(every))))
        told = bullets([line(each, here) for each in every], "findings-folded")
        st.html(element("section", element("details", title, told, class_="fold"), id=finding_list.BESIDE))


def _receives(found: Profile, here: Desk) -> None:
    """What comes to it from whom, data set by data set; the whole sentence behind a click, where there are rows."""
    came = arrivals(found.received)
    sentence = element("p", headline(found.received, here.lang), class_="answer answer-small")
    if not came:
        _section("receives", here, sentence)
        return
    _section("receives", here)
    st.html(recipient_rows.table(found.received, (), came, here))
    st.html(element("details", element("summary", here.say("answer.letter")), sentence))


def _received(found: Profile, here: Desk) -> None:
    """The picture and the table of all that it receives, drawn when they are asked for."""
    whole = st.expander(here.say("party.received"), key="received", on_change="rerun")
    if whole.open:
        with whole:
            answer_view.show(found.received, here, findings=False, rows=False)


def _folded(name: str, n: int, here: Desk, *content: Content) -> None:
    st.html(_fold(here.say(f"actor.{name}"), n, content, name, here))


def _fold(title: str, n: int, content: Content, id_: str, here: Desk) -> Html:
    """A part that is unfolded where it is asked for; how much is in it is said before."""
    heading_ = element("summary", element("h2", here.say("contents.n", title=title, n=n)))
    return element("section", element("details", heading_, content, class_="fold folded"), id=id_)


def _rights(found: Recourse, here: Desk) -> None:
    _section("rights", here, rights_view.rights(found, here))


def certificates(found: Profile, here: Desk) -> None:
    """The certificates of an actor, with what each is worth on the day asked."""
    told = [
        element(
            "div",
            certificate(each, here.lang, at_place=False),
            element("p", here.tell(each.note), class_="why") if each.note else None,
            class_="tile",
        )
        for each in found.certificates
    ]
    none = element("p", here.say("actor.certificates_none"))
    _section("certificates", here, element("div", told, class_="tiles") if told else none)


def _section(name: str, here: Desk, *content: Content) -> None:
    st.html(element("section", element("h2", here.say(f"actor.{name}")), *content, id=name))


def _identity(found: Profile, here: Desk, told: bool) -> Html:
    """`told`: whether the ten facts stand beside it, so that none of them is told twice but what has more to say."""
    lang = here.lang
    ten: list[tuple[str, Content]] = [
        (here.say("actor.legal_name"), explained(found.legal_name, lang)),
        (here.say("actor.country"), explained(found.party.country, lang)),
    ]
    onward: list[tuple[str, Content]] = [
        (here.say("actor.recipients"), explained(found.recipients, lang)),
    ]
    facts: list[tuple[str, Content]] = [
        *([] if told else ten),
        (here.say("actor.address"), explained(found.address, lang)),
        *([] if told and found.recipients.label is None else onward),
        (
            here.say("actor.contacts"),
            rights_view.contacts(found.recourse, here),
        ),
        (here.say("actor.source"), [chip(found.status, lang), sources(found.citations, lang)]),
    ]
    if found.group.label:
        facts.append((here.say("actor.group"), explained(found.group, lang)))
    if found.also_called:
        facts.append((here.say("actor.also"), ", ".join(found.also_called)))
    if found.links:
        links = [element("a", name, href=url, rel="noopener noreferrer") for name, url in found.links.items()]
        facts.append((here.say("actor.links"), bullets(links)))
    if found.laws:
        laws = [
            [
                element("strong", each.label.say(lang)),
                here.say("colon"),
                here.say(f"applies.{each.applies}"),
                element("span", here.tell(each.reason), class_="line why"),
                sources(each.citations, lang) if each.citations else None,
            ]
            for each in found.laws
        ]
        facts.append((here.say("actor.laws"), bullets(laws)))
    if found.entities:
        entities = [
            [each.legal_name, here.say("colon"), known(each.country, lang), sources(each.citations, lang)]
            for each in found.entities
        ]
        facts.append((here.say("actor.entities"), bullets(entities)))
        facts.append((here.say("actor.entities_role"), explained(found.entities_role, lang)))
    return pairs(facts)


def _places(found: Profile, here: Desk) -> None:
    told = [
        element(
            "div",
            element("strong", place.label.say(here.lang), class_="line"),
            here.say("hop.data_country"),
            here.say("colon"),
            explained(place.country, here.lang),
            element("p", here.tell(place.note), class_="why") if place.note else None,
            class_="tile",
        )
        for place in found.places
    ]
    none = element("p", here.say("actor.places_none"))
    _folded("places", len(told), here, element("div", told, class_="tiles") if told else none)


def _denials(found: Profile, here: Desk) -> Iterable[Content]:
    for each in found.denials:
        fields = ", ".join(field.say(here.lang) for field in each.fields)
        yield [
            each.act_label.say(here.lang),
            f"{here.say('colon')}{fields}" if fields else None,
            f" ({', '.join(place.say(here.lang) for place in each.places)})" if each.places else None,
            f" ({here.tell(each.exception)})" if each.exception else None,
            element("span", here.tell(each.note), class_="line why") if each.note else None,
            sources(each.citations, here.lang),
        ]


def _page_link(found: Profile | Recourse, here: Desk) -> None:
    """The way to the whole page of the actor."""
    st.page_link(
        "app_pages/third_party.py",
        label=here.say("stop.page", name=found.party.label.say(here.lang)),
        query_params=here.link(actor=found.party.id),
    )
