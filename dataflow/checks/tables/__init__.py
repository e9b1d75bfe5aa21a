"""The tables of the law: memberships, adequacy decisions, clauses, what a purpose needs; dated and cited."""
