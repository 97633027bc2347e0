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

from collections.abc import Iterator

from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.analysis.citations.unescaped import unescaped_in
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("BIB008", "unescaped-character", Severity.WARNING)
def unescaped_character(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        for field in entry.fields:
            for span, written, escaped, is_entity in unescaped_in(field):
                if not is_as_written(citation.source, field):
                    break
                what = f'a bare "{written}" in the {field.key} field is special to LaTeX'
                if is_entity:
                    what = f"{written} is an HTML entity in the {field.key} field"
                fix = Fix(f"write {escaped}", (Edit(citation.source, span, escaped),), safe=True)
                yield Finding(citation.source, span, f"{what}; write {escaped}", fix=fix)
