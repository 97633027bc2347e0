"""Writes a paper list of any size, the same one for the same arguments.

`python synthetic.py FOLDER --entries N [--citations]` writes FOLDER/README.md and, if asked, one citation
file an entry. The list has a count badge, contents, latest updates and sections of about 100 entries in
order of year. One entry in a hundred is followed by itself with a slip in its title, and one in a hundred
is a preprint followed by its published version under a longer title.
"""

from __future__ import annotations

import argparse
import random
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from vocabulary import (
    FAMILY_NAMES,
    GIVEN_NAMES,
    MODIFIERS,
    NOUNS,
    QUALITIES,
    SETTINGS,
    SUBJECTS,
    SYLLABLES,
    VENUES,
    Venue,
)

FIRST_YEAR, LAST_YEAR = 2018, 2025
SECTION_SIZE = 100
LATEST_UPDATES = 10

Sections = list[tuple[str, list["Paper"]]]


class Author(NamedTuple):
    """A person, in the two parts that BibTeX tells apart."""

    given: str
    family: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One entry and its citation; `venue` is None for a preprint, `joint` counts the authors it names."""

    title: str
    authors: tuple[Author, ...]
    joint: int
    venue: Venue | None
    year: int
    link: str
    icons: str
    key: str

    def entry(self, with_citation: bool) -> str:
        """The list's line for the paper, without its bullet."""
        names = " & ".join(f"{author.given} {author.family}" for author in self.authors[: self.joint])
        others = " et al." if len(self.authors) > self.joint else ""
        place = f"{self.venue.acronym} {self.year}" if self.venue else str(self.year)
        citation = f" [:book:](./citations/{self.key}.txt)" if with_citation else ""
        return f"[{self.title}]({self.link}) ({names}{others}, {place}){self.icons}{citation}"

    def citation(self) -> str:
        """The text of the paper's citation file."""
        authors = " and ".join(f"{author.family}, {author.given}" for author in self.authors)
        if self.venue is None:
            kind, where = "article", f"journal={{arXiv preprint arXiv:{self.link.rpartition('/')[2]}}}"
        elif self.venue.journal:
            kind, where = "article", f"journal={{{self.venue.name}}}"
        else:
            kind, where = "inproceedings", f"booktitle={{{self.venue.name}}}"
        fields = (f"title={{{self.title}}}", f"author={{{authors}}}", where, f"year={{{self.year}}}")
        return f"@{kind}{{{self.key},\n  " + ",\n  ".join(fields) + "\n}\n"


