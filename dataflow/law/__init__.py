"""The tables of the law: memberships, adequacy decisions, clauses, what a purpose needs; dated and cited."""

from dataflow.law.law import Tables
from dataflow.law.reading import Read, load_tables, tables
from dataflow.law.row import Adequacy, Clauses, Membership, Module

__all__ = ["Adequacy", "Clauses", "Membership", "Module", "Read", "Tables", "load_tables", "tables"]
