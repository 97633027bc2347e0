"""Another package's rules: really built, really installed, and run like the built-in ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import write_files
from program import run_process

LIST = "# Papers\n## Main\n+ [A Title](https://example.org/a) (Ann Lee et al., ICML 2021)\n"
RULE = '''"""A title is loud.

## What it does
Finds titles that hold a word.
"""
from collections.abc import Iterator

from dd_lint.api import Finding, Project, Severity, rule


@rule("XYZ001", "loud-title", Severity.WARNING, options={"word": "Title"})
def loud_title(project: Project) -> Iterator[Finding]:
    word = project.config.option("loud-title", "word", "Title")
    for entry in project.entries:
        if word in entry.title:
            yield Finding(project.source, entry.title_span, f"the title says {word}")
'''
QUIET = '''"""A second rule, off unless selected."""
from dd_lint.api import Finding, Severity, rule


@rule("XYZ002", "quiet-title", Severity.INFO, default=False)
def quiet_title(project):
    yield Finding(project.source, project.entries[0].title_span, "hush")
'''
YIELD = "    yield Finding(project.source, project.entries[0].title_span, 'first')\n"
FINDING = "README.md:3:4: XYZ001 loud-title the title says Title\n"


def install(
    folder: Path, name: str, modules: Mapping[str, str], entry_points: str, group: str = "dd_lint.rules"
) -> Path:
    """Build a package of some modules and install it with pip into a folder, which is returned."""
    source, target = folder / "source" / name, folder / "installed"
    package = name.replace("-", "_")
    project = f"""
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "1.0"

[project.entry-points."{group}"]
{entry_points}

[tool.hatch.build.targets.wheel]
packages = ["{package}"]
"""
    write_files(source, {"pyproject.toml": project, f"{package}/__init__.py": ""})
    write_files(source / package, modules)
    command = [
        *(
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
        ),
        *("--disable-pip-version-check", "--target", str(target), str(source)),
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return target


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("plugin")
    points = 'titles = "dd_lint_shouting.titles"\nquiet = "dd_lint_shouting.quiet"'
    return install(folder, "dd-lint-shouting", {"titles.py": RULE, "quiet.py": QUIET}, points)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path, {"README.md": LIST, ".git/HEAD": ""})
    return tmp_path


RESOLVER = """
from dd_lint.api import Answer, Limits, Resolver, Verdict


class Shelf(Resolver):
    name = "shelf"
    base = "https://shelf.example.org"
    limits = Limits(1)

    def key(self, url):
        return url.removeprefix("https://books.example.org/") if "books.example.org" in url else None

    def ask(self, keys, settle, pass_on):
        for key in keys:
            settle(key, Answer(Verdict.DEAD, f"{self.address} has no {key}"))
