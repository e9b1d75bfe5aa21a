"""The cache: what was read and validated once, kept for the next command; nothing needs it to be right."""
