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
Unsafe: swaps the two fields, or writes the title that the list has for the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dd_lint.analysis.citations.new_citations import title_text
from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import BibEntry, Citation, Field, split_authors
from dd_lint.bibtex.misplaced_fields import instead_of_title, looks_swapped
from dd_lint.document.entry import Entry
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.wording import quoted


@rule("BIB009", "suspicious-title", Severity.ERROR)
def suspicious_title(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        odd, title, author = instead_of_title(entry), entry.field("title"), entry.field("author")
        if not odd or title is None:
            continue
        related: tuple[Related, ...] = ()
        about: tuple[Node, ...] = ()
        fix = None
        if looks_swapped(entry) and author is not None:
            message = "the title holds the authors and the author field holds the title; swap the two"
            related = (Related(citation.source, author.value_span, "the title is here"),)
            fix = _swapped(citation, title, author)
            path = citation.source.path
            about = Node(path, title.value_span), Node(path, entry.span)
        elif odd == "a URL" or _surely_names(entry):
            what = "is a URL" if odd == "a URL" else "is a list of names"
            message = f"the title {what}, {quoted(title.value.strip('{}'), 50)}"
            cited_by = project.cited_by.get(citation.source.path)
            if cited_by and len(citation.entries) == 1:
                message += f"; the list says {quoted(cited_by[0].title)}"
                related = (Related(project.source, cited_by[0].title_span, "the title in the list"),)
                fix = _titled(citation, title, cited_by)
        else:
            continue
        yield Finding(citation.source, title.value_span, message, related, fix, about=about)


def _swapped(citation: Citation, title: Field, author: Field) -> Fix | None:
    source = citation.source
    delimiters = {source.text[field.value_span.start - 1] for field in (title, author)}
    if len(delimiters) > 1 or not all(is_as_written(source, field) for field in (title, author)):
        return None
    edits = (Edit(source, title.value_span, author.value), Edit(source, author.value_span, title.value))
    return Fix("swap the title and the authors", edits, safe=False)


def _titled(citation: Citation, title: Field, cited_by: Sequence[Entry]) -> Fix | None:
    """Writes the title of the entries that link to a file, if they have one and the same."""
    text = title_text(cited_by[0])
    if not text or not is_as_written(citation.source, title):
        return None
    if len({fold_title(entry.title) for entry in cited_by}) > 1:
        return None
    return Fix(f'write "{text}"', (Edit(citation.source, title.value_span, text),), safe=False)


def _surely_names(entry: BibEntry) -> bool:
    """Whether the names in the title are not a play on words: there are three, or they are the authors."""
    title, author = entry.field("title"), entry.field("author")
    if title is None:
        return False
    names = [piece for _, piece in split_authors(title)]
    authors = {piece for _, piece in split_authors(author)} if author else set()
    return len(names) > 2 or not authors.isdisjoint(names)
