"""What plugins and scripts may import, used as they would; the example plugin is really installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from folders import ROOT, write_files
from program import environment, run_process

from dd_lint import api

LIST = """\
# Papers
## Main
+ [Distil Your Data!](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018) [:book:](https://books.example.org/coresets)
+ [Coresets](https://arxiv.org/abs/1811.10960) (Ann Lee, ICML 2019) [:book:](https://books.example.org/nothing)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path, {"README.md": LIST, ".git/HEAD": ""})
    return tmp_path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that finds the example, which pip has installed."""
    pytest.importorskip("hatchling")
    target = tmp_path_factory.mktemp("site")
    words = "-m pip install --quiet --no-deps --no-build-isolation --no-index --disable-pip-version-check"
    source = ROOT / "examples" / "plugin"
    command = [sys.executable, *words.split(), "--target", str(target), str(source)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return {"PYTHONPATH": str(target)}


def test_everything_that_is_named_is_there() -> None:
    assert all(getattr(api, name) is not None for name in api.__all__)
    assert not hasattr(api, "anything_else")


def test_a_script_reads_a_list(folder: Path) -> None:
    first, second = api.read_list(folder).entries
    assert [author.name for author in first.authors] == ["Tongzhou Wang"]
    assert (second.title, second.meta.year if second.meta else None) == ("Coresets", 2019)
    assert str(first.identifier.value if first.identifier else "") == "1811.10959"


def test_a_script_lints_a_list(folder: Path) -> None:
    write_files(folder, {"dd-lint.toml": 'ignore = ["empty-link-text"]\n', "README.md": LIST + "+ [](x)\n"})
    assert not [one for one in api.lint(folder).diagnostics if one.rule.code == "ENT001"]
    (found,) = api.lint(folder / "README.md", isolated=True, select=["ENT001"]).diagnostics
    assert (found.rule.name, found.severity) == ("empty-link-text", api.Severity.ERROR)


def test_what_is_wrong_is_one_line(folder: Path) -> None:
    with pytest.raises(api.UserError, match=r"READMY\.md: no such file; did you mean .*README\.md\?$"):
        api.read_list(folder / "READMY.md")
    with pytest.raises(api.UserError, match=r'^select: unknown rule "ENT0"; did you mean'):
        api.lint(folder, select=["ENT0"])


def test_a_rule_brings_no_network_along() -> None:
    code = "import dd_lint.api, sys; print(sorted({'httpx', 'httpcore', 'asyncio'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment({}), capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_example_is_typed() -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "dd_lint_example"]
    done = subprocess.run(
        command, cwd=ROOT / "examples" / "plugin", env=environment({"MYPYPATH": str(ROOT / "src")}),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_example_rule_runs(folder: Path, installed: dict[str, str]) -> None:
    done = run_process("--select", "EXA", ".", cwd=folder, env=installed)
    assert done.stdout == 'README.md:3:20: EXA001 exclaiming-title the title "Distil Your Data!" exclaims\n'
    assert (
        run_process("--fix", "--unsafe-fixes", "--select", "EXA", ".", cwd=folder, env=installed).returncode
        == 0
    )
    assert "[Distil Your Data](" in (folder / "README.md").read_text(encoding="utf-8")
    page = run_process("explain", "exclaiming-title", cwd=folder, env=installed).stdout
    assert page.startswith("# exclaiming-title (EXA001, info)\n\nA title ends in an exclamation mark.\n")


def test_the_example_resolver_is_asked(folder: Path, installed: dict[str, str]) -> None:
    links = "[one](https://books.example.org/coresets) [other](https://books.example.org/nothing)\n"
    write_files(folder, {"README.md": links})
    done = run_process("links", "--no-cache", "--output-format", "json", cwd=folder, env=installed)
    found = [one["message"] for one in json.loads(done.stdout)["findings"]]
    assert len(found) == 1
    assert "https://books.example.org/nothing" in found[0]
    assert "https://shelf.example.org was asked" in found[0]