class Generator:
    """Makes papers, no two with the same key or arXiv id."""

    def __init__(self) -> None:
        self._random = random.Random(20180101)
        self._titles: set[str] = set()
        self._keys: Counter[str] = Counter()
        self._arxiv: Counter[str] = Counter()

    def sections(self, entries: int) -> Sections:
        """`entries` papers under distinct headings, in order of year, preprints last."""
        names = [f"{modifier} {noun}" for modifier in MODIFIERS for noun in NOUNS]
        sizes = [min(SECTION_SIZE, entries - start) for start in range(0, entries, SECTION_SIZE)]
        sections: Sections = []
        for name, size in zip(self._random.sample(names, len(sizes)), sizes, strict=True):
            papers: list[Paper] = []
            while len(papers) < size:
                papers += self._papers()
            del papers[size:]
            sections.append((name, sorted(papers, key=lambda paper: (paper.year, paper.venue is None))))
        return sections

    def _papers(self) -> list[Paper]:
        paper = self._paper(self._title())
        fate = self._random.random()
        if fate < 0.01:
            return [paper, self._with_slip(paper)]
        if fate < 0.02:
            return self._preprint_and_published(paper)
        return [paper]

    def _paper(self, title: str) -> Paper:
        year = self._random.randint(FIRST_YEAR, LAST_YEAR)
        venue = self._random.choice(VENUES) if self._random.random() < 0.8 else None
        families = self._random.sample(FAMILY_NAMES, self._random.randint(2, 7))
        authors = tuple(Author(self._random.choice(GIVEN_NAMES), family) for family in families)
        joint = min(len(authors) - 1, self._random.choices((1, 2, 3), (75, 20, 5))[0])
        link = self._link(venue, year)
        icons = self._icons(authors[0], title)
        return Paper(title, authors, joint, venue, year, link, icons, self._key(authors[0], year, title))

    def _with_slip(self, paper: Paper) -> Paper:
        """The same paper once more, two neighbouring letters of a long word swapped."""
        word = max(re.findall(r"[A-Za-z]+", paper.title), key=len)
        at = self._random.randrange(1, len(word) - 2)
        slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return replace(
            paper,
            title=paper.title.replace(word, slip, 1),
            link=self._openreview(),
            key=self._key(paper.authors[0], paper.year, paper.title),
        )

    def _preprint_and_published(self, paper: Paper) -> list[Paper]:
        """The preprint, and a year later the paper, which has gained a short name."""
        title = f"{self._short_name()}{self._short_name()}: {paper.title}"
        preprint = replace(paper, venue=None, link=self._link(None, paper.year))
        published = replace(
            paper,
            title=title,
            venue=paper.venue or VENUES[0],
            year=paper.year + 1,
            link=self._openreview(),
            key=self._key(paper.authors[0], paper.year + 1, title),
        )
        return [preprint, published]

    def _title(self) -> str:
        choice = self._random.choice
        while True:
            quality, subject, setting = choice(QUALITIES), choice(SUBJECTS), choice(SETTINGS)
            method = f"{choice(MODIFIERS)} {choice(NOUNS)}"
            title = choice(
                (
                    f"{quality} {subject} via {method}",
                    f"{method} for {quality} {subject}",
                    f"Towards {quality} {subject} under {setting} with {method}",
                    f"{subject} Meets {method}: {quality} Models under {setting}",
                    f"{self._short_name()}: {quality} {subject} by {method}",
                    f"{self._short_name()}: {method} for {subject} under {setting}",
                )
            )
            if title not in self._titles:
                self._titles.add(title)
                return title

    def _short_name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 3)))

    def _link(self, venue: Venue | None, year: int) -> str:
        chance = self._random.random()
        if venue and venue.journal and chance < 0.5:
            number = self._random.randint(3_000_000, 3_999_999)
            return f"https://doi.org/10.1109/{venue.acronym}.{year}.{number}"
        if venue and chance < 0.15:
            return self._openreview()
        since = year - 1 if venue and chance < 0.5 else year
        month = f"{since % 100:02}{self._random.randint(1, 12):02}"
        self._arxiv[month] += 1
        return f"https://arxiv.org/abs/{month}.{self._arxiv[month]:05}"

    def _openreview(self) -> str:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return "https://openreview.net/forum?id=" + "".join(self._random.choices(letters, k=10))

    def _icons(self, author: Author, title: str) -> str:
        owner = f"{ascii_letters(author.given)}-{ascii_letters(author.family)}"
        name = "-".join(re.findall(r"[a-z]+", title.lower())[:3])
        page = f" [:globe_with_meridians:](https://{owner}.github.io/{name}/)"
        code = f" [:octocat:](https://github.com/{owner}/{name})"
        return (page if self._random.random() < 0.1 else "") + (code if self._random.random() < 0.6 else "")

    def _key(self, author: Author, year: int, title: str) -> str:
        word = next(word for word in re.findall(r"[a-z]+", title.lower()) if word != "towards")
        key = f"{ascii_letters(author.family)}{year}{word}"
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}{self._keys[key]}"


def ascii_letters(name: str) -> str:
    """A name as citation keys and accounts spell it: lower case, no accents."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z]", "", folded)


def readme(sections: Sections, with_citations: bool) -> str:
    """The list as Markdown."""
    papers = [paper for _, papers in sections for paper in papers]
    latest = [paper for paper in papers if paper.year == LAST_YEAR][:LATEST_UPDATES]
    anchors = {name: name.lower().replace(" ", "-") for name, _ in sections}
    badge = f"https://img.shields.io/badge/Number%20of%20Items-{len(papers)}-FF6F00"
    lines = [
        "# Synthetic Paper List",
        "",
        f'<img src="{badge}" alt="PaperNum"/>',
        "",
        "+ :globe_with_meridians: Project Page",
        "+ :octocat: Code",
        *(["+ :book: `bibtex`"] if with_citations else []),
        "",
        "## Latest Updates",
        *(f"+ [2025/12/{28 - day:02}] {paper.entry(with_citations)}" for day, paper in enumerate(latest)),
        "",
        "## Contents",
        "- [Main](#main)",
        *(f"  - [{name}](#{anchors[name]})" for name, _ in sections),
        "",
        '<a name="main" />',
        "",
        "## Main",
    ]
    for name, members in sections:
        lines += ["", f'<a name="{anchors[name]}" />', "", f"### {name}"]
        lines += [f"+ {paper.entry(with_citations)}" for paper in members]
    return "\n".join(lines) + "\n"


def write_list(folder: Path, entries: int, with_citations: bool) -> None:
    """Write the list, and its citation files if asked, into an existing folder."""
    sections = Generator().sections(entries)
    (folder / "README.md").write_text(readme(sections, with_citations), encoding="utf-8")
    if with_citations:
        (folder / "citations").mkdir(exist_ok=True)
        for _, papers in sections:
            for paper in papers:
                path = folder / "citations" / f"{paper.key}.txt"
                path.write_text(paper.citation(), encoding="utf-8")


def main() -> None:
    """Read the command line and write the list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--citations", action="store_true", help="one citation file an entry")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    write_list(arguments.folder, arguments.entries, arguments.citations)


if __name__ == "__main__":
    main()
