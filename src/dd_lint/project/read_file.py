"""Reads one file whole, whatever it is, and never more of it than a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO


def read_capped(file: IO[bytes], limit: int) -> bytes:
    """All bytes of a file.

    Raises:
        ValueError: there are more than `limit`.
    """
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit // (1024 * 1024)} MB")
    return data


def read_regular(path: str | Path, limit: int) -> bytes:
    """All bytes of a regular file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not a regular file, or is larger than `limit`.
    """
    # A pipe without a writer would hold up a blocking open for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError("it is not a regular file")
        return read_capped(file, limit)


def why_unreadable(error: Exception) -> str:
    """Why a file cannot be read, in words that follow its name."""
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
