"""Names for findings that outlive the moving of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from .diagnostic import Diagnostic


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """One fingerprint of 16 hexadecimal digits for each finding, in their order.

    Made of the rule, the file, the line's text and what the finding points at in it, never of a line
    number; the second of two alike gets another one than the first.
    """
    seen: Counter[str] = Counter()
    names = []
    for diagnostic in diagnostics:
        source, span = diagnostic.source, diagnostic.span
        line = source.line(source.position(span.start).line).strip()
        content = "\0".join((diagnostic.rule.name, source.path, line, source.slice(span)))
        occurrence = seen[content]
        seen[content] += 1
        digest = blake2b(f"{content}\0{occurrence}".encode("utf-8", "surrogatepass"), digest_size=8)
        names.append(digest.hexdigest())
    return names
