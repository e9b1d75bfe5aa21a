"""The launcher: from a fresh clone to the dashboard, a command or the tests. Python's standard library only.

Messages go to stderr: stdout belongs to the commands. The syntax is kept to what Python 3.6 reads, and
`sillage`, `ending`, `messages`, `handover` and what they import run in it: a Python that is too old (Red Hat 8 has
3.6) gets a sentence. Their annotations are quoted, because 3.6 would evaluate them.
"""
