"""Facts: what is known of one thing, in words and with its sources; parties, places, findings."""
