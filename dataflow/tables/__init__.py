"""The answer as a table: one row a hop, every cell in words."""

from dataflow.tables.table import Column, Row, columns, rows

__all__ = ["Column", "Row", "columns", "rows"]
