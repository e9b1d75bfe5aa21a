"""The check of claims: data called anonymous beside what identifies people, or said not to be personal."""

import re
from collections.abc import Iterator
from typing import Final

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.use import named
from dataflow.facts.finding import Verdict
from registry.records.data_set import Claim
from registry.records.evidence import Status

_ANONYMOUS: Final = re.compile(r"\banonym", re.IGNORECASE)
_NOT_ANONYMOUS: Final = re.compile(r"\b(?:not|non|pas|never|jamais)\b[^,;.]{0,20}\banonym", re.IGNORECASE)
_AGGREGATED: Final = re.compile(
    r"\bagr[ée]g|\baggregat"
    r"|\b(?:scores?|résultats?|results?|statisti\w+)\b[^,;.]{0,20}\banonym"
    r"|\banonym\w*\b[^,;.]{0,20}\b(?:scores?|résultats?|results?|statisti\w+)\b",
    re.IGNORECASE,
)
"""What is made of the data."""
_USED: Final = re.compile(
    r"\b(?:analys|utilis|exploit|us(?:e[sd]?|ing)\b)[^,;.]{0,200}"
    r"\b(?:anonymement|(?:manière|façon|forme) anonyme|anonymously|anonymous (?:way|manner|form)\b)"
    r"|\banonymously (?:analy|used\b)",
    re.IGNORECASE,
)
"""What is done with the data; how they are *collected* anonymously is a claim about the data themselves."""
_NOT_PERSONAL: Final = re.compile(
    r"\bnot\b.{0,20}\bpersonal\b|\bnon[- ]personal\b"
    r"|\bn[e’'].{0,20}\bpas\b.{0,40}\bpersonnel|\bnon[- ]personnel"
    r"|\bno personal\b|\baucune donnée\b.{0,20}\bpersonnel",
    re.IGNORECASE,
)
_IDENTIFIERS: Final = (
    "ip_address", "cookie_id", "device_id", "device_fingerprint", "session_data", "full_name", "pseudonym",
    "email_address", "phone_number", "postal_address", "username", "customer_id", "national_id_number",
    "bank_account", "payment_card_data", "mobile_money_account",
)  # fmt: skip
"""What singles a person out, with its parts and kinds (GDPR Art. 4(1), Recital 30; CJEU C-582/14)."""


def anonymous_claim(case: Case, _regime: Regime) -> Iterator[Found]:
    """Data called anonymous beside an identifier, or declared not personal (R27).

    A claim of aggregates or of a score is about what is made of the data, one of an anonymous analysis
    about what is done with them; whether that still singles people out is not to be read in it.
    """
    for name, held in case.registry.data_sets.items():
        if not held.holds_on(case.on):
            continue
        fields = [use.field for use in held.fields if use.standing is not Status.UNKNOWN]
        identifying = [each for each in fields if _identifies(case, each)]
        for index, claim in enumerate(held.claims if fields else ()):
            told = _told(claim, identifying)
            if told is not None:
                variant, verdict, decides = told
                shown = fields if variant == "not_personal" else identifying
                yield Found(
                    verdict=verdict,
                    subject=f"{name}:{index + 1}",
                    values={
                        "claim": claim.claim,
                        "data_set": held.label,
                        "identifiers": named(map(case.field, shown)),
                    },
                    entry=("data_sets", name, "claims", index),
                    fields=tuple(shown),
                    data_sets=(name,),
                    variant=variant,
                    decides=decides,
                )


def _told(claim: Claim, identifying: list[str]) -> tuple[str, Verdict, str | None] | None:
    """Message, verdict, what would decide it; None: it claims something else, or nothing identifies."""
    words = [each for each in (claim.claim.fr, claim.claim.en) if each]
    if any(map(_NOT_PERSONAL.search, words)):
        return "not_personal", "violation", None
    if not identifying or not any(map(_anonymous, words)):
        return None
    if any(map(_AGGREGATED.search, words)):
        return "aggregated", "undetermined", "anonymisation"
    if any(map(_USED.search, words)):
        return "used", "undetermined", "use"
    return "main", "violation", None


def _anonymous(words: str) -> bool:
    """Whether a claim calls something anonymous, and not the contrary alone."""
    return _ANONYMOUS.search(_NOT_ANONYMOUS.sub("", words)) is not None


def _identifies(case: Case, field: str) -> bool:
    words = case.facts.words
    kinds = {field, *words.ancestors(field), *words.also(field)}
    return not kinds.isdisjoint(_IDENTIFIERS)
