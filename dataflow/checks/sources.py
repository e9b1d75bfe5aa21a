"""Sources: whether what the registry says of a data set rests on a document that could not be read whole."""

from dataflow.checks.case import Case
from registry.records.data_set import DataSet


def cut_short(case: Case, held: DataSet) -> bool:
    """Whether a document that the data set rests on could not be read whole: what it lacks may be in the rest."""
    documents = case.registry.documents
    if not held.cite:
        return case.once(_some_incomplete)
    return any(documents[each.document].incomplete for each in held.cite)


def _some_incomplete(case: Case) -> bool:
    """Whether any document at all could not be read whole."""
    return any(document.incomplete for document in case.registry.documents.values())
