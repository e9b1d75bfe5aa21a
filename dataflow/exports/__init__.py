"""Findings, changes and borders to take away: rows, CSV, JSON, SARIF and annotations for continuous integration.

Everything is made from the findings alone, so that the terminal and the dashboard hand out the same bytes.
"""
