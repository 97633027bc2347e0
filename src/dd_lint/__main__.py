"""The program: `dd-lint`, or `python -m dd_lint`."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

from dd_lint import __version__


def main() -> None:
    """Run the command line; the version, which tools ask for before each run, comes without it."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        # What cannot be written, the command line complains about.
        with suppress(OSError):
            sys.stdout.write(f"dd-lint {__version__}\n")
            sys.stdout.flush()
            return
    # A run ends long before the cycles it makes would fill the memory.
    gc.disable()
    from dd_lint.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
