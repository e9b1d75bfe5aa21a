"""The words of a profile’s parts: engagements, places, certificates, trackers, denials, formalities, changes."""

import datetime
from collections.abc import Iterable, Iterator

from dataflow.answers.profile import Engaged, Held, Profile
from dataflow.facts.citations import document
from dataflow.facts.contracts import Agreed
from dataflow.facts.known import PurposeKnown
from dataflow.facts.measures import measure_told
from dataflow.words.recourse import standing
from dataflow.words.remaining import unengaged
from dataflow.words.speech import Speech
from registry.records.text import Text
from registry.sentences import stopped


def engagements(profile: Profile, speech: Speech) -> Iterator[str]:
    """Those the actor is engaged in."""
    for engaged in profile.engagements:
        yield from _engaged(engaged, "profile.engagement", speech)


def engages(profile: Profile, speech: Speech) -> Iterator[str]:
    """Those in which it engages others."""
    for engaged in profile.engages:
        yield from _engaged(engaged, "profile.engagement_of", speech)


def _engaged(engaged: Engaged, key: str, speech: Speech) -> Iterator[str]:
    label = engaged.label.say(speech.lang) if engaged.label else speech.say("profile.unlabelled")
    more = [
        *_days(engaged.valid_from, engaged.valid_to, speech),
        *([speech.say("profile.clauses", clauses=speech.listed(engaged.clauses))] if engaged.clauses else ()),
    ]
    more += _agreed(engaged.agreed, speech)
    if engaged.objection_period.label:
        more.append(speech.say("profile.objection", period=speech.fact(engaged.objection_period)))
    if engaged.inquiry.label:
        more.append(speech.fact(engaged.inquiry))
    if engaged.reuse.label:
        more.append(speech.say("profile.reuse", fact=speech.fact(engaged.reuse)))
    values = {
        "label": label,
        "role": speech.role(engaged.role) if engaged.role.label else speech.fact(engaged.role),
        "purposes": _purposes(engaged.purposes, speech),
        "data_sets": speech.listed(speech.quoted(each.say(speech.lang)) for each in engaged.data_sets)
        or speech.unknown("mp"),
        "contract": speech.fact(engaged.contract),
        "authorisation": speech.fact(engaged.authorisation, "f"),
        "clock": speech.fact(engaged.breach_clock),
        "more": _more(more, speech) + standing(engaged.status, speech),
        "cites": speech.cites(engaged.citations),
    }
    ends = {"by": engaged.by.say(speech.lang), "engaged": engaged.engaged.say(speech.lang)}
    yield speech.say(key, **values, **ends)
    if not engaged.data_stated:
        yield speech.say("profile.data_unknown", label=label)
    yield from _noted(label if engaged.label else ends["engaged"], engaged.note, speech)


def _agreed(told: Agreed, speech: Speech) -> Iterator[str]:
    """What the contract says beside its name and how it stands, where it says it."""
    for name in ("renewal", "notice", "describes"):
        fact = getattr(told, name)
        if fact.label:
            yield speech.say(f"profile.{name}", fact=speech.fact(fact))
    if told.amendments:
        yield speech.say(
            "profile.amendments", facts=speech.apart(speech.fact(each) for each in told.amendments)
        )
    if told.url:
        yield speech.say("profile.contract_url", url=told.url)


def _purposes(purposes: Iterable[PurposeKnown], speech: Speech) -> str:
    said = [
        speech.within(each.purpose.label)
        + (f" ({each.condition.say(speech.lang)})" if each.condition else "")
        for each in purposes
        if each.purpose.label
    ]
    return speech.listed(said) or speech.unknown("fp")


def places(profile: Profile, speech: Speech) -> Iterator[str]:
    """Its places, what they are and the country where data is."""
    for stop in profile.places:
        place = stop.label.say(speech.lang)
        kind = speech.within(stop.kind) if stop.kind else speech.unknown()
        yield speech.say("profile.place", place=place, kind=kind, country=speech.fact(stop.country))
        yield from _noted(place, stop.note, speech)


def certificates(profile: Profile, speech: Speech) -> Iterator[str]:
    """Its certificates, with what each is worth on the day."""
    for held in profile.certificates:
        name = held.name.say(speech.lang)
        evidence = held.evidence
        yield speech.say(
            "profile.certificate",
            name=name,
            scope=held.scope.say(speech.lang) if held.scope else speech.unknown(),
            state=speech.say(f"profile.state.{held.state}"),
            evidence=speech.say("profile.evidence", evidence=evidence)
            if evidence
            else speech.say("profile.no_evidence"),
            more=_more(_of_certificate(held, speech), speech) + standing(held.status, speech),
            cites=speech.cites(held.citations),
        )
        yield from _noted(name, held.note, speech)


def _of_certificate(held: Held, speech: Speech) -> Iterator[str]:
    if held.issuer:
        yield speech.say("profile.issuer", issuer=held.issuer)
    if held.number:
        yield speech.say("profile.number", number=held.number)
    yield from _days(held.valid_from, held.valid_to, speech)


def trackers(profile: Profile, speech: Speech) -> Iterator[str]:
    """The cookies and trackers it sets."""
    for tracker in profile.trackers:
        more = []
        if tracker.asked.label:
            more.append(speech.say("profile.asked", fact=speech.fact(tracker.asked)))
        if tracker.feeds:
            fed = speech.listed(each.say(speech.lang) for each in tracker.feeds)
            more.append(speech.say("profile.feeds", places=fed))
        if tracker.unengaged:
            more.append(unengaged(tracker.unengaged, speech))
        yield speech.say(
            "profile.tracker",
            pattern=tracker.pattern,
            category=speech.within(tracker.category),
            field=speech.within(tracker.field),
            purposes=_purposes(tracker.purposes, speech),
            lifetime=speech.fact(tracker.lifetime, "f"),
            consent=speech.fact(tracker.consent),
            more=_more(more, speech) + standing(tracker.status, speech),
            cites=speech.cites(tracker.citations),
        )
        yield from _noted(tracker.pattern, tracker.note, speech)


