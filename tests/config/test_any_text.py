"""Whatever stands in the file, it is read or complained about."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from configurations import load
from hypothesis import given, settings
from hypothesis import strategies as st

from dd_lint.config.errors import ConfigError

WORDS = st.sampled_from(
    [
        "select",
        "ignore",
        "extend-select",
        "severity",
        "rules",
        "entry-order",
        "icon-order",
        "icon-kinds",
        "duplicates",
        "known-venues",
        "sections",
        "badge",
        "citations",
        "entries",
        "latest",
        "contents",
        "unlinked",
        "other",
        "exclude",
        "labels",
        "folder",
        "suffixes",
        "CIT001",
        "similar-title",
        "threshold",
        "ignored",
        "limit",
        "strict",
        "arxiv-form",
        "form",
        "ALL",
        "CIT",
        "auto",
        "off",
        "error",
        "info",
        "paper",
        ".bib",
        "..",
    ]
)
SCALARS = st.one_of(WORDS, st.text(max_size=5), st.booleans(), st.integers(), st.floats())
VALUES = st.recursive(
    st.one_of(SCALARS, st.lists(WORDS, max_size=3)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(st.one_of(WORDS, st.text(max_size=3)), VALUES, max_size=4)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml(value: object) -> str:
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case list():
            return "[\n" + ",\n".join(map(toml, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{quoted(key)} = {toml(item)}" for key, item in value.items()) + "}"
        case _:
            return str(value)


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one file after the other, as hypothesis wants no fresh one for each example."""
    return tmp_path_factory.mktemp("anywhere")


class TestAnyText:
    def outcome(self, folder: Path, data: bytes) -> None:
        path = folder / "dd-lint.toml"
        path.write_bytes(data)
        try:
            config = load(folder, path)
        except ConfigError as error:
            message = str(error)
            assert message.isprintable()
            found = re.match(r"(.*)dd-lint\.toml:(\d+):", message)
            assert found, message
            assert 1 <= int(found[2]) <= data.count(b"\n") + 1
        else:
            assert config.path == path

    @given(st.one_of(st.text().map(str.encode), st.binary()))
    def test_any_bytes(self, anywhere: Path, data: bytes) -> None:
        self.outcome(anywhere, data)

    @given(st.text(alphabet="[]{}=,.\"'#\\\n ab1"))
    def test_nearly_toml(self, anywhere: Path, text: str) -> None:
        self.outcome(anywhere, text.encode())

    @settings(max_examples=300)
    @given(TABLES)
    def test_any_table(self, anywhere: Path, table: dict[str, object]) -> None:
        text = "".join(f"{quoted(key)} = {toml(value)}\n" for key, value in table.items())
        self.outcome(anywhere, text.encode())

    @given(VALUES, st.text("'\n =[]{}\"#b\\"), st.sampled_from(["bad = 1", "[bad]", "bad.x = {}", "[[bad]]"]))
    def test_an_unknown_key_after_any_text(self, anywhere: Path, value: object, text: str, key: str) -> None:
        literal = re.sub("'+", "'", text).strip("'")
        before = f"known-venues = [{toml(value)},\n{quoted(text)}, '''{literal}'''] # {key}\n"
        path = anywhere / "dd-lint.toml"
        path.write_bytes(f"{before}{key} # {key}\n".encode())
        with pytest.raises(ConfigError) as error:
            load(path.parent, path)
        line = before.count("\n") + 1
        assert f'dd-lint.toml:{line}: unknown key "bad"' in str(error.value)
