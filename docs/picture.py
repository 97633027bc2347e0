"""Draws what dd-lint says about a list: `python docs/picture.py LIST` writes docs/output.svg."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

PICTURE = Path(__file__).with_name("output.svg")
COLUMNS = 110
FINDINGS = 7


def draw(path: Path) -> str:
    """The first findings of different rules on a list and the summary, as SVG."""
    command = [
        sys.executable,
        "-m",
        "dd_lint",
        path.name,
        "--isolated",
        "--color",
        "always",
        "--output-format",
        "full",
    ]
    run = subprocess.run(
        command,
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"COLUMNS": str(COLUMNS)},
    )
    findings: dict[str, str] = {}
    for finding in run.stdout.split("\n\n"):
        code = re.search(r"[A-Z]{3}\d{3}", finding)
        if code:
            findings.setdefault(code[0], finding)
    shown = "\n\n".join([f"$ dd-lint {path.name}", *list(findings.values())[:FINDINGS], "…", run.stderr])
    shown = re.sub(r", \d+\.\d+ s\b", "", shown)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown), soft_wrap=True)
    svg = console.export_svg(title="dd-lint", theme=DIMMED_MONOKAI, unique_id="dd-lint")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(draw(Path(sys.argv[1]).resolve()), encoding="utf-8")
