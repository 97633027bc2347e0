"""Changes as a unified diff that `git apply` and `patch -p1` take (https://git-scm.com/docs/diff-format)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from dd_lint.fixes.fixpoint import Change

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def unified_diff(changes: Mapping[str, Change], prefix: str) -> Iterator[str]:
    """The diff, as lines with their line feeds; `prefix` leads from the working folder to the list's."""
    for path, change in changes.items():
        old, new = _name(f"a/{prefix}{path}"), _name(f"b/{prefix}{path}")
        yield f"diff --git {old} {new}\n"
        if change.before is None:
            yield "new file mode 100644\n"
        before, after = _lines(change.before or b""), _lines(change.after)
        hunks = difflib.unified_diff(before, after, n=3)
        for line in (next(hunks, ""), next(hunks, "")):
            del line  # The names that difflib writes know no quoting.
        yield f"--- {'/dev/null' if change.before is None else _ended(old)}\n"
        yield f"+++ {_ended(new)}\n"
        for line in hunks:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    """Lines as git counts them: nothing but a line feed ends one."""
    parts = data.decode("utf-8").split("\n")
    return [part + "\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def _ended(name: str) -> str:
    """A name with a space needs a tab after it, so that it has an end."""
    return name + "\t" if " " in name and not name.startswith('"') else name


def _name(name: str) -> str:
    """A file's name, quoted as in C if it holds what would end a line or a name."""
    if name.isprintable() and '"' not in name and "\\" not in name:
        return name
    quoted = "".join(
        _ESCAPED.get(char)
        or (
            char
            if char.isprintable()
            else "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
        )
        for char in name
    )
    return f'"{quoted}"'
