"""The list of most tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write_files
from small_list import LIST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small repository whose list has one defect."""
    write_files(tmp_path, {"README.md": LIST, ".git/HEAD": "ref: refs/heads/main\n"})
    return tmp_path
