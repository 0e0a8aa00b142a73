"""The lobby: settings, addresses, the command line and the processes that serve.

Owns: the environment (`reading`), Django's settings, the root URL list, the `dengwen` command, starting and watching
processes.
Clauses: none of its own; it joins the rooms that build them.
May import: every room. Nobody imports it.
"""
