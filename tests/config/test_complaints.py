"""What is wrong with a configuration, named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from configurations import RULES, complaint, load
from steps import growth

from dd_lint.config.errors import ConfigError
from dd_lint.config.selectors import check_selectors

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
