"""The title of a citation is an address, or a list of people.

## What it does
Finds titles that are a URL, and titles that are the authors: usually the two fields were swapped. A title
that merely mentions a URL or a person is fine.

## Why it matters
Whoever copies the citation prints an address or a list of people for a title. Programs that look the
paper up by its title find nothing.

## Example
```bibtex citations/wei2024lqm.txt
@inproceedings{wei2024lqm,
  title={Wei, Wei and De Schepper, Tom and Mets, Kevin},
  author={Dataset Condensation with Latent Quantile Matching},
  booktitle={Conference on Computer Vision and Pattern Recognition (CVPR), Workshop},
  year={2024}
}
```

## Use instead
```bibtex citations/wei2024lqm.txt
@inproceedings{wei2024lqm,
  title={Dataset Condensation with Latent Quantile Matching},
  author={Wei, Wei and De Schepper, Tom and Mets, Kevin},
  booktitle={Conference on Computer Vision and Pattern Recognition (CVPR), Workshop},
  year={2024}
}
```

## Fix
Unsafe: swap the title and the authors; in the place of a URL, write the title of the entry that cites the
file.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bibtex import BibEntry, Field, split_authors
from ...citing import title_as_latex
from ...diagnostic import Edit, Finding, Fix, Related, Severity
from ...project import Project
from ...source import Source
from ...suspicion import looks_swapped
from ...suspicion import suspicious_title as what_is_odd
from ...wording import quoted
from .. import rule
from ._reading import is_as_written, readable_entries


@rule("BIB009", "suspicious-title", Severity.ERROR)
def suspicious_title(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        odd, title, author = what_is_odd(entry), entry.field("title"), entry.field("author")
        if not odd or title is None:
            continue
        related: tuple[Related, ...] = ()
        fix = None
        if looks_swapped(entry) and author is not None:
            message = "the title holds the authors and the author field holds the title; swap the two"
            related = (Related(citation.source, author.value_span, "the title is here"),)
            fix = _swapped(citation.source, title, author)
        elif odd == "a URL" or _surely_names(entry):
            what = "is a URL" if odd == "a URL" else "is a list of names"
            message = f"the title {what}, {quoted(title.value.strip('{}'), 50)}"
            cited_by = project.cited_by.get(citation.source.path)
            if cited_by and len(citation.entries) == 1:
                message += f"; the list says {quoted(cited_by[0].title)}"
                related = (Related(project.source, cited_by[0].title_span, "the title in the list"),)
                fix = _rewritten(citation.source, title, cited_by[0].title)
        else:
            continue
        yield Finding(citation.source, title.value_span, message, related, fix)


def _swapped(source: Source, title: Field, author: Field) -> Fix | None:
    if not (is_as_written(source, title) and is_as_written(source, author)):
        return None
    edits = (Edit(source, title.value_span, author.value), Edit(source, author.value_span, title.value))
    return Fix("swap the title and the authors", edits, safe=False)


def _rewritten(source: Source, title: Field, right: str) -> Fix | None:
    text = title_as_latex(right)
    if not text or not is_as_written(source, title):
        return None
    return Fix("write the title that the list has", (Edit(source, title.value_span, text),), safe=False)


def _surely_names(entry: BibEntry) -> bool:
    """Whether the names in the title are not a play on words: there are three, or they are the authors."""
    title, author = entry.field("title"), entry.field("author")
    if title is None:
        return False
    names = [piece for _, piece in split_authors(title)]
    authors = {piece for _, piece in split_authors(author)} if author else set()
    return len(names) > 2 or not authors.isdisjoint(names)
