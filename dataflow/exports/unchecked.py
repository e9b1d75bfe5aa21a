"""The unchecked: laws under which nothing could be judged, so that having no finding is no success."""

from typing import NamedTuple

from dataflow.exports.sentences import WORDS
from dataflow.law import unjudged
from registry.records.registry import Registry
from registry.records.text import Text
from registry.vocabulary import vocabulary_of


class Unchecked(NamedTuple):
    """What was not checked."""

    said: tuple[Text, ...]
    """That no law is named, that none of those named is said to apply, or for each law without rules that nothing was
    judged under it, never by another's."""
    everything: bool
    """Whether nothing at all was: a check that looked at nothing has not found that all is well."""
    idle: bool = False
    """Whether nothing was because the registry says that no law applies: that is no fault of it, and no success."""

    @property
    def nothing(self) -> bool:
        """Whether no law was judged, for whatever reason."""
        return self.everything or self.idle


def unchecked(registry: Registry) -> Unchecked:
    """Which laws of a registry nothing was judged under. A law that it says does not apply is none."""
    regimes = registry.organisation.regimes
    if not regimes:
        return Unchecked((WORDS.both("unchecked.no_law"),), everything=True)
    applying = [id_ for id_, each in regimes.items() if each.applies != "not_applicable"]
    if not applying:
        return Unchecked((WORDS.both("unchecked.none_applies"),), everything=False, idle=True)
    unknown = unjudged(applying)
    labels = vocabulary_of(registry).regimes
    said = tuple(WORDS.both("unchecked.no_rules", law=labels[id_].label) for id_ in unknown)
    return Unchecked(said, everything=bool(unknown) and set(unknown) == set(applying))
