"""What stops a run: one line for a person, and the exit code that goes with it."""

from __future__ import annotations


class UserError(Exception):
    """Something that the user has to put right: a wrong option, path or configuration."""

    exit_code = 2


class RunError(UserError):
    """Something that is not the user's mistake: a file that cannot be written, fixes that do not end."""

    exit_code = 3
