"""The data flow: the registry as a graph, what it answers, and what is said, drawn and handed out of it. No screen."""
