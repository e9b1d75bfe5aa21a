"""The check of storage: what is said to be kept by one alone, or never done, and is all the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from dataflow.answers.alone import How
from dataflow.answers.answer import Hop
from dataflow.answers.contradictions import Clash, Comparing, is_open
from dataflow.answers.hops import Telling
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import labels, listed
from dataflow.checks.sentences import WORDS
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, Relation
from registry.records.evidence import Status
from registry.records.text import Text, both

_VARIANTS: Mapping[How, str] = {"kept": "main", "perhaps": "perhaps", "alike": "two_instances"}
_NAMED = 6
"""As many holders as a message names; of more it says how many they are (the finding has them all)."""
_DECIDES = {"two_instances": "instances", "perhaps": "kept", "abroad": "countries"}


def stored_only_contradiction(case: Case, _regime: Regime) -> Iterator[Found]:
    """Statements about storage, and denials, that flows contradict (R20).

    The contradictions are those that answers show (`dataflow.answers.contradictions`), without those that rest on
    flows nobody says happen. It is one for sure only where the very same field of the same data set is
    said to be kept elsewhere, and only for the fields and the parties of which that is said.
    """
    asked = _asked(case)
    steps = [step for step in case.walked.steps if step.arc.key in asked]
    telling = Telling(case.facts, indexed(case.graph), case.walked, lambda _: Relation.SAME)
    comparing = Comparing(case.facts, telling.hops(steps))
    together: dict[tuple[str, str], list[Clash]] = {}
    for clash in comparing.clashes(set(case.facts.words.fields)):
        sure = tuple(hop for hop in clash.against if _is_known(hop, clash))
        if sure and (not clash.says or any(_is_known(hop, clash) for hop in clash.says)):
            together.setdefault((_about(clash), _variant(clash)), []).append(clash._replace(against=sure))
    for (about, variant), found in together.items():
        yield _found(case, comparing, about, variant, found)


def _asked(case: Case) -> set[str]:
    """The flows that a statement can stand against: told in full they cost more than all the rest.

    Those that carry a field said to be stored by one alone, and those of whoever is said never to do something.
    """
    only = [arc for arc in case.stated if arc.storage.value == "only_here"]
    fields = {each.field for arc in only for each in case.instances(arc)}
    denying = {each.who for each in case.registry.denials if each.holds_on(case.on) and not is_open(each)}
    return {
        arc.key
        for arc in case.stated
        if not fields.isdisjoint(each.field for each in case.instances(arc))
        or not denying.isdisjoint((arc.source.holder, arc.target.holder))
    }


def _about(clash: Clash) -> str:
    """What is said: of whom, and by which denial if any."""
    return clash.who if clash.denial is None else f"{clash.who}:{clash.denial.act}:{clash.at + 1}"


def _is_known(hop: Hop, clash: Clash) -> bool:
    """Whether anybody says that a hop carries what it is about."""
    return any(
        Instance.named(each.instance).field in clash.fields and each.status is not Status.UNKNOWN
        for each in hop.carries
    )


def _variant(clash: Clash) -> str:
    if clash.denial is not None:
        return "denied" if clash.sure else "abroad"
    return _VARIANTS[clash.how]


def _holders(case: Case, comparing: Comparing, found: list[Clash]) -> list[Text]:
    """Who holds it, each with its fields where they do not all hold the same; of many the first, and how many more."""
    told = list(_each_holder(case, comparing, found))
    if len(told) <= _NAMED:
        return told
    left = len(told) - _NAMED + 1
    return [*told[: _NAMED - 1], both(lambda lang: WORDS.say(lang, "more-holders", n=left))]


def _each_holder(case: Case, comparing: Comparing, found: list[Clash]) -> Iterator[Text]:
    held: dict[str, dict[str, None]] = {}
    for clash in found:
        for holder in comparing.holders(clash):
            held.setdefault(holder, {})[clash.field] = None
    alike = len({frozenset(fields) for fields in held.values()}) == 1
    for holder, fields in held.items():
        name = case.name(holder)
        yield name if alike else WORDS.both("holder", holder=name, fields=labels(map(case.field, fields)))


def _found(case: Case, comparing: Comparing, about: str, variant: str, found: list[Clash]) -> Found:
    first = found[0]
    others = tuple(dict.fromkeys(other for clash in found for other in comparing.holders(clash)))
    fields = tuple(dict.fromkeys(field for clash in found for field in clash.fields))
    hops = [hop for clash in found for hop in clash.hops]
    act = first.denial.act if first.denial else "store"
    return Found(
        verdict="violation" if variant in ("main", "denied") else "undetermined",
        subject=about if variant in ("main", "denied") else f"{about}:{variant}",
        values={
            "actor": case.name(first.who),
            "others": listed(_holders(case, comparing, found)),
            "fields": labels(map(case.field, fields)),
            "denied": case.facts.words.denial_acts[act].negation,
        },
        entry=_entry(case, first),
        fields=fields,
        actors=tuple(dict.fromkeys((first.who, *others))),
        data_sets=tuple(dict.fromkeys(name for clash in found for name in _data_sets(case, clash))),
        hops=tuple(dict.fromkeys(hop.key for hop in hops)),
        variant=variant,
        decides=_DECIDES.get(variant),
    )


def _data_sets(case: Case, clash: Clash) -> Iterator[str]:
    """The data sets it is about: of the very same data, those that both sides carry them of.

    Of a denial, those it is about: the same field of other people's data may go along and is not denied.
    """
    said, against = (_sets(hops, clash.fields) for hops in (clash.says, clash.against))
    same = clash.says and clash.how != "alike"
    about = (name for name in said if name in against) if same else (said | against)
    sets, denial = case.registry.data_sets, clash.denial
    yield from (name for name in about if denial is None or denial.is_about(name, sets[name].subjects))


def _sets(hops: Iterable[Hop], fields: Collection[str]) -> dict[str, None]:
    carried = (Instance.named(each.instance) for hop in hops for each in hop.carries)
    return dict.fromkeys(each.data_set for each in carried if each.field in fields)


def _entry(case: Case, clash: Clash) -> tuple[str | int, ...]:
    """The denial, or the flow that says it is stored only there."""
    if not clash.says:
        return "denials", clash.at
    return case.arc[clash.says[0].key].path
