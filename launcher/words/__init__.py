"""What the launcher says: one module a language, imported when something is said."""
