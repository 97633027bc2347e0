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

from dd_lint.analysis.citations.name_forms import family_first_names
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("BIB011", "mixed-name-forms", Severity.WARNING)
def mixed_name_forms(project: Project) -> Iterator[Finding]:
    for source, span, family, given, proof in family_first_names(project):
        after = span.start + len(family)
        name, right = f"{family} {given}", f"{family}, {given}"
        yield Finding(
            source,
            span,
            f'BibTeX takes "{given}" for the family name of "{name}"; write "{right}"',
            (Related(*proof, "the same name"),) if proof else (),
            Fix("insert the comma", (Edit(source, Span(after, after), ","),), safe=True),
        )
