"""Benchmarks: what an answer costs, each figure a ratio to another of the same run (`python -m benchmarks`)."""
