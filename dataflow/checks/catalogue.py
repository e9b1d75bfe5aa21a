"""The catalogue: every check, by the number of its rule. One check is one function (docs/checks.md has one
section for each)."""

from collections.abc import Callable, Iterator, Mapping

from dataflow.checks.case import Case, Found, Regime

Check = Callable[[Case, Regime], Iterator[Found]]
"""Looks at a case under one law; yields what it finds, nothing where what is known gives no ground."""

CHECKS: Mapping[str, Check] = {}
