"""The binding: which laws have somebody told of a breach, and whom each of them binds."""

from functools import cached_property

from dataflow.checks.case import Case, Engaged
from dataflow.checks.crossing import seat
from dataflow.checks.use import PROCESSORS
from dataflow.law import Law, laws


class Binding:
    """The laws that have somebody told of a breach, looked at for one registry on a day."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """All of them, in the order of the vocabulary."""
        return tuple(law for law in laws().values() if law.breach)

    def may_apply(self, law: Law) -> bool:
        """Whether a law may apply to the organisation: nothing says that it does not."""
        regimes = self._case.registry.organisation.regimes
        if not regimes:
            return law.presumed
        return law.id in regimes and regimes[law.id].applies != "not_applicable"

    def on(self, engaged: Engaged) -> tuple[Law, ...]:
        """The laws by which a processor tells whom it works for: those that may apply to the organisation; where none
        has it tell, that in whose area it is established, whoever it works for (GDPR Art. 3(1))."""
        telling = [law for law in self.laws if law.breach and law.breach.processor]
        return tuple(filter(self.may_apply, telling)) or tuple(
            law for law in telling if self.established(law, engaged)
        )

    def established(self, law: Law, engaged: Engaged) -> bool:
        """Whether the engaged party is a processor with its seat in the area of the law."""
        return self._case.role(engaged) in PROCESSORS and self._inside(law, engaged.actor) is True

    def outside(self, party: str) -> tuple[str, ...]:
        """The ids of the laws whose area the seat of a party is known to be outside of; of one that the registry does
        not name nothing is told."""
        told = [law for law in self.laws if law.presumed or self.may_apply(law)]
        return tuple(law.id for law in told if self._inside(law, party) is False)

    def _inside(self, law: Law, actor: str) -> bool | None:
        """Whether a seat is in the area of a law; None: nobody has stated it, or the law has no area."""
        home = seat(self._case, actor)
        return None if home is None or law.area is None else self._case.inside(law, home)