def denials(profile: Profile, speech: Speech) -> Iterator[str]:
    """What it is said not to do, each with the note on it."""
    for denial in profile.denials:
        noted = denial.note.say(speech.lang) if denial.note else ""
        yield " ".join(filter(None, (speech.denial(denial), noted)))


def formalities(profile: Profile, speech: Speech) -> Iterator[str]:
    """Its formalities with the authorities."""
    for each in profile.formalities:
        more = []
        if each.countries:
            named = speech.listed(country.say(speech.lang) for country in each.countries)
            more.append(speech.say("profile.countries", countries=named))
        if each.actors:
            named = speech.listed(actor.say(speech.lang) for actor in each.actors)
            more.append(speech.say("profile.receivers", actors=named))
        sets = speech.listed(speech.quoted(label.say(speech.lang)) for label in each.data_sets)
        yield speech.say(
            "profile.formality",
            kind=each.kind.say(speech.lang),
            law=each.law.say(speech.lang),
            number=speech.say("profile.number", number=each.number)
            if each.number
            else speech.say("profile.number_unknown"),
            data_sets=sets or speech.say("profile.formality_all"),
            more=_more(more, speech) + standing(each.status, speech),
            cites=speech.cites(each.citations),
        )


def changes(profile: Profile, speech: Speech) -> Iterator[str]:
    """What it changed, the earliest first."""
    for each in profile.changes:
        what = each.what.say(speech.lang).rstrip(".") + standing(each.status, speech)
        yield speech.say(
            "profile.change", day=speech.day(each.on), what=what, cites=speech.cites(each.citations)
        )


def data_sets(profile: Profile, speech: Speech) -> Iterator[str]:
    """What is claimed of its data sets, and the notes on them."""
    for each in profile.data_sets:
        label = speech.quoted(each.label.say(speech.lang))
        for claim in each.claims:
            told = claim.say(speech.lang)
            yield speech.say("profile.claim", data_set=label, claim=told, cites=speech.cites(each.citations))
        if each.provision.label:
            yield speech.say("profile.provision", data_set=label, fact=speech.fact(each.provision))
        if each.minimum_age.label:
            yield speech.say("profile.minimum_age", data_set=label, fact=speech.fact(each.minimum_age))
        yield from _noted(label, each.note, speech)


def documents(profile: Profile, speech: Speech) -> Iterator[str]:
    """The sources of the registry: version, day, where they can be read."""
    for each in profile.documents:
        told = document(each.title, each.version, speech.lang, "sentence")
        day = speech.day(each.date) if each.date else speech.say("profile.no_date")
        more = []
        if each.effective:
            more.append(speech.say("profile.effective", day=speech.day(each.effective)))
        if each.first_published:
            more.append(speech.say("profile.first_published", day=speech.day(each.first_published)))
        if each.audience:
            people = speech.listed(speech.within(label) for label in each.audience)
            more.append(speech.say("profile.audience", people=people))
        yield stopped(", ".join(filter(None, (told, day, *more, each.url))))
        if each.may_change:
            how = each.may_change.say(speech.lang).rstrip(".")
            line = speech.say("profile.at_line", line=each.may_change_at) if each.may_change_at else ""
            yield speech.say("profile.may_change", document=told, how=how, line=line)
        if each.links:
            links = speech.apart(
                speech.say("profile.link", name=link.to.say(speech.lang), url=link.url) for link in each.links
            )
            yield speech.say("profile.refers_to", document=told, links=links)


def measures(profile: Profile, speech: Speech) -> Iterator[str]:
    """The security measures it is said to take: claims, and no proof."""
    for each in profile.measures:
        told = measure_told(each, speech.lang) + standing(each.status, speech)
        yield speech.say("profile.measure", measure=told, cites=speech.cites(each.citations))
        yield from _noted(each.measure.say(speech.lang).rstrip("."), each.note, speech)


def upkeep(profile: Profile, speech: Speech) -> Iterator[str]:
    """Who keeps its entry and what stands in it current, and by when each is to be gone through again."""
    for each in profile.upkeep:
        told = []
        if each.owner:
            told.append(speech.say("profile.kept_by", owner=each.owner.say(speech.lang)))
        told.append(
            speech.say("profile.reviewed", day=speech.day(each.reviewed))
            if each.reviewed
            else speech.say("profile.never_reviewed")
        )
        if each.every is not None:
            told.append(speech.say("profile.every", length=each.every.say(speech.lang)))
        if each.due:
            key = "profile.review_due" if each.is_due else "profile.review_next"
            told.append(speech.say(key, day=speech.day(each.due)))
        label, cites = each.label.say(speech.lang), speech.cites(each.citations)
        yield speech.say("profile.upkeep", label=label, told=speech.apart(told), cites=cites)


def _noted(about: str, note: Text | None, speech: Speech) -> Iterator[str]:
    if note:
        yield speech.say("profile.noted", about=about, note=note.say(speech.lang))


def _more(parts: Iterable[str], speech: Speech) -> str:
    return speech.apart(["", *parts])


def _days(first: datetime.date | None, last: datetime.date | None, speech: Speech) -> Iterator[str]:
    if first and last:
        yield speech.say("profile.from_to", first=speech.day(first), last=speech.day(last))
    elif first:
        yield speech.say("profile.from", first=speech.day(first))
    elif last:
        yield speech.say("profile.to", last=speech.day(last))
