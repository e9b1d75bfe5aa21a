"""The catalogue: every check, by the number of its rule. One check is one function, one rule, one section
of docs/checks.md, and one good and one bad registry in the tests."""

from collections.abc import Callable, Iterator, Mapping

from dataflow.checks import (
    bases,
    certificates,
    claims,
    clocks,
    contracts,
    disclosure,
    formalities,
    identity,
    mechanisms,
    notices,
    purposes,
    retention,
    storage,
    trackers,
    transfers,
)
from dataflow.checks.case import Case, Found, Regime

Check = Callable[[Case, Regime], Iterator[Found]]
"""Looks at a case under one law; yields what it finds, nothing where what is known gives no ground."""

CHECKS: Mapping[str, Check] = {
    "R01": disclosure.undisclosed_recipient,
    "R02": disclosure.mentioned_not_listed,
    "R03": disclosure.declared_without_flow,
    "R04": transfers.transfer_without_mechanism,
    "R05": transfers.chain_transfer_without_mechanism,
    "R06": mechanisms.mechanism_invalid,
    "R07": transfers.ci_transfer_without_authorisation,
    "R08": formalities.formality_missing,
    "R09": transfers.transfer_not_in_notice,
    "R10": contracts.agreement_missing,
    "R11": contracts.sub_processors_unknown,
    "R12": identity.role_undetermined,
    "R13": purposes.processor_as_controller,
    "R14": contracts.joint_without_arrangement,
    "R15": purposes.purpose_mismatch,
    "R16": purposes.minimisation,
    "R17": purposes.special_category_excess,
    "R18": retention.retention_missing,
    "R19": retention.downstream_retention_exceeds,
    "R20": storage.stored_only_contradiction,
    "R21": bases.legal_basis_missing,
    "R22": trackers.tracker_without_consent,
    "R23": trackers.tracker_inventory,
    "R24": certificates.certification_scope,
    "R25": notices.quote_drift,
    "R26": notices.dangling_reference,
    "R27": claims.anonymous_claim,
    "R28": notices.rights_and_contact,
    "R29": notices.notice_stale,
    "R30": notices.source_incomplete,
    "R31": clocks.breach_clock,
    "R32": identity.entity_unresolved,
}
