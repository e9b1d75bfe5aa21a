"""The words of a recourse: people’s rights, how they are exercised, whom to turn to, and what is unknown of it."""

from collections.abc import Iterable, Iterator

from dataflow.answers.profile import AuthorityKnown, Offered, Reach, Recourse, ReplyKnown, RightKnown
from dataflow.facts.values import status_clause
from dataflow.words.doubts import sources
from dataflow.words.paragraph import Paragraph
from dataflow.words.speech import Speech, capitalised
from registry.records.evidence import Status
from registry.records.text import Lang
from registry.sentences import stopped


def rights_headline(recourse: Recourse, lang: Lang, right: str | None = None) -> str:
    """Which rights can be exercised, or how one of them is, and whom to turn to; what is unknown is said."""
    speech = Speech(lang)
    one = next((each for each in recourse.rights if each.right == right), None)
    said = _one(one, recourse, speech) if one else _all(recourse, speech)
    return " ".join((*said, _reached(recourse, speech), *speech.limits(recourse)))


def contacts_headline(recourse: Recourse, lang: Lang, officer: bool = False) -> str:
    """How an actor is reached; where its officer is asked for, what is known of one before that."""
    speech = Speech(lang)
    reached = _reached(recourse, speech)
    first = [_officer(recourse, speech)] if officer else []
    return " ".join((*first, reached, *speech.limits(recourse)))


def recourse_paragraphs(recourse: Recourse, lang: Lang) -> tuple[Paragraph, ...]:
    """Every right with its ways and citations, the officer, the contacts, the authorities."""
    speech = Speech(lang)
    parts = (
        ("rights", rights_told),
        ("rights_unknown", rights_unknown),
        ("contacts", contacts_told),
        ("officer", officers_told),
        ("replies", replies_told),
        ("authorities", authorities_told),
        ("sources", sources),
    )
    told = ((kind, tuple(lines(recourse, speech))) for kind, lines in parts)
    return tuple(
        Paragraph(kind=kind, title=speech.say(f"recourse.title.{kind}"), lines=lines)
        for kind, lines in told
        if lines
    )


def rights_told(recourse: Recourse, speech: Speech) -> Iterator[str]:
    """The rights that something is said of: a line for each way, with its citations."""
    for each in recourse.rights:
        right = each.label.say(speech.lang)
        for offered in each.offered:
            way = _way(offered, speech)
            yield speech.say("recourse.way", right=right, way=way, cites=speech.cites(offered.citations))
        yield from _not_as_such([each], speech)
        if each.notices and not each.offered:
            yield speech.say("recourse.right_told", right=right, notices=_titles(each.notices, speech))
    yield from _for_others(recourse, speech)


def _not_as_such(rights: Iterable[RightKnown], speech: Speech) -> Iterator[str]:
    for each in rights:
        if each.offered and each.silent:
            right, notices = each.label.say(speech.lang), _titles(each.silent, speech)
            yield speech.say("recourse.not_as_such", right=right, notices=notices)


def _for_others(recourse: Recourse, speech: Speech) -> Iterator[str]:
    if recourse.for_others:
        sets = speech.listed(speech.quoted(each.say(speech.lang)) for each in recourse.for_others)
        yield speech.say("recourse.for_others", sets=sets, name=speech.name(recourse.party))


def remarks(recourse: Recourse, lang: Lang) -> tuple[str, ...]:
    """What a table of rights leaves out: rights no notice states as such, whom else to ask, officer, authorities."""
    speech = Speech(lang)
    return (
        *_not_as_such(recourse.rights, speech),
        *_for_others(recourse, speech),
        *officers_told(recourse, speech),
        *replies_told(recourse, speech),
        *authorities_told(recourse, speech),
    )


def rights_unknown(recourse: Recourse, speech: Speech) -> Iterator[str]:
    """The rights that a law wants told and nobody has said anything of."""
    for each in recourse.rights:
        if not (each.offered or each.notices):
            owed = speech.say("recourse.right_owed", laws=_laws(each, speech)) if each.owed else ""
            yield speech.say("recourse.right_unknown", right=each.label.say(speech.lang), owed=owed)


def contacts_told(recourse: Recourse, speech: Speech) -> Iterator[str]:
    """Every way to reach the actor, with how it is known."""
    for each in recourse.contacts:
        yield speech.say(
            "profile.contact",
            what=_what(each, speech),
            ways=_ways(each, speech) + standing(each.status, speech),
            cites=speech.cites(each.citations),
        )


def officers_told(recourse: Recourse, speech: Speech) -> Iterator[str]:
    """The officer of the organisation: the appointments on record, and what is known of how to reach one."""
    if recourse.party.kind != "organisation":
        return
    for each in recourse.officers:
        yield speech.say(
            "recourse.officer_appointed",
            kind=each.kind.say(speech.lang),
            law=each.law.say(speech.lang),
            number=each.number or speech.say("recourse.no_number"),
            cites=speech.cites(each.citations),
        )
    yield _officer(recourse, speech)


def authorities_told(recourse: Recourse, speech: Speech) -> Iterator[str]:
    """Whom people can complain to under each law, and whether that law applies."""
    for each in recourse.authorities:
        yield stopped(capitalised(_authority(each, speech)))


def replies_told(recourse: Recourse, speech: Speech) -> Iterator[str]:
    """Within how long the organisation answers under each law, and what an answer about access holds."""
    for each in recourse.replies:
        yield _reply(each, speech)
        if each.access:
            yield each.access.say(speech.lang)


