"""Questions that ask for a list: from their words to what is wanted of it."""
