"""The words of a profile: one actor, what it is engaged for, its certificates and what is unknown of it."""

from collections.abc import Iterable, Iterator

from dataflow.answers.profile import Profile
from dataflow.facts.omissions import omitted
from dataflow.facts.parties import Certificate
from dataflow.facts.values import told
from dataflow.words import particulars
from dataflow.words.doubts import disagreement, sources
from dataflow.words.headline import headline
from dataflow.words.paragraph import Paragraph
from dataflow.words.recourse import (
    authorities_told,
    contacts_told,
    officers_told,
    rights_told,
    rights_unknown,
)
from dataflow.words.speech import Speech
from registry.records.evidence import Status
from registry.records.text import Lang
from registry.vocabulary import vocabulary


def profile_headline(profile: Profile, lang: Lang) -> str:
    """Who the actor is, by whom and in which role it is engaged, and what it receives."""
    speech = Speech(lang)
    name = speech.name(profile.party)
    if profile.party.kind == "organisation":
        first = [speech.say("profile.organisation", name=name)]
    elif profile.engagements:
        best: dict[str, Status] = {}
        for each in profile.engagements:
            by = each.by.say(lang)
            best[by] = min(best.get(by, each.status), each.status, key=lambda status: status.weakness)
        by = speech.listed(speech.marked(name, status) for name, status in best.items())
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
        none = speech.subject(profile) + speech.say("profile.not_certified", name=name)
        return " ".join((none, *omitted(profile.source.left_out, lang)))
    said = [
        speech.subject(profile)
        + speech.say("profile.certified", name=name, certificates=_names(held, speech))
    ]
    unseen = [each for each in held if each.evidence is None]
    if len(unseen) == len(held):
        claimed = all(each.status is Status.DECLARED for each in held)
        said.append(speech.say("profile.claims_only" if claimed else "profile.not_produced"))
    elif unseen:
        said.append(speech.say("profile.some_claims_only", certificates=_names(unseen, speech)))
    invalid = [each for each in held if each.state in ("expired", "not_yet")]
    if invalid:
        said.append(speech.say("profile.not_valid", certificates=_names(invalid, speech)))
    said.append(speech.say("profile.not_covering"))
    said += omitted(profile.source.left_out, lang)
    return " ".join(said)


def certificate_verdict(profile: Profile, standard: str, lang: Lang) -> str:
    """Whether the registry names one certificate, and never a « no » that nobody said."""
    speech = Speech(lang)
    held = [each for each in profile.certificates if each.standard == standard]
    label = vocabulary().certifications[standard].label.say(lang)
    if not held:
        return speech.say("profile.certified_for.none", name=speech.name(profile.party), standard=label)
    best = min(held, key=lambda each: each.status.weakness)
    if best.status is Status.DECLARED:
        return speech.say(
            f"profile.certified_for.{best.state}", name=speech.name(profile.party), standard=label
        )
    return speech.say(
        "profile.certified_so",
        standard=label,
        name=speech.name(profile.party),
        fact=told(best.known, lang, "brief"),
        state=speech.say(f"profile.state.{best.state}"),
    )


def profile_paragraphs(profile: Profile, lang: Lang) -> tuple[Paragraph, ...]:
    """Everything else the registry says of the actor, by matter."""
    speech = Speech(lang)
    parts = (
        ("identity", _identity),
        ("rights", lambda of, spoken: rights_told(of.recourse, spoken)),
        ("rights_unknown", lambda of, spoken: rights_unknown(of.recourse, spoken)),
        ("contacts", lambda of, spoken: contacts_told(of.recourse, spoken)),
        ("officer", lambda of, spoken: officers_told(of.recourse, spoken)),
        ("engagements", particulars.engagements),
        ("engages", particulars.engages),
        ("places", particulars.places),
        ("certificates", particulars.certificates),
        ("measures", particulars.measures),
        ("onward", _onward),
        ("contradictions", _contradictions),
        ("data_sets", particulars.data_sets),
        ("trackers", particulars.trackers),
        ("denials", particulars.denials),
        ("laws", _laws),
        ("authorities", lambda of, spoken: authorities_told(of.recourse, spoken)),
        ("formalities", particulars.formalities),
        ("changes", particulars.changes),
        ("documents", particulars.documents),
        ("upkeep", particulars.upkeep),
        ("note", _note),
        ("sources", sources),
    )
    matters = ((kind, tuple(lines(profile, speech))) for kind, lines in parts)
    return tuple(
        Paragraph(kind=kind, title=speech.say(f"profile.title.{kind}"), lines=lines)
        for kind, lines in matters
        if lines
    )


def _names(held: Iterable[Certificate], speech: Speech) -> str:
    return speech.listed(speech.fact(each.known) for each in held)


def _identity(profile: Profile, speech: Speech) -> Iterator[str]:
    if not profile.party.collective:
        yield speech.say("profile.legal_name", fact=speech.fact(profile.legal_name, "f"))
        yield speech.say("profile.country", fact=speech.fact(profile.party.country))
        yield speech.say("profile.address", fact=speech.fact(profile.address, "f"))
    if profile.nature.label:
        yield speech.say("profile.nature", fact=speech.fact(profile.nature))
    if profile.group.label:
        yield speech.say("profile.group", fact=speech.fact(profile.group))
    if profile.also_called:
        yield speech.say("profile.also_called", names=speech.listed(profile.also_called))
    for entity in profile.entities:
        yield speech.say(
            "profile.entity",
            name=entity.legal_name,
            country=speech.fact(entity.country),
            cites=speech.cites(entity.citations),
        )
    if profile.entities:
        yield speech.say("profile.entities_role", fact=speech.fact(profile.entities_role, "f"))
    for name, url in sorted(profile.links.items()):
        yield speech.say("profile.link", name=name, url=url)


def _onward(profile: Profile, speech: Speech) -> Iterator[str]:
    yield speech.say("profile.recipients", fact=speech.fact(profile.recipients))


def _contradictions(profile: Profile, speech: Speech) -> Iterator[str]:
    for found in profile.contradictions:
        yield disagreement(found, speech)


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
