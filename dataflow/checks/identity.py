"""Identity: which role everybody has, and which legal entity everybody is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dataflow.checks import phrases
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.persons import private
from dataflow.checks.roles import held, settled
from dataflow.checks.sentences import WORDS
from dataflow.facts.lists import apart
from registry.records.evidence import Evidence
from registry.records.stated import Stated, statements_on, values_on
from registry.records.text import Text, both


def role_undetermined(case: Case, _regime: Regime) -> Iterator[Found]:
    """R12: no role, a wording that leaves it open, or several roles for the same data and purpose.

    Of people with whom somebody shares for herself no role is asked (Art. 2(2)(c))."""
    engagements = list(case.engagements())
    for engaged in engagements:
        if not settled(case.role(engaged)) and not private(case, engaged.actor):
            yield _open(case, engaged)
    yield from _several(case, engagements)
    for id_ in held(case).unsettled:
        data_set = case.registry.data_sets[id_]
        own = case.registry.organisation
        yield Found(
            "gap",
            f"{own.id}/{id_}",
            {
                "actor": own.name,
                "data_set": phrases.in_quotes(data_set.label),
                "why": _why(case, data_set.role, data_set),
            },
            ("data_sets", id_),
            actors=(own.id,),
            data_sets=(id_,),
            variant="own",
        )


def _open(case: Case, engaged: Engaged) -> Found:
    """An engagement whose role is left open: by the source's own words, or because nobody has said it."""
    engagement = engaged.engagement
    return Found(
        "gap",
        engaged.subject,
        {
            "actor": case.name(engaged.actor),
            "engagement": phrases.in_quotes(engaged.label),
            "why": _why(case, engagement.role, engagement),
        },
        engaged.path,
        actors=(engaged.actor,),
        data_sets=case.engaged_for[engaged.subject],
        variant="main"
        if case.role(engaged) == "undetermined"
        else "disputed"
        if len(values_on(engagement.role, case.on)) > 1
        else "unsaid",
    )


def _several(case: Case, engagements: Iterable[Engaged]) -> Iterator[Found]:
    """The same party engaged by the same one in two roles, for one purpose on one data set."""
    used = _used(case, engagements)
    known: dict[tuple[str, str], list[Engaged]] = defaultdict(list)
    for each in engagements:
        if settled(case.role(each)):
            known[each.actor, each.by].append(each)
    pairs = (pair for group in known.values() for pair in _sharing(group, used))
    for one, other in pairs:
        roles = [str(case.role(one)), str(case.role(other))]
        both = used[one.subject] & used[other.subject]
        if roles[0] != roles[1]:
            data_sets = sorted({data_set for data_set, _ in both})
            purposes = sorted({purpose for _, purpose in both})
            words = case.facts.words
            yield Found(
                "violation",
                f"{one.subject}+{other.name}",
                {
                    "actor": case.name(one.actor),
                    "roles": phrases.labels(words.roles[role].label for role in roles),
                    "data_sets": phrases.listed(
                        phrases.in_quotes(case.registry.data_sets[id_].label) for id_ in data_sets
                    ),
                    "purposes": phrases.labels(words.purposes[id_].label for id_ in purposes),
                },
                other.path,
                actors=(one.actor,),
                data_sets=tuple(data_sets),
                variant="several",
            )


def _sharing(
    group: Sequence[Engaged], used: Mapping[str, set[tuple[str, str]]]
) -> Iterator[tuple[Engaged, Engaged]]:
    """The pairs of a group that use some data set for the same purpose, in order."""
    using: dict[tuple[str, str], list[int]] = defaultdict(list)
    for rank, each in enumerate(group):
        for use in used[each.subject]:
            using[use].append(rank)
    pairs = {pair for ranks in using.values() for pair in combinations(ranks, 2)}
    return ((group[one], group[other]) for one, other in sorted(pairs))


def _used(case: Case, engagements: Iterable[Engaged]) -> Mapping[str, set[tuple[str, str]]]:
    """By engagement: which data set it uses for which purpose, as it says itself and as its flows do."""
    found = {
        each.subject: {
            (data_set, use.purpose)
            for data_set in each.engagement.data_sets
            for use in each.engagement.purposes
        }
        for each in engagements
    }
    for arc in case.stated:
        if arc.engaged is not None:
            carried = {each.data_set for each in case.certainty.known(arc)}
            done = {(data_set, use.purpose) for data_set in carried for use in arc.purposes}
            found[f"{arc.engaged}/{arc.engagement}"] |= done
    return found


def _why(case: Case, series: Sequence[Stated[str]], entry: Evidence) -> Text:
    """Why a role is open, or where the words that leave it open can be read."""
    role = case.facts.role(series, entry)
    if role.disputed:
        return WORDS.both("disputed", values=phrases.sourced(role.parts))
    stated = statements_on(series, case.on)
    reasons = list(dict.fromkeys(each.reason for each in stated if each.reason is not None))
    if reasons:
        return both(lambda lang: apart((each.say(lang).strip().rstrip(".") or "—" for each in reasons), lang))
    citations = [cited for each in stated for cited in each.citations_in(entry)] if stated else entry.cite
    read: dict[str, list[int]] = {}
    for each in dict.fromkeys(citations):
        read.setdefault(each.document, []).extend([each.line] if each.line else [])
    if not read:
        return WORDS.both("uncited")
    return phrases.listed(_read_at(case, document, lines) for document, lines in read.items())


def _read_at(case: Case, document: str, lines: list[int]) -> Text:
    title = phrases.in_quotes(phrases.plain(case.registry.documents[document].title))
    return WORDS.both("read-at", title=title, lines=phrases.lines(lines)) if lines else title


def entity_unresolved(case: Case, _regime: Regime) -> Iterator[Found]:
    """R32: an actor of which legal name, country or contact is not known. Who stands for many has none."""
    own = case.registry.organisation
    for id_, actor in case.registry.actors.items():
        if actor.collective or not actor.holds_on(case.on):
            continue
        companies = own.entities.values() if id_ == own.id else ()
        known = {
            "legal_name": actor.legal_name.value or companies,
            "country": values_on(actor.country, case.on)
            or (companies and all(each.country.value for each in companies)),
            "contact": actor.contacts,
        }
        missing = [name for name, value in known.items() if not value]
        if missing:
            yield Found(
                "gap",
                id_,
                {
                    "actor": actor.name,
                    "missing": phrases.listed(WORDS.both(f"missing.{name}") for name in missing),
                },
                ("organisation",) if id_ == own.id else ("third_parties", id_),
                actors=(id_,),
            )