"""


def test_a_resolver_of_another_package(folder: Path) -> None:
    pytest.importorskip("hatchling")
    points = 'shelf = "dd_lint_shelf.shelf:Shelf"'
    modules = {"shelf.py": RESOLVER}
    target = install(folder, "dd-lint-shelf", modules, points, group="dd_lint.resolvers")
    settings = '[links.bases]\nshelf = "https://other.example.org"\n'
    write_files(folder, {"README.md": "[a](https://books.example.org/a)\n", "dd-lint.toml": settings})
    done = run_process("links", "--no-cache", cwd=folder, env={"PYTHONPATH": str(target)})
    assert done.returncode == 1
    assert "is dead: https://other.example.org has no a" in done.stdout
    assert done.stderr.startswith("1 link: 1 dead; 0 requests; ")


class TestInstalled:
    def test_it_runs_by_itself(self, folder: Path, installed: Path) -> None:
        done = run_process("README.md", cwd=folder, env={"PYTHONPATH": str(installed)})
        assert done.returncode == 1
        assert FINDING in done.stdout
        assert "XYZ002" not in done.stdout
        assert "XYZ001" not in run_process("README.md", cwd=folder).stdout

    def test_selection(self, folder: Path, installed: Path) -> None:
        env = {"PYTHONPATH": str(installed)}
        for word in ("XYZ001", "loud-title", "xyz"):
            assert run_process("README.md", "--select", word, cwd=folder, env=env).stdout == FINDING
        assert "XYZ002" in run_process("README.md", "--extend-select", "XYZ", cwd=folder, env=env).stdout
        assert "XYZ" not in run_process("README.md", "--ignore", "XYZ", cwd=folder, env=env).stdout
        assert run_process("README.md", "--select", "XYZ001", cwd=folder).returncode == 2

    def test_its_options(self, folder: Path, installed: Path) -> None:
        env = {"PYTHONPATH": str(installed)}
        write_files(folder, {"pyproject.toml": '[tool.dd-lint.rules.loud-title]\nword = "A"\n'})
        done = run_process("README.md", "--select", "XYZ001", cwd=folder, env=env)
        assert done.stdout == FINDING.replace("says Title", "says A")
        write_files(folder, {"pyproject.toml": "[tool.dd-lint.rules.loud-title]\nwrod = 1\n"})
        done = run_process("README.md", cwd=folder, env=env)
        assert done.returncode == 2
        assert 'did you mean "rules.loud-title.word"?' in done.stderr

    def test_it_is_listed_and_explained(self, folder: Path, installed: Path) -> None:
        env = {"PYTHONPATH": str(installed)}
        records = {
            one["code"]: one
            for one in json.loads(run_process("rules", "--output-format", "json", cwd=folder, env=env).stdout)
        }
        assert records["XYZ001"]["summary"] == "A title is loud."
        assert records["XYZ001"]["options"] == {"word": "Title"}
        assert records["XYZ002"]["default"] is False
        page = run_process("explain", "loud-title", cwd=folder, env=env).stdout
        assert page.startswith("# loud-title (XYZ001, warning)\n\nA title is loud.\n")
        assert '- `word` (default: `"Title"`)' in page
        assert (
            "# quiet-title (XYZ002, info, off unless selected)"
            in run_process("explain", "XYZ002", cwd=folder, env=env).stdout
        )


class TestBroken:
    """What a package does wrong is one line and no traceback; dd-lint's own rules are not to blame."""

    # The files that pip would leave behind, as each of these differs in one word only.
    def put(self, folder: Path, module: str, point: str = "broken = broken_rules") -> dict[str, str]:
        metadata = "Metadata-Version: 2.1\nName: broken-rules\nVersion: 1.0\n"
        write_files(
            folder / "site",
            {
                "broken_rules.py": module,
                "broken_rules-1.0.dist-info/METADATA": metadata,
                "broken_rules-1.0.dist-info/entry_points.txt": f"[dd_lint.rules]\n{point}\n",
            },
        )
        return {"PYTHONPATH": str(folder / "site")}

    @pytest.mark.parametrize(
        ("module", "point", "message"),
        [
            (
                "import nothing_of_this_name",
                "",
                "cannot be loaded: ModuleNotFoundError: No module named 'nothing_of_this_name'",
            ),
            ("raise ValueError('a\\nb\\x1b[31m')", "", r"cannot be loaded: ValueError: a\nb\x1b[31m"),
            ("def (", "", "cannot be loaded: SyntaxError: "),
            ("", "", "the module broken_rules holds no rule"),
            (
                RULE.replace("loud-title", "empty-link-text"),
                "",
                "a rule named empty-link-text exists already",
            ),
            (
                RULE,
                "broken = broken_rules:loud_title",
                "the entry point broken_rules:loud_title must name a module",
            ),
            (RULE, "broken = broken_rules.nowhere", "cannot be loaded: ModuleNotFoundError"),
            (RULE, "broken = broken_rules:nothing", "cannot be loaded: AttributeError"),
            (RULE, "one = broken_rules\ntwo = broken_rules", "a rule named loud-title exists already"),
        ],
    )
    def test_one_line(self, folder: Path, module: str, point: str, message: str) -> None:
        env = self.put(folder, module, point or "broken = broken_rules")
        for command in ("check", "rules"):
            done = run_process(command, cwd=folder, env=env)
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.startswith("dd-lint: rules of the package broken-rules")
            assert message in done.stderr
            assert done.stderr.count("\n") == 1
        assert run_process("--version", cwd=folder, env=env).returncode == 0

    @pytest.mark.parametrize(
        ("body", "message"),
        [
            (
                f"{YIELD}    raise ValueError('a\\nb')",
                r"ValueError: a\nb",
            ),
            ("    return None", "TypeError"),
            (
                f"{YIELD}    yield 'no finding'",
                "AttributeError",
            ),
            ("    def deeper(): deeper()\n    deeper()\n    yield", "RecursionError"),
        ],
    )
    def test_a_rule_that_breaks_stops_no_other(self, folder: Path, body: str, message: str) -> None:
        start = RULE.index("    word =")
        env = self.put(folder, RULE[:start] + body + "\n")
        (folder / "README.md").write_text(LIST + "+ [](x)\n", encoding="utf-8")
        done = run_process("README.md", "--select", "XYZ001,ENT001", "--exit-zero", cwd=folder, env=env)
        assert done.returncode == 3
        lines = done.stdout.splitlines()
        assert lines[-1].startswith("README.md:4:3: ENT001 empty-link-text ")
        assert len(lines) == 1 + ("'first'" in body)
        summary, failure = done.stderr.splitlines()
        assert summary.startswith("Found ")
        assert failure.startswith("dd-lint: internal error: the rule XYZ001 loud-title broke: ")
        assert message in failure