def _reply(known: ReplyKnown, speech: Speech) -> str:
    further = known.further.say(speech.lang) if known.further else ""
    return speech.say(
        "recourse.reply_longer" if further else "recourse.reply",
        within=known.within.say(speech.lang),
        further=further,
        article=known.article.say(speech.lang),
        applies=speech.say(f"profile.applies.{known.applies}"),
    )


def standing(status: Status, speech: Speech) -> str:
    """How a statement is known in brackets, unless a source says it."""
    if status is Status.DECLARED:
        return ""
    return f" ({status_clause(status, speech.lang)})"


def _one(right: RightKnown, recourse: Recourse, speech: Speech) -> Iterator[str]:
    label, name = right.label.say(speech.lang), speech.name(recourse.party)
    notices = _titles(right.notices, speech)
    if right.offered:
        ways = speech.apart(_way(each, speech) for each in right.offered)
        yield speech.say("recourse.one_offered", right=label, name=name, ways=ways)
        yield from _not_as_such([right], speech)
    elif right.notices:
        yield speech.say("recourse.one_told", right=label, name=name, notices=notices)
    else:
        yield speech.say("recourse.one_unknown", right=label, name=name)
        if right.owed:
            yield speech.say("recourse.owed", laws=_laws(right, speech))
    if right.right == "access":
        yield from (each.access.say(speech.lang) for each in recourse.replies if each.access)
    yield from (_reply(each, speech) for each in recourse.replies if right.right in each.rights)
    if right.right == "complaint":
        told = [_authority(each, speech) for each in recourse.authorities]
        if told:
            yield speech.say("recourse.authorities", authorities=speech.apart(told))


def _all(recourse: Recourse, speech: Speech) -> Iterator[str]:
    offered = [each for each in recourse.rights if each.offered]
    told = [each for each in recourse.rights if each.notices and not each.offered]
    unknown = [each for each in recourse.rights if not (each.notices or each.offered)]
    name = speech.name(recourse.party)
    yield speech.subject(recourse) + (
        speech.say("recourse.offered", n=len(offered), name=name, rights=_labels(offered, speech))
        if offered
        else speech.say("recourse.none_offered", name=name)
    )
    if told:
        yield speech.say("recourse.told", n=len(told), rights=_labels(told, speech))
    if unknown:
        yield speech.say("recourse.unknown", n=len(unknown), rights=_labels(unknown, speech))


def _reached(recourse: Recourse, speech: Speech) -> str:
    name = speech.name(recourse.party)
    if not recourse.contacts:
        return speech.say("recourse.no_contacts", name=name)
    return speech.say("recourse.contacts", name=name, contacts=_contacts(recourse.contacts, speech))


def _authority(known: AuthorityKnown, speech: Speech) -> str:
    return speech.say(
        "recourse.authority",
        authority=known.authority.say(speech.lang),
        law=known.law.say(speech.lang),
        applies=speech.say(f"profile.applies.{known.applies}"),
    )


def _officer(recourse: Recourse, speech: Speech) -> str:
    reached = [each for each in recourse.contacts if each.officer]
    if reached:
        return speech.say("recourse.officer", contacts=_contacts(reached, speech))
    if recourse.officers:
        return speech.say("recourse.officer_named")
    if recourse.officer_told:
        return speech.say("recourse.officer_told", notices=_titles(recourse.officer_told, speech))
    return speech.say("recourse.officer_unknown", name=speech.name(recourse.party))


def _way(offered: Offered, speech: Speech) -> str:
    """« en le demandant au support (pour « Compte » ; condition : …) »."""
    limits = []
    if offered.data_sets:
        sets = speech.listed(speech.quoted(each.say(speech.lang)) for each in offered.data_sets)
        limits.append(speech.say("recourse.sets", sets=sets))
    if offered.condition:
        limits.append(speech.say("recourse.condition", condition=offered.condition.say(speech.lang)))
    if offered.status is not Status.DECLARED:
        limits.append(standing(offered.status, speech).strip(" ()"))
        limits += [offered.reason.say(speech.lang).rstrip(".")] if offered.reason else []
    how = offered.how.say(speech.lang) if offered.how else speech.say("recourse.how_unknown")
    return f"{how} ({speech.apart(limits)})" if limits else how


def _contacts(contacts: Iterable[Reach], speech: Speech) -> str:
    return speech.apart(
        speech.marked(
            speech.say("recourse.contact", what=_what(each, speech), ways=_ways(each, speech)),
            each.status,
            each.reason,
        )
        for each in contacts
    )


def _what(contact: Reach, speech: Speech) -> str:
    return contact.what.say(speech.lang) if contact.what else speech.say("profile.contact_any")


def _ways(contact: Reach, speech: Speech) -> str:
    ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
    return speech.listed(ways) or speech.unknown()


def _labels(rights: Iterable[RightKnown], speech: Speech) -> str:
    return speech.listed(_named(each, speech) for each in rights)


def _named(right: RightKnown, speech: Speech) -> str:
    """A right with how the best known of its ways is; one that only notices tell of is told by them."""
    label = speech.within(right.label)
    if not right.offered:
        return label
    best = min(right.offered, key=lambda each: each.status.weakness)
    return speech.marked(label, best.status, best.reason)


def _laws(right: RightKnown, speech: Speech) -> str:
    return speech.apart(each.say(speech.lang) for each in right.owed)


def _titles(titles: Iterable[str], speech: Speech) -> str:
    return speech.listed(speech.quoted(title) for title in titles)
