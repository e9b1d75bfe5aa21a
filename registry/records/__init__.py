"""Records: what a registry declares, each thing a frozen model that refuses unknown keys."""
