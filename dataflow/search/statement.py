"""The statement: one thing that a registry says, before anybody looks for it."""

from typing import Any, NamedTuple

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS as FACT_WORDS
from dataflow.search.found import Found
from dataflow.search.sentences import WORDS
from registry.records.evidence import Evidence
from registry.records.prose import day_in_words
from registry.records.stated import Stated
from registry.records.text import Text, both

UNKNOWN = FACT_WORDS.both("unknown")


class Statement(NamedTuple):
    """A registry holds tens of thousands: evidence is put into words when one is found."""

    labels: tuple[Text, ...]
    """Whose it is, from the outside in, and under which key."""
    words: Text | None
    """What is said; None: that it is unknown."""
    value: str | None
    evidence: Evidence
    """How it is known, with what it stands in."""
    stated: Stated[Any] | None = None
    """The value, where it has evidence of its own; `evidence` is then that of what it stands in."""
    holds: bool = True
    """Whether it holds on the day."""
    name: bool = False
    """Whether it names something: found before what is said of it."""
    subject_kind: str = ""
    subject: str = ""

    def found(self, facts: Facts) -> Found:
        """The statement with its evidence in words."""
        words = self.words or UNKNOWN
        if not self.holds:
            words = both(
                lambda lang: WORDS.say(
                    lang, "over", words=(self.words or UNKNOWN).say(lang), day=day_in_words(facts.on, lang)
                )
            )
        return Found(
            label=both(lambda lang: " › ".join(each.say(lang) for each in self.labels)),
            words=words,
            known=self._known(facts),
            holds=self.holds,
            subject_kind=self.subject_kind,
            subject=self.subject,
        )

    def _known(self, facts: Facts) -> Known:
        if self.stated is None:
            return facts.statement(self.evidence, self.value, self.words)
        told = facts.known(self.stated, self.evidence, lambda _: self.words or UNKNOWN)
        return told.model_copy(update={"value": self.value, "label": self.words})
