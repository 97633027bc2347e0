"""Asks the network whether links are alive: the only part of the project that opens a socket.

Links go to the registry that can speak for them (`registries`) or to the plain web (`web`), through
one `schedule` that keeps every service's limits and one `network` that refuses private addresses.
What is known from before is in the `cache`. `run` ties them together and gives one `Outcome` a URL.
"""
