"""The words of how long something is kept."""

from collections.abc import Iterable, Iterator

from dataflow.answers.keeping import Keeping, KeptAt, KeptTracker
from dataflow.facts.known import Retained
from dataflow.facts.omissions import omitted
from dataflow.facts.values import told
from dataflow.words.doubts import contradiction
from dataflow.words.paragraph import Paragraph
from dataflow.words.remaining import unengaged
from dataflow.words.speech import Speech
from registry.records.evidence import Status
from registry.records.text import Lang, Text


def keeping_headline(keeping: Keeping, lang: Lang) -> str:
    """How long the data is kept, in each data set that holds it and by each third party it reaches."""
    speech = Speech(lang)
    asked = (
        keeping.asked_label.say(lang) if keeping.kind == "data_set" else speech.within(keeping.asked_label)
    )
    values = {"asked": speech.quoted(asked)}
    if keeping.kind == "data_set":
        said = speech.lead(keeping) + speech.say(
            "keeping.data_set", sets=_rules(keeping.sets[0].rules, speech), **values
        )
    elif keeping.sets:
        key = "keeping.people" if keeping.kind == "people" else "keeping.field"
        sets = [
            speech.say(
                "keeping.set", data_set=speech.quoted(held.label.say(lang)), rules=_rules(held.rules, speech)
            )
            for held in keeping.sets
        ]
        said = speech.lead(keeping) + speech.say(key, sets=speech.apart(sets), **values)
    else:
        key = "keeping.no_people" if keeping.kind == "people" else "keeping.no_sets"
        said = speech.subject(keeping) + speech.say(key, **values)
    return " ".join(
        [
            said,
            *speech.unstated(keeping.whose),
            *_at_own_places(keeping, speech),
            *_lifetimes(keeping, speech),
            *_at_third_parties(keeping, speech),
            *omitted(keeping.source.left_out, lang),
        ]
    )


def keeping_verdict(keeping: Keeping, actor: str, label: Text, lang: Lang) -> str:
    """How long one third party keeps it: its rules, unknown, or that nothing is said to reach it."""
    speech = Speech(lang)
    asked = keeping.asked_label.say(lang)
    values = {
        "actor": label.say(lang),
        "asked": speech.quoted(asked)
        if keeping.kind == "data_set"
        else speech.asked(keeping.asked_label, keeping.whose),
    }
    if actor == keeping.source.organisation_id:
        return ""  # whose rules are what is told
    here = [kept for kept in keeping.elsewhere if kept.party.id == actor]
    if not here:
        return speech.say("keeping.not_there", **values)
    told = dict.fromkeys(_kept_at(kept, speech) for kept in here if kept.hop.retention)
    if not told:
        return speech.say("keeping.unknown_there", **values)
    best = min((kept.hop.status for kept in here), key=lambda status: status.weakness)
    party = speech.marked(label.say(lang), best)
    return speech.say("keeping.elsewhere", party=party, rules=speech.apart(told))


def keeping_paragraphs(keeping: Keeping, lang: Lang) -> tuple[Paragraph, ...]:
    """The rules one by one with where they can be read, and what each third party keeps."""
    speech = Speech(lang)
    rules = tuple(
        speech.say(
            "keeping.rule",
            data_set=held.label.say(lang),
            rule=told(rule.known, lang, "brief"),
            cites=speech.cites(rule.citations),
        )
        for held in keeping.sets
        for rule in held.rules
    )
    own, elsewhere = (
        tuple(
            speech.say(
                "keeping.at",
                party=speech.name(kept.party),
                stop=kept.stop.label.say(lang),
                rules=_kept_at(kept, speech),
                cites=speech.cites(citation for rule in kept.hop.retention for citation in rule.citations),
            )
            for kept in places
        )
        for places in (keeping.own, keeping.elsewhere)
    )
    trackers = tuple(
        speech.say(
            "keeping.tracker",
            pattern=speech.quoted(each.pattern),
            party=speech.name(each.set_by),
            lifetime=speech.fact(each.lifetime, "f"),
            cites=speech.cites(each.citations),
            known=speech.cites(each.lifetime.citations)
            + (speech.apart(["", unengaged(each.unengaged, speech)]) if each.unengaged else ""),
        )
        for each in _trackers(keeping)
    )
    missing = tuple(
        speech.say("sources.incomplete", missing=words.say(lang).rstrip("."))
        for words in keeping.source.incomplete
    )
    unattested = tuple(
        speech.say("unknown.day", of=speech.listed(label.say(lang) for label in gap.labels))
        for gap in keeping.gaps
    )
    against_each_other = tuple(contradiction(found, lang) for found in keeping.contradictions)
    matters = (
        ("contradictions", against_each_other),
        ("unknown", unattested),
        ("rules", rules),
        ("own", tuple(dict.fromkeys(own))),
        ("trackers", trackers),
        ("elsewhere", tuple(dict.fromkeys(elsewhere))),
        ("sources", missing),
    )
    return tuple(
        Paragraph(kind=kind, title=speech.say(f"keeping.title.{kind}"), lines=lines)
        for kind, lines in matters
        if lines
    )


