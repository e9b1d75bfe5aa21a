"""The words of a profile: one actor, what it is engaged for, its certificates and what is unknown of it."""

from collections.abc import Iterable, Iterator

from dataflow.answer import Certificate, PurposeKnown
from dataflow.profile import Engaged, Profile
from dataflow.wording.doubts import sources
from dataflow.wording.headline import headline
from dataflow.wording.paragraph import Paragraph
from dataflow.wording.speech import Speech
from registry.text import Lang
from registry.vocabulary import vocabulary


def profile_headline(profile: Profile, lang: Lang) -> str:
    """Who the actor is, by whom and in which role it is engaged, and what it receives."""
    speech = Speech(lang)
    name = speech.name(profile.party)
    if profile.party.kind == "organisation":
        first = [speech.say("profile.organisation", name=name)]
    elif profile.engagements:
        by = speech.listed(each.by.say(lang) for each in profile.engagements)
        first = [speech.say("profile.engaged", name=name, by=by)]
    else:
        first = [speech.subject(profile) + speech.say("profile.no_engagement", name=name)]
    return " ".join([*first, headline(profile.received, lang)])


def certificates_headline(profile: Profile, lang: Lang) -> str:
    """Which certificates the registry names, and how far they can be relied on."""
    speech = Speech(lang)
    name = speech.name(profile.party)
    held = profile.certificates
    if not held:
        return speech.subject(profile) + speech.say("profile.not_certified", name=name)
    said = [
        speech.subject(profile)
        + speech.say("profile.certified", name=name, certificates=_names(held, speech))
    ]
    unseen = [each for each in held if each.evidence is None]
    if len(unseen) == len(held):
        said.append(speech.say("profile.claims_only"))
    elif unseen:
        said.append(speech.say("profile.some_claims_only", certificates=_names(unseen, speech)))
    invalid = [each for each in held if each.state in ("expired", "not_yet")]
    if invalid:
        said.append(speech.say("profile.not_valid", certificates=_names(invalid, speech)))
    said.append(speech.say("profile.not_covering"))
    return " ".join(said)


def certificate_verdict(profile: Profile, standard: str, lang: Lang) -> str:
    """Whether the registry names one certificate, and never a « no » that nobody said."""
    speech = Speech(lang)
    held = [each for each in profile.certificates if each.standard == standard]
    label = vocabulary().certifications[standard].label.say(lang)
    key = f"certified_for.{held[0].state if held else 'none'}"
    return speech.say(f"profile.{key}", name=speech.name(profile.party), standard=label)


def profile_paragraphs(profile: Profile, lang: Lang) -> tuple[Paragraph, ...]:
    """Everything else the registry says of the actor, by matter."""
    speech = Speech(lang)
    parts = (
        ("identity", _identity),
        ("engagements", _engagements),
        ("engages", _engages),
        ("places", _places),
        ("certificates", _certificates),
        ("onward", _onward),
        ("contacts", _contacts),
        ("trackers", _trackers),
        ("denials", _denials),
        ("laws", _laws),
        ("note", _note),
        ("sources", lambda told, spoken: sources(told.received, spoken)),
    )
    told = ((kind, tuple(lines(profile, speech))) for kind, lines in parts)
    return tuple(
        Paragraph(kind=kind, title=speech.say(f"profile.title.{kind}"), lines=lines)
        for kind, lines in told
        if lines
    )


def _names(held: Iterable[Certificate], speech: Speech) -> str:
    return speech.listed(each.name.say(speech.lang) for each in held)


def _identity(profile: Profile, speech: Speech) -> Iterator[str]:
    if not profile.party.collective:
        yield speech.say("profile.legal_name", fact=speech.fact(profile.legal_name, "f"))
        yield speech.say("profile.country", fact=speech.fact(profile.party.country))
        yield speech.say("profile.address", fact=speech.fact(profile.address, "f"))
    if profile.also_called:
        yield speech.say("profile.also_called", names=speech.listed(profile.also_called))
    for entity in profile.entities:
        yield speech.say("profile.entity", name=entity.legal_name, country=speech.fact(entity.country))
    if profile.entities:
        yield speech.say("profile.entities_role", fact=speech.fact(profile.entities_role, "f"))
    for name, url in sorted(profile.links.items()):
        yield speech.say("profile.link", name=name, url=url)


