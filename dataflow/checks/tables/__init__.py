"""The tables of the law: memberships, adequacy decisions, clauses, what a purpose needs; dated and cited."""

from dataflow.checks.tables.law import Tables
from dataflow.checks.tables.reading import Read, load_tables, tables
from dataflow.checks.tables.row import Adequacy, Clauses, Membership, Module

__all__ = ["Adequacy", "Clauses", "Membership", "Module", "Read", "Tables", "load_tables", "tables"]
