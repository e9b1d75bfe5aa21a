"""The registry: what an organisation declares, and what is wrong with its file. No graph, no screen."""