def _engagements(profile: Profile, speech: Speech) -> Iterator[str]:
    for engaged in profile.engagements:
        yield from _engaged(engaged, "profile.engagement", speech)


def _engages(profile: Profile, speech: Speech) -> Iterator[str]:
    for engaged in profile.engages:
        yield from _engaged(engaged, "profile.engagement_of", speech)


def _engaged(engaged: Engaged, key: str, speech: Speech) -> Iterator[str]:
    label = engaged.label.say(speech.lang) if engaged.label else speech.say("profile.unlabelled")
    values = {
        "label": label,
        "role": speech.role(engaged.role) if engaged.role.label else speech.fact(engaged.role),
        "purposes": _purposes(engaged.purposes, speech),
        "data_sets": speech.listed(speech.quoted(each.say(speech.lang)) for each in engaged.data_sets)
        or speech.unknown("mp"),
        "contract": speech.fact(engaged.contract),
        "authorisation": speech.fact(engaged.authorisation, "f"),
        "clock": speech.fact(engaged.breach_clock),
        "cites": speech.cites(engaged.citations),
    }
    ends = {"by": engaged.by.say(speech.lang), "engaged": engaged.engaged.say(speech.lang)}
    yield speech.say(key, **values, **ends)
    if not engaged.data_stated:
        yield speech.say("profile.data_unknown", label=label)


def _purposes(purposes: Iterable[PurposeKnown], speech: Speech) -> str:
    said = speech.labels(each.purpose.label for each in purposes if each.purpose.label)
    return said or speech.unknown("fp")


def _places(profile: Profile, speech: Speech) -> Iterator[str]:
    for stop in profile.places:
        yield speech.say(
            "profile.place", place=stop.label.say(speech.lang), country=speech.fact(stop.country)
        )


def _certificates(profile: Profile, speech: Speech) -> Iterator[str]:
    for held in profile.certificates:
        evidence = held.evidence
        yield speech.say(
            "profile.certificate",
            name=held.name.say(speech.lang),
            scope=held.scope.say(speech.lang) if held.scope else speech.unknown(),
            state=speech.say(f"profile.state.{held.state}"),
            evidence=speech.say("profile.evidence", evidence=evidence)
            if evidence
            else speech.say("profile.no_evidence"),
            cites=speech.cites(held.citations),
        )


def _onward(profile: Profile, speech: Speech) -> Iterator[str]:
    yield speech.say("profile.recipients", fact=speech.fact(profile.recipients))


def _contacts(profile: Profile, speech: Speech) -> Iterator[str]:
    for contact in profile.contacts:
        ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
        what = contact.what.say(speech.lang) if contact.what else speech.say("profile.contact_any")
        yield speech.say(
            "profile.contact", what=what, ways=speech.listed(ways), cites=speech.cites(contact.citations)
        )


def _trackers(profile: Profile, speech: Speech) -> Iterator[str]:
    for tracker in profile.trackers:
        yield speech.say(
            "profile.tracker",
            pattern=tracker.pattern,
            category=speech.within(tracker.category),
            field=speech.within(tracker.field),
            purposes=_purposes(tracker.purposes, speech),
            lifetime=speech.fact(tracker.lifetime, "f"),
            consent=speech.fact(tracker.consent),
            cites=speech.cites(tracker.citations),
        )


def _denials(profile: Profile, speech: Speech) -> Iterator[str]:
    for denial in profile.denials:
        yield speech.denial(denial)


def _laws(profile: Profile, speech: Speech) -> Iterator[str]:
    for law in profile.laws:
        yield speech.say(
            "profile.law",
            law=law.label.say(speech.lang),
            applies=speech.say(f"profile.applies.{law.applies}"),
            reason=f" ({law.reason.say(speech.lang).rstrip('.')})" if law.reason else "",
            cites=speech.cites(law.citations),
        )


def _note(profile: Profile, speech: Speech) -> Iterator[str]:
    if profile.note:
        yield profile.note.say(speech.lang)
