"""The terminal: one thin function for each command, that takes plain arguments and returns an exit code."""
