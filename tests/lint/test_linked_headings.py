"""A fix that would give a heading another fragment is not offered where links lead to the one it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write_files
from program import run


@pytest.mark.parametrize("linked", [True, False])
def test_fixes_in_headings(tmp_path: Path, *, linked: bool) -> None:
    contents = "- [Sea 3](#kites-over-sea-number-3-arxiv-2024)\n" if linked else ""
    entries = "".join(
        f"### Kites over Sea Number {number} (arXiv 20{23 + (number == 3)})\n"
        f"[Paper](https://arxiv.org/abs/23{number:02}.0111{number}), "
        f"[code](https://github.com/a/kite{number})\n\n"
        for number in range(1, 8)
    )
    write_files(tmp_path, {"README.md": f"# Kites\n\n{contents}\n## Papers\n\n{entries}"})
    before = (tmp_path / "README.md").read_text()
    done = run("--isolated", "--select", "AUT008", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert ("AUT008" in done.stdout) is linked
    assert ((tmp_path / "README.md").read_text() == before) is linked
