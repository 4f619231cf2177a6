"""The figures of design section 8, measured on this machine: typed turns, spoken turns, and the parts one by one.

`serve.cli.bench` composes it: nothing here knows the composition root, a conversation or a start command comes in as a
parameter.
"""
