"""The documents keep their promises: what is generated is fresh, and what they show works as shown."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from folders import ROOT, write_files
from program import environment, run

from dd_lint.analysis.conventions import CONVENTIONS
from dd_lint.config.file import load_config
from dd_lint.config.model import Config
from dd_lint.lint.registry import all_rules

CONFIGURATION = ROOT / "docs" / "configuration.md"
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", CONFIGURATION.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_what_is_generated_is_fresh() -> None:
    texts = runpy.run_path(str(ROOT / "docs" / "generate.py"))["generated"]()
    stale = [path.name for path, text in texts.items() if not path.exists() or read(path) != text]
    gone = [path.name for path in (ROOT / "docs" / "rules").iterdir() if path not in texts]
    assert not stale + gone, "run `python docs/generate.py`"


def test_every_rule_names_its_page() -> None:
    assert not [rule.name for rule in all_rules() if not (ROOT / rule.url.partition("/main/")[2]).is_file()]


def test_links_between_documents_lead_somewhere() -> None:
    pages = [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    links = {
        (page, link) for page in pages for link in re.findall(r"\]\(((?!#|[a-z]+:)[^()\s]+)\)", prose(page))
    }
    assert len(links) > len(all_rules())
    assert not [link for page, link in links if not (page.parent / link.partition("#")[0]).is_file()]


@pytest.mark.parametrize(
    "page", [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.name
)
def test_the_links_of_every_document_are_checked_by_dd_lint(page: Path) -> None:
    done = run(page, "--isolated", "--select", "TOC001,TOC002,URL001,URL006", cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    zensical = Path(sys.executable).with_name("zensical")
    if not zensical.exists():
        pytest.skip("zensical is not installed")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    command = [zensical, "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "rules" / "dead-anchor" / "index.html").is_file()
    assert "search" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """What is outside of a document's code."""
    text = re.sub(r"^(`{3,})\w.*?^\1$", "", read(path), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("name", ["dd-lint.toml", "pyproject.toml"])
def test_the_examples_of_the_configuration_are_valid(example: str, name: str, tmp_path: Path) -> None:
    if name == "pyproject.toml":
        tables = re.sub(r"^\[", "[tool.dd-lint.", example, flags=re.MULTILINE)
        example = f"[tool.dd-lint]\n{tables}"
    write_files(tmp_path, {name: example, ".git/HEAD": ""})
    config = load_config(tmp_path, config=None, isolated=False, rules=all_rules(), conventions=CONVENTIONS)
    assert config.path == tmp_path / name
    assert config != Config(path=config.path)


def test_every_key_of_the_configuration_is_described_and_shown() -> None:
    keys = {name.replace("_", "-") for name in Config.__dataclass_fields__} - {
        "path",
        "origin",
        "options",
        "known-rules",
    }
    default = Config()
    for table in (default.sections, default.badge, default.citations, default.links):
        keys |= {name.replace("_", "-") for name in table._fields}
    for key in keys:
        assert re.search(rf"`\[?{key}\]?`", read(CONFIGURATION)), f"{key} is not described"
        assert re.search(rf"^(\[{key}\]|{key} = )", "".join(EXAMPLES), re.MULTILINE), f"{key} is not shown"


def test_the_defaults_of_the_configuration_are_those_described() -> None:
    text, default = read(CONFIGURATION), Config()
    for key, values in {
        "icon-order": default.icon_order,
        "unlinked": default.sections.unlinked,
        "folder": default.citations.folder,
        "suffixes": default.citations.suffixes,
        "entry-order": default.entry_order,
        "timeout": default.links.timeout,
        "deadline": default.links.deadline,
        "concurrency": default.links.concurrency,
        "per-host": default.links.per_host,
        "interval": default.links.interval,
        "retries": default.links.retries,
        "dead-after-runs": default.links.dead_after_runs,
        "dead-after-days": default.links.dead_after_days,
    }.items():
        described = re.search(rf"^\| `{key}` \|.*\| `([^`]+)` \|$", text, re.MULTILINE)
        assert described, key
        assert eval(described[1]) == (list(values) if isinstance(values, tuple) else values)
    for kind in set(default.icon_kinds.values()):
        row = re.search(rf'^\| `"{kind}"` \| (.*) \|$', text, re.MULTILINE)
        assert row
        assert re.findall(r"`(.*?)`", row[1]) == [key for key, of in default.icon_kinds.items() if of == kind]


def test_a_rule_takes_the_two_files_that_contributing_shows(tmp_path: Path) -> None:
    """They are put into a copy of this repository, whose own tests of rules and documents then pass."""
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in ("README.md", "CONTRIBUTING.md", "pyproject.toml", ".importlinter"):
        shutil.copy(ROOT / name, tmp_path)
    guide = read(ROOT / "CONTRIBUTING.md")
    shown = re.findall(r"^\*\*\d\. .*?`(\S+?)`.*?^````\w+\n(.*?)^````$", guide, re.MULTILINE | re.DOTALL)
    assert [path for path, _ in shown] == [
        "src/dd_lint/rules/entry/shouting_title.py",
        "tests/rules/shouting-title.md",
    ]
    assert not [path for path, _ in shown if (ROOT / path).exists()]
    write_files(tmp_path, dict(shown))
    python("docs/generate.py", folder=tmp_path)
    assert "| shouting-title | info (off) |" in read(tmp_path / "README.md")
    assert read(tmp_path / "docs/rules/shouting-title.md").startswith("# shouting-title (ENT018, info")
    tests = ["tests/rules", "tests/repository/test_docs.py"]
    wanted = "shouting-title or every_rule or well_formed or fresh or lead_somewhere"
    passed = python(
        "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *tests, "-k", wanted, folder=tmp_path
    )
    assert re.search(r"^11 passed", passed, re.MULTILINE), passed
    contract = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"],
        cwd=tmp_path, env=environment({}) | {"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert contract.returncode == 0, contract.stdout


def test_the_source_archive_is_complete(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    python("-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path), folder=ROOT)
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    files = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")]
    for folder, pattern in (("src", "*.py"), ("tests", "*.*"), ("docs", "*.*"), ("citations", "*.txt")):
        files += (ROOT / folder).rglob(pattern)
    paths = {path.relative_to(ROOT) for path in files}
    wanted = {path.as_posix() for path in paths if not re.search(r"/(\.|__pycache__)", path.as_posix())}
    assert len(wanted) > 500
    assert not wanted - packed


def python(*arguments: str, folder: Path) -> str:
    """Run Python on a copy of this repository; what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment({}) | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
