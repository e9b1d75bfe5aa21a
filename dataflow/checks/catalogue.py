"""The catalogue: every check, by the number of its rule. One check is one function, one rule, one section
of docs/checks.md, and one good and one bad registry in the tests."""

from collections.abc import Callable, Iterator, Mapping

from dataflow.checks.arrival import arrival_not_documented
from dataflow.checks.bases import legal_basis_missing
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.certificates import certification_scope
from dataflow.checks.children import child_consent
from dataflow.checks.claims import anonymous_claim
from dataflow.checks.clocks import breach_clock
from dataflow.checks.content import rights_and_contact
from dataflow.checks.contracts import agreement_missing, joint_without_arrangement
from dataflow.checks.cycles import review_overdue
from dataflow.checks.disagreements import statements_disagree
from dataflow.checks.disclosure import declared_without_flow, mentioned_not_listed
from dataflow.checks.endings import ended_not_gone
from dataflow.checks.engaged_trackers import tracker_nobody_engaged
from dataflow.checks.formalities import formality_missing
from dataflow.checks.identity import entity_unresolved, role_undetermined
from dataflow.checks.mechanisms import mechanism_invalid
from dataflow.checks.minimisation import minimisation
from dataflow.checks.naming import undisclosed_recipient
from dataflow.checks.national_numbers import national_number
from dataflow.checks.notices import (
    dangling_reference,
    notice_stale,
    quote_drift,
    source_incomplete,
)
from dataflow.checks.officer import officer_missing
from dataflow.checks.prospecting import call_without_consent, message_without_consent
from dataflow.checks.public_tasks import interests_of_public_body
from dataflow.checks.purposes import purpose_mismatch
from dataflow.checks.reports import annual_report_missing
from dataflow.checks.representation import representative_missing
from dataflow.checks.retention import downstream_retention_exceeds, retention_missing
from dataflow.checks.reuse import processor_as_controller
from dataflow.checks.special import special_category_excess
from dataflow.checks.storage import stored_only_contradiction
from dataflow.checks.sub_processors import sub_processors_unknown
from dataflow.checks.trackers import tracker_inventory, tracker_without_consent
from dataflow.checks.transfers import (
    chain_transfer_without_mechanism,
    ci_transfer_without_authorisation,
    transfer_not_in_notice,
    transfer_without_mechanism,
)
from dataflow.checks.yardsticks import retention_beyond_yardstick

Check = Callable[[Case, Regime], Iterator[Found]]
"""Looks at a case under one law; yields what it finds, nothing where what is known gives no ground."""

CHECKS: Mapping[str, Check] = {
    "R01": undisclosed_recipient,
    "R02": mentioned_not_listed,
    "R03": declared_without_flow,
    "R04": transfer_without_mechanism,
    "R05": chain_transfer_without_mechanism,
    "R06": mechanism_invalid,
    "R07": ci_transfer_without_authorisation,
    "R08": formality_missing,
    "R09": transfer_not_in_notice,
    "R10": agreement_missing,
    "R11": sub_processors_unknown,
    "R12": role_undetermined,
    "R13": processor_as_controller,
    "R14": joint_without_arrangement,
    "R15": purpose_mismatch,
    "R16": minimisation,
    "R17": special_category_excess,
    "R18": retention_missing,
    "R19": downstream_retention_exceeds,
    "R20": stored_only_contradiction,
    "R21": legal_basis_missing,
    "R22": tracker_without_consent,
    "R23": tracker_inventory,
    "R24": certification_scope,
    "R25": quote_drift,
    "R26": dangling_reference,
    "R27": anonymous_claim,
    "R28": rights_and_contact,
    "R29": notice_stale,
    "R30": source_incomplete,
    "R31": breach_clock,
    "R32": entity_unresolved,
    "R33": statements_disagree,
    "R34": arrival_not_documented,
    "R35": ended_not_gone,
    "R36": tracker_nobody_engaged,
    "R37": message_without_consent,
    "R38": call_without_consent,
    "R39": retention_beyond_yardstick,
    "R40": national_number,
    "R41": child_consent,
    "R43": annual_report_missing,
    "R44": review_overdue,
    "R45": representative_missing,
    "R46": interests_of_public_body,
    "R47": officer_missing,
}
