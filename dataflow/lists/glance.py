"""A list at a glance: how many there are, which where they are few, and of how many it is not known.

The whole of it is the sentence, which a letter can quote; the conditions stand in the question above.
"""

from collections.abc import Iterator

from dataflow.lists.answer import ListAnswer
from dataflow.lists.limits import column_words, counted, none_of
from dataflow.lists.names import FEWER, in_a_row, names_of
from dataflow.lists.sentence import absent, behind, total
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import Listed
from dataflow.words.speech import capitalised
from registry.records.text import Lang


def glance(found: ListAnswer, lang: Lang) -> str:
    """The list in one to three short sentences."""
    return " ".join(map(capitalised, _sentences(found, lang)))


def _sentences(found: ListAnswer, lang: Lang) -> Iterator[str]:
    wanted = found.wanted
    sure = tuple(row for row in found.rows if not row.unstated)
    of = total(found, lang)
    open_ = sum(not row.unstated for row in found.open)
    if not sure:
        # « None » beside « of all it is not known » would reassure.
        yield WORDS.say(
            lang, "glance.none_sure" if open_ else "glance.none", none=none_of(wanted, lang), total=of
        )
    elif len(sure) > FEWER or wanted.listed is Listed.FINDINGS:
        yield WORDS.say(lang, "glance.many", found=counted(wanted, len(sure), lang), total=of)
    else:
        names = in_a_row(sure, names_of(found, lang), lang, behind(found, len(sure), lang))
        yield WORDS.say(lang, "glance.few", found=counted(wanted, len(sure), lang), total=of, names=names)
    column, rows = absent(found, sure) or (None, [])
    if column and rows:
        yield WORDS.say(lang, "glance.missing", column=column_words(column, lang), n=len(rows))
    if open_:
        yield WORDS.say(lang, "glance.open" if sure else "glance.open_alone", n=open_)
    unstated = sum(row.unstated for row in (*found.rows, *found.open))
    if unstated:
        key = "transfers" if wanted.listed is Listed.TRANSFERS else "others"
        yield WORDS.say(lang, f"glance.unstated.{key}", n=unstated)
