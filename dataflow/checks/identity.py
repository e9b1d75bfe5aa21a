"""Identity: which role everybody has, and which legal entity everybody is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from dataflow.checks import phrases
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.roles import held, settled
from dataflow.speaking import both
from registry.evidence import Evidence
from registry.stated import Stated, value_on
from registry.text import Text


def role_undetermined(case: Case, _regime: Regime) -> Iterator[Found]:
    """R12: no role, a wording that leaves it open, or several roles for the same data and purpose."""
    engagements = list(case.engagements())
    for engaged in engagements:
        if not settled(case.role(engaged)):
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
            "engagement": _label(engaged),
            "why": _why(case, engagement.role, engagement),
        },
        engaged.path,
        actors=(engaged.actor,),
        data_sets=case.engaged_for[engaged.subject],
        variant="main" if case.role(engaged) == "undetermined" else "unsaid",
    )


def _several(case: Case, engagements: Iterable[Engaged]) -> Iterator[Found]:
    """The same party engaged by the same one in two roles, for one purpose on one data set."""
    data_sets = case.engaged_for
    known: dict[tuple[str, str], list[Engaged]] = defaultdict(list)
    for each in engagements:
        if settled(case.role(each)):
            known[each.actor, each.by].append(each)
    pairs = (pair for group in known.values() for pair in combinations(group, 2))
    for one, other in pairs:
        roles = [str(case.role(one)), str(case.role(other))]
        shared = set(data_sets[one.subject]) & set(data_sets[other.subject])
        purposes = _purposes(one) & _purposes(other)
        if roles[0] != roles[1] and shared and purposes:
            words = case.speaking.words
            yield Found(
                "violation",
                f"{one.subject}+{other.name}",
                {
                    "actor": case.name(one.actor),
                    "roles": phrases.labels(words.roles[role].label for role in roles),
                    "data_sets": phrases.listed(
                        phrases.in_quotes(case.registry.data_sets[id_].label) for id_ in sorted(shared)
                    ),
                    "purposes": phrases.labels(words.purposes[id_].label for id_ in sorted(purposes)),
                },
                other.path,
                actors=(one.actor,),
                data_sets=tuple(sorted(shared)),
                variant="several",
            )


def _purposes(engaged: Engaged) -> set[str]:
    return {use.purpose for use in engaged.engagement.purposes}


def _label(engaged: Engaged) -> Text:
    return phrases.in_quotes(engaged.engagement.label or phrases.plain(engaged.name))


def _why(case: Case, series: Iterable[Stated[str]], entry: Evidence) -> Text:
    """Why a role is open, or where the words that leave it open can be read."""
    stated = value_on(series, case.on)
    if stated is not None and stated.reason is not None:
        reason = stated.reason
        return both(lambda lang: reason.say(lang).strip().rstrip(".") or "—")
    citations = stated.citations_in(entry) if stated else entry.cite
    read: dict[str, list[int]] = {}
    for each in citations:
        read.setdefault(each.document, []).extend([each.line] if each.line else [])
    if not read:
        return phrases.phrase("uncited")
    return phrases.listed(_read_at(case, document, lines) for document, lines in read.items())


def _read_at(case: Case, document: str, lines: list[int]) -> Text:
    title = phrases.in_quotes(phrases.plain(case.registry.documents[document].title))
    return phrases.phrase("read-at", title=title, lines=phrases.lines(lines)) if lines else title


def entity_unresolved(case: Case, _regime: Regime) -> Iterator[Found]:
    """R32: an actor of which legal name, country or contact is not known. Who stands for many has none."""
    own = case.registry.organisation
    for id_, actor in case.registry.actors.items():
        if actor.collective or not actor.holds_on(case.on):
            continue
        companies = own.entities.values() if id_ == own.id else ()
        known = {
            "legal_name": actor.legal_name.value or companies,
            "country": actor.country.value or (companies and all(each.country.value for each in companies)),
            "contact": actor.contacts,
        }
        missing = [name for name, value in known.items() if not value]
        if missing:
            yield Found(
                "gap",
                id_,
                {
                    "actor": actor.name,
                    "missing": phrases.listed(phrases.phrase(f"missing.{name}") for name in missing),
                },
                ("organisation",) if id_ == own.id else ("third_parties", id_),
                actors=(id_,),
            )
