"""Addresses that lack their scheme, and so read like files of the repository."""

from __future__ import annotations

import re

from dd_lint.markdown.destinations import is_relative
from dd_lint.project.model import Project

# Hosts of papers and code. Whatever begins like one of them, followed by a path, is not a file.
_KNOWN = (
    "aclanthology.org", "arxiv.org", "bitbucket.org", "dl.acm.org", "doi.org", "dx.doi.org", "github.com",
    "gitlab.com", "huggingface.co", "ieeexplore.ieee.org", "link.springer.com", "openaccess.thecvf.com",
    "openreview.net", "papers.nips.cc", "proceedings.mlr.press", "proceedings.neurips.cc", "youtu.be",
    "youtube.com",
)  # fmt: skip
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,6}", re.IGNORECASE)
# Endings of hosts that no file of a repository has.
_ENDINGS = frozenset("com org net edu gov cn de fr jp kr uk ch nl ca au us eu".split())
_ENDINGS_WITH_PATH = frozenset("io ai dev app cc co me".split())
_EMAIL = re.compile(r"[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,6}", re.IGNORECASE)


def without_scheme(project: Project, address: str) -> str:
    """The whole address that one without a scheme stands for; empty where it may be a file's."""
    if not is_relative(address) or address[0] in "./\\" or "." not in address[:300]:
        return ""
    target = project.targets.get(address)
    if target is not None and target.state in ("file", "folder", "case"):
        return ""
    if "@" in address[:65] and _EMAIL.fullmatch(address):
        return f"mailto:{address}"
    head = re.split(r"[/?#]", address, maxsplit=1)[0].partition(":")[0].lower()
    if not _HOST.fullmatch(head):
        return ""
    has_path = address[len(head) : len(head) + 1] == "/"
    ending = head.rpartition(".")[2]
    sure = head.startswith("www.") or head in _KNOWN or ending in _ENDINGS
    return f"https://{address}" if sure or (has_path and ending in _ENDINGS_WITH_PATH) else ""
