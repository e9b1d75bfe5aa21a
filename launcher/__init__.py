"""The launcher: from a fresh clone to the dashboard, a command or the tests. Python's standard library only.

Messages go to stderr: stdout belongs to the commands. The syntax is kept to what Python 3.7 reads: `sillage`
imports `ending`, `messages` and `handover` in Pythons that are too old as well.
"""
