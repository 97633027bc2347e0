"""The configuration: where it is looked for, what it may say, and how it is complained about."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import environment
from steps import growth

from dd_lint.config.file import load_config
from dd_lint.config.model import Badge, Choice, Citations, Config, ConfigError, Sections
from dd_lint.config.selectors import check_selectors
from dd_lint.findings import Severity
from dd_lint.rules import Family

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list's folder, which is also where the user is and the top of its repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
        assert config.citations == Citations("citations", (".txt", ".bib"))
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
            sections=Sections(("Papers",), ("News",), ("Index",), (), ("Thanks",)),
            badge=Badge(("Main",), ("Media",), ("papers",)),
            citations=Citations("data/../bib", (".bib",)),
            options={
                "arxiv-form": {"form": "pdf"},
                "similar-title": {"threshold": 1.0, "ignored": ("B",), "limit": 5, "strict": False},
            },
        )

    def test_one_key_leaves_its_neighbours_at_their_defaults(self, folder: Path) -> None:
        config = loaded(folder, 'sections.latest = ["News"]\ncitations.folder = "."')
        assert config.sections == Sections(latest=("News",))
        assert config.citations == Citations(folder=".")

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
            (Sections(), "entries"),
            (Badge(), "labels"),
            (Citations(), "folder"),
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


CITATION = 'expected "ALL", a family (CIT, DUP, URL), a rule\'s code or its name'
COMPLAINTS = [
    # Keys
    ('\n\nslect = ["CIT"]', '3: unknown key "slect"; did you mean "select"?'),
    ("entry_order = 1", '1: unknown key "entry_order"; did you mean "entry-order"?'),
    ("[sections]\nentires = []", '2: unknown key "sections.entires"; did you mean "sections.entries"?'),
    ("badge.count = 1", '1: unknown key "badge.count"; expected "sections", "exclude" or "labels"'),
    ("citations = { path = '' }", '1: unknown key "citations.path"; expected "folder" or "suffixes"'),
    ("[citatons]\n", '1: unknown key "citatons"; did you mean "citations"?'),
    ('"sel\\u001b[31mect" = 1', '1: unknown key "sel\\x1b[31mect"; did you mean "select"?'),
    # Types
    ('select = "CIT"', "1: select: expected an array of strings, not a string"),
    ("ignore = [\n 'CIT', 3]", "1: ignore: expected an array of strings, but item 2 is an integer"),
    ("icon-order = ['', 'a']", "1: icon-order: item 1 is empty"),
    ("\nsections = []", "2: sections: expected a table, not an array"),
    ("[[sections]]", "1: sections: expected a table, not an array"),
    ("severity = 'error'", "1: severity: expected a table, not a string"),
    ("rules.CIT001 = true", "1: rules.CIT001: expected a table, not a boolean"),
    ("known-venues = 'CVPR'", "1: known-venues: expected a table or an array of strings, not a string"),
    ("[known-venues]\nA = 'B'", "2: known-venues.A: expected an array of strings, not a string"),
    ("citations.folder = 2024-01-01", "1: citations.folder: expected a string, not a date or time"),
    # Enumerations
    ("entry-order = 'ascendng'", '1: entry-order: unknown value "ascendng"; did you mean "ascending"?'),
    (
        "duplicates = 'maybe'",
        '1: duplicates: unknown value "maybe"; expected "auto", "error" or "off"',
    ),
    ("duplicates = false", '1: duplicates: expected "auto", "error" or "off", not a boolean'),
    (
        "[icon-kinds]\nhome = 'project'\nsource = 'codes'",
        '3: icon-kinds.source: unknown value "codes"; did you mean "code"?',
    ),
    # Rules
    ('select = [\n "CIT",\n "CIT99"]', '3: select: unknown rule "CIT99"; did you mean "CIT009"?'),
    (
        'ignore = ["similar-titel"]',
        '1: ignore: unknown rule "similar-titel"; did you mean "similar-title"?',
    ),
    ('extend-select = ["CTI"]', '1: extend-select: unknown rule "CTI"; did you mean "CIT"?'),
    ('select = ["%%%"]', f'1: select: unknown rule "%%%"; {CITATION}'),
    ('select = [","]', f"1: select: no rule given; {CITATION}"),
    ("[severity]\nCIT001 = 'eror'", '2: severity.CIT001: unknown value "eror"; did you mean "error"?'),
    (
        "[severity]\nCIT001 = 'off'",
        '2: severity.CIT001: unknown value "off"; to turn a rule off, name it in "ignore"',
    ),
    (
        "severity.CIT001 = 2",
        '1: severity.CIT001: expected "error", "warning" or "info", not an integer',
    ),
    ("severity.CIT = 'info'", '1: severity.CIT: unknown rule "CIT"; did you mean "CIT009"?'),
    ("severity.x = 'info'", '1: severity.x: unknown rule "x"; expected a rule\'s code or name'),
    (
        "[severity]\nCIT001 = 'info'\nmissing-citation-file = 'info'",
        '3: severity.missing-citation-file: the same rule as "CIT001" above',
    ),
    ("[rules.arxiv-from]", '1: rules.arxiv-from: unknown rule "arxiv-from"; did you mean "arxiv-form"?'),
    (
        "[rules.URL002]\n\nfrom = 'pdf'",
        '3: unknown key "rules.URL002.from"; did you mean "rules.URL002.form"?',
    ),
    (
        "rules.CIT001.x = 1",
        '1: unknown key "rules.CIT001.x"; missing-citation-file has no options',
    ),
    (
        "rules.arxiv-form = { form = 1 }",
        '1: rules.arxiv-form.form: expected "auto", "abs" or "pdf", not an integer',
    ),
    (
        '[rules.arxiv-form]\n\nform = "xyz"',
        '3: rules.arxiv-form.form: unknown value "xyz"; expected "auto", "abs" or "pdf"',
    ),
    (
        'rules.URL002.form = "pfd"',
        '1: rules.URL002.form: unknown value "pfd"; did you mean "pdf"?',
    ),
    (
        "rules.DUP004.threshold = true",
        "1: rules.DUP004.threshold: expected a number, not a boolean",
    ),
    ("rules.DUP004.limit = true", "1: rules.DUP004.limit: expected an integer, not a boolean"),
    ("rules.DUP004.limit = 1.5", "1: rules.DUP004.limit: expected an integer, not a number"),
    ("rules.DUP004.strict = 1", "1: rules.DUP004.strict: expected a boolean, not an integer"),
    ("rules.DUP004.ignored = 'A'", "1: rules.DUP004.ignored: expected an array of strings, not a string"),
    # Paths
    (
        "[citations]\nfolder = '../bib'",
        '2: citations.folder: expected a folder inside the list\'s own, not "../bib"',
    ),
    (
        "[citations]\nfolder = 'a/../../b'",
        '2: citations.folder: expected a folder inside the list\'s own, not "a/../../b"',
    ),
    (
        "citations.folder = '/bib'",
        '1: citations.folder: expected a path relative to the list\'s folder, not "/bib"',
    ),
    (
        "citations.folder = 'C:/bib'",
        '1: citations.folder: expected a path relative to the list\'s folder, not "C:/bib"',
    ),
    ("citations.folder = 'a\\b'", '1: citations.folder: expected forward slashes, not "a\\b"'),
    (
        'citations.folder = "a\\u0000"',
        '1: citations.folder: expected a folder ("." is the list\'s own), not "a\\x00"',
    ),
    (
        "citations.suffixes = [\n'.bib',\n'txt']",
        '3: citations.suffixes: expected a dot and the letters after it (".bib"), not "txt"',
    ),
    # The wrong table
    (
        "\n[tool.dd-lint]\nselect = []",
        "2: unknown table [tool.dd-lint]; in this file the keys belong at the top level, in no table",
    ),
    (
        "[dd-lint.badge]\nlabels = []",
        "1: unknown table [dd-lint]; in this file the keys belong at the top level, in no table",
    ),
    # Not TOML
    ("a\n\nb = ", "1:2: not valid TOML: Expected '=' after a key in a key/value pair"),
    ("a = 1\nb = [1\n\n", "2:7: not valid TOML: Unclosed array (at the end of the file)"),
    ("a = 1\na = 2\n", "2:6: not valid TOML: Cannot overwrite a value"),
    ("\n[" + "a." * 50 + "a]", "2: a key of more than 40 parts"),
    (b"a = 1\nb = '\xff'", "2: not UTF-8 (byte 0xff)"),
]


class TestComplaints:
    @pytest.mark.parametrize(("text", "message"), COMPLAINTS)
    def test_exact_message(self, folder: Path, text: str | bytes, message: str) -> None:
        assert complaint(folder, text) == f"dd-lint.toml:{message}"

    def test_keys_of_a_pyproject_are_named_without_the_tool(self, folder: Path) -> None:
        text = "[project]\nselect = 1\n[tool.dd-lint]\n[tool.dd-lint.badge]\nsecions = 1\n"
        assert complaint(folder, text, "pyproject.toml") == (
            'pyproject.toml:5: unknown key "badge.secions"; did you mean "badge.sections"?'
        )
        text = "[tool]\nother = 1\ndd-lint = 3"
        assert complaint(folder, text, "pyproject.toml") == (
            "pyproject.toml:3: tool.dd-lint: expected a table, not an integer"
        )

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "[project]\n[dd-lint]\nselect = []",
                "2: unknown table [dd-lint]; in a pyproject.toml the table is called [tool.dd-lint]",
            ),
            (
                "[tool.dd_lint.sections]\nother = []",
                "1: unknown table [tool.dd_lint]; in a pyproject.toml the table is called [tool.dd-lint]",
            ),
        ],
    )
    def test_a_table_that_would_not_be_read(self, folder: Path, text: str, message: str) -> None:
        assert complaint(folder, text, "pyproject.toml") == f"pyproject.toml:{message}"

    def test_a_file_above_the_current_folder_is_named_in_full(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "a").mkdir()
        monkeypatch.chdir(folder / "a")
        assert complaint(folder, "x = 1").startswith(f"{folder / 'dd-lint.toml'}:1: unknown key")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a = " + "[" * 100_000, "not valid TOML: nested too deeply"),
            ("a = " + "9" * 5000, "not valid TOML: Exceeds the limit"),
            ("#" * (1 << 20) + "\n", "larger than 1 MB"),
        ],
    )
    def test_files_that_are_too_much(self, folder: Path, text: str, message: str) -> None:
        assert complaint(folder, text).startswith(f"dd-lint.toml: {message}")

    def test_files_that_are_none(self, folder: Path) -> None:
        (folder / "dd-lint.toml").mkdir()
        (folder / "pyproject.toml").touch()
        for name, message in [
            (None, "dd-lint.toml: a directory, not a TOML file"),
            ("none.toml", "none.toml: cannot be read: No such file or directory"),
            ("pyproject.toml", "pyproject.toml: no table [tool.dd-lint] in it"),
        ]:
            with pytest.raises(ConfigError) as error:
                load(folder, folder / name if name else None)
            assert str(error.value) == message

    def test_a_long_key_is_cut(self, folder: Path) -> None:
        assert len(complaint(folder, "x" * 100_000 + " = 1")) < 400


class TestLines:
    """The line of a key, however TOML lets it be written."""

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("[badge]\n'sections' = []\n[sections]\n\nbad = 1", 5),
            ("bad = 1\n[badge]\nbad = 1", 1),
            ("select = [] # bad = 1\n[ badge ] # bad\n\n[ citations . 'bad' ]", 4),
            ('badge.sections = """\nbad = 1\n\\"""\n"""""\nbad = 1', 5),
            ("sections.latest = [ # [\n'bad = 1', # ]\n'bad']\n'b\u0061d' = {}", 4),
            ('sections = { latest = [\n"]"], entries = [{},\n{} ], bad = 1 }', 3),
            ("badge.sections = [{a = 1}, [\n{b = [2]}]]\nbadge.bad = 1", 3),
            ('select = ["""a"""", "]", "b"]\n\nbad = 1', 3),
            ('"\\u0062ad" = 1', 1),
            ("rules.arxiv-form = {}\r\n\r\nbad.a.b = 1.5\r\n", 3),
        ],
    )
    def test_line(self, folder: Path, text: str, line: int) -> None:
        message = complaint(folder, text)
        assert re.match(rf'dd-lint\.toml:{line}: unknown key "(\w+\.)?bad"', message), message

    def test_a_value_of_several_lines(self, folder: Path) -> None:
        message = complaint(folder, 'duplicates = "auto"\r\nselect = [\r\n"CIT",\r\n"""c\r\nit"""]')
        assert message.startswith('dd-lint.toml:4: select: unknown rule "c\\nit"; ')

    def test_work_is_linear(self, folder: Path) -> None:
        def complain(count: int) -> None:
            venues = "".join(f'V{i} = ["Venue {i}"]\n' for i in range(count))
            found = complaint(folder, f"[known-venues]\n{venues}V = 1\n")
            assert found.startswith(f"dd-lint.toml:{count + 2}: known-venues.V: ")

        complain(30_000)
        assert growth(complain, 500) < 5


class TestSelectors:
    def test_families_codes_and_names_in_any_case_each_once(self) -> None:
        values = ["all, cit", "Url002,", "CIT", "SIMILAR-title"]
        assert check_selectors(values, RULES, where="--select") == ("ALL", "CIT", "URL002", "similar-title")

    def test_nothing_is_nothing(self) -> None:
        assert check_selectors([], RULES, where="--select") == ()

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("CIT99", '--select: unknown rule "CIT99"; did you mean "CIT009"?'),
            ("CIT, arxivform", '--select: unknown rule "arxivform"; did you mean "arxiv-form"?'),
            ("\udcff\n", f'--select: unknown rule "\\udcff"; {CITATION}'),
            ("", f"--select: no rule given; {CITATION}"),
        ],
    )
    def test_complaints(self, value: str, message: str) -> None:
        with pytest.raises(ConfigError) as error:
            check_selectors([value], RULES, where="--select")
        assert str(error.value) == message


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
