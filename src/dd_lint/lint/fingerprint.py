"""Names for findings that outlive the moving of lines."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dd_lint.lint.report import Diagnostic, Report


def fingerprints(report: Report) -> list[str]:
    """One fingerprint of 16 hexadecimal digits for each finding of a report, in their order.

    Made of the rule, the file, and the paper or the field of a citation that the finding is about, so that
    no other fault that is mended beside it changes it. Where it is about neither, the line's text and what
    the finding points at in it stand for them: never the number of a line, nor the message, which may count
    what grows with the list. The second of two alike gets another one than the first; those that the report
    leaves out count as the first.
    """
    seen: Counter[str] = Counter()
    for diagnostic in report.known:
        seen[_content(diagnostic)] += 1
    names = []
    for diagnostic in report.diagnostics:
        content = _content(diagnostic)
        occurrence = seen[content]
        seen[content] += 1
        digest = blake2b(f"{content}\0{occurrence}".encode("utf-8", "surrogatepass"), digest_size=8)
        names.append(digest.hexdigest())
    return names


def _content(diagnostic: Diagnostic) -> str:
    source, span = diagnostic.source, diagnostic.span
    about = diagnostic.subject
    if not about:
        line = source.line(source.position(span.start).line).strip()
        about = f"{line}\0{source.slice(span)}"
    return "\0".join((diagnostic.rule.name, source.path, about))
