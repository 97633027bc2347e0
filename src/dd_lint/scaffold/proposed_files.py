"""The files that a list's repository wants, and what becomes of those that are there already."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import PurePosixPath
from typing import NamedTuple

from dd_lint import __version__
from dd_lint.project.model import Project
from dd_lint.scaffold.proposed_config import configuration_text, entry_format

_MARK = "<!-- made by dd-lint init -->"
_REPOSITORY = "https://github.com/dd-lint/dd-lint"


class Proposal(NamedTuple):
    """A file, by its path below the repository.

    `text` is what it would hold if it were made anew. `addition` is what a file that is there would get at
    its end, if it is not the new text that it has to be; None if it cannot just get something added.
    """

    path: str
    text: str
    addition: str | None = None

    def merged(self, current: str) -> str | None:
        """The file with the proposal; None if that would overwrite something."""
        if current == self.text or (self.addition and self.addition in current):
            return current
        if self.addition is None or not (current.strip() == "" or self._fits(current)):
            return None
        return f"{current.rstrip()}\n{self.addition}" if current.strip() else self.text

    def _fits(self, current: str) -> bool:
        """Whether the addition has its place at the end of the file: a hook, in a list of repositories."""
        if not self.path.endswith(".yaml"):
            return True
        *_, last = ["", *re.findall(r"^([^\s#-][^:\n]*):", current, re.MULTILINE)]
        return last == "repos" and re.search(r"^  - ", current, re.MULTILINE) is not None


def proposals(project: Project, place: str) -> Iterator[Proposal]:
    """What is proposed for the list at `place`, a path below its repository."""
    folder = PurePosixPath(place).parent
    yield Proposal(str(folder / "dd-lint.toml"), configuration_text(project))
    yield _hook(project, place)
    for name in ("dd-lint.yml", "dd-lint-links.yml"):
        template = (files(__package__) / "templates" / name).read_text(encoding="utf-8")
        text = template.replace("@VERSION@", __version__).replace("@LIST@", json.dumps(place))
        yield Proposal(f".github/workflows/{name}", text)
    section = _contributing(project, place)
    yield Proposal("CONTRIBUTING.md", f"# Contributing\n\n{section}", f"\n{section}")


def _hook(project: Project, place: str) -> Proposal:
    entry = f"  - repo: {_REPOSITORY}\n    rev: v{__version__}\n    hooks:\n      - id: dd-lint\n"
    if place != "README.md":
        entry += f"        args: [{json.dumps(place)}]\n"
    if place != "README.md" or project.config.files:
        folder = PurePosixPath(place).parent
        cited = re.escape(str(folder / project.config.citations.folder))
        own = r".*\.md" if project.config.files else re.escape(place)
        entry += f"        files: {json.dumps(f'^({own}|{cited}/.*)$')}\n"
    return Proposal(".pre-commit-config.yaml", f"repos:\n{entry}", entry)


def _contributing(project: Project, place: str) -> str:
    lines = [_MARK, "## Adding a paper", ""]
    form = list(entry_format(project))
    if form:
        lines += ["An entry looks like this, in its section:", "", "```markdown", *form, "```", ""]
    else:
        lines += ["Write a new entry as those around it are written.", ""]
    lines += [
        "Before you open a pull request, see what it adds that is wrong:",
        "",
        "```sh",
        f"pip install dd-lint=={__version__}",
        f"dd-lint --since origin/HEAD {_shell(place)}",
        "```",
    ]
    return "\n".join(lines) + "\n"


def _shell(path: str) -> str:
    import shlex

    return shlex.quote(path)
