"""Configurations of a few made-up rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dd_lint.config.errors import ConfigError
from dd_lint.config.file import load_config
from dd_lint.config.model import Choice, Config
from dd_lint.rules import Family


@dataclass(frozen=True)
class Rule:
    code: str
    name: str
    options: Mapping[str, object] = field(default_factory=dict)

    @property
    def family(self) -> Family:
        return Family(self.code[:3])


RULES = (
    Rule("CIT001", "missing-citation-file"),
    Rule("CIT009", "citation-id-mismatch"),
    Rule("DUP004", "similar-title", {"threshold": 0.9, "ignored": ("A Survey",), "limit": 3, "strict": True}),
    Rule("URL002", "arxiv-form", {"form": Choice("auto", ("auto", "abs", "pdf"))}),
)


def load(folder: Path, config: Path | None = None, *, isolated: bool = False) -> Config:
    return load_config(folder, config=config, isolated=isolated, rules=RULES)


def loaded(folder: Path, text: str) -> Config:
    (folder / "dd-lint.toml").write_text(text, encoding="utf-8")
    return load(folder)


def complaint(folder: Path, text: str | bytes, name: str = "dd-lint.toml") -> str:
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    with pytest.raises(ConfigError) as error:
        load(folder)
    return str(error.value)
