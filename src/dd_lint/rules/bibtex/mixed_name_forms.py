"""A name is written the other way round from those around it.

## What it does
Finds a family name that comes first and without its comma, such as `Xu Dongkuan` among names written
`Family, Given`. A name is found only where other citations or the list show which of its two words is
the family name; names that merely have the other form, such as `Dongkuan Xu`, are read rightly.

## Why it matters
Without the comma BibTeX takes the last word for the family name, so the reference is sorted and
abbreviated as "X. Dongkuan".

## Example
```bibtex citations/zhang2023accelerating.txt
@inproceedings{zhang2023accelerating,
  title={Accelerating Dataset Distillation via Model Augmentation},
  author={Zhang, Lei and Zhang, Jie and Li, Yao and Xu Dongkuan},
  booktitle={Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)},
  year={2023}
}
```
```bibtex citations/xu2022other.txt
@misc{xu2022other,
  title={Another Paper of the Same Author},
  author={Xu, Dongkuan}
}
```

## Use instead
```bibtex citations/zhang2023accelerating.txt
@inproceedings{zhang2023accelerating,
  title={Accelerating Dataset Distillation via Model Augmentation},
  author={Zhang, Lei and Zhang, Jie and Li, Yao and Xu, Dongkuan},
  booktitle={Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)},
  year={2023}
}
```
```bibtex citations/xu2022other.txt
@misc{xu2022other,
  title={Another Paper of the Same Author},
  author={Xu, Dongkuan}
}
```

## Fix
Safe: inserts the comma after the family name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import split_authors
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span

# Bearers of a family name that show that it is one, where nobody has it as a given name.
_BEARERS = 3


class _Place(NamedTuple):
    source: Source
    span: Span


class _Suspect(NamedTuple):
    """A name of two words among names in the comma form."""

    source: Source
    span: Span
    family: str
    given: str


@rule("BIB011", "mixed-name-forms", Severity.WARNING)
def mixed_name_forms(project: Project) -> Iterator[Finding]:
    suspects = list(_suspects(project))
    known = _KnownNames(project, suspects)
    for source, span, family, given in suspects:
        if known.is_family_first(family, given):
            after = span.start + len(family)
            proof = known.places.get((_key(family), _key(given)))
            name, right = f"{family} {given}", f"{family}, {given}"
            yield Finding(
                source,
                span,
                f'BibTeX takes "{given}" for the family name of "{name}"; write "{right}"',
                (Related(*proof, "the same name"),) if proof else (),
                Fix("insert the comma", (Edit(source, Span(after, after), ","),), safe=True),
            )


def _suspects(project: Project) -> Iterator[_Suspect]:
    for citation, entry in readable_entries(project):
        author = entry.field("author")
        if author is None or all("," in piece for piece in author.value.split(" and ")):
            continue
        if not is_as_written(citation.source, author):
            continue
        pieces = split_authors(author)
        bare = [(span, piece) for span, piece in pieces if _is_two_words(piece)]
        turned = sum("," in piece for _, piece in pieces)
        if turned >= 2 and turned > len(bare):
            yield from (_Suspect(citation.source, span, *piece.split()) for span, piece in bare)


def _is_two_words(piece: str) -> bool:
    words = piece.split()
    return len(words) == 2 and all(
        len(word) > 1 and word.replace("-", "").isalpha() and word[0].isupper() for word in words
    )


def _key(words: str) -> str:
    return " ".join(words.lower().split())


class _KnownNames:
    """Who is called how in a project, as far as the words of some suspects go."""

    def __init__(self, project: Project, suspects: list[_Suspect]) -> None:
        self._project = project
        self._words = {_key(word) for suspect in suspects for word in (suspect.family, suspect.given)}

    def _matters(self, names: str) -> bool:
        lower = names.lower()
        return any(word in lower for word in self._words)

    @cached_property
    def places(self) -> dict[tuple[str, str], _Place]:
        """Family and given name in lower case, with a place that tells which is which."""
        found: dict[tuple[str, str], _Place] = {}
        for citation, entry in readable_entries(self._project):
            author = entry.field("author")
            for span, piece in split_authors(author) if author and self._matters(author.value) else ():
                family, comma, given = piece.partition(",")
                if comma and "," not in given:
                    found.setdefault((_key(family), _key(given)), _Place(citation.source, span))
        for entry_of_list in self._project.entries:
            for name in entry_of_list.authors:
                given, _, family = name.name.strip().rpartition(" ")
                if given and "," not in name.name:
                    found.setdefault((_key(family), _key(given)), _Place(self._project.source, name.span))
        return found

    @cached_property
    def _bearers(self) -> dict[str, int]:
        count: dict[str, int] = {}
        for family, _ in self.places:
            count[family] = count.get(family, 0) + 1
        return count

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(word for _, given in self.places for word in (given, given.partition(" ")[0]))

    def is_family_first(self, first: str, second: str) -> bool:
        """Whether the first of two words is surely the family name."""
        one, two = _key(first), _key(second)
        bearers = self._bearers.get(one, 0)
        if (two, one) in self.places or bearers < self._bearers.get(two, 0):
            return False
        if (one, two) in self.places:
            return True
        return bearers >= _BEARERS and one not in self._given and two not in self._bearers
