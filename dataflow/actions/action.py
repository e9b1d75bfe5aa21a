"""The action: what a person does, whom or what it concerns, and the findings that it answers."""

from dataflow.facts.finding import SAID, SEVERITIES, VERDICTS, Finding, Said, Severity, Verdict
from registry.records.record import Record
from registry.records.text import Text
from registry.vocabulary import vocabulary


class Action(Record):
    """One thing to do, with every finding that it answers."""

    id: str
    """What is done and for what: `contract:ovhcloud`. It stays as long as these do, whatever is found."""
    kind: str
    """What is done: `contract`."""
    title: Text
    """A verb first: « Enregistrer le contrat avec OVHcloud »."""
    concerns: Text
    """Whom or what, in few words: a name, or how many."""
    parties: tuple[str, ...] = ()
    """The ids of the actors it concerns."""
    data_sets: tuple[str, ...] = ()
    """The ids of the data sets it concerns."""
    document: str | None = None
    """The id of the document it concerns."""
    findings: tuple[Finding, ...]
    """The gravest first; at least one."""

    @property
    def gravest(self) -> Finding:
        """The finding that the action stands for: of the gravest verdict the one that weighs most."""
        return min(self.findings, key=gravity)

    @property
    def verdict(self) -> Verdict:
        """Under which of the three it is listed: that of its gravest finding."""
        return self.gravest.verdict

    @property
    def said(self) -> Said:
        """What that verdict is called."""
        return self.gravest.said

    @property
    def assumed(self) -> bool:
        """Whether it stands for a violation that is one only because its law is assumed to apply."""
        return (
            all(each.assumed for each in self.findings if each.said == "violation")
            and self.said == "violation"
        )

    @property
    def severity(self) -> Severity:
        """How grave the gravest finding is."""
        return self.gravest.severity

    @property
    def laws(self) -> tuple[str, ...]:
        """The ids of the laws that its findings, and what is told with them, are under; as the vocabulary has them."""
        under = {part.regime for each in self.findings for part in each.parts}
        return tuple(id_ for id_ in vocabulary().regimes if id_ in under)

    @property
    def undetermined(self) -> int:
        """How many of its findings are undetermined."""
        return sum(each.verdict == "undetermined" for each in self.findings)


class Deciding(Record):
    """A fact that nobody has said, and the findings that wait for it."""

    id: str
    """What is to be said, and of what: `law_applies:gdpr`."""
    kind: str
    question: Text
    """« Le RGPD s’applique-t-il à Minlessika ? »"""
    law: str | None = None
    """The id of the law, where the question is whether it applies."""
    party: str | None = None
    """The id of the actor it is about, the organisation among them."""
    entry: tuple[str | int, ...] = ()
    """Where in the registry the answer is written, by its path; empty: in several places."""
    findings: tuple[str, ...]
    """The ids of the findings that rest on it: they are said otherwise, or fall, once it is known. Of a law those that
    rest on no other."""
    besides: tuple[str, ...] = ()
    """Of a law: those of which another law says the same, so that they stand whether or not this one applies."""
    of: int
    """Of how many findings."""


def gravity(finding: Finding) -> tuple[int, int, int, str]:
    """What comes first: violations, then gaps, then what is undetermined; of these by severity, then by what the
    verdict is called, so that a violation stands before what would be one."""
    return (
        VERDICTS.index(finding.verdict),
        SEVERITIES.index(finding.severity),
        SAID.index(finding.said),
        finding.id,
    )
