r"""A citation has an unescaped character that is special to LaTeX, or an HTML entity.

## What it does
Finds `&`, `%`, `#` and `_` without a backslash in fields that are printed, such as title, booktitle,
journal and publisher, and HTML entities such as `&amp;`. Math, addresses, and fields that are not
typeset (`url`, `doi`, `eprint`, `abstract`, …) are left alone.

## Why it matters
LaTeX stops at a bare `&`, `#` or `_`, and a bare `%` swallows the rest of the line. An entity is printed
as it is.

## Example
```bibtex citations/neff2021donerf.txt
@article{neff2021donerf,
  title={{DONeRF}: Towards Real-Time Rendering of Compact Neural Radiance Fields using Depth Oracle Networks},
  author={Neff, Thomas and Stadlbauer, Pascal},
  journal={Computer Graphics Forum},
  publisher={The Eurographics Association and John Wiley & Sons Ltd.},
  year={2021}
}
```

## Use instead
```bibtex citations/neff2021donerf.txt
@article{neff2021donerf,
  title={{DONeRF}: Towards Real-Time Rendering of Compact Neural Radiance Fields using Depth Oracle Networks},
  author={Neff, Thomas and Stadlbauer, Pascal},
  journal={Computer Graphics Forum},
  publisher={The Eurographics Association and John Wiley \& Sons Ltd.},
  year={2021}
}
```

## Fix
Safe: puts the backslash before the character, and the character in the place of the entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import Field
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span

# The fields that BibTeX's and biblatex's styles print as text.
_PRINTED = frozenset(
    "address author booktitle booksubtitle edition editor eventtitle howpublished institution journal"
    " journaltitle location note number organization publisher school series subtitle title type"
    " volume".split()
)
_MAY_BE_SPECIAL = re.compile(r"[&%#_]")
_SPECIAL = re.compile(
    r"""
    (?P<other> \\(?:url|path|nolinkurl|href|cite\w*|ref|label|ensuremath)\s*\{[^{}]*\}  # not text
        | \\verb(?P<sign>[^\w\s*]).{0,200}?(?P=sign) | \\\(.{0,500}?\\\) | \$[^$]*\$
        | (?<!\w)\w{1,20}://[^\s{}]* | www\.[^\s{}]* )
    | (?P<entity> \\?&(?:amp;)*(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2}); )
    | \\. | (?P<bare> [&%\#_] )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ESCAPED = {
    '"': '{"}',
    "<": "$<$",
    ">": "$>$",
    "\\": r"\textbackslash{}",
    "\xa0": "~",
    "~": r"\~{}",
    "^": r"\^{}",
}


@rule("BIB008", "unescaped-character", Severity.WARNING)
def unescaped_character(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        for field in entry.fields:
            if (
                field.key in _PRINTED
                and _MAY_BE_SPECIAL.search(field.value)
                and is_as_written(citation.source, field)
            ):
                yield from _findings(citation.source, field)


def _findings(source: Source, field: Field) -> Iterator[Finding]:
    text = field.value.replace(r"\$", "xx")
    if text.count("$") % 2:
        # Where math begins and ends cannot be told.
        return
    for match in _SPECIAL.finditer(text):
        if match["entity"]:
            character = _character(match["entity"])
            if character is None:
                continue
            message = f"{match[0]} is an HTML entity in the {field.key} field"
        elif match["bare"]:
            if match[0] == "&" and field.key in ("author", "editor") and _parts_names(text, match.start()):
                continue
            character, message = (
                "\\" + match[0],
                f'a bare "{match[0]}" in the {field.key} field is special to LaTeX',
            )
        else:
            continue
        span = Span(field.value_span.start + match.start(), field.value_span.start + match.end())
        fix = Fix(f"write {character}", (Edit(source, span, character),), safe=True)
        yield Finding(source, span, f"{message}; write {character}", fix=fix)


def _parts_names(text: str, place: int) -> bool:
    """Whether an ampersand is between two names, which is a defect of the list of names."""
    before = text[:place]
    return text[place + 1 : place + 2].isspace() and before.count("{") == before.count("}")


def _character(entity: str) -> str | None:
    """What an entity stands for, as LaTeX writes it; None for one that does not exist."""
    text = entity.lstrip("\\")
    for _ in range(3):
        text = unescape(text)
    if len(text) != 1 or not (text.isprintable() or text == "\xa0"):
        return None
    return _ESCAPED.get(text) or (f"\\{text}" if text in "&%$#_{}" else text)
