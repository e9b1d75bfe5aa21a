"""The history: a registry as git kept it, read from its objects; the work tree is never touched."""
