"""What the relative links of a list lead to: files, and the fragments of other pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from dd_lint.config.model import Config
from dd_lint.document.build import build_document
from dd_lint.document.model import Document
from dd_lint.markdown.destinations import is_relative
from dd_lint.project.decode import decode
from dd_lint.project.disk import Disk
from dd_lint.project.target import Target
from dd_lint.text.source import Source


def link_targets(document: Document, disk: Disk) -> dict[str, Target]:
    """What the relative links of the list lead to, from the file that each is in."""
    targets: dict[str, Target] = {}
    for link in document.links:
        destination = link.destination
        if not is_relative(destination):
            continue
        known = targets.get(destination)
        # In files of other folders, the same words may lead elsewhere; one place that is there is enough.
        if known is None or (document.source.parts and known.state != "file"):
            path = unquote(re.split(r"[#?]", destination, maxsplit=1)[0])
            folder = document.source.local(link.span)[0].folder
            if folder and not path.startswith("/"):
                path = posixpath.join(folder, path)
            target = disk.target(path)
            if known is None or target.state == "file":
                targets[destination] = target
    return targets


def linked_pages(
    targets: Mapping[str, Target], document: Document, disk: Disk, config: Config
) -> dict[str, frozenset[str]]:
    """The fragments that other Markdown files define, where the list links to one of them."""
    pages: dict[str, frozenset[str]] = {}
    for destination, target in targets.items():
        path = target.path
        if "#" not in destination or target.state != "file" or path in pages:
            continue
        own = path == document.source.path and not document.source.parts
        if path.lower().endswith((".md", ".markdown")) and not own:
            try:
                text, _ = decode(disk.read(path), path)
            except (OSError, ValueError):
                continue
            page = build_document(Source(path, text), config)
            pages[path] = frozenset(
                {section.slug for section in page.sections} | {anchor.name for anchor in page.anchors}
            )
    return pages
