"""Writes the table of rules into README.md: `python docs/table.py`."""

from __future__ import annotations

import re
from pathlib import Path

from dd_lint.catalog import render_rules
from dd_lint.rules import all_rules

README = Path(__file__).resolve().parents[1] / "README.md"
BETWEEN = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)


def with_table(text: str) -> str:
    """The README with the table of rules as they are."""
    table = render_rules(all_rules(), "markdown")
    return BETWEEN.sub(lambda _: f"\n{table}\n", text)


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
