"""The vocabulary: what fields, purposes, roles and certifications are called, as data in the package.

Derived in part from the W3C Data Privacy Vocabulary (DPV 2.3, W3C Software and Document License) and from the
fideslang taxonomy of Ethyca (3.1.4), whose concepts the terms name; see NOTICE.
"""

from registry.vocabulary.term import (
    Ambiguity,
    CategoryTerm,
    CertificationTerm,
    DenialTerm,
    FieldTerm,
    FlowKindTerm,
    LegalBasisTerm,
    MeasureTerm,
    MechanismTerm,
    Names,
    PurposeTerm,
    RegimeTerm,
    SensitivityTerm,
    Term,
    TrackerCategoryTerm,
)
from registry.vocabulary.vocabulary import Vocabulary, vocabulary, vocabulary_of

__all__ = [
    "Ambiguity",
    "CategoryTerm",
    "CertificationTerm",
    "DenialTerm",
    "FieldTerm",
    "FlowKindTerm",
    "LegalBasisTerm",
    "MeasureTerm",
    "MechanismTerm",
    "Names",
    "PurposeTerm",
    "RegimeTerm",
    "SensitivityTerm",
    "Term",
    "TrackerCategoryTerm",
    "Vocabulary",
    "vocabulary",
    "vocabulary_of",
]
