"""The lifetime: how long a tracker lives on a device, a length of time or until the browser is closed."""

from dataclasses import dataclass
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from registry.records.duration import PATTERN, Duration, duration_meant, parsed
from registry.records.refusal import refusal

SESSION: Final = "session"
"""What is written where no time is meant: it lives until the browser is closed."""
_NONE: Final = frozenset(
    {"0", "0s", "session", "sessions", "sessionnel", "session cookie", "cookie de session"}
)
"""What people write for it, in lower case: some tables of trackers say 0."""


@dataclass(frozen=True)
class Lifetime:
    """How long a tracker lives: `P13M`, or `session`."""

    period: Duration | None
    """The time; None: until the browser is closed."""

    @classmethod
    def parse(cls, written: str) -> "Lifetime":
        """The lifetime as it is written; ValueError `bad-lifetime`, with what was meant if known."""
        if written == SESSION:
            return cls(None)
        if written.casefold() in _NONE:
            raise refusal(f"bad-lifetime|suggestion={SESSION}")
        try:
            return cls(parsed(written))
        except ValueError:
            meant = duration_meant(written)
            raise refusal(f"bad-lifetime|suggestion={meant}" if meant else "bad-lifetime") from None

    def __str__(self) -> str:
        """As it is written."""
        return SESSION if self.period is None else str(self.period)

    @property
    def at_most(self) -> Duration:
        """What it is compared as: what ends with the browser is taken to be shorter than any time one could state."""
        return self.period or Duration()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SESSION}$|{PATTERN}", "examples": ["P13M", SESSION]}


def _validated(value: Any) -> Lifetime:
    if isinstance(value, Lifetime):
        return value
    if isinstance(value, str):
        return Lifetime.parse(value)
    raise refusal("bad-lifetime")
