"""The schedule in words: a short answer, how much is exposed in numbers, and a table for each block."""

from collections.abc import Iterator
from typing import NamedTuple

from dataflow.breach.breach import Breach
from dataflow.breach.breach_words import listed, who
from dataflow.breach.schedule import Block, BlockKey, Schedule, moment
from dataflow.breach.sentences import WORDS
from dataflow.breach.tables import Table
from registry.records.text import Lang


def short(breach: Breach, plan: Schedule, lang: Lang) -> str:
    """The answer in one sentence: how much of whom is exposed, and how many notices the organisation has to give.

    Duties that are not verified are told apart. Where nothing is exposed there is nothing to count: empty.
    """
    if not breach.exposed:
        return ""
    counts = plan.counts
    own = [
        deadline
        for block in plan.blocks
        if block.key != "unverified"
        for deadline in block.deadlines
        if deadline.own
    ]
    key = "short-most" if any(each.condition for each in own) else "short" if own else "short-none"
    people = (
        WORDS.say(lang, "counts.people", n=counts.people)
        if counts.people
        else WORDS.say(lang, "lead.people-unsaid")
    )
    said = WORDS.say(
        lang,
        f"lead.{key}",
        who=who(breach, lang),
        fields=WORDS.say(lang, "counts.fields", n=counts.fields),
        people=people,
        organisation=breach.source.organisation.say(lang),
        n=len(own),
    )
    perhaps = sum(each.own for block in plan.blocks if block.key == "unverified" for each in block.deadlines)
    return " ".join([said, WORDS.say(lang, "lead.also-perhaps", n=perhaps)]) if perhaps else said


def counted(plan: Schedule, lang: Lang) -> tuple[tuple[str, str], ...]:
    """How much is exposed: each count by its key, in words; what there is none of is left out, but not the kinds of
    data and of people."""
    counts = plan.counts.model_dump()
    return tuple(
        (key, WORDS.say(lang, f"counts.{key}", n=n))
        for key, n in counts.items()
        if n or key in ("fields", "people")
    )


def clock(breach: Breach, plan: Schedule, lang: Lang) -> str:
    """From when the times run: since when the organisation knows, or that it is not said."""
    organisation = breach.source.organisation.say(lang)
    if plan.known_since is None:
        return WORDS.say(lang, "schedule.relative", organisation=organisation)
    return WORDS.say(lang, "schedule.since", organisation=organisation, moment=moment(plan.known_since, lang))


class Told(NamedTuple):
    """One notice in words."""

    number: str
    sender: str
    receiver: str
    when: str
    condition: str
    """Empty: it is due in any case."""
    ground: str
    data_sets: str


def told(breach: Breach, block: Block, lang: Lang) -> Iterator[Told]:
    """The notices of a block in words, in its order."""
    notices = {notice.number: notice for notice in breach.notices}
    for each in block.deadlines:
        notice = notices[each.notice]
        yield Told(
            number=str(each.notice),
            sender=notice.sender.say(lang),
            receiver=notice.receiver.say(lang),
            when=each.when.say(lang),
            condition=each.condition.say(lang) if each.condition else "",
            ground=notice.article.say(lang),
            data_sets=listed(notice.data_sets, lang),
        )


def heading(block: Block, lang: Lang) -> tuple[str, str]:
    """The title of a block, and what stands in it, or that nothing does."""
    about = "says" if block.deadlines else "none"
    return block_title(block.key, lang), WORDS.say(lang, f"schedule.{about}.{block.key}")


def block_title(key: BlockKey, lang: Lang) -> str:
    """What a block is called: « Sous 72 h »."""
    return WORDS.say(lang, f"schedule.{key}")


def blocks(breach: Breach, plan: Schedule, lang: Lang) -> tuple[Table, ...]:
    """A table for each block: who tells whom, by when, on what ground. One that is empty says so in its note."""
    heads = ("number", "sender", "receiver", "when", "condition", "article", "data_sets")
    none = WORDS.say(lang, "cell.none")
    tables = []
    for block in plan.blocks:
        title, note = heading(block, lang)
        rows = (tuple(cell or none for cell in each) for each in told(breach, block, lang))
        tables.append(
            Table(
                key=f"block-{block.key}",
                title=title,
                note=note,
                heads=tuple(WORDS.say(lang, f"head.{head}") for head in heads),
                rows=tuple(rows),
            )
        )
    return tuple(tables)


def with_blocks(notices: Table, plan: Schedule, lang: Lang) -> Table:
    """The table of all notices, with the block and the limit of each: for files that hold one table."""
    rows = dict(_by_number(plan, lang))
    heads = [WORDS.say(lang, f"head.{head}") for head in ("block", "when")]
    return notices.model_copy(
        update={
            "heads": (notices.heads[0], *heads, *notices.heads[1:]),
            "rows": tuple((row[0], *rows[int(row[0])], *row[1:]) for row in notices.rows),
        }
    )


def _by_number(plan: Schedule, lang: Lang) -> Iterator[tuple[int, tuple[str, str]]]:
    for block in plan.blocks:
        title = WORDS.say(lang, f"schedule.{block.key}")
        for each in block.deadlines:
            yield each.notice, (title, each.when.say(lang))
