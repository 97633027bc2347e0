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
None: only a person can tell the right title.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bibtex import BibEntry, split_authors
from ...diagnostic import Finding, Related, Severity
from ...project import Project
from ...suspicion import looks_swapped
from ...suspicion import suspicious_title as what_is_odd
from ...wording import quoted
from .. import rule
from ._reading import readable_entries


@rule("BIB009", "suspicious-title", Severity.ERROR)
def suspicious_title(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        odd, title, author = what_is_odd(entry), entry.field("title"), entry.field("author")
        if not odd or title is None:
            continue
        related: tuple[Related, ...] = ()
        if looks_swapped(entry) and author is not None:
            message = "the title holds the authors and the author field holds the title; swap the two"
            related = (Related(citation.source, author.value_span, "the title is here"),)
        elif odd == "a URL" or _surely_names(entry):
            what = "is a URL" if odd == "a URL" else "is a list of names"
            message = f"the title {what}, {quoted(title.value.strip('{}'), 50)}"
            cited_by = project.cited_by.get(citation.source.path)
            if cited_by and len(citation.entries) == 1:
                message += f"; the list says {quoted(cited_by[0].title)}"
                related = (Related(project.source, cited_by[0].title_span, "the title in the list"),)
        else:
            continue
        yield Finding(citation.source, title.value_span, message, related)


def _surely_names(entry: BibEntry) -> bool:
    """Whether the names in the title are not a play on words: there are three, or they are the authors."""
    title, author = entry.field("title"), entry.field("author")
    if title is None:
        return False
    names = [piece for _, piece in split_authors(title)]
    authors = {piece for _, piece in split_authors(author)} if author else set()
    return len(names) > 2 or not authors.isdisjoint(names)
