"""The configuration: where it is looked for, and what it may say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from configurations import load, loaded
from program import environment

from dd_lint.config.model import BadgeSettings, CitationSettings, Config, SectionSettings
from dd_lint.findings import Severity


class TestValues:
    def test_without_a_file_the_defaults_hold(self, folder: Path) -> None:
        config = load(folder)
        assert config == Config()
        assert config.path is None
        assert config.select == ("ALL",)
        assert config.icon_kinds[":octocat:"] == config.icon_kinds["github"] == "code"
        assert config.icon_kinds[":book:"] == config.icon_kinds["bibtext"] == "bibtex"
        assert config.icon_kinds[":globe_with_meridians:"] == config.icon_kinds["homepage"] == "project"
        assert config.icon_kinds["arxiv"] == "paper"
        assert config.citations == CitationSettings("citations", (".txt", ".bib"))
        assert "Workshop" in config.sections.unlinked

    def test_an_empty_file_changes_its_path_only(self, folder: Path) -> None:
        assert loaded(folder, "") == Config(path=folder / "dd-lint.toml")

    def test_everything_can_be_said(self, folder: Path) -> None:
        text = """
            select = ["cit", "url002, Similar-Title"]
            ignore = ["CIT009"]
            extend-select = ["DUP"]
            entry-order = "descending"
            icon-order = [":book:"]
            icon-kinds = { " Demo " = "project", PDF = "other" }
            duplicates = "off"
            known-venues = { AIST = ["Analysis of Images", "A.I.S.T."], Nowhere = [] }
            severity.CIT001 = "info"
            severity.similar-title = "error"
            badge = { sections = ["Main"], exclude = ["Media"], labels = ["papers"] }
            [sections]
            entries = ["Papers"]
            latest = ["News"]
            contents = ["Index"]
            unlinked = []
            other = ["Thanks"]
            [citations]
            folder = "./data/../bib/"
            suffixes = [".bib"]
            [rules.URL002]
            form = "pdf"
            [rules.similar-title]
            threshold = 1
            ignored = ["B"]
            limit = 5
            strict = false
        """
        assert loaded(folder, text) == Config(
            path=folder / "dd-lint.toml",
            select=("CIT", "URL002", "similar-title"),
            ignore=("CIT009",),
            extend_select=("DUP",),
            severity={"missing-citation-file": Severity.INFO, "similar-title": Severity.ERROR},
            entry_order="descending",
            icon_order=(":book:",),
            icon_kinds={**Config().icon_kinds, "demo": "project", "pdf": "other"},
            duplicates="off",
            known_venues={"AIST": ("Analysis of Images", "A.I.S.T."), "Nowhere": ()},
            sections=SectionSettings(("Papers",), ("News",), ("Index",), (), ("Thanks",)),
            badge=BadgeSettings(("Main",), ("Media",), ("papers",)),
            citations=CitationSettings("data/../bib", (".bib",)),
            options={
                "arxiv-form": {"form": "pdf"},
                "similar-title": {"threshold": 1.0, "ignored": ("B",), "limit": 5, "strict": False},
            },
        )

    def test_one_key_leaves_its_neighbours_at_their_defaults(self, folder: Path) -> None:
        config = loaded(folder, 'sections.latest = ["News"]\ncitations.folder = "."')
        assert config.sections == SectionSettings(latest=("News",))
        assert config.citations == CitationSettings(folder=".")

    def test_known_venues_may_be_mere_names(self, folder: Path) -> None:
        assert loaded(folder, 'known-venues = ["AIST", "MICCAI"]').known_venues == {"AIST": (), "MICCAI": ()}

    def test_icon_kinds_of_one_configuration_do_not_leak_into_another(self, folder: Path) -> None:
        loaded(folder, 'icon-kinds = { paper = "other" }')
        assert Config().icon_kinds["paper"] == "paper"

    def test_an_option_is_the_users_or_the_default(self, folder: Path) -> None:
        config = loaded(folder, 'rules.arxiv-form.form = "pdf"')
        assert config.option("arxiv-form", "form", "abs") == "pdf"
        assert config.option("arxiv-form", "versions", True) is True
        assert config.option("similar-title", "threshold", 0.9) == 0.9

    @pytest.mark.parametrize("data", [b'\xef\xbb\xbfduplicates = "off"', b'\r\nduplicates = "off"\r\n'])
    def test_windows_files(self, folder: Path, data: bytes) -> None:
        (folder / "dd-lint.toml").write_bytes(data)
        assert load(folder).duplicates == "off"

    def test_a_configuration_is_frozen(self) -> None:
        for frozen, name in (
            (Config(), "select"),
            (SectionSettings(), "entries"),
            (BadgeSettings(), "labels"),
            (CitationSettings(), "folder"),
        ):
            with pytest.raises(AttributeError):
                setattr(frozen, name, None)


class TestSearch:
    def write(self, path: Path, order: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        table = "[tool.dd-lint]\n" if path.name == "pyproject.toml" else ""
        path.write_text(f'{table}entry-order = "{order}"\n', encoding="utf-8")

    def test_pyproject(self, folder: Path) -> None:
        self.write(folder / "pyproject.toml", "ascending")
        config = load(folder)
        assert (config.entry_order, config.path) == ("ascending", folder / "pyproject.toml")

    def test_in_one_folder_dd_lint_toml_wins(self, folder: Path) -> None:
        self.write(folder / "pyproject.toml", "ascending")
        self.write(folder / "dd-lint.toml", "descending")
        assert load(folder).entry_order == "descending"

    def test_the_nearest_folder_wins(self, folder: Path) -> None:
        self.write(folder / "dd-lint.toml", "descending")
        self.write(folder / "a" / "pyproject.toml", "ascending")
        (folder / "a" / "b").mkdir()
        assert load(folder / "a" / "b").entry_order == "ascending"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[tool.ruff]\nline-length = 110\n",
            "[tool.ruff\n",
            "tool = 3 # dd-lint",
            "dd-lint = 3\n",
            "[tool.ruff.lint.per-file-ignores]\n'src/dd_lint/cli/commands/*.py' = []\n",
            "[project]\ndependencies = ['dd-lint']\n",
        ],
    )
    def test_another_tools_pyproject_is_passed_over(self, folder: Path, text: str) -> None:
        self.write(folder / "dd-lint.toml", "descending")
        (folder / "a").mkdir()
        (folder / "a" / "pyproject.toml").write_text(text, encoding="utf-8")
        assert load(folder / "a").entry_order == "descending"

    @pytest.mark.parametrize("make", ["mkdir", "touch"])
    def test_the_top_of_a_repository_ends_the_search(self, folder: Path, make: str) -> None:
        self.write(folder / "dd-lint.toml", "descending")
        (folder / "inner" / "deep").mkdir(parents=True)
        getattr(folder / "inner" / ".git", make)()
        assert load(folder / "inner" / "deep") == Config()
        self.write(folder / "inner" / "dd-lint.toml", "ascending")
        assert load(folder / "inner" / "deep").entry_order == "ascending"

    def test_a_relative_folder_is_searched_upwards_too(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.write(folder / "dd-lint.toml", "descending")
        (folder / "a").mkdir()
        monkeypatch.chdir(folder / "a")
        assert load(type(folder)()).entry_order == "descending"

    def test_isolated_reads_nothing(self, folder: Path) -> None:
        (folder / "dd-lint.toml").write_text("broken", encoding="utf-8")
        assert load(folder, isolated=True) == Config()

    def test_a_named_file_is_read_instead(self, folder: Path) -> None:
        (folder / "dd-lint.toml").write_text("broken", encoding="utf-8")
        self.write(folder / "other" / "lists.toml", "off")
        self.write(folder / "other" / "pyproject.toml", "ascending")
        assert load(folder, folder / "other" / "lists.toml").entry_order == "off"
        assert load(folder, folder / "other" / "pyproject.toml").entry_order == "ascending"

    def test_without_a_file_no_parser_is_loaded(self, folder: Path) -> None:
        code = (
            "import sys, pathlib; from dd_lint.config.file import load_config\n"
            "load_config(pathlib.Path(), config=None, isolated=False, rules=())\n"
            "assert not {'tomllib', 'difflib'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment({}), check=True)
