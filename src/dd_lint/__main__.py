"""`python -m dd_lint`, the same as the `dd-lint` command."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
