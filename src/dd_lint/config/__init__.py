"""The configuration of a list: what it may say, and how it is read."""
