"""The graph: who passes what to whom on one day, and the walk that follows one field along it."""
