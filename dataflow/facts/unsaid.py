"""What a flow leaves unsaid: from which of several places, or from which data, what it carries comes."""

from collections.abc import Iterable, Sequence

from dataflow.facts.facts import Facts
from dataflow.facts.lists import listed
from dataflow.facts.parties import party_of, placed, stop_of
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import End
from registry.records.text import Lang, Text, both


def unsaid(
    arc: Arc, origin: Iterable[Instance], inputs: Iterable[Instance], facts: Facts
) -> tuple[Text, ...]:
    """What its statement does not say, in sentences without a full stop; nothing where it leaves nothing open.

    `origin`: what may come from this source, or from another that the statement names; `inputs`: what is computed
    along with other things from several, nobody having said which from which.
    """
    open_, computed = list(origin), list(inputs)
    found = []
    if open_:
        sources = [_source(end, arc.origins, facts) for end in arc.origins]
        found.append(
            both(
                lambda lang: WORDS.say(
                    lang, "unsaid.source", sources=_listed(sources, lang), fields=_named(open_, facts, lang)
                )
            )
        )
    if computed:
        found.append(both(lambda lang: WORDS.say(lang, "unsaid.input", fields=_named(computed, facts, lang))))
    return tuple(found)


def _source(end: End, among: Sequence[End], facts: Facts) -> Text:
    """A place, and whose it is where the places are of several."""
    label = stop_of(end, facts).label
    if end.kind != "place" or len({each.holder for each in among}) == 1:
        return label
    return placed(label, party_of(end, facts).label)


def _named(instances: Sequence[Instance], facts: Facts, lang: Lang) -> str:
    sets = facts.registry.data_sets
    return listed(
        (
            WORDS.say(
                lang,
                "unsaid.field",
                field=facts.field(each.field).say(lang),
                data_set=sets[each.data_set].label.say(lang),
            )
            for each in instances
        ),
        lang,
    )


def _listed(texts: Iterable[Text], lang: Lang) -> str:
    return listed((each.say(lang) for each in texts), lang)