def _rules(rules: tuple[Retained, ...], speech: Speech) -> str:
    return speech.rules(rules) or speech.say("keeping.unknown")


def _kept_at(kept: KeptAt, speech: Speech) -> str:
    """The rules of one place, and of which data nothing is said there."""
    told = _rules(kept.hop.retention, speech)
    if not kept.unsaid:
        return told
    return speech.say("keeping.unsaid", rules=told, fields=speech.labels(kept.unsaid))


def _at_own_places(keeping: Keeping, speech: Speech) -> Iterator[str]:
    """The organisation's own places that keep it for a period of their own: backups outlive what they are of."""
    told: dict[str, dict[str, None]] = {}
    for kept in keeping.own:
        if kept.apart:
            place = speech.say(
                "keeping.place", stop=kept.stop.label.say(speech.lang), party=speech.name(kept.party)
            )
            place = speech.marked(place, kept.hop.status)
            told.setdefault(place, {})[_kept_at(kept, speech)] = None
    for place, rules in told.items():
        yield speech.say("keeping.elsewhere_own", place=place, rules=speech.apart(rules))


def _trackers(keeping: Keeping) -> Iterable[KeptTracker]:
    """The trackers of what was asked for, each once."""
    return dict.fromkeys([each for held in keeping.sets for each in held.trackers] + [*keeping.trackers])


def _lifetimes(keeping: Keeping, speech: Speech) -> Iterator[str]:
    """How long its trackers live on people's devices: those known, then the others together."""
    known: dict[str, dict[str, None]] = {}
    for each in _trackers(keeping):
        told = speech.fact(each.lifetime, "f")
        named = speech.say(
            "keeping.named", pattern=speech.quoted(each.pattern), party=speech.name(each.set_by)
        )
        known.setdefault(told, {})[named] = None
    # What is known stands first: an unknown lifetime is no answer to the question.
    for told in sorted(known, key=lambda words: words == speech.unknown("f")):
        names = known[told]
        yield speech.say("keeping.lifetime", n=len(names), trackers=speech.listed(names), lifetime=told)


def _at_third_parties(keeping: Keeping, speech: Speech) -> Iterator[str]:
    """What third parties keep: those of whom rules are known one by one, then the others together."""
    known: dict[str, dict[str, None]] = {}
    unknown: dict[str, None] = {}
    best: dict[str, Status] = {}
    for kept in keeping.elsewhere:
        before = best.get(kept.party.id, kept.hop.status)
        best[kept.party.id] = min(before, kept.hop.status, key=lambda status: status.weakness)
    for kept in keeping.elsewhere:
        # That it is kept there is known no better than that it comes there.
        name = speech.marked(speech.name(kept.party), best[kept.party.id])
        if kept.hop.retention:
            known.setdefault(name, {})[_kept_at(kept, speech)] = None
        else:
            unknown[name] = None
    for name, rules in known.items():
        yield speech.say("keeping.elsewhere", party=name, rules=speech.apart(rules))
    if unknown:
        yield speech.say("keeping.elsewhere_unknown", parties=speech.listed(unknown))
