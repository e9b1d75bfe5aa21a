"""The law: what each law asks, as a record, and the tables of memberships, adequacy decisions and clauses;
what a purpose needs; all of it dated and cited."""

from dataflow.law.beside import Beside
from dataflow.law.law import Law
from dataflow.law.law_file import UnknownLaw, areas, articles, law_of, laws, of_one_subject, unjudged
from dataflow.law.parts import Listed, SafeguardKind, Transfers
from dataflow.law.reach import Sureness, applying
from dataflow.law.row import PARTIES, Adequacy, Clauses, Membership, Module, Party
from dataflow.law.table_file import Read, load_tables, tables
from dataflow.law.tables import Decisions, Tables

__all__ = [
    "PARTIES", "Adequacy", "Beside", "Clauses", "Decisions", "Law", "Listed", "Membership", "Module",
    "Party", "Read", "SafeguardKind", "Sureness", "Tables", "Transfers", "UnknownLaw", "applying", "areas", "articles",
    "law_of", "laws", "load_tables", "of_one_subject", "tables", "unjudged",
]  # fmt: skip
