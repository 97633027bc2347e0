"""What is wrong with a configuration."""

from __future__ import annotations

from dd_lint.text.errors import UserError


class ConfigError(UserError):
    """A configuration that cannot be used: one line that says where, what, and what would be right."""
