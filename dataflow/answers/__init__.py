"""Answers: what the registry says to one question, as frozen objects that everything else is made from."""
