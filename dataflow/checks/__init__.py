"""The checks: what a registry does not meet, cannot show or leaves undecided, law by law."""
