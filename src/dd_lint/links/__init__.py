"""Asks the network whether links are alive: the only part of the project that opens a socket.

`check_project` takes a list and `check_links` its addresses. Links go to the registry that can speak for
them (`resolvers`) or to the plain web (`web`, which takes `redirects` and what is `blocked` for what they
are), through one `schedule` that keeps every service's limits and one `network` that refuses
`private_addresses`. What `earlier_runs` found out is in the `cache`. There is one `Outcome` for a URL.
"""
